#include "stage/openings.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "project/room_plan.h"
#include "project/tables.h"

namespace premise {

namespace {

    constexpr double apart = 1e-3; ///< metres between holes that were pushed beside each other

    struct FillingPlace {
        DVec3 position{0.0};
        Angle pan{};
    };
    FillingPlace placeOfFilling(const Room& room, const Opening& opening)
    {
        const WallPlan wall = wallsOf(room).at(std::size_t(opening.wall));
        const DVec2 middle = wall.from + wall.along * opening.along.value() +
                             wall.outward * (room.wallThickness.value() / 2.0);
        return {{middle.x, room.floor.value() + opening.sill.value(), middle.y},
                Angle::radians(std::atan2(-wall.outward.x, -wall.outward.y))};
    }

    SetPiece stoodIn(SetPiece piece, const Room& room, const Opening& opening)
    {
        const FillingPlace standing = placeOfFilling(room, opening);
        piece.placement.x = {standing.position.x, {}};
        piece.placement.y = {standing.position.y, {}};
        piece.placement.z = {standing.position.z, {}};
        piece.placement.pan = {standing.pan.inDegrees(), {}};
        return piece;
    }

    struct Stretch {
        double from = 0.0;
        double to = 0.0;
    };

    /// Where the middle of a hole may be, as stretches of the wall.
    std::vector<Stretch> freeFor(const Room& room, const WallPlan& wall, const Opening& hole)
    {
        const double half = hole.width.value() / 2.0;
        std::vector<Stretch> free{{wall.first + half, wall.last - half}};
        for (const Opening& other : room.openings) {
            const bool beside =
                other.sill + other.height <= hole.sill || hole.sill + hole.height <= other.sill;
            if (other.wall != hole.wall || beside) {
                continue;
            }
            const double reach = half + other.width.value() / 2.0 + apart;
            std::vector<Stretch> left;
            for (const Stretch& stretch : free) {
                left.push_back({stretch.from, std::min(stretch.to, other.along.value() - reach)});
                left.push_back({std::max(stretch.from, other.along.value() + reach), stretch.to});
            }
            free = std::move(left);
        }
        std::erase_if(free, [](const Stretch& stretch) { return stretch.from > stretch.to; });
        return free;
    }

    /// The room with the hole as near to where it should be as can be.
    Result<Room> withHole(Room room, Opening hole)
    {
        const std::vector<WallPlan> walls = wallsOf(room);
        if (hole.wall < 0 || std::size_t(hole.wall) >= walls.size()) {
            return fail("{} has no wall {}. Choose another.", capitalised(titleOf(room)),
                        hole.wall + 1);
        }
        const double head = (hole.sill + hole.height).value();
        if (head > room.wallHeight.value()) {
            return fail("{} is {:.3g} m high, too low for what reaches {:.3g} m. Raise its walls.",
                        capitalised(titleOf(room)), room.wallHeight.value(), head);
        }
        const std::vector<Stretch> free = freeFor(room, walls[std::size_t(hole.wall)], hole);
        if (free.empty()) {
            return fail("Wall {} of {} has no place for {:.3g} m. Choose another wall.",
                        hole.wall + 1, titleOf(room), hole.width.value());
        }
        const double wanted = hole.along.value();
        const auto off = [wanted](const Stretch& stretch) {
            return std::abs(std::clamp(wanted, stretch.from, stretch.to) - wanted);
        };
        const Stretch& nearest = *std::ranges::min_element(free, {}, off);
        hole.along = Metres(std::clamp(wanted, nearest.from, nearest.to));
        room.openings.push_back(hole);
        return room;
    }

