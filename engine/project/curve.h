#pragma once

#include "project/track.h"

namespace premise {

/// Value a frame at a moment, on a key that of what follows it; 0 where the track holds.
[[nodiscard]] double slopeAt(const Track& track, FrameTime time);

/// With a key on this frame that leaves the curve as it is, to the last digits: handles of the keys
/// beside it are shortened for it. Unchanged where there is a key already.
[[nodiscard]] Track withKeyOnCurve(Track track, Frame frame);

}
