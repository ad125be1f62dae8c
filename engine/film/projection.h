#pragma once

#include "base/units.h"
#include "film/framing.h"
#include "math/types.h"

namespace premise {

/// clipFromView with reversed depth (near plane 1, infinity 0), no far plane, Vulkan's y down in
/// clip space; the view looks along −z. `shift` moves the picture by a part of its half extent:
/// x to the right, y down.
[[nodiscard]] Mat4 clipFromView(const HalfExtent& half, Metres near, Vec2 shift = Vec2(0.0F));

/// Where a point ahead of the camera lands: 0,0 top left … 1,1 bottom right; z = metres along the
/// view axis (negative behind).
[[nodiscard]] Vec3 pictureFromView(const HalfExtent& half, const Vec3& pointInView);

}
