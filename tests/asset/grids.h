#pragma once

#include <functional>

#include "asset/model.h"

namespace premise::test {

/// A surface told as a grid: `place` of x and y, each 0…1, `side` squares each way, its triangles row
/// by row. Normals and bounds are not filled in.
[[nodiscard]] Primitive grid(int side, const std::function<Vec3(float, float)>& place);

/// A ball of this radius round the origin, told from pole to pole; closed, its seam welded.
[[nodiscard]] Primitive ball(int side, float radius);

/// One mesh of these, one node.
[[nodiscard]] Model modelOf(std::vector<Primitive> primitives);

}
