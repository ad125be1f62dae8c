#pragma once

#include <vector>

#include "base/result.h"
#include "project/limits.h"
#include "project/project.h"

namespace premise {

// What a curve editor and a dope sheet do to keys of one track. Keys are named by their frames; frames
// without a key are passed over.

/// Keys after a move, and what became of it.
struct MovedKeys {
    Track track{};
    std::vector<Frame> keys{}; ///< the frames of the moved keys now
    Frame by = 0;              ///< frames they moved
    double raise = 0.0;        ///< and value
};

/// Keys later and higher, together: they stop before the keys that stay behind them, and at the first
/// of them to reach a limit (a thousandth above it where the limit itself is out).
[[nodiscard]] MovedKeys movedKeys(const Track& track, const std::vector<Frame>& keys, Frame by,
                                  double raise, const Limits& limits = anyNumber);

/// What `by` becomes so that one of the frames lands on a target: the nearest within reach, else `by`.
[[nodiscard]] Frame snappedMove(const std::vector<Frame>& frames, Frame by,
                                const std::vector<Frame>& targets, Frame reach);

/// What keys snap to beside each other and the playhead: the frames on which an actor arrives or
/// leaves and a shot begins or ends, in order, each once.
[[nodiscard]] std::vector<Frame> beatsOf(const Project& project);

[[nodiscard]] Track withoutKeys(Track track, const std::vector<Frame>& keys);
[[nodiscard]] std::vector<Key> copiedKeys(const Track& track, const std::vector<Frame>& keys);
/// The first of the keys lands on the frame, the others as far behind it as they were; they take the
/// place of keys on their frames.
[[nodiscard]] Track pastedKeys(Track track, const std::vector<Key>& keys, Frame at);

/// Keys nearer to a frame or farther from it in time, to whole frames; the curve between them keeps
/// its shape. Fails where two keys would come to one frame or pass keys that stay, or the factor is
/// not above 0.
[[nodiscard]] Result<Track> scaledKeys(const Track& track, const std::vector<Frame>& keys,
                                       Frame about, double factor);

/// How a curve goes through a key.
enum class KeyShape {
    smooth, ///< through its neighbours without overshoot, level at an extreme
    flat,   ///< level
    linear, ///< straight from the key before, straight on to the next
    corner, ///< a curve again, but each side points at its own neighbour
    hold    ///< stays until the next key
};
[[nodiscard]] Track withShape(Track track, const std::vector<Frame>& keys, KeyShape shape);

/// Whose slope follows when one handle of a key is turned.
enum class Handles { together, apart };
enum class Side { in, out };
/// One handle of a key laid anew; the width below 0 counts as 0.
[[nodiscard]] Track withHandle(Track track, Frame key, Side side, Tangent handle, Handles handles);

}
