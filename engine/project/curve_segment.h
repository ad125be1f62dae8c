#pragma once

#include "project/track.h"

namespace premise {

/// The cubic Bézier between two keys, its handles shortened so that it never turns back in time.
/// Times count from the first key.
struct CurveSegment {
    double length = 1.0; ///< frames to the second key
    double out = 0.0;    ///< width of the first key's handle
    double in = 0.0;     ///< width of the second key's
    double values[4]{};  ///< key, handle, handle, key

    CurveSegment(const Key& from, const Key& to);

    /// The curve's parameter 0…1 at a time 0…length.
    [[nodiscard]] double parameterAt(double time) const;
    [[nodiscard]] double valueAt(double parameter) const;
    /// Value a frame; where the curve stands still in time, the slope it comes from.
    [[nodiscard]] double slopeAt(double parameter) const;
};

}
