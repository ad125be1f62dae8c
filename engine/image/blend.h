#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "image/image.h"

namespace premise {

/// Columns or rows of an image, half-open.
struct PixelRange {
    int first = 0;
    int end = 0;
};

/// The part of [start, start + length) that lies in [0, limit).
[[nodiscard]] inline PixelRange clipped(int start, int length, int limit)
{
    const std::int64_t end = std::int64_t(start) + length;
    return {std::clamp(start, 0, limit), static_cast<int>(std::clamp<std::int64_t>(end, 0, limit))};
}

/// The four bytes of a pixel that lies in the image.
[[nodiscard]] inline std::uint8_t* pixelAt(Image8& image, int x, int y)
{
    return &image.pixels[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                              static_cast<std::size_t>(x))];
}

/// Lays a colour over a pixel, alpha 0…255; neither is premultiplied. In display-encoded values, as
/// every paint program does.
inline void blend(std::uint8_t* pixel, const std::array<std::uint8_t, 3>& colour, unsigned alpha)
{
    // Out of 255 × 255: how much of the result is the new colour, and how much the old.
    const unsigned over = alpha * 255;
    const unsigned under = (255 - alpha) * pixel[3];
    const unsigned both = over + under;
    if (both == 0) {
        return;
    }
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const unsigned sum = colour[channel] * over + pixel[channel] * under;
        pixel[channel] = static_cast<std::uint8_t>((sum + both / 2) / both);
    }
    pixel[3] = static_cast<std::uint8_t>((both + 127) / 255);
}

}
