#include "editor/sight.h"

#include <algorithm>
#include <cmath>

#include "project/room_plan.h"

namespace premise {

namespace {

    double crossOf(const DVec2& a, const DVec2& b)
    {
        return a.x * b.y - a.y * b.x;
    }

    /// A wall's inside without what one sees through at this height.
    void addWall(std::vector<PlanLine>& lines, const Room& room, std::size_t number,
                 const WallPlan& wall, double height)
    {
        std::vector<DVec2> holes; // from, to along the wall
        for (const Opening& hole : room.openings) {
            const double foot = room.floor.value() + hole.sill.value();
            const bool open = hole.kind != OpeningKind::door && height > foot &&
                              height < foot + hole.height.value();
            if (open && std::size_t(std::max(hole.wall, 0)) == number) {
                const double middle = hole.along.value();
                const double half = hole.width.value() * 0.5;
                holes.emplace_back(middle - half, middle + half);
            }
        }
        std::ranges::sort(holes, {}, [](const DVec2& hole) { return hole.x; });
        double from = 0.0;
        const auto addUpTo = [&](double to) {
            if (to > from) {
                lines.push_back(
                    {Vec2(wall.from + wall.along * from), Vec2(wall.from + wall.along * to)});
            }
        };
        for (const DVec2& hole : holes) {
            addUpTo(hole.x);
            from = std::max(from, hole.y);
        }
        addUpTo(wall.length);
    }

}

std::vector<PlanLine> sightLines(const Project& project, const std::vector<PlanLine>& section,
                                 double height)
{
    std::vector<PlanLine> lines = section;
    for (const auto& room : project.rooms.rows()) {
        const double floor = room->floor.value();
        if (!room->visible || !brokenShape(*room).empty() || height < floor ||
            height > floor + room->wallHeight.value()) {
            continue;
        }
        const std::vector<WallPlan> walls = wallsOf(*room);
        for (std::size_t i = 0; i < walls.size(); ++i) {
            addWall(lines, *room, i, walls[i], height);
        }
    }
    return lines;
}

double sightAlong(const std::vector<PlanLine>& lines, const DVec2& from, const DVec2& direction,
                  double reach)
{
    double nearest = reach;
    for (const PlanLine& line : lines) {
        const DVec2 a(line.from);
        const DVec2 way = DVec2(line.to) - a;
        const double across = crossOf(direction, way);
        if (std::abs(across) < 1e-12) {
            continue;
        }
        const double along = crossOf(a - from, way) / across;
        const double part = crossOf(a - from, direction) / across;
        if (part >= 0.0 && part <= 1.0 && along > 0.0 && along < nearest) {
            nearest = along;
        }
    }
    return nearest;
}

}
