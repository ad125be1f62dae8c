#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <utility>

#include "stage/easing.h"
#include "stage/move_kinds.h"

namespace premise {

namespace {

    constexpr double slowest = 0.3;  ///< Hz: breath and shifting weight…
    constexpr double quickest = 2.0; ///< …up to steps
    constexpr double tremor = 4.0;   ///< Hz: muscles
    constexpr double fadeSeconds = 0.5;

    struct Wave {
        double frequency = 1.0; ///< Hz
        double phase = 0.0;     ///< radians
        double height = 0.0;
    };
    using Sway = std::array<Wave, 8>;

    /// 0 … 1. The engine's numbers are the same everywhere; a library's distributions are not.
    double share(std::mt19937& random)
    {
        return double(random()) / 4294967296.0;
    }

    /// A sum of waves whose root mean square is 1 (but for the tremor's small part).
    Sway swayFrom(std::mt19937& random)
    {
        constexpr std::size_t slow = 6;
        Sway sway;
        double power = 0.0;
        for (std::size_t i = 0; i < sway.size(); ++i) {
            Wave& wave = sway[i];
            wave.phase = share(random) * 2.0 * std::numbers::pi;
            if (i < slow) {
                // One wave in each part of the band, so that no seed is all slow or all quick.
                const double octave = (double(i) + share(random)) / double(slow);
                wave.frequency = slowest * std::pow(quickest / slowest, octave);
                wave.height = 1.0 / wave.frequency;
                power += wave.height * wave.height / 2.0;
            } else {
                wave.frequency = tremor + (share(random) - 0.5);
                wave.height = 0.06;
            }
        }
        for (std::size_t i = 0; i < slow; ++i) {
            sway[i].height /= std::sqrt(power);
        }
        return sway;
    }

    double at(const Sway& sway, double seconds)
    {
        double sum = 0.0;
        for (const Wave& wave : sway) {
            sum += wave.height *
                   std::sin(2.0 * std::numbers::pi * wave.frequency * seconds + wave.phase);
        }
        return sum;
    }

    /// 0 at both ends, so that the keys around the range join.
    double envelope(double sinceStart, double untilEnd)
    {
        const double x = std::clamp(std::min(sinceStart, untilEnd) / fadeSeconds, 0.0, 1.0);
        return x * x * (3.0 - 2.0 * x);
    }

}

Result<void> layMove(const Project& project, const Handheld& handheld, LaidKeys& keys)
{
    if (handheld.strength < 0.0) {
        return fail("A handheld strength of {} is none. Use 0 or more; 1 is a calm operator.",
                    handheld.strength);
    }
    constexpr std::pair<CameraTrack, double> sizes[] = {
        {CameraTrack::pan, 0.30}, // degrees, root mean square
        {CameraTrack::tilt, 0.30}, {CameraTrack::roll, 0.20}, {CameraTrack::x, 0.008}, // metres
        {CameraTrack::y, 0.008},   {CameraTrack::z, 0.008},
    };
    std::mt19937 random(handheld.seed);
    const FrameRate rate = project.settings.rate;
    const FrameRange range = keys.range();
    for (const auto& [track, size] : sizes) {
        const Sway sway = swayFrom(random);
        const Track& old = trackOf(keys.camera(), track);
        const double height = size * handheld.strength;
        keys.lay(track, keysAlong(range, 2, [&, height](FrameTime time) {
                     const double since = rate.seconds(time - double(range.first));
                     const double left = rate.seconds(double(range.end) - time);
                     return valueAt(old, time) + height * envelope(since, left) * at(sway, since);
                 }));
    }
    return {};
}

}
