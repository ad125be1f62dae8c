#include "math/bounds.h"

#include <algorithm>

namespace premise {

void Bounds::add(const Vec3& point)
{
    min = glm::min(min, point);
    max = glm::max(max, point);
}

void Bounds::add(const Bounds& other)
{
    min = glm::min(min, other.min);
    max = glm::max(max, other.max);
}

Bounds moved(const Bounds& bounds, const Mat4& matrix)
{
    if (bounds.empty()) {
        return bounds;
    }
    // Each entry of the matrix adds the smaller of its two products to the lower corner and the larger
    // to the upper one: the eight corners without visiting them.
    Bounds result{Vec3(matrix[3]), Vec3(matrix[3])};
    for (int axis = 0; axis < 3; ++axis) {
        const Vec3 column(matrix[axis]);
        const Vec3 a = column * bounds.min[axis];
        const Vec3 b = column * bounds.max[axis];
        result.min += glm::min(a, b);
        result.max += glm::max(a, b);
    }
    return result;
}

Frustum frustumFrom(const Mat4& clipFromWorld)
{
    const Mat4 rows = glm::transpose(clipFromWorld);
    const Vec4& x = rows[0];
    const Vec4& y = rows[1];
    const Vec4& z = rows[2];
    const Vec4& w = rows[3];
    // Clip space points down the picture, so the top edge is y = -w. Depth is reversed: near is z = w.
    Frustum frustum{{w + x, w - x, w - y, w + y, w - z, z}};
    for (Vec4& plane : frustum.planes) {
        const float length = glm::length(Vec3(plane));
        if (length > 0.0F) {
            plane /= length;
        }
    }
    return frustum;
}

bool mayBeInside(const Frustum& frustum, const Bounds& bounds)
{
    if (bounds.empty()) {
        return false;
    }
    return std::ranges::all_of(frustum.planes, [&](const Vec4& plane) {
        const Vec3 foremost(plane.x >= 0.0F ? bounds.max.x : bounds.min.x,
                            plane.y >= 0.0F ? bounds.max.y : bounds.min.y,
                            plane.z >= 0.0F ? bounds.max.z : bounds.min.z);
        return glm::dot(Vec3(plane), foremost) + plane.w >= 0.0F;
    });
}

}
