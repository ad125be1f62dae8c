#pragma once

#include <array>
#include <limits>

#include "math/types.h"

namespace premise {

/// Axis-aligned box; empty until something is added.
struct Bounds {
    Vec3 min{std::numeric_limits<float>::max()};
    Vec3 max{std::numeric_limits<float>::lowest()};

    [[nodiscard]] bool empty() const { return min.x > max.x; }
    [[nodiscard]] Vec3 centre() const { return (min + max) * 0.5F; }
    [[nodiscard]] Vec3 size() const { return empty() ? Vec3(0.0F) : max - min; }
    void add(const Vec3& point);
    void add(const Bounds& other);
    friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// The box round the moved box.
[[nodiscard]] Bounds moved(const Bounds& bounds, const Mat4& matrix);

/// Six planes (normal, distance), inside where dot(normal, p) + distance >= 0: left, right, bottom,
/// top, near, far. A clip matrix without a far plane gives a sixth plane that holds everything.
struct Frustum {
    std::array<Vec4, 6> planes{};
};

/// From clipFromWorld with Vulkan's 0 ≤ z ≤ w and reverse depth.
[[nodiscard]] Frustum frustumFrom(const Mat4& clipFromWorld);

/// False only when the box is certainly outside.
[[nodiscard]] bool mayBeInside(const Frustum& frustum, const Bounds& bounds);

}
