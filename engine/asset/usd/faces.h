#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "asset/mesh/polygon.h"
#include "asset/usd/scene.h"

namespace premise {

/// A polygon of a mesh: `count` corners from `first` on.
struct UsdFace {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool drawn = true; ///< no hole, and at least a triangle
};

/// A mesh as polygons. All corners name a point.
struct UsdFaces {
    std::vector<Vec3> points;
    std::vector<std::uint32_t> corners;
    std::vector<UsdFace> faces;
    bool leftHanded = false;
    bool smooth = false; ///< a subdivision surface
};

/// Fails with the cause alone: "it has no points".
[[nodiscard]] Result<UsdFaces> readUsdFaces(UsdScene& scene, int prim);

/// How a primvar's values lie on a mesh.
enum class UsdSpread { constant, uniform, vertex, corner };

/// A primvar whose values all corners have: checked against the mesh.
struct UsdPrimvar {
    const std::vector<double>* numbers = nullptr;
    std::size_t width = 1;
    UsdSpread spread = UsdSpread::constant;
    std::vector<std::uint32_t> indices; ///< into the values; empty: the element's own number

    /// The first number of the value at a corner.
    [[nodiscard]] const double* at(std::uint32_t face, std::uint32_t corner,
                                   std::uint32_t point) const
    {
        std::size_t element = spread == UsdSpread::constant  ? 0
                              : spread == UsdSpread::uniform ? face
                              : spread == UsdSpread::vertex  ? point
                                                             : corner;
        element = indices.empty() ? element : indices[element];
        return numbers->data() + element * width;
    }
};

/// The primvar of that name, with that many numbers a value. Nothing where there is none, or where
/// it does not fit the mesh, which is then told.
[[nodiscard]] std::optional<UsdPrimvar> readUsdPrimvar(UsdScene& scene, int prim,
                                                       const UsdFaces& faces,
                                                       const std::string& name, std::size_t width,
                                                       UsdSpread usual);

}
