#pragma once

#include <string>

#include "image/image.h"

namespace premise {

struct TextStyle {
    double size = 16.0; ///< pixels, cap line to cap line
    bool bold = false;
    std::uint8_t red = 232, green = 232, blue = 232;
};

struct TextSize {
    int width = 0;
    int height = 0;
};
[[nodiscard]] TextSize textSize(const std::string& text, const TextStyle& style);

/// Draws UTF-8 text onto the image with its top left at x, y; cut with an ellipsis at `maxWidth`
/// pixels (0: not cut). Inter where installed, else the system's sans.
void drawText(Image8& image, int x, int y, const std::string& text, const TextStyle& style,
              int maxWidth = 0);

/// Fills a rectangle, clipped to the image; alpha 0…255 blends.
void fillRect(Image8& image, int x, int y, int width, int height, std::uint8_t red,
              std::uint8_t green, std::uint8_t blue, std::uint8_t alpha = 255);

/// Puts `from` with its top left at x, y; clipped.
void paste(Image8& onto, const Image8& from, int x, int y);

/// Averaged down or interpolated up to this size, in linear light.
[[nodiscard]] Image8 resized(const Image8& image, int width, int height);

}
