#pragma once

#include "asset/model.h"

namespace premise {

/// The box round all nodes at rest: meshes morphed by their default weights, and skinned ones as
/// their joints hold them at rest.
[[nodiscard]] Bounds restBounds(const Model& model);

}
