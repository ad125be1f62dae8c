#include "project/motion_speed.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "project/curve.h"

namespace premise {

namespace {

    constexpr Frame looks = 4; ///< a frame

    template <class SpeedAt>
    Fastest fastest(FrameRange range, FrameRate rate, const SpeedAt& speedAt)
    {
        Fastest found{0.0, range.first};
        for (Frame look = 0; look <= looks * range.duration(); ++look) {
            const double time = double(range.first) + double(look) / double(looks);
            const double speed = speedAt(time) * rate.perSecond();
            // A speed that stays is found where it begins, whatever its last digits do.
            if (speed > found.perSecond * (1.0 + 1e-9)) {
                found = {speed, Frame(std::floor(time))};
            }
        }
        return found;
    }

    double turnAt(const Placement& placement, double time)
    {
        const double pan = slopeAt(placement.pan, time);
        const double tilt = slopeAt(placement.tilt, time);
        const double roll = slopeAt(placement.roll, time);
        // Pan turns about the vertical, roll about the axis of the lens: tilted, these lean together.
        const double lean = std::sin(valueAt(placement.tilt, time) * std::numbers::pi / 180.0);
        return std::sqrt(
            std::max(0.0, pan * pan + tilt * tilt + roll * roll - 2.0 * pan * roll * lean));
    }

}

Fastest fastestTravel(const Placement& placement, FrameRange range, FrameRate rate)
{
    return fastest(range, rate, [&](double time) {
        return std::hypot(slopeAt(placement.x, time), slopeAt(placement.y, time),
                          slopeAt(placement.z, time));
    });
}

Fastest fastestTurn(const Placement& placement, FrameRange range, FrameRate rate)
{
    return fastest(range, rate, [&](double time) { return turnAt(placement, time); });
}

Fastest fastestChange(const Track& track, FrameRange range, FrameRate rate)
{
    return fastest(range, rate, [&](double time) { return std::abs(slopeAt(track, time)); });
}

std::string fastestWords(const Fastest& fastest, const std::string& unit, FrameRate rate,
                         Frame firstFrame)
{
    if (fastest.perSecond <= 0.0) {
        return "Stands still";
    }
    const Frame into = fastest.frame - firstFrame;
    return fmt::format("Fastest {:.{}f} {}/s at {}{}", fastest.perSecond,
                       fastest.perSecond < 10.0 ? 2 : 1, unit, into < 0 ? "−" : "",
                       formatTimecode(std::abs(into), rate));
}

}
