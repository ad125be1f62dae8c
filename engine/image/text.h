#pragma once

#include <cstdint>
#include <string>

#include "image/image.h"

namespace premise {

struct TextStyle {
    double size = 16.0; ///< pixels, the em; lines follow each other at about 1.2 times this
    bool bold = false;
    std::uint8_t red = 232, green = 232, blue = 232;
};

struct TextSize {
    int width = 0;
    int height = 0;
};
/// The box that drawText fills from its top left: as wide as the pen goes, as high as its lines.
[[nodiscard]] TextSize textSize(const std::string& text, const TextStyle& style);

/// Draws UTF-8 text onto the image with its top left at x, y; cut with an ellipsis at `maxWidth`
/// pixels (0: not cut). Inter where installed, else the system's sans. Bytes that are not UTF-8 show
/// as replacement characters. Unhinted grey edges: the same fonts give the same pixels.
void drawText(Image8& image, int x, int y, const std::string& text, const TextStyle& style,
              int maxWidth = 0);

/// Fills a rectangle, clipped to the image; alpha 0…255 blends.
void fillRect(Image8& image, int x, int y, int width, int height, std::uint8_t red,
              std::uint8_t green, std::uint8_t blue, std::uint8_t alpha = 255);

/// Replaces what is there by `from`, its top left at x, y; clipped.
void paste(Image8& onto, const Image8& from, int x, int y);

/// Averaged down or interpolated up to this size, in linear light, clear pixels without weight. Neither
/// picture may be empty.
[[nodiscard]] Image8 resized(const Image8& image, int width, int height);

}
