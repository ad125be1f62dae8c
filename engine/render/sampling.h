#pragma once

#include "math/types.h"

namespace premise {

/// Where in pixel, lens, shutter and light one sub-frame of a picture looks.
struct SubFrameSample {
    Vec2 pixel{0.0F};     ///< offset from the pixel's centre, in pixels, within ±0.5
    Vec2 lens{0.0F};      ///< in the unit disc of the aperture
    double shutter = 0.0; ///< 0 opens … 1 closes
    Vec2 sun{0.0F};       ///< in the unit disc of the sun or a lamp
};

/// Sample `index` of `count`. A single sample looks from all centres at the moment the shutter opens.
/// Many are evenly spread in each pair of dimensions and unrelated between the pairs; the same count
/// gives the same samples.
[[nodiscard]] SubFrameSample subFrameSample(int index, int count);

}
