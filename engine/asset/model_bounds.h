#pragma once

#include <string>

#include "asset/model.h"
#include "base/result.h"

namespace premise {

/// The box round all nodes at rest: meshes morphed by their default weights, and skinned ones as
/// their joints hold them at rest.
[[nodiscard]] Bounds restBounds(const Model& model);

/// Fails where the geometry of the model called `name` reaches further from its origin than anything
/// that is filmed, 100,000 km, beyond which the numbers soon overflow.
[[nodiscard]] Result<void> checkReach(const Model& model, const std::string& name);

}
