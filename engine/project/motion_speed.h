#pragma once

#include <string>

#include "base/time.h"
#include "project/rows.h"

namespace premise {

/// The largest speed of something in a range, and where it has it.
struct Fastest {
    double perSecond = 0.0; ///< in the unit of what moves
    Frame frame = 0;        ///< the first that has it
    friend bool operator==(const Fastest&, const Fastest&) = default;
};

// From the curves' own slopes, looked at four times a frame; the end of a range is looked at too.

/// Metres a second of a placement's way.
[[nodiscard]] Fastest fastestTravel(const Placement& placement, FrameRange range, FrameRate rate);
/// Degrees a second about whatever axis it turns round: pan, tilt and roll together.
[[nodiscard]] Fastest fastestTurn(const Placement& placement, FrameRange range, FrameRate rate);
/// A track's unit a second, up or down: a zoom, a pull.
[[nodiscard]] Fastest fastestChange(const Track& track, FrameRange range, FrameRate rate);

/// "Fastest 0.53 m/s at 00:00:03:20", in the time of the scene that starts with its first frame,
/// with a minus before that; `unit` is said a second. "Stands still" where nothing moves.
[[nodiscard]] std::string fastestWords(const Fastest& fastest, const std::string& unit,
                                       FrameRate rate, Frame firstFrame);

}
