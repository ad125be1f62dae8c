#pragma once

#include <memory>
#include <optional>

#include "render/scene_cache.h"

namespace premise {

/// The still set as triangles that rays can ask.
class RayScene {
public:
    struct Hit {
        Vec3 position{0.0F};
        Vec3 normal{0.0F, 1.0F, 0.0F}; ///< of the triangle, toward where the ray came from
        float distance = 0.0F;
        bool back = false;          ///< the triangle's back was hit
        std::uint32_t material = 0; ///< of the scene cache
    };
    /// All opaque triangles of the list.
    RayScene(const SceneCache& cache, const DrawList& still);
    RayScene(const RayScene&) = delete;
    RayScene& operator=(const RayScene&) = delete;
    ~RayScene();

    /// The first thing in the way within `reach` metres. Safe from several threads at once.
    [[nodiscard]] std::optional<Hit> nearest(const Vec3& from, const Vec3& direction,
                                             float reach) const;
    [[nodiscard]] bool blocked(const Vec3& from, const Vec3& direction, float reach) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Triangles that a list would give to a RayScene.
[[nodiscard]] std::size_t opaqueTriangles(const SceneCache& cache, const DrawList& list);

}
