#pragma once

#include <functional>
#include <vector>

#include "project/track.h"
#include "stage/moves.h"

namespace premise {

/// Share of a move that is done when this share of its time is over; both 0 … 1, clamped.
[[nodiscard]] double eased(Ease ease, double share);

/// The same at a moment of a range.
[[nodiscard]] double easedAt(const MoveTiming& timing, FrameTime time);

/// A key at each end, and between them exactly what eased() says.
[[nodiscard]] std::vector<Key> easedKeys(const MoveTiming& timing, double from, double to);

/// A key on every `step`th frame and on the last, with the curve's own slopes.
[[nodiscard]] std::vector<Key> keysAlong(FrameRange range, Frame step,
                                         const std::function<double(FrameTime)>& curve);

/// As few keys as stay within `tolerance` of the curve at every moment: on every 8th frame or, where
/// the curve is too quick for that, every 4th, 2nd or each.
[[nodiscard]] std::vector<Key> keysNear(FrameRange range, double tolerance,
                                        const std::function<double(FrameTime)>& curve);

}
