#include <algorithm>

#include "image/blend.h"
#include "image/text.h"

namespace premise {

void fillRect(Image8& image, int x, int y, int width, int height, std::uint8_t red,
              std::uint8_t green, std::uint8_t blue, std::uint8_t alpha)
{
    const PixelRange across = clipped(x, width, image.width);
    const PixelRange down = clipped(y, height, image.height);
    if (alpha == 255 && across.first < across.end) {
        const auto wide = std::size_t(across.end - across.first);
        for (int row = down.first; row < down.end; ++row) {
            std::uint8_t* pixel = pixelAt(image, across.first, row);
            for (std::size_t i = 0; i < wide; ++i, pixel += 4) {
                pixel[0] = red;
                pixel[1] = green;
                pixel[2] = blue;
                pixel[3] = 255;
            }
        }
        return;
    }
    for (int row = down.first; row < down.end; ++row) {
        for (int column = across.first; column < across.end; ++column) {
            blend(pixelAt(image, column, row), {red, green, blue}, alpha);
        }
    }
}

void paste(Image8& onto, const Image8& from, int x, int y)
{
    const PixelRange across = clipped(x, from.width, onto.width);
    const PixelRange down = clipped(y, from.height, onto.height);
    if (across.first >= across.end) {
        return;
    }
    for (int row = down.first; row < down.end; ++row) {
        const std::size_t source =
            4 * (static_cast<std::size_t>(row - y) * static_cast<std::size_t>(from.width) +
                 static_cast<std::size_t>(across.first - x));
        std::copy_n(&from.pixels[source], 4 * static_cast<std::size_t>(across.end - across.first),
                    pixelAt(onto, across.first, row));
    }
}

}
