#include "editor/moving.h"

#include <algorithm>
#include <set>

#include "editor/row_states.h"
#include "stage/openings.h"
#include "stage/stage.h"

namespace premise {

namespace {

    void shift(Track& track, double by)
    {
        track.rest += by;
        for (Key& key : track.keys) {
            key.value += by;
        }
    }

    void shift(Placement& placement, const DVec3& by)
    {
        shift(placement.x, by.x);
        shift(placement.y, by.y);
        shift(placement.z, by.z);
    }

    template <class Row, class Change> void change(std::vector<Edit>& edits,
                                                   const Table<Row>& table, std::uint32_t id,
                                                   const Change& how)
    {
        if (const Row* row = table.find(Id<Row>{id}); row != nullptr) {
            Row changed = *row;
            how(changed);
            edits.push_back(Put<Row>{std::move(changed)});
        }
    }

    std::vector<Id<Mark>> marksOf(const Cast& cast)
    {
        std::vector<Id<Mark>> marks;
        for (const Stop& stop : cast.stops) {
            if (std::ranges::find(marks, stop.mark) == marks.end()) {
                marks.push_back(stop.mark);
            }
        }
        return marks;
    }

    Room movedRoom(Room room, const DVec3& by)
    {
        for (RoomCorner& corner : room.corners) {
            corner.x = corner.x + Metres(by.x);
            corner.z = corner.z + Metres(by.z);
        }
        room.floor = room.floor + Metres(by.y);
        return room;
    }

    /// What fills a hole slides along the wall that is nearest to where it is taken, and stays where
    /// that has no place for it.
    void slide(std::vector<Edit>& edits, Project& now, Id<SetPiece> piece, const DVec3& by)
    {
        constexpr Metres fromAnywhere{1000.0};
        const Placement& placement = now.setPieces.at(piece).placement;
        const DVec3 wanted = DVec3(placement.x.rest, placement.y.rest, placement.z.rest) + by;
        const std::optional<WallPlace> wall = wallNear(now, wanted, fromAnywhere);
        if (!wall) {
            return;
        }
        const Result<std::vector<Edit>> slid = editsToSlide(now, piece, *wall);
        if (!slid) {
            return;
        }
        for (const Edit& edit : *slid) {
            if (Result<Project> next = applied(now, edit)) {
                now = std::move(*next);
                edits.push_back(edit);
            }
        }
    }

