#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "asset/usd/faces.h"
#include "asset/usd/materials.h"
#include "asset/usd/skin.h"

namespace premise {

/// What all parts of one mesh share.
struct UsdMeshValues {
    UsdFaces faces;
    std::optional<UsdPrimvar> normals;
    std::vector<Vec3> madeNormals; ///< where there are none: one a point, or one a face
    std::optional<UsdPrimvar> colours;
    std::optional<UsdPrimvar> opacities;
    /// Texture coordinates by their primvar, once a part has asked for them.
    std::map<std::string, std::optional<UsdPrimvar>> coordinates;
    std::vector<SkinVertex> skin; ///< one a point, or none
    std::vector<UsdMorph> morphs;
};

/// Faces that one material covers.
struct UsdPart {
    UsdMaterial material;
    std::vector<std::uint32_t> faces;
};

/// Normals of the points where the surface is smooth, else of the faces.
void makeUsdNormals(UsdMeshValues& values);

/// The faces as triangles, without any where none has an area to draw. Fails beyond the limits only.
[[nodiscard]] Result<Primitive> readUsdPart(UsdScene& scene, int prim, UsdMeshValues& values,
                                            const UsdPart& part);

}
