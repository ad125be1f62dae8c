#pragma once

#include <cstdint>
#include <vector>

#include "image/image.h"

namespace premise::test {

/// One colour everywhere.
inline Image8 plain(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue,
                    std::uint8_t alpha = 255)
{
    Image8 image{width, height, {}};
    for (int pixel = 0; pixel < width * height; ++pixel) {
        image.pixels.insert(image.pixels.end(), {red, green, blue, alpha});
    }
    return image;
}

/// Ramps that differ in every pixel and channel, as a rendered wall with grain does.
inline Image8 ramps(int width, int height, bool opaque = true)
{
    Image8 image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto grain = static_cast<std::uint8_t>((x * 7 + y * 13) % 5);
            image.pixels.push_back(static_cast<std::uint8_t>(x * 250 / width + grain));
            image.pixels.push_back(static_cast<std::uint8_t>(y * 250 / height + grain));
            image.pixels.push_back(static_cast<std::uint8_t>((x + y) % 256));
            image.pixels.push_back(opaque ? std::uint8_t(255) : static_cast<std::uint8_t>(x % 256));
        }
    }
    return image;
}

inline const std::uint8_t* at(const Image8& image, int x, int y)
{
    return &image.pixels[4 * static_cast<std::size_t>(y * image.width + x)];
}

}
