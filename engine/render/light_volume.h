#pragma once

#include <cstdint>
#include <vector>

#include "math/bounds.h"
#include "render/scene_cache.h"
#include "render/sky_light.h"

namespace premise {

/// Light that has been reflected at least once, and the sky's where it reaches: irradiance on the six
/// faces of a cube at each probe of a grid.
struct LightVolume {
    Bounds bounds; ///< world; probes lie at cell centres
    int probesX = 0;
    int probesY = 0;
    int probesZ = 0;
    float spacing = 0.0F; ///< metres between probes
    /// RGBA a texel, x fastest, then y, then z; the six faces (+x −x +y −y +z −z) stacked along z.
    /// Lux by channel, not exposed.
    std::vector<float> texels;
    [[nodiscard]] bool empty() const { return texels.empty(); }
};

struct VolumeSettings {
    int raysPerProbe = 128;
    int bounces = 3;
    int mostProbes = 6000;
    std::size_t mostTriangles = 600000; ///< above it nothing is baked
};

/// Traces the still set on the host (two or more threads). Practical lights and sun are taken at the
/// first reflection and after; open sky never lights an enclosed room through its walls. Empty where
/// there is nothing to bake or it would take too long. The same scene gives the same volume.
[[nodiscard]] LightVolume bakeLight(const SceneCache& cache, const DrawList& still,
                                    const SkyLight& sky, const std::vector<StagedLight>& lights,
                                    const Bounds& region, const VolumeSettings& settings = {});

/// Where baked light matters: round the pieces of the set that are smaller than a landscape.
[[nodiscard]] Bounds bakeRegion(const DrawList& still);

}
