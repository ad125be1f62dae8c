#pragma once

#include "math/types.h"
#include "stage/staged_frame.h"

namespace premise {

/// The sky as radiances (cd/m², linear Rec.709), scaled so that level ground receives the sky's lux;
/// without the sun's disc and glow. `ground` is what lies below the horizon: its albedo lit by sky
/// and sun. shaders/frame.glsl draws the same shape.
struct SkyLight {
    Vec3 zenith{0.0F};
    Vec3 horizon{0.0F};
    Vec3 ground{0.0F};
    Vec3 irradianceUp{0.0F};   ///< lux by channel on a surface that faces up
    Vec3 irradianceDown{0.0F}; ///< on one that faces down
    Vec3 towardSun{0.0F, 1.0F, 0.0F};
    Vec3 sunLight{0.0F}; ///< lux by channel on a surface that faces it; 0 without a sun
};

[[nodiscard]] SkyLight skyLightOf(const StagedFrame& frame);

/// Radiance of the sky in a direction (unit).
[[nodiscard]] Vec3 skyRadiance(const SkyLight& sky, const Vec3& direction);

/// Rec.709 luminance of a linear colour.
[[nodiscard]] inline float luminance(const Vec3& linear)
{
    return 0.2126F * linear.r + 0.7152F * linear.g + 0.0722F * linear.b;
}

}
