#include "project/room_plan.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>
#include <glm/geometric.hpp>

namespace premise {

namespace {

    constexpr double shortestWall = 0.05;     ///< metres
    constexpr std::size_t mostCorners = 200;  ///< each wall is held against each other
    constexpr std::size_t mostOpenings = 500; ///< the same
    constexpr double sharpestCorner = 15.0;   ///< degrees: the mitre of a sharper one is a spear
    constexpr double touching = 1e-6;         ///< metres, for what is drawn edge to edge

    using Outline = std::vector<DVec2>;

    Outline insideOf(const Room& room)
    {
        Outline corners;
        for (const RoomCorner& corner : room.corners) {
            corners.emplace_back(corner.x.value(), corner.z.value());
        }
        return corners;
    }

    double cross(const DVec2& a, const DVec2& b)
    {
        return a.x * b.y - a.y * b.x;
    }

    /// Positive where x turns toward z along the outline: clockwise, seen from above.
    double signedArea(const Outline& corners)
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            // From one of the corners, so that a room far out keeps its digits.
            sum += cross(corners[i] - corners[0], corners[(i + 1) % corners.size()] - corners[0]);
        }
        return sum / 2.0;
    }

    double distanceToSegment(const DVec2& point, const DVec2& from, const DVec2& to)
    {
        const DVec2 along = to - from;
        const double at = glm::dot(point - from, along) / glm::dot(along, along);
        return glm::distance(point, from + along * std::clamp(at, 0.0, 1.0));
    }

    bool meet(const DVec2& a, const DVec2& b, const DVec2& c, const DVec2& d)
    {
        const double aSide = cross(d - c, a - c);
        const double bSide = cross(d - c, b - c);
        const double cSide = cross(b - a, c - a);
        const double dSide = cross(b - a, d - a);
        const bool crossing = (aSide > 0.0) != (bSide > 0.0) && (cSide > 0.0) != (dSide > 0.0);
        return crossing || distanceToSegment(a, c, d) < touching ||
               distanceToSegment(b, c, d) < touching || distanceToSegment(c, a, b) < touching ||
               distanceToSegment(d, a, b) < touching;
    }

    /// The first two sides, counted from 1, that meet and are no neighbours; 0 and 0 where none do.
    std::pair<std::size_t, std::size_t> sidesThatMeet(const Outline& corners)
    {
        const std::size_t count = corners.size();
        for (std::size_t i = 0; i + 2 < count; ++i) {
            for (std::size_t j = i + 2; j < count; ++j) {
                const bool neighbours = i == 0 && j + 1 == count;
                if (!neighbours &&
                    meet(corners[i], corners[i + 1], corners[j], corners[(j + 1) % count])) {
                    return {i + 1, j + 1};
                }
            }
        }
        return {0, 0};
    }

    std::string brokenOutline(const Room& room)
    {
        const Outline corners = insideOf(room);
        if (corners.size() < 3 || corners.size() > mostCorners) {
            return fmt::format("a floor has from 3 to {} corners, and this one has {}", mostCorners,
                               corners.size());
        }
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const double length = glm::distance(corners[i], corners[(i + 1) % corners.size()]);
            if (!(length >= shortestWall)) {
                return fmt::format("wall {} is {:.3g} m long, and must be at least {} m", i + 1,
                                   length, shortestWall);
            }
        }
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const DVec2& corner = corners[i];
            const DVec2 before = corners[(i + corners.size() - 1) % corners.size()] - corner;
            const DVec2 after = corners[(i + 1) % corners.size()] - corner;
            const double angle =
                Angle::radians(std::atan2(std::abs(cross(before, after)), glm::dot(before, after)))
                    .inDegrees();
            if (angle < sharpestCorner) {
                return fmt::format("corner {} is {:.3g}° sharp, and must be at least {:g}°", i + 1,
                                   angle, sharpestCorner);
            }
        }
        const auto [one, other] = sidesThatMeet(corners);
        return one == 0 ? std::string()
                        : fmt::format("walls {} and {} cross; move a corner", one, other);
    }

    std::string brokenThickness(const Room& room, const std::vector<WallPlan>& walls)
    {
        Outline outside;
        for (std::size_t i = 0; i < walls.size(); ++i) {
            if (walls[i].last - walls[i].first <= 0.0) {
                return fmt::format("wall {} is too short for walls of {:g} m; make it longer",
                                   i + 1, room.wallThickness.value());
            }
            outside.push_back(walls[i].outerFrom);
        }
        const auto [one, other] = sidesThatMeet(outside);
        return one == 0
                   ? std::string()
                   : fmt::format("walls {} and {} have no place for their {:g} m beside each other",
                                 one, other, room.wallThickness.value());
    }

    struct Edges {
        double left = 0.0;
        double right = 0.0;
        double low = 0.0;
        double high = 0.0;
    };
    Edges edgesOf(const Opening& opening)
    {
        const double half = opening.width.value() / 2.0;
        return {opening.along.value() - half, opening.along.value() + half, opening.sill.value(),
                opening.sill.value() + opening.height.value()};
    }

    bool overlap(const Edges& a, const Edges& b)
    {
        return a.left < b.right - touching && b.left < a.right - touching &&
               a.low < b.high - touching && b.low < a.high - touching;
    }

    std::string brokenOpening(const Room& room, const std::vector<WallPlan>& walls, std::size_t i)
    {
        const Opening& opening = room.openings[i];
        if (opening.wall < 0 || std::size_t(opening.wall) >= walls.size()) {
            return fmt::format("opening {} is in wall {}, and there are {}", i + 1,
                               opening.wall + 1, walls.size());
        }
        const WallPlan& wall = walls[std::size_t(opening.wall)];
        const Edges edges = edgesOf(opening);
        if (edges.left < wall.first - touching || edges.right > wall.last + touching) {
            return fmt::format(
                "opening {} goes from {:.3g} to {:.3g} m along wall {}, which goes from {:.3g} to "
                "{:.3g} m",
                i + 1, edges.left, edges.right, opening.wall + 1, wall.first, wall.last);
        }
        if (edges.high > room.wallHeight.value() + touching) {
            return fmt::format("opening {} reaches {:.3g} m high, and its wall {:.3g} m", i + 1,
                               edges.high, room.wallHeight.value());
        }
        for (std::size_t other = 0; other < i; ++other) {
            if (room.openings[other].wall == opening.wall &&
                overlap(edgesOf(room.openings[other]), edges)) {
                return fmt::format("openings {} and {} overlap", other + 1, i + 1);
            }
        }
        return {};
    }

}

