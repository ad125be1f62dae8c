#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "asset/usd/shading.h"

namespace premise {

/// A material as meshes use it.
struct UsdMaterial {
    int place = -1;                   ///< in the model
    std::vector<std::string> uvNames; ///< primvars that its texture coordinates 0 and 1 come from
    bool vertexColours = false;       ///< multiplied by the mesh's displayColor
};

/// Materials, each made once for one-sided and once for two-sided meshes.
class UsdMaterials {
public:
    explicit UsdMaterials(UsdScene& scene);

    /// What is bound to a prim or, where nothing is, to what it lies below: a Material's place among
    /// the prims, or −1.
    [[nodiscard]] int boundTo(int prim) const { return bound_[static_cast<std::size_t>(prim)]; }
    [[nodiscard]] UsdMaterial material(int prim, bool doubleSided);
    /// Of a mesh that none is bound to.
    [[nodiscard]] UsdMaterial plain(const Vec4& colour, bool vertexColours, bool blends,
                                    bool doubleSided);

private:
    void readBindings();
    [[nodiscard]] int materialNamed(int prim, const std::string& path);
    [[nodiscard]] int shaderOf(int material) const;
    [[nodiscard]] std::vector<std::uintptr_t> specsOf(int material, bool doubleSided) const;

    UsdScene& scene_;
    UsdTextures textures_;
    std::vector<int> bound_;                           ///< of a prim
    std::map<std::pair<int, bool>, UsdMaterial> made_; ///< by prim and sides
    /// By who says what of the material and below it: one that is referred to often is made once.
    std::map<std::vector<std::uintptr_t>, UsdMaterial> bySpecs_;
    std::map<std::tuple<float, float, float, float, bool, bool, bool>, UsdMaterial> plain_;
};

}
