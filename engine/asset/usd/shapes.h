#pragma once

#include <optional>
#include <string>

#include "asset/model.h"
#include "asset/usd/stage.h"

namespace premise {

/// Whether a type is a Cube, Sphere, Cylinder, Cone, Capsule or Plane.
[[nodiscard]] bool isUsdSolid(const std::string& type);

/// The solid of a prim's type as triangles, finely enough to look round. Nothing where its size is
/// nothing.
[[nodiscard]] std::optional<Primitive> usdSolid(const UsdPrim& prim);

}
