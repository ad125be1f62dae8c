#pragma once

#include <vector>

#include "asset/model.h"

namespace premise {

/// Turns the joint named "head", and the one named "neck" by a third of the way, so that the face
/// looks at `target`, a point in the model's space: up to 75° to a side and 40° up or down from
/// where the body faces. A figure faces +z at rest. `weight` 1 turns all the way, 0 not at all.
/// Does nothing where there is no head. `local` and `modelFromNode` are the pose so far; both are
/// brought up to date.
void turnHead(const Model& model, const Vec3& target, float weight, std::vector<Transform>& local,
              std::vector<Mat4>& modelFromNode);

/// Places of all nodes from `firstChanged` on; those before it are taken as they are.
void placeNodes(const Model& model, const std::vector<Transform>& local, std::size_t firstChanged,
                std::vector<Mat4>& modelFromNode);

}
