#pragma once

#include <vector>

#include "render/blocks.h"
#include "render/light_volume.h"
#include "render/sky_light.h"
#include "render/view_matrices.h"
#include "stage/staged_frame.h"

namespace premise {

/// The most lamps a frame is lit by; beyond it the weakest at the lens are left out.
inline constexpr std::size_t mostLamps = 32;
/// The most lamps that throw shadows.
inline constexpr std::size_t mostShadowLamps = 8;

/// A lamp of the frame, and how its shadow map looks at the set.
struct Lamp {
    LightBlock block;
    Mat4 clipFromWorld{1.0F}; ///< where it throws shadows
    bool throwsShadow = false;
};

/// The lamps of a frame, exposed; shadow layers given in order to those that throw one. Spots and
/// area lights do; a bare point would need six maps and does not.
[[nodiscard]] std::vector<Lamp> lampsOf(const StagedFrame& frame, float exposure, bool shadows);

/// Everything that the passes share, exposed.
[[nodiscard]] FrameBlock frameBlock(const StagedFrame& frame, const LensView& lens,
                                    const SkyLight& sky, const LightVolume& volume, float exposure);

}
