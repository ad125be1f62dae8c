#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "asset/model.h"

namespace premise {

/// Gives every vertex the mean of the normals of the triangles at its place, weighed by their area,
/// also over the seams of a texture; +y where no triangle with an area is. Indices are in range.
void makeSmoothNormals(std::vector<Vertex>& vertices, std::span<const std::uint32_t> indices);

}