std::vector<WallPlan> wallsOf(const Room& room)
{
    const Outline corners = insideOf(room);
    const std::size_t count = corners.size();
    const double thickness = room.wallThickness.value();
    const double turn = signedArea(corners) > 0.0 ? 1.0 : -1.0;
    std::vector<WallPlan> walls(count);
    for (std::size_t i = 0; i < count; ++i) {
        WallPlan& wall = walls[i];
        wall.from = corners[i];
        wall.to = corners[(i + 1) % count];
        wall.length = glm::distance(wall.from, wall.to);
        wall.along = (wall.to - wall.from) / wall.length;
        wall.outward = DVec2(wall.along.y, -wall.along.x) * turn;
    }
    for (std::size_t i = 0; i < count; ++i) {
        WallPlan& before = walls[(i + count - 1) % count];
        WallPlan& after = walls[i];
        const DVec2 mitre =
            (before.outward + after.outward) / (1.0 + glm::dot(before.outward, after.outward));
        before.outerTo = after.outerFrom = corners[i] + mitre * thickness;
    }
    for (WallPlan& wall : walls) {
        wall.first = std::max(0.0, glm::dot(wall.outerFrom - wall.from, wall.along));
        wall.last = std::min(wall.length, glm::dot(wall.outerTo - wall.from, wall.along));
    }
    return walls;
}

std::string brokenShape(const Room& room)
{
    std::string broken = brokenOutline(room);
    if (!broken.empty()) {
        return broken;
    }
    const std::vector<WallPlan> walls = wallsOf(room);
    broken = brokenThickness(room, walls);
    if (room.openings.size() > mostOpenings) {
        return fmt::format("it has {} openings, and may have {}", room.openings.size(),
                           mostOpenings);
    }
    for (std::size_t i = 0; i < room.openings.size() && broken.empty(); ++i) {
        broken = brokenOpening(room, walls, i);
    }
    return broken;
}

double floorArea(const Room& room)
{
    return room.corners.empty() ? 0.0 : std::abs(signedArea(insideOf(room)));
}

bool isOnFloor(const Room& room, const DVec2& place)
{
    const Outline corners = insideOf(room);
    bool inside = false;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const DVec2& a = corners[i];
        const DVec2& b = corners[(i + 1) % corners.size()];
        if ((a.y > place.y) != (b.y > place.y) &&
            place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

}
