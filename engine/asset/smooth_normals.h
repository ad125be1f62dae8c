#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "asset/model.h"

namespace premise {

/// Gives every vertex the mean of the normals of its triangles, weighed by their area; +y where no
/// triangle with an area has it. Indices are in range.
void makeSmoothNormals(std::vector<Vertex>& vertices, std::span<const std::uint32_t> indices);

}
