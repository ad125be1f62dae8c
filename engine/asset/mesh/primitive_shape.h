#pragma once

#include <cstdint>
#include <span>

#include "asset/model.h"

namespace premise {

/// The primitive with vertex i taken from vertex from[i] of `source`, its indices left empty.
[[nodiscard]] Primitive gathered(const Primitive& source, std::span<const std::uint32_t> from);

/// Vertices that no triangle uses are left out, where they are more than half of all.
void dropUnusedVertices(Primitive& primitive);

/// Every triangle gets its own three vertices with its own normal, as glTF asks where normals are
/// missing. A triangle without area keeps +y.
void makeFlatNormals(Primitive& primitive);

/// Weights brought to sum 1, joints without weight to 0; a vertex without any weight hangs on the
/// first of its joints.
void normaliseWeights(Primitive& primitive);

[[nodiscard]] Bounds boundsOfVertices(const Primitive& primitive);

}
