#pragma once

#include <span>
#include <vector>

#include "asset/model.h"

namespace premise {

/// Appends a primitive's vertices, morphed by `weights` and then moved by `joints` (none: not
/// skinned), to `out`; returns the box round them. Skinned vertices come out in model space.
///
/// On the host, once a sub-frame: the shadow passes and the picture then draw them like any others,
/// which is cheaper on a software device than weighing four joints in each pass, and it gives exact
/// bounds to cull by.
Bounds appendDeformed(const Primitive& primitive, std::span<const float> weights,
                      std::span<const Mat4> joints, std::vector<Vertex>& out);

}
