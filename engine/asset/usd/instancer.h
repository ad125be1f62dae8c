#pragma once

#include "asset/usd/meshes.h"

namespace premise {

/// Hangs the copies that a PointInstancer makes on its node. Fails beyond the limits.
[[nodiscard]] Result<void> readUsdInstancer(UsdScene& scene, UsdMeshes& meshes, int prim, int node);

}
