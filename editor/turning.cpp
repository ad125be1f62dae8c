#include "editor/turning.h"

#include <algorithm>
#include <cmath>

#include "stage/openings.h"

namespace premise {

namespace {

    bool keyedAlike(const Track& a, const Track& b)
    {
        return std::ranges::equal(a.keys, b.keys, [](const Key& one, const Key& other) {
            return one.frame == other.frame && one.toNext == other.toNext &&
                   one.in.width == other.in.width && one.out.width == other.out.width;
        });
    }

    DVec2 gone(const DVec2& place, Angle by)
    {
        const double sine = std::sin(by.inRadians());
        const double cosine = std::cos(by.inRadians());
        return {place.x * cosine + place.y * sine, -place.x * sine + place.y * cosine};
    }

    /// (x, z) round the centre: a curve of keys turns as its handles do.
    void goRound(Placement& placement, const DVec3& centre, Angle by)
    {
        Track& x = placement.x;
        Track& z = placement.z;
        if (!keyedAlike(x, z)) {
            return;
        }
        const DVec2 middle(centre.x, centre.z);
        const auto turnBoth = [by](double& a, double& b, const DVec2& about) {
            const DVec2 turned = about + gone(DVec2(a, b) - about, by);
            a = turned.x;
            b = turned.y;
        };
        turnBoth(x.rest, z.rest, middle);
        for (std::size_t i = 0; i < x.keys.size(); ++i) {
            turnBoth(x.keys[i].value, z.keys[i].value, middle);
            turnBoth(x.keys[i].in.slope, z.keys[i].in.slope, DVec2(0.0));
            turnBoth(x.keys[i].out.slope, z.keys[i].out.slope, DVec2(0.0));
        }
    }

    void raise(Track& track, double by)
    {
        track.rest += by;
        for (Key& key : track.keys) {
            key.value += by;
        }
    }

    void turnPlacement(Placement& placement, const Turning& turning, bool together)
    {
        switch (turning.about) {
        case TurnAbout::pan:
            raise(placement.pan, turning.by.inDegrees());
            if (together) {
                goRound(placement, turning.centre, turning.by);
            }
            break;
        case TurnAbout::tilt: raise(placement.tilt, turning.by.inDegrees()); break;
        case TurnAbout::roll: raise(placement.roll, turning.by.inDegrees()); break;
        }
    }

    template <class Row> void turnRow(std::vector<Edit>& edits, const Table<Row>& table,
                                      std::uint32_t id, const Turning& turning, bool together)
    {
        if (const Row* row = table.find(Id<Row>{id}); row != nullptr) {
            Row turned = *row;
            turnPlacement(turned.placement, turning, together);
            edits.push_back(Put<Row>{std::move(turned)});
        }
    }

    void turnMark(std::vector<Edit>& edits, const Project& before, Id<Mark> id,
                  const Turning& turning, bool together)
    {
        const Mark* mark = before.marks.find(id);
        if (mark == nullptr || turning.about != TurnAbout::pan) {
            return;
        }
        Mark turned = *mark;
        turned.facing = turned.facing + turning.by;
        if (together) {
            const DVec2 middle(turning.centre.x, turning.centre.z);
            const DVec2 place =
                middle + gone(DVec2(mark->x.value(), mark->z.value()) - middle, turning.by);
            turned.x = Metres(place.x);
            turned.z = Metres(place.y);
        }
        edits.push_back(Put<Mark>{std::move(turned)});
    }

    /// The mark on which an actor is, or was last.
    Id<Mark> markAt(const Cast& cast, FrameTime time)
    {
        Id<Mark> mark = cast.stops.front().mark;
        for (const Stop& stop : cast.stops) {
            if (double(stop.arrive) <= time) {
                mark = stop.mark;
            }
        }
        return mark;
    }

    void turnRoom(std::vector<Edit>& edits, const Project& before, Id<Room> id,
                  const Turning& turning)
    {
        const Room* room = before.rooms.find(id);
        if (room == nullptr || turning.about != TurnAbout::pan) {
            return;
        }
        Room turned = *room;
        const DVec2 middle(turning.centre.x, turning.centre.z);
        for (RoomCorner& corner : turned.corners) {
            const DVec2 place =
                middle + gone(DVec2(corner.x.value(), corner.z.value()) - middle, turning.by);
            corner = {Metres(place.x), Metres(place.y)};
        }
        const std::vector<Edit> reshaped = editsToReshape(before, turned);
        edits.insert(edits.end(), reshaped.begin(), reshaped.end());
    }

    bool fillsOpening(const Project& project, Id<SetPiece> piece)
    {
        return std::ranges::any_of(project.rooms.rows(), [piece](const auto& room) {
            return std::ranges::find(room->openings, piece, &Opening::filling) !=
                   room->openings.end();
        });
    }

    template <class Row>
    void sizeRow(std::vector<Edit>& edits, const Table<Row>& table, std::uint32_t id, double factor)
    {
        if (const Row* row = table.find(Id<Row>{id}); row != nullptr) {
            Row sized = *row;
            Track& scale = sized.placement.scale;
            scale.rest *= factor;
            for (Key& key : scale.keys) {
                key.value *= factor;
                key.in.slope *= factor;
                key.out.slope *= factor;
            }
            edits.push_back(Put<Row>{std::move(sized)});
        }
    }

}

std::vector<Edit> editsToTurn(const Project& before, const std::vector<Item>& items,
                              const Turning& turning)
{
    std::vector<Edit> edits;
    const bool together = items.size() > 1;
    for (const Item& item : items) {
        switch (item.kind) {
        case ItemKind::setPiece:
            if (!fillsOpening(before, Id<SetPiece>{item.id})) {
                turnRow(edits, before.setPieces, item.id, turning, together);
            }
            break;
        case ItemKind::prop: turnRow(edits, before.props, item.id, turning, together); break;
        case ItemKind::light: turnRow(edits, before.lights, item.id, turning, together); break;
        case ItemKind::camera: turnRow(edits, before.cameras, item.id, turning, together); break;
        case ItemKind::mark: turnMark(edits, before, Id<Mark>{item.id}, turning, together); break;
        case ItemKind::room: turnRoom(edits, before, Id<Room>{item.id}, turning); break;
        case ItemKind::cast: {
            const Cast* cast = before.cast.find(Id<Cast>{item.id});
            if (cast != nullptr && !cast->stops.empty()) {
                turnMark(edits, before, markAt(*cast, turning.time), turning, together);
            } else if (turning.about == TurnAbout::pan) {
                turnRow(edits, before.cast, item.id, turning, together);
            }
            break;
        }
        default: break;
        }
    }
    return edits;
}

std::vector<Edit> editsToSize(const Project& before, const std::vector<Item>& items, double factor)
{
    std::vector<Edit> edits;
    for (const Item& item : items) {
        if (item.kind == ItemKind::setPiece && !fillsOpening(before, Id<SetPiece>{item.id})) {
            sizeRow(edits, before.setPieces, item.id, factor);
        } else if (item.kind == ItemKind::prop) {
            sizeRow(edits, before.props, item.id, factor);
        }
    }
    return edits;
}

bool tilts(const Item& item)
{
    return item.kind == ItemKind::setPiece || item.kind == ItemKind::prop ||
           item.kind == ItemKind::light || item.kind == ItemKind::camera;
}

bool hasSize(const Item& item)
{
    return item.kind == ItemKind::setPiece || item.kind == ItemKind::prop;
}

}
