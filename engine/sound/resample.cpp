#include "sound/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/promise.h"

namespace premise {

namespace {

    constexpr int crossings = 16;     ///< zeros of the sinc on each side
    constexpr int entries = 256;      ///< of the table, from one zero to the next
    constexpr double shortest = 1e-9; ///< of a frame: nearer than this is on it

    /// A sinc under Blackman's window, from its middle to its end.
    const std::array<float, crossings * entries + 2>& kernelTable()
    {
        static const auto table = [] {
            std::array<float, crossings * entries + 2> made{};
            made[0] = 1.0F;
            for (std::size_t i = 1; i < made.size() - 2; ++i) {
                const double x = std::numbers::pi * double(i) / entries;
                const double w = x / crossings;
                const double window = 0.42 + 0.5 * std::cos(w) + 0.08 * std::cos(2.0 * w);
                made[i] = float(std::sin(x) / x * window);
            }
            return made;
        }();
        return table;
    }

    float kernelAt(double distance)
    {
        const double place = std::abs(distance) * entries;
        const auto below = std::size_t(place);
        const auto& table = kernelTable();
        if (below + 1 >= table.size()) {
            return 0.0F;
        }
        return std::lerp(table[below], table[below + 1], float(place - double(below)));
    }

    /// Wider than the frames lie apart where the step passes over some.
    double reachOf(const SamplePath& path)
    {
        return crossings * std::max(1.0, std::abs(path.step));
    }

    bool isOnFrames(const SamplePath& path)
    {
        return std::abs(path.step - 1.0) < 1e-12 &&
               std::abs(path.first - std::round(path.first)) < shortest;
    }

}

FrameSpan framesNeeded(const SamplePath& path, std::size_t samples)
{
    const double last = path.first + path.step * double(std::max<std::size_t>(samples, 1) - 1);
    const double reach = reachOf(path);
    const auto first = std::int64_t(std::floor(std::min(path.first, last) - reach));
    const auto end = std::int64_t(std::ceil(std::max(path.first, last) + reach)) + 1;
    return {first, end - first};
}

void addAlong(const SamplePath& path, std::span<const float> frames, float factor,
              std::span<float> block)
{
    const std::size_t samples = block.size() / 2;
    const FrameSpan span = framesNeeded(path, samples);
    PROMISE(frames.size() == std::size_t(2 * span.count),
            "A block is made from the frames that framesNeeded names");
    if (isOnFrames(path)) {
        const auto from = std::size_t(2 * (std::llround(path.first) - span.first));
        for (std::size_t i = 0; i < block.size(); ++i) {
            block[i] += factor * frames[from + i];
        }
        return;
    }
    const double width = std::max(1.0, std::abs(path.step));
    const double reach = reachOf(path);
    for (std::size_t i = 0; i < samples; ++i) {
        const double at = path.first + path.step * double(i) - double(span.first);
        const auto from = std::size_t(std::max(0.0, std::ceil(at - reach)));
        const auto to =
            std::min<std::size_t>(std::size_t(std::floor(at + reach)), std::size_t(span.count) - 1);
        float left = 0.0F;
        float right = 0.0F;
        for (std::size_t frame = from; frame <= to; ++frame) {
            const float weight = kernelAt((double(frame) - at) / width);
            left += weight * frames[2 * frame];
            right += weight * frames[2 * frame + 1];
        }
        const float share = factor / float(width);
        block[2 * i] += share * left;
        block[2 * i + 1] += share * right;
    }
}

}
