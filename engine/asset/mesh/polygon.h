#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "math/types.h"

namespace premise {

using Triangle = std::array<std::uint32_t, 3>;

/// Cuts a polygon, which may be concave, into its corners − 2 triangles of the same winding; each
/// names corners by their place. `triangles` is cleared first. Polygons that cross themselves, and
/// those of more than 1000 corners, are cut as fans.
void triangulate(std::span<const Vec3> corners, std::vector<Triangle>& triangles);

}
