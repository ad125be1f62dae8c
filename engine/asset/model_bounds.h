#pragma once

#include "asset/model.h"

namespace premise {

/// The box round all nodes at rest; skinned meshes as their joints hold them at rest.
[[nodiscard]] Bounds restBounds(const Model& model);

}
