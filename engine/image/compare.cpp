#include "image/compare.h"

#include <algorithm>
#include <cstdlib>

#include "base/promise.h"
#include "image/text.h"

namespace premise {

namespace {

    std::size_t offsetOf(const Image8& image, int x, int y)
    {
        return 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                    static_cast<std::size_t>(x));
    }

    bool covers(const Image8& image, int x, int y)
    {
        return x < image.width && y < image.height;
    }

    Image8 amplifiedDifference(const Image8& was, const Image8& is, int gain)
    {
        Image8 sheet{std::max(was.width, is.width), std::max(was.height, is.height), {}};
        sheet.pixels.assign(offsetOf(sheet, 0, sheet.height), 255);
        for (int y = 0; y < sheet.height; ++y) {
            for (int x = 0; x < sheet.width; ++x) {
                if (!covers(was, x, y) || !covers(is, x, y)) {
                    continue;
                }
                const std::uint8_t* const a = &was.pixels[offsetOf(was, x, y)];
                const std::uint8_t* const b = &is.pixels[offsetOf(is, x, y)];
                const int alpha = std::abs(a[3] - b[3]);
                for (std::size_t channel = 0; channel < 3; ++channel) {
                    // Alpha has no colour of its own: what differs in it alone shows grey.
                    const int apart = std::max(std::abs(a[channel] - b[channel]), alpha);
                    sheet.pixels[offsetOf(sheet, x, y) + channel] =
                        static_cast<std::uint8_t>(std::min(apart * gain, 255));
                }
            }
        }
        return sheet;
    }

}

Result<Difference> difference(const Image8& was, const Image8& is)
{
    if (was.width != is.width || was.height != is.height) {
        return fail("A picture of {} × {} pixels cannot be compared with one of {} × {}. Draw both "
                    "at the same size.",
                    was.width, was.height, is.width, is.height);
    }
    PROMISE(was.pixels.size() == is.pixels.size(), "A picture has four bytes for each pixel");
    Difference found;
    std::size_t sum = 0;
    for (std::size_t pixel = 0; pixel < was.pixels.size(); pixel += 4) {
        int largest = 0;
        for (std::size_t channel = pixel; channel < pixel + 4; ++channel) {
            const int apart = std::abs(was.pixels[channel] - is.pixels[channel]);
            sum += static_cast<std::size_t>(apart);
            largest = std::max(largest, apart);
        }
        found.largest = std::max(found.largest, largest);
        found.pixels += largest > 0 ? 1 : 0;
    }
    if (!was.pixels.empty()) {
        const double values = static_cast<double>(was.pixels.size());
        found.mean = static_cast<double>(sum) / values;
        found.share = 4.0 * static_cast<double>(found.pixels) / values;
    }
    return found;
}

Image8 comparisonSheet(const Image8& was, const Image8& is, int gain)
{
    const Image8 apart = amplifiedDifference(was, is, gain);
    Image8 sheet{was.width + is.width + apart.width, apart.height, {}};
    sheet.pixels.assign(offsetOf(sheet, 0, sheet.height), 0);
    paste(sheet, was, 0, 0);
    paste(sheet, is, was.width, 0);
    paste(sheet, apart, was.width + is.width, 0);
    return sheet;
}

}
