#include "asset/mesh/polygon.h"

#include <cmath>
#include <cstddef>

namespace premise {

namespace {

    constexpr std::size_t mostCut = 1000; ///< cutting ears takes the square of the corners

    /// The corners as the polygon's own plane sees them, counter-clockwise.
    std::vector<DVec2> flattened(std::span<const Vec3> corners)
    {
        DVec3 normal(0.0); // Newell's: right for concave polygons too
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const DVec3 a(corners[i]);
            const DVec3 b(corners[(i + 1) % corners.size()]);
            normal += DVec3((a.y - b.y) * (a.z + b.z), (a.z - b.z) * (a.x + b.x),
                            (a.x - b.x) * (a.y + b.y));
        }
        const DVec3 size(std::abs(normal.x), std::abs(normal.y), std::abs(normal.z));
        const int away = size.x > size.y && size.x > size.z ? 0 : size.y > size.z ? 1 : 2;
        const int first = (away + 1) % 3;
        const int second = (away + 2) % 3;
        const bool turned = normal[away] < 0.0;
        std::vector<DVec2> flat;
        flat.reserve(corners.size());
        for (const Vec3& corner : corners) {
            flat.emplace_back(turned ? -corner[first] : corner[first], corner[second]);
        }
        return flat;
    }

    /// Twice the area, positive where a, b, c turn left.
    double turn(const DVec2& a, const DVec2& b, const DVec2& c)
    {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }

    /// Whether the corner at `place` can be cut off without cutting another.
    bool isEar(const std::vector<DVec2>& flat, const std::vector<std::uint32_t>& left,
               std::size_t place)
    {
        const std::size_t count = left.size();
        const DVec2& a = flat[left[(place + count - 1) % count]];
        const DVec2& b = flat[left[place]];
        const DVec2& c = flat[left[(place + 1) % count]];
        if (turn(a, b, c) <= 0.0) {
            return false;
        }
        for (std::size_t i = 2; i + 1 < count; ++i) {
            const DVec2& p = flat[left[(place + i) % count]];
            const bool corner = p == a || p == b || p == c;
            if (!corner && turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 && turn(c, a, p) >= 0.0) {
                return false;
            }
        }
        return true;
    }

}

void triangulate(std::span<const Vec3> corners, std::vector<Triangle>& triangles)
{
    triangles.clear();
    if (corners.size() < 3) {
        return;
    }
    std::vector<std::uint32_t> left(corners.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] = static_cast<std::uint32_t>(i);
    }
    const bool cut = corners.size() > 3 && corners.size() <= mostCut;
    const std::vector<DVec2> flat = cut ? flattened(corners) : std::vector<DVec2>();
    while (cut && left.size() > 3) {
        std::size_t ear = 0;
        while (ear < left.size() && !isEar(flat, left, ear)) {
            ++ear;
        }
        if (ear == left.size()) {
            break; // it crosses itself, or has no area
        }
        const std::size_t count = left.size();
        triangles.push_back({left[(ear + count - 1) % count], left[ear], left[(ear + 1) % count]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
    }
    for (std::size_t i = 1; i + 1 < left.size(); ++i) {
        triangles.push_back({left[0], left[i], left[i + 1]});
    }
}

}
