#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "asset/usd/materials.h"

namespace premise {

/// Whether the type is one that has a surface which is drawn.
[[nodiscard]] bool isUsdShape(const std::string& type);

/// Shapes as the model's meshes, each once however often it is referred to.
class UsdMeshes {
public:
    UsdMeshes(UsdScene& scene, UsdMaterials& materials) : scene_(scene), materials_(materials) {}

    /// The mesh of a prim; −1 where nothing of it can be drawn, which is then told. Fails beyond the
    /// limits.
    [[nodiscard]] Result<int> meshOf(int prim);

private:
    [[nodiscard]] std::vector<std::uintptr_t> keyOf(int prim);

    UsdScene& scene_;
    UsdMaterials& materials_;
    std::map<std::vector<std::uintptr_t>, int> known_; ///< by who says what of the shape
};

}
