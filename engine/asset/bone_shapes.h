#pragma once

#include "asset/model.h"

namespace premise {

/// Gives a skeleton without a mesh a shape to be seen by: each node that has children shows a slim
/// bone of eight triangles to each of them, so that it moves with them. Adds one material.
void addBoneShapes(Model& model);

}
