#include <algorithm>
#include <cmath>
#include <vector>

#include "base/promise.h"
#include "image/colour.h"
#include "image/text.h"

namespace premise {

namespace {

    /// How a new pixel is made of old ones in a row: weights, which add up to 1, from `first` on.
    struct Mixture {
        std::size_t first = 0;
        std::vector<float> weights;
    };

    /// The old pixels a smaller new one covers, each by the part that it covers.
    Mixture averaged(int index, int from, int to)
    {
        const double scale = static_cast<double>(from) / to;
        const double start = index * scale;
        const double end = std::min(start + scale, static_cast<double>(from));
        Mixture mixture{static_cast<std::size_t>(start), {}};
        for (auto old = static_cast<std::size_t>(start); static_cast<double>(old) < end; ++old) {
            const double left = std::max(start, static_cast<double>(old));
            const double right = std::min(end, static_cast<double>(old) + 1.0);
            mixture.weights.push_back(static_cast<float>((right - left) / scale));
        }
        return mixture;
    }

    /// The two old pixels whose centres lie round the centre of the new one.
    Mixture interpolated(int index, int from, int to)
    {
        const double centre = (index + 0.5) * from / to - 0.5;
        const double inside = std::clamp(centre, 0.0, static_cast<double>(from - 1));
        const double first = std::min(std::floor(inside), std::max(0.0, from - 2.0));
        const auto second = static_cast<float>(inside - first);
        if (from == 1) {
            return {0, {1.0F}};
        }
        return {static_cast<std::size_t>(first), {1.0F - second, second}};
    }

    std::vector<Mixture> mixtures(int from, int to)
    {
        std::vector<Mixture> all;
        all.reserve(static_cast<std::size_t>(to));
        for (int index = 0; index < to; ++index) {
            all.push_back(to < from ? averaged(index, from, to) : interpolated(index, from, to));
        }
        return all;
    }

    /// Adds a pixel of premultiplied linear light, weighted.
    void add(float* sum, const float* pixel, float weight)
    {
        for (int channel = 0; channel < 4; ++channel) {
            sum[channel] += pixel[channel] * weight;
        }
    }

    /// Premultiplied, so that the colour of a clear pixel does not bleed into its neighbours.
    void decodeRow(const std::uint8_t* encoded, std::size_t width, float* light)
    {
        for (std::size_t pixel = 0; pixel < 4 * width; pixel += 4) {
            const float alpha = static_cast<float>(encoded[pixel + 3]) / 255.0F;
            for (std::size_t channel = pixel; channel < pixel + 3; ++channel) {
                light[channel] = linearFromSrgb8(encoded[channel]) * alpha;
            }
            light[pixel + 3] = alpha;
        }
    }

    void encodePixel(const float* light, std::uint8_t* encoded)
    {
        const float alpha = light[3];
        for (int channel = 0; channel < 3; ++channel) {
            encoded[channel] = alpha > 0.0F ? srgb8FromLinear(light[channel] / alpha) : 0;
        }
        encoded[3] = static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 255.0F));
    }

}

Image8 resized(const Image8& image, int width, int height)
{
    PROMISE(width > 0 && height > 0, "A picture is resized to some pixels");
    PROMISE(image.width > 0 && image.height > 0, "A picture that is resized has pixels");
    if (width == image.width && height == image.height) {
        return image;
    }
    const auto oldWidth = static_cast<std::size_t>(image.width);
    const auto oldHeight = static_cast<std::size_t>(image.height);
    const auto newWidth = static_cast<std::size_t>(width);
    const std::vector<Mixture> across = mixtures(image.width, width);
    std::vector<float> narrowed(4 * newWidth * oldHeight, 0.0F);
    std::vector<float> row(4 * oldWidth);
    for (std::size_t y = 0; y < oldHeight; ++y) {
        decodeRow(&image.pixels[4 * oldWidth * y], oldWidth, row.data());
        for (std::size_t x = 0; x < newWidth; ++x) {
            float* const sum = &narrowed[4 * (newWidth * y + x)];
            for (std::size_t i = 0; i < across[x].weights.size(); ++i) {
                add(sum, &row[4 * (across[x].first + i)], across[x].weights[i]);
            }
        }
    }

    Image8 result{width, height, {}};
    result.pixels.resize(4 * newWidth * static_cast<std::size_t>(height));
    std::uint8_t* encoded = result.pixels.data();
    std::vector<float> sums(4 * newWidth);
    for (const Mixture& down : mixtures(image.height, height)) {
        std::ranges::fill(sums, 0.0F);
        for (std::size_t i = 0; i < down.weights.size(); ++i) {
            const float* const old = &narrowed[4 * newWidth * (down.first + i)];
            for (std::size_t value = 0; value < sums.size(); ++value) {
                sums[value] += old[value] * down.weights[i];
            }
        }
        for (std::size_t x = 0; x < newWidth; ++x, encoded += 4) {
            encodePixel(&sums[4 * x], encoded);
        }
    }
    return result;
}

}
