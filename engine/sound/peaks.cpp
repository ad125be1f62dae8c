#include "sound/peaks.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    constexpr std::int64_t peaksASecond =
        200; ///< finer than a waveform is drawn at a frame a stretch
    constexpr std::int64_t mostPeaks = 1000000;
    constexpr std::int64_t peakFramesAtOnce = 1 << 16;

    std::int16_t ofFull(float sample)
    {
        return std::int16_t(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
    }

    void widen(Peak& peak, const Peak& by)
    {
        peak.lowest = std::min(peak.lowest, by.lowest);
        peak.highest = std::max(peak.highest, by.highest);
    }

}

Peak Peaks::between(double from, double to) const
{
    const auto count = double(list.size());
    const auto first = std::size_t(std::clamp(std::floor(from * perSecond), 0.0, count));
    const auto end = std::size_t(std::clamp(std::ceil(to * perSecond), 0.0, count));
    Peak whole;
    for (std::size_t i = first; i < end; ++i) {
        widen(whole, list[i]);
    }
    return whole;
}

Peaks peaksOf(SoundFile& file, const std::function<bool()>& goOn)
{
    const SoundFacts& facts = file.facts();
    const std::int64_t stretch = std::max<std::int64_t>(
        {1, facts.rate / peaksASecond, (facts.frames + mostPeaks - 1) / mostPeaks});
    Peaks peaks{.perSecond = double(facts.rate) / double(stretch)};
    std::vector<float> stereo(std::size_t(2 * peakFramesAtOnce));
    for (std::int64_t at = 0; at < facts.frames && (!goOn || goOn()); at += peakFramesAtOnce) {
        file.read(at, stereo);
        const std::int64_t count = std::min(peakFramesAtOnce, facts.frames - at);
        for (std::int64_t i = 0; i < count; ++i) {
            const auto place = std::size_t((at + i) / stretch);
            if (place == peaks.list.size()) {
                peaks.list.emplace_back();
            }
            const float left = stereo[std::size_t(2 * i)];
            const float right = stereo[std::size_t(2 * i + 1)];
            widen(peaks.list[place],
                  {ofFull(std::min(left, right)), ofFull(std::max(left, right))});
        }
    }
    return peaks;
}

}
