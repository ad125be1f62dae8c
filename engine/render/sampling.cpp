#include "render/sampling.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace premise {

namespace {

    /// A sunflower: as even over the disc as points can be, at any count.
    Vec2 sunflower(int index, int count)
    {
        const double golden = std::numbers::pi * (3.0 - std::sqrt(5.0));
        const double radius = std::sqrt((double(index) + 0.5) / double(count));
        const double angle = double(index) * golden;
        return Vec2(float(radius * std::cos(angle)), float(radius * std::sin(angle)));
    }

    /// Another order of 0 … count − 1, so that two dimensions do not move together.
    int shuffled(int index, int count, int stride)
    {
        while (std::gcd(stride, count) != 1) {
            ++stride;
        }
        return int((long(index) * stride + stride / 2) % count);
    }

    double fraction(double value)
    {
        return value - std::floor(value);
    }

}

SubFrameSample subFrameSample(int index, int count)
{
    if (count <= 1) {
        return {};
    }
    SubFrameSample sample;
    // The plastic number's powers: the two-dimensional cousin of the golden ratio.
    constexpr double plastic = 1.32471795724474602596;
    sample.pixel = Vec2(float(fraction(0.5 + double(index + 1) / plastic) - 0.5),
                        float(fraction(0.5 + double(index + 1) / (plastic * plastic)) - 0.5));
    sample.lens = sunflower(shuffled(index, count, int(double(count) * 0.381966)), count);
    sample.shutter =
        (double(shuffled(index, count, int(double(count) * 0.618034) + 1)) + 0.5) / double(count);
    sample.sun = sunflower(shuffled(index, count, int(double(count) * 0.236068) + 3), count);
    return sample;
}

}
