#include "stage/rooms.h"

#include <set>

#include <glm/geometric.hpp>

#include "asset/room_model.h"
#include "project/room_plan.h"

namespace premise {

namespace {

    /// A project's own ids end below.
    constexpr std::uint32_t firstMadeId = 0x80000000U;

    /// Which parts of a room have their backs to the eye, walls first.
    std::vector<bool> partsTurnedAway(const Room& room, const DVec3& eye)
    {
        std::vector<bool> away(ceilingPart(room) + 1, false);
        const DVec2 place(eye.x, eye.z);
        const bool above = eye.y > room.floor.value() + room.wallHeight.value();
        away[ceilingPart(room)] = above;
        if (!above && isOnFloor(room, place)) {
            return away;
        }
        const std::vector<WallPlan> walls = wallsOf(room);
        for (std::size_t i = 0; i < walls.size(); ++i) {
            away[i] = glm::dot(place - walls[i].outerFrom, walls[i].outward) > 0.0;
        }
        return away;
    }

}

BuiltRooms builtRooms(const Table<Room>& rooms, const BuiltRooms& before)
{
    BuiltRooms built;
    for (const std::shared_ptr<const Room>& room : rooms.rows()) {
        const auto known = before.find(room);
        if (known != before.end()) {
            built.insert(*known);
            continue;
        }
        std::vector<std::shared_ptr<const Model>>& parts = built[room];
        for (Model& part : roomParts(*room)) {
            parts.push_back(std::make_shared<const Model>(std::move(part)));
        }
    }
    return built;
}

void addRooms(const Table<Room>& rooms, const BuiltRooms& built, StillScene& still)
{
    std::uint32_t next = firstMadeId;
    for (const std::shared_ptr<const Room>& room : rooms.rows()) {
        if (!room->visible) {
            continue;
        }
        const std::vector<std::shared_ptr<const Model>>& parts = built.at(room);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            PlacedModel placed;
            placed.asset = {next++};
            placed.kind = PlacedKind::room;
            placed.row = room->id.value;
            placed.part = std::int32_t(i);
            still.models.push_back(placed);
            still.made[placed.asset] = parts[i];
        }
    }
}

std::vector<std::uint32_t> turnedAway(const Project& project, const StillScene& still,
                                      const Vec3& eye)
{
    std::map<std::uint32_t, std::vector<bool>> away; ///< by room
    std::set<std::uint32_t> fillings;                ///< of walls that are turned away
    for (const PlacedModel& placed : still.models) {
        if (placed.kind != PlacedKind::room || away.contains(placed.row)) {
            continue;
        }
        const Room& room = project.rooms.at({placed.row});
        const std::vector<bool>& parts = away[placed.row] = partsTurnedAway(room, DVec3(eye));
        for (const Opening& opening : room.openings) {
            if (parts[std::size_t(opening.wall)]) {
                fillings.insert(opening.filling.value);
            }
        }
    }
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < still.models.size(); ++i) {
        const PlacedModel& placed = still.models[i];
        if (placed.kind == PlacedKind::room
                ? away.at(placed.row)[std::size_t(placed.part)]
                : placed.kind == PlacedKind::set && fillings.contains(placed.row)) {
            places.push_back(i);
        }
    }
    return places;
}

}
