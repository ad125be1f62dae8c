#include "stage/triangle_tree.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    constexpr std::size_t leafSize = 4;
    constexpr int evenDepth =
        40; ///< below it boxes are halved by number, so that no tree is deeper
            ///< than this and the 30 halvings of all triangles there can be
    constexpr std::size_t deepest = 80;

    DVec3 cornerOf(const RaySurface& surface, std::size_t triangle, std::size_t corner)
    {
        return DVec3(surface.vertices[surface.indices[triangle * 3 + corner]].position);
    }

    /// Möller and Trumbore's test, in double: a ray along the edge of two triangles meets one of them.
    std::optional<Crossing> crossingOf(const RaySurface& surface, std::size_t triangle,
                                       const LocalRay& ray)
    {
        constexpr double rim = 1e-12;
        const DVec3 corner = cornerOf(surface, triangle, 0);
        const DVec3 first = cornerOf(surface, triangle, 1) - corner;
        const DVec3 second = cornerOf(surface, triangle, 2) - corner;
        const DVec3 across = glm::cross(ray.direction, second);
        const double facing = glm::dot(first, across);
        if (facing == 0.0 || (facing < 0.0 && surface.sides == Sides::front)) {
            return std::nullopt;
        }
        const DVec3 from = ray.origin - corner;
        const double u = glm::dot(from, across) / facing;
        if (!(u >= -rim && u <= 1.0 + rim)) {
            return std::nullopt;
        }
        const DVec3 turned = glm::cross(from, first);
        const double v = glm::dot(ray.direction, turned) / facing;
        const double distance = glm::dot(second, turned) / facing;
        if (!(v >= -rim && u + v <= 1.0 + rim && distance > 0.0)) {
            return std::nullopt;
        }
        return Crossing{distance, glm::cross(first, second)};
    }

    void keepNearer(std::optional<Crossing>& nearest, const std::optional<Crossing>& other,
                    double& reach)
    {
        if (other && other->distance < reach) {
            nearest = other;
            reach = other->distance;
        }
    }

}

LocalRay moved(const LocalRay& ray, const glm::dmat4& localFromOuter)
{
    return {DVec3(localFromOuter * glm::dvec4(ray.origin, 1.0)),
            glm::dmat3(localFromOuter) * ray.direction};
}

std::optional<double> entryInto(const Bounds& box, const LocalRay& ray, double reach)
{
    if (box.empty()) {
        return std::nullopt;
    }
    double enter = 0.0;
    double leave = reach;
    for (int axis = 0; axis < 3; ++axis) {
        // A way that does not lead across is a hair of one: nothing divides by nought.
        constexpr double hair = 1e-200;
        const double way = std::abs(ray.direction[axis]) < hair ? hair : ray.direction[axis];
        const double a = (double(box.min[axis]) - ray.origin[axis]) / way;
        const double b = (double(box.max[axis]) - ray.origin[axis]) / way;
        enter = std::max(enter, std::min(a, b));
        leave = std::min(leave, std::max(a, b));
    }
    // A flat box is entered and left at once, as exactly as doubles tell.
    constexpr double slack = 1e-9;
    if (enter > leave + slack * (1.0 + std::abs(leave))) {
        return std::nullopt;
    }
    return enter;
}

std::optional<Crossing> nearestOf(const RaySurface& surface, const LocalRay& ray, double reach)
{
    std::optional<Crossing> nearest;
    for (std::size_t triangle = 0; triangle < surface.indices.size() / 3; ++triangle) {
        keepNearer(nearest, crossingOf(surface, triangle, ray), reach);
    }
    return nearest;
}

