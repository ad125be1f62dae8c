#pragma once

#include <vector>

#include "base/time.h"

namespace premise {

/// How a key leads to the next one.
enum class Interpolation { constant, linear, bezier };

/// One side of a key, as Maya's weighted tangents and USD splines have it: the handle lies `width`
/// frames from the key, `slope` × `width` above it.
struct Tangent {
    double slope = 0.0; ///< value a frame
    double width = 0.0; ///< frames, >= 0; evaluation shortens it where it would pass the other key
    friend bool operator==(const Tangent&, const Tangent&) = default;
};

struct Key {
    Frame frame = 0;
    double value = 0.0;
    Interpolation toNext = Interpolation::bezier;
    Tangent in{};
    Tangent out{};
    friend bool operator==(const Key&, const Key&) = default;
};

/// A value over time. Without keys it is `rest` for ever; before the first and after the last key
/// it holds. The unit is its owner's to say.
struct Track {
    double rest = 0.0;
    std::vector<Key> keys{}; ///< in frame order, one a frame
    [[nodiscard]] bool moves() const { return keys.size() > 1; }
    friend bool operator==(const Track&, const Track&) = default;
};

/// Pure, at whole and fractional frames alike.
[[nodiscard]] double valueAt(const Track& track, FrameTime time);

/// With this key put in, or in place of the one on its frame.
[[nodiscard]] Track withKey(Track track, const Key& key);
/// Without the key on this frame, if there is one; the last key's value becomes the rest value.
[[nodiscard]] Track withoutKey(Track track, Frame frame);
/// Every key's tangents laid flat through its neighbours (Catmull-Rom slopes, flat at extremes and
/// ends, widths a third of the segment): no overshoot. How each key leads to the next stays.
[[nodiscard]] Track smoothed(Track track);
/// All keys later by `frames`.
[[nodiscard]] Track shifted(Track track, Frame frames);

}
