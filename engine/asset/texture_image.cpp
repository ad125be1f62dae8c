#include "asset/texture_image.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

#include "base/promise.h"
#include "image/colour.h"

namespace premise {

namespace {

    // Light in 14 bits: the darkest step of sRGB is still five of these, and the table back stays
    // within the fastest cache.
    constexpr std::uint32_t lightBits = 14;
    constexpr std::uint32_t lightMost = (1U << lightBits) - 1;

    struct LightTables {
        std::array<std::uint16_t, 256> fromSrgb{};
        std::array<std::uint8_t, lightMost + 1> toSrgb{};
    };

    const LightTables& lightTables()
    {
        static const LightTables tables = [] {
            LightTables made;
            for (std::size_t i = 0; i < made.fromSrgb.size(); ++i) {
                const float light = linearFromSrgb8(static_cast<std::uint8_t>(i));
                made.fromSrgb[i] =
                    static_cast<std::uint16_t>(std::lround(light * float(lightMost)));
            }
            for (std::size_t i = 0; i < made.toSrgb.size(); ++i) {
                made.toSrgb[i] = srgb8FromLinear(float(i) / float(lightMost));
            }
            return made;
        }();
        return tables;
    }

    /// Four neighbours of a level that become one pixel of the next.
    struct Four {
        const std::uint8_t* a;
        const std::uint8_t* b;
        const std::uint8_t* c;
        const std::uint8_t* d;
    };

    std::uint8_t quarter(const Four& from, std::size_t channel)
    {
        return static_cast<std::uint8_t>(
            (from.a[channel] + from.b[channel] + from.c[channel] + from.d[channel] + 2) / 4);
    }

    struct ColourAverage {
        const LightTables& tables = lightTables();

        void operator()(const Four& from, std::uint8_t* to) const
        {
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t sum = std::uint32_t(tables.fromSrgb[from.a[k]]) +
                                          tables.fromSrgb[from.b[k]] + tables.fromSrgb[from.c[k]] +
                                          tables.fromSrgb[from.d[k]];
                to[k] = tables.toSrgb[(sum + 2) / 4];
            }
            to[3] = quarter(from, 3);
        }
    };

    struct DataAverage {
        void operator()(const Four& from, std::uint8_t* to) const
        {
            for (std::size_t k = 0; k < 4; ++k) {
                to[k] = quarter(from, k);
            }
        }
    };

    struct NormalAverage {
        void operator()(const Four& from, std::uint8_t* to) const
        {
            // Four times the mean of the directions; its length does not matter.
            const auto axis = [&from](std::size_t k) {
                return float(from.a[k] + from.b[k] + from.c[k] + from.d[k]) - 510.0F;
            };
            const float x = axis(0);
            const float y = axis(1);
            const float z = axis(2);
            const float square = x * x + y * y + z * z;
            const float scale = square > 1.0F ? 127.5F / std::sqrt(square) : 0.0F;
            to[0] = static_cast<std::uint8_t>(x * scale + 128.0F);
            to[1] = static_cast<std::uint8_t>(y * scale + 128.0F);
            to[2] = static_cast<std::uint8_t>((scale > 0.0F ? z * scale : 127.5F) + 128.0F);
            to[3] = quarter(from, 3);
        }
    };

    /// Half the size; the last row or column of an odd size is left out.
    template <class Average> std::vector<std::uint8_t> halved(const std::uint8_t* from, int width,
                                                              int height, const Average& average)
    {
        const int halfWidth = levelSide(width, 1);
        const int halfHeight = levelSide(height, 1);
        std::vector<std::uint8_t> half(std::size_t(halfWidth) * std::size_t(halfHeight) * 4);
        const std::size_t right = width > 1 ? 4 : 0;
        const std::size_t below = height > 1 ? std::size_t(width) * 4 : 0;
        std::uint8_t* to = half.data();
        for (int y = 0; y < halfHeight; ++y) {
            const std::uint8_t* at = from + std::size_t(y) * 2 * below;
            for (int x = 0; x < halfWidth; ++x, at += 2 * right, to += 4) {
                average({at, at + right, at + below, at + below + right}, to);
            }
        }
        return half;
    }

    std::vector<std::uint8_t> nextLevel(const TextureImage& image)
    {
        const int level = static_cast<int>(image.levels.size()) - 1;
        const std::uint8_t* from = image.levels.back().data();
        const int width = levelSide(image.width, level);
        const int height = levelSide(image.height, level);
        switch (image.role) {
        case TextureRole::data: return halved(from, width, height, DataAverage{});
        case TextureRole::normal: return halved(from, width, height, NormalAverage{});
        case TextureRole::colour: break;
        }
        return halved(from, width, height, ColourAverage{});
    }

    /// Of the first level that is quickly summed: an odd size loses some of its edge further down.
    std::array<std::uint8_t, 4> meanOf(const TextureImage& image)
    {
        constexpr std::size_t quick = 65536;
        std::size_t level = 0;
        while (image.levels[level].size() > quick && level + 1 < image.levels.size()) {
            ++level;
        }
        const std::span<const std::uint8_t> pixels = image.levels[level].rows();
        const LightTables& tables = lightTables();
        const bool light = image.role == TextureRole::colour;
        std::array<std::uint64_t, 4> sum{};
        for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) {
            for (std::size_t k = 0; k < 4; ++k) {
                sum[k] += light && k < 3 ? tables.fromSrgb[pixels[i + k]] : pixels[i + k];
            }
        }
        const std::uint64_t count = pixels.size() / 4;
        std::array<std::uint8_t, 4> mean{};
        for (std::size_t k = 0; k < 4; ++k) {
            const std::uint64_t value = (sum[k] + count / 2) / count;
            mean[k] = light && k < 3 ? tables.toSrgb[value] : static_cast<std::uint8_t>(value);
        }
        return mean;
    }

    bool hasHoles(std::span<const std::uint8_t> pixels)
    {
        std::uint8_t lowest = 255;
        for (std::size_t i = 3; i < pixels.size(); i += 4) {
            lowest = std::min(lowest, pixels[i]);
        }
        return lowest < 128;
    }

}

int levelCount(int width, int height)
{
    return static_cast<int>(std::bit_width(static_cast<unsigned>(std::max(width, height))));
}

int levelSide(int side, int level)
{
    return std::max(side >> level, 1);
}

TextureImage textureImage(Image8 image, TextureRole role)
{
    PROMISE(image.width > 0 && image.height > 0 &&
                image.pixels.size() == std::size_t(image.width) * std::size_t(image.height) * 4,
            "A decoded picture has all its pixels");
    TextureImage made;
    made.width = image.width;
    made.height = image.height;
    made.role = role;
    made.holes = hasHoles(image.pixels);
    const auto count = static_cast<std::size_t>(levelCount(image.width, image.height));
    made.levels.reserve(count);
    made.levels.emplace_back(std::move(image.pixels));
    while (made.levels.size() < count) {
        made.levels.emplace_back(nextLevel(made));
    }
    made.mean = meanOf(made);
    return made;
}

}
