#include "image/colour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace premise {

namespace {

    double decoded(double encoded)
    {
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    }

    double encodedFrom(double linear)
    {
        return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1.0 / 2.4) - 0.055;
    }

    std::array<float, 256> madeSteps()
    {
        std::array<float, 256> steps{};
        for (std::size_t i = 0; i < steps.size(); ++i) {
            steps[i] = static_cast<float>(decoded(static_cast<double>(i) / 255.0));
        }
        return steps;
    }

    /// The light at which each step gives way to the next.
    std::array<float, 255> madeBorders()
    {
        std::array<float, 255> borders{};
        for (std::size_t i = 0; i < borders.size(); ++i) {
            borders[i] = static_cast<float>(decoded((static_cast<double>(i) + 0.5) / 255.0));
        }
        return borders;
    }

}

float srgbFromLinear(float linear)
{
    return static_cast<float>(std::copysign(encodedFrom(std::abs(linear)), linear));
}

float linearFromSrgb(float encoded)
{
    return static_cast<float>(std::copysign(decoded(std::abs(encoded)), encoded));
}

std::uint8_t srgb8FromLinear(float linear)
{
    static const std::array<float, 255> borders = madeBorders();
    if (std::isnan(linear)) {
        return 0;
    }
    return static_cast<std::uint8_t>(std::ranges::upper_bound(borders, linear) - borders.begin());
}

float linearFromSrgb8(std::uint8_t encoded)
{
    static const std::array<float, 256> steps = madeSteps();
    return steps[encoded];
}

}
