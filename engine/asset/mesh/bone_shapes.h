#pragma once

#include <functional>

#include "asset/model.h"

namespace premise {

/// Gives a skeleton without a mesh a shape to be seen by: each bone shows a slim shape of eight
/// triangles to each bone that hangs on it, so that it moves with them. Adds one material. Without
/// `isBone` every node is a bone.
void addBoneShapes(Model& model, const std::function<bool(const Node&)>& isBone = {});

}
