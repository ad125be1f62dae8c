#pragma once

#include <optional>

#include "math/bounds.h"
#include "render/scene_cache.h"
#include "render/view_matrices.h"

namespace premise {

/// Toward a point of the sun's disc, which `sample` is in the unit disc of: what many of them throw has
/// soft edges.
[[nodiscard]] Vec3 jitteredSun(const Vec3& towardSun, const Vec2& sample);

/// A parallel view from the sun that covers what the camera sees.
struct SunView {
    Mat4 clipFromWorld{1.0F};
    float metresPerTexel = 0.0F;
};

/// Fitted to the part of the set inside the camera's frustum, and deep enough for all that stands
/// between it and the sun. Moves in whole texels, so that edges do not crawl when the camera moves,
/// and by `jitter` texels, so that many sub-frames average its steps away. None where the camera sees
/// no set.
[[nodiscard]] std::optional<SunView> fitSunView(const LensView& lens, const Vec3& towardSun,
                                                const DrawList& still, const DrawList& moving,
                                                int texels, const Vec2& jitter = Vec2(0.0F));

}