TriangleTree::TriangleTree(RaySurface surface) : surface_(std::move(surface))
{
    const std::size_t count = surface_.indices.size() / 3;
    if (count == 0) {
        return;
    }
    std::vector<Centre> centres(count);
    for (std::size_t i = 0; i < count; ++i) {
        centres[i] = {
            Vec3((cornerOf(surface_, i, 0) + cornerOf(surface_, i, 1) + cornerOf(surface_, i, 2)) /
                 3.0),
            std::uint32_t(i)};
    }
    order_.resize(count);
    nodes_.reserve(count / leafSize * 2 + 1);
    grow(centres, 0, count, 0);
}

std::uint32_t TriangleTree::grow(std::vector<Centre>& centres, std::size_t first, std::size_t end,
                                 int depth)
{
    const auto place = std::uint32_t(nodes_.size());
    nodes_.emplace_back();
    const auto begin = centres.begin() + std::ptrdiff_t(first);
    const auto finish = centres.begin() + std::ptrdiff_t(end);
    if (end - first <= leafSize) {
        std::transform(begin, finish, order_.begin() + std::ptrdiff_t(first),
                       [](const Centre& centre) { return centre.triangle; });
        nodes_[place] = {boxOf(first, end), std::uint32_t(first), std::uint32_t(end - first)};
        return place;
    }
    Bounds spread;
    std::for_each(begin, finish, [&](const Centre& centre) { spread.add(centre.place); });
    const Vec3 size = spread.size();
    int axis = size.y > size.x ? 1 : 0;
    axis = size.z > size[axis] ? 2 : axis;
    const float middle = spread.centre()[axis];
    auto split = std::partition(begin, finish,
                                [&](const Centre& centre) { return centre.place[axis] < middle; });
    if (split == begin || split == finish || depth >= evenDepth) {
        split = begin + (finish - begin) / 2;
        std::nth_element(begin, split, finish, [axis](const Centre& a, const Centre& b) {
            return a.place[axis] < b.place[axis];
        });
    }
    const auto half = std::size_t(split - centres.begin());
    const std::uint32_t left = grow(centres, first, half, depth + 1);
    const std::uint32_t right = grow(centres, half, end, depth + 1);
    Bounds box = nodes_[left].box;
    box.add(nodes_[right].box);
    nodes_[place] = {box, right, 0};
    return place;
}

Bounds TriangleTree::boxOf(std::size_t first, std::size_t end) const
{
    Bounds box;
    for (std::size_t i = first; i < end; ++i) {
        for (std::size_t corner = 0; corner < 3; ++corner) {
            box.add(Vec3(cornerOf(surface_, order_[i], corner)));
        }
    }
    return box;
}

std::optional<Crossing> TriangleTree::nearest(const LocalRay& ray, double reach) const
{
    std::optional<Crossing> nearest;
    if (nodes_.empty() || !entryInto(nodes_[0].box, ray, reach)) {
        return nearest;
    }
    struct Waiting {
        std::uint32_t node = 0;
        double entry = 0.0;
    };
    std::array<Waiting, deepest> waiting{};
    std::size_t count = 1;
    while (count > 0) {
        const auto [place, entry] = waiting[--count];
        if (entry > reach) {
            continue;
        }
        const Node& node = nodes_[place];
        for (std::uint32_t i = 0; i < node.count; ++i) {
            keepNearer(nearest, crossingOf(surface_, order_[node.first + i], ray), reach);
        }
        if (node.count > 0) {
            continue;
        }
        Waiting near{place + 1, 0.0};
        Waiting far{node.first, 0.0};
        auto nearEntry = entryInto(nodes_[near.node].box, ray, reach);
        auto farEntry = entryInto(nodes_[far.node].box, ray, reach);
        near.entry = nearEntry.value_or(0.0);
        far.entry = farEntry.value_or(0.0);
        if (nearEntry && farEntry && *farEntry < *nearEntry) {
            std::swap(near, far);
        }
        // The nearer one is asked first: it may shorten the reach.
        if (farEntry) {
            waiting[count++] = far;
        }
        if (nearEntry) {
            waiting[count++] = near;
        }
    }
    return nearest;
}

}