    Mark movedMark(Mark mark, const DVec3& by)
    {
        mark.x = mark.x + Metres(by.x);
        mark.y = mark.y + Metres(by.y);
        mark.z = mark.z + Metres(by.z);
        return mark;
    }

}

std::vector<Edit> editsToShift(const Project& before, const std::vector<Item>& items,
                               const DVec3& by)
{
    std::vector<Edit> edits;
    std::set<std::uint32_t> marks; // an actor and a mark of theirs may both be picked
    std::vector<Id<SetPiece>> fillings;
    const auto placed = [&by](auto& row) { shift(row.placement, by); };
    for (const Item& item : items) {
        if (isLocked(before, item)) {
            continue;
        }
        switch (item.kind) {
        case ItemKind::setPiece:
            if (roomFilledBy(before, Id<SetPiece>{item.id}) != nullptr) {
                fillings.push_back(Id<SetPiece>{item.id});
            } else {
                change(edits, before.setPieces, item.id, placed);
            }
            break;
        case ItemKind::prop: change(edits, before.props, item.id, placed); break;
        case ItemKind::light: change(edits, before.lights, item.id, placed); break;
        case ItemKind::camera: change(edits, before.cameras, item.id, placed); break;
        case ItemKind::mark: marks.insert(item.id); break;
        case ItemKind::room:
            if (const Room* room = before.rooms.find(Id<Room>{item.id}); room != nullptr) {
                const std::vector<Edit> moved = editsToReshape(before, movedRoom(*room, by));
                edits.insert(edits.end(), moved.begin(), moved.end());
            }
            break;
        case ItemKind::cast:
            change(edits, before.cast, item.id, [&](Cast& cast) {
                shift(cast.placement, by);
                for (Stop& stop : cast.stops) {
                    for (Waypoint& turn : stop.via) {
                        turn.x = turn.x + Metres(by.x);
                        turn.z = turn.z + Metres(by.z);
                    }
                }
                for (const Id<Mark> mark : marksOf(cast)) {
                    marks.insert(mark.value);
                }
            });
            break;
        default: break;
        }
    }
    for (const std::uint32_t id : marks) {
        if (const Mark* mark = before.marks.find(Id<Mark>{id}); mark != nullptr) {
            edits.push_back(Put<Mark>{movedMark(*mark, by)});
        }
    }
    Project now = before;
    for (std::size_t i = 0; i < edits.size() && !fillings.empty(); ++i) {
        if (Result<Project> next = applied(now, edits[i])) {
            now = std::move(*next);
        }
    }
    for (const Id<SetPiece> piece : fillings) {
        const Item room{ItemKind::room, roomFilledBy(before, piece)->id.value};
        if (std::ranges::find(items, room) == items.end() ||
            isLocked(before, room)) { // else the room takes it along
            slide(edits, now, piece, by);
        }
    }
    return edits;
}

std::string nameOf(const Project& project, const Item& item)
{
    const auto name = [](const auto* row) { return row == nullptr ? std::string() : row->name; };
    switch (item.kind) {
    case ItemKind::setPiece: return name(project.setPieces.find(Id<SetPiece>{item.id}));
    case ItemKind::room: return name(project.rooms.find(Id<Room>{item.id}));
    case ItemKind::prop: return name(project.props.find(Id<Prop>{item.id}));
    case ItemKind::cast: return name(project.cast.find(Id<Cast>{item.id}));
    case ItemKind::mark: return name(project.marks.find(Id<Mark>{item.id}));
    case ItemKind::light: return name(project.lights.find(Id<Light>{item.id}));
    case ItemKind::camera: {
        const std::string letter = name(project.cameras.find(Id<CameraSetup>{item.id}));
        return letter.empty() ? letter : "camera " + letter;
    }
    case ItemKind::shot: {
        const Shot* shot = project.shots.find(Id<Shot>{item.id});
        return shot == nullptr ? std::string() : shot->number;
    }
    default: return {};
    }
}

Item itemOf(PlacedKind kind, std::uint32_t row)
{
    switch (kind) {
    case PlacedKind::set: return {ItemKind::setPiece, row};
    case PlacedKind::cast: return {ItemKind::cast, row};
    case PlacedKind::room: return {ItemKind::room, row};
    default: return {ItemKind::prop, row};
    }
}

DVec3 placeOf(const Project& project, const Item& item, FrameTime time)
{
    const auto placed = [time](const auto* row) {
        return row == nullptr
                   ? DVec3(0.0)
                   : DVec3(valueAt(row->placement.x, time), valueAt(row->placement.y, time),
                           valueAt(row->placement.z, time));
    };
    switch (item.kind) {
    case ItemKind::setPiece: return placed(project.setPieces.find(Id<SetPiece>{item.id}));
    case ItemKind::prop: return placed(project.props.find(Id<Prop>{item.id}));
    case ItemKind::light: return placed(project.lights.find(Id<Light>{item.id}));
    case ItemKind::camera: return placed(project.cameras.find(Id<CameraSetup>{item.id}));
    case ItemKind::cast: {
        const Cast* cast = project.cast.find(Id<Cast>{item.id});
        return cast == nullptr ? DVec3(0.0) : DVec3(castAt(project, *cast, time).pose.position);
    }
    case ItemKind::mark: {
        const Mark* mark = project.marks.find(Id<Mark>{item.id});
        return mark == nullptr ? DVec3(0.0)
                               : DVec3(mark->x.value(), mark->y.value(), mark->z.value());
    }
    case ItemKind::room: {
        const Room* room = project.rooms.find(Id<Room>{item.id});
        DVec3 sum(0.0);
        if (room != nullptr && !room->corners.empty()) {
            for (const RoomCorner& corner : room->corners) {
                sum += DVec3(corner.x.value(), room->floor.value(), corner.z.value());
            }
            sum /= double(room->corners.size());
        }
        return sum;
    }
    default: return DVec3(0.0);
    }
}

}