    Room without(Room room, Id<SetPiece> piece)
    {
        std::erase_if(room.openings,
                      [piece](const Opening& opening) { return opening.filling == piece; });
        return room;
    }

}

const Room* roomFilledBy(const Project& project, Id<SetPiece> piece)
{
    for (const auto& room : project.rooms.rows()) {
        if (std::ranges::find(room->openings, piece, &Opening::filling) != room->openings.end()) {
            return room.get();
        }
    }
    return nullptr;
}

std::optional<WallPlace> wallNear(const Project& project, const DVec3& point, Metres reach)
{
    std::optional<WallPlace> nearest;
    double best = reach.value();
    const DVec2 place(point.x, point.z);
    for (const auto& room : project.rooms.rows()) {
        const double height = point.y - room->floor.value();
        if (!room->visible || height < -reach.value() ||
            height > room->wallHeight.value() + reach.value() || !brokenShape(*room).empty()) {
            continue;
        }
        const std::vector<WallPlan> walls = wallsOf(*room);
        for (std::size_t i = 0; i < walls.size(); ++i) {
            const WallPlan& wall = walls[i];
            const double along =
                std::clamp(glm::dot(place - wall.from, wall.along), 0.0, wall.length);
            // In the wall itself the way to it is none.
            const double outward = std::clamp(glm::dot(place - wall.from, wall.outward), 0.0,
                                              room->wallThickness.value());
            const DVec2 in = wall.from + wall.along * along + wall.outward * outward;
            const double away = glm::distance(place, in);
            if (away < best || (!nearest && away <= best)) {
                best = away;
                nearest = {room->id, std::int32_t(i), Metres(along)};
            }
        }
    }
    return nearest;
}

Result<Made<SetPiece>> editsToFill(const Project& project, const WallPlace& place,
                                   const DroppedFilling& filling)
{
    const Room* room = project.rooms.find(place.room);
    if (room == nullptr) {
        return fail("There is no room #{} to cut a hole in.", place.room.value);
    }
    Room cut = TRY(withHole(
        *room,
        {filling.kind, place.wall, place.along, filling.width, filling.height, filling.sill, {}}));
    const FillingPlace standing = placeOfFilling(cut, cut.openings.back());
    Made<SetPiece> made =
        editsToDressWith(project, filling.model, {standing.position, standing.pan, {}});
    cut.openings.back().filling = made.id;
    made.edits.emplace_back(Put<Room>{std::move(cut)});
    return made;
}

Result<std::vector<Edit>> editsToSlide(const Project& project, Id<SetPiece> piece,
                                       const WallPlace& place)
{
    const Room* from = roomFilledBy(project, piece);
    const Room* to = project.rooms.find(place.room);
    if (from == nullptr || to == nullptr) {
        return fail("Only what stands in a wall slides along walls. Drop it on a wall first.");
    }
    Opening hole = *std::ranges::find(from->openings, piece, &Opening::filling);
    hole.wall = place.wall;
    hole.along = place.along;
    Room closed = without(*from, piece);
    Room cut = TRY(withHole(from == to ? closed : *to, hole));
    std::vector<Edit> edits;
    if (from != to) {
        edits.emplace_back(Put<Room>{std::move(closed)});
    }
    edits.emplace_back(
        Put<SetPiece>{stoodIn(project.setPieces.at(piece), cut, cut.openings.back())});
    edits.emplace_back(Put<Room>{std::move(cut)});
    return edits;
}

std::vector<Edit> editsToClose(const Project& project, Id<SetPiece> piece)
{
    std::vector<Edit> edits;
    if (const Room* room = roomFilledBy(project, piece)) {
        edits.emplace_back(Put<Room>{without(*room, piece)});
    }
    edits.emplace_back(Remove<SetPiece>{piece});
    return edits;
}

std::vector<Edit> editsToReshape(const Project& project, const Room& changed)
{
    std::vector<Edit> edits{Put<Room>{changed}};
    if (!brokenShape(changed).empty()) {
        return edits; // which is refused with the reason
    }
    for (const Opening& opening : changed.openings) {
        const SetPiece* piece = project.setPieces.find(opening.filling);
        if (piece != nullptr) {
            edits.emplace_back(Put<SetPiece>{stoodIn(*piece, changed, opening)});
        }
    }
    return edits;
}

}
