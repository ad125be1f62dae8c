#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "asset/model.h"

namespace premise {

/// A half line in the space of some triangles. Distances along it are counted in lengths of its
/// direction, so that they stay what they are in the world when a matrix has brought it here.
struct LocalRay {
    DVec3 origin{0.0};
    DVec3 direction{0.0, 0.0, -1.0}; ///< of any length above 0
};

/// Where a ray goes through a triangle.
struct Crossing {
    double distance = 0.0;
    DVec3 normal{0.0}; ///< out of the triangle's front, not unit
};

/// Which sides of a triangle stop a ray.
enum class Sides { front, both };

/// What rays can meet of a primitive.
struct RaySurface {
    SharedArray<Vertex> vertices;
    SharedArray<std::uint32_t> indices; ///< triangles, counter-clockwise seen from the front
    Sides sides = Sides::front;
};

/// The same ray where a matrix leads; the matrix must have an inverse, which is given.
[[nodiscard]] LocalRay moved(const LocalRay& ray, const glm::dmat4& localFromOuter);

/// Where a ray enters a box within `reach`: 0 where it starts inside; none where it misses.
[[nodiscard]] std::optional<double> entryInto(const Bounds& box, const LocalRay& ray, double reach);

/// The nearest crossing below `reach`, every triangle asked.
[[nodiscard]] std::optional<Crossing> nearestOf(const RaySurface& surface, const LocalRay& ray,
                                                double reach);

/// Triangles in a tree of boxes, so that a ray asks few of a million.
class TriangleTree {
public:
    explicit TriangleTree(RaySurface surface);

    /// The nearest crossing below `reach`: what nearestOf says of the surface.
    [[nodiscard]] std::optional<Crossing> nearest(const LocalRay& ray, double reach) const;

private:
    /// A box with triangles, or with two boxes: the next node and node `first`.
    struct Node {
        Bounds box;
        std::uint32_t first = 0; ///< into order_ where there are triangles, else into nodes_
        std::uint32_t count = 0; ///< of triangles
    };
    struct Centre {
        Vec3 place;
        std::uint32_t triangle = 0;
    };
    std::uint32_t grow(std::vector<Centre>& centres, std::size_t first, std::size_t end, int depth);
    [[nodiscard]] Bounds boxOf(std::size_t first, std::size_t end) const;

    RaySurface surface_;
    std::vector<std::uint32_t> order_; ///< triangles as the leaves have them, each once
    std::vector<Node> nodes_;          ///< the root first; none where there is no triangle
};

}
