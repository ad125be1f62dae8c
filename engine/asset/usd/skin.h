#pragma once

#include <map>
#include <string>
#include <vector>

#include "asset/usd/faces.h"

namespace premise {

/// A blend shape of a mesh: how far each point moves at weight 1.
struct UsdMorph {
    std::string name;
    std::vector<Vec3> positions;
    std::vector<Vec3> normals; ///< or none
};

/// A prim that a relationship names, of the prim itself or the nearest above it that says so; −1
/// where none does.
[[nodiscard]] int usdInheritedTarget(const UsdStage& stage, int prim, std::string_view name);

/// Joints that move each point of a mesh, by their place in its skeleton; empty where none does.
[[nodiscard]] std::vector<SkinVertex> readUsdSkin(UsdScene& scene, int mesh, const UsdFaces& faces);

/// The blend shapes of a mesh. Fails beyond the limits.
[[nodiscard]] Result<std::vector<UsdMorph>> readUsdMorphs(UsdScene& scene, int mesh,
                                                          const UsdFaces& faces);

/// Where a mesh lay when it was bound to its skeleton.
[[nodiscard]] glm::dmat4 usdGeomBindTransform(const UsdPrim& mesh);

}
