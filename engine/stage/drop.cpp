#include "stage/drop.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "project/tables.h"
#include "stage/figure.h"
#include "stage/place.h"
#include "stage/walk_path.h"

namespace premise {

namespace {

    constexpr float levelEnough = 0.5F; ///< cosine of the steepest slope that things stand on

    DVec3 turned(const DVec3& local, double pan)
    {
        return {local.x * std::cos(pan) + local.z * std::sin(pan), local.y,
                local.z * std::cos(pan) - local.x * std::sin(pan)};
    }

    /// With a place of the model, in its own space, brought to a point of the world.
    Drop dropped(const DVec3& point, double pan, const DVec3& local, std::optional<Picked> on)
    {
        return {point - turned(local, pan), Angle::radians(pan), std::move(on)};
    }

    DVec3 footOf(const Bounds& model)
    {
        return {model.centre().x, model.min.y, model.centre().z};
    }

    double panTo(const DVec3& from, const DVec3& to)
    {
        return headingTowards({from.x, from.z}, {to.x, to.z});
    }

    /// The floor before a wall, half the model's depth away from it.
    Drop againstWall(const Picked& wall, const DropWish& wish, Picker& picker,
                     const StagedFrame& frame, const Models& models)
    {
        const DVec3 out = glm::normalize(DVec3(wall.normal.x, 0.0, wall.normal.z));
        const double depth = double(wish.model.size().z) / 2.0;
        const Ray down{wall.point + out * (depth + 0.01), {0.0, -1.0, 0.0}};
        const std::optional<Picked> floor = picker.nearest(frame, models, down, wish.pick);
        const DVec3 ground(down.origin.x, 0.0, down.origin.z);
        return dropped(floor ? floor->point : ground, std::atan2(out.x, out.z), footOf(wish.model),
                       floor);
    }

    /// An upright box as high as a table, seen from above.
    struct TablePlan {
        DVec2 centre{0.0};
        DVec2 right{1.0, 0.0}; ///< unit
        DVec2 front{0.0, 1.0};
        DVec2 half{0.0}; ///< along right and front, metres
        bool round = false;
    };

    /// Whether a ray down at a corner of the table's box misses its top.
    bool isRound(const Model& model)
    {
        constexpr float nearCorner = 0.95F;
        const Vec3 corner = model.bounds.centre() + model.bounds.size() * 0.5F * nearCorner;
        const LocalRay down{DVec3(corner.x, model.bounds.max.y + 1.0F, corner.z),
                            DVec3(0.0, -1.0, 0.0)};
        RayWish wish;
        wish.reach = 1.0 + 0.1 * double(model.bounds.size().y);
        return !RayModel(model).nearest(down, wish);
    }

    std::optional<TablePlan> tablePlan(const PlacedModel& placed, const Model& model, double floor)
    {
        constexpr double lowest = 0.6; // metres; dining tables and desks have 0.70 to 0.78
        constexpr double highest = 0.9;
        constexpr double narrowest = 0.4;
        const PlacedBox box = boxOf(model.bounds, placed.worldFromModel);
        const double height = 2.0 * double(box.half.y);
        const double foot = box.centre.y - double(box.half.y);
        const bool upright = box.axes[1].y > 0.99F;
        const bool wide = 2.0 * double(std::min(box.half.x, box.half.z)) >= narrowest;
        if (placed.kind == PlacedKind::cast || !upright || !wide || height < lowest ||
            height > highest || std::abs(foot - floor) > 0.1) {
            return std::nullopt;
        }
        TablePlan table;
        table.centre = {box.centre.x, box.centre.z};
        table.right = {box.axes[0].x, box.axes[0].z};
        table.front = {box.axes[2].x, box.axes[2].z};
        table.half = {box.half.x, box.half.z};
        table.round = isRound(model);
        return table;
    }

    /// Where the edge is nearest, and the way out from there.
    struct Edge {
        DVec2 point{0.0};
        DVec2 outward{0.0, 1.0};
        double away = 0.0; ///< metres from the place asked for; less than 0: it is under the table
    };

    Edge edgeNear(const TablePlan& table, const DVec2& place)
    {
        const DVec2 off = place - table.centre;
        const DVec2 local(glm::dot(off, table.right), glm::dot(off, table.front));
        DVec2 point(0.0);
        DVec2 outward(0.0, 1.0);
        if (table.round) {
            const double radius = glm::length(local);
            outward = radius > 1e-6 ? local / radius : outward;
            point = outward * table.half;
        } else {
            // The side that the place is furthest out of, or least far in.
            const DVec2 out = glm::abs(local) - table.half;
            const int axis = out.x > out.y ? 0 : 1;
            outward = DVec2(0.0);
            outward[axis] = local[axis] < 0.0 ? -1.0 : 1.0;
            constexpr double elbow = 0.3; // a sitter keeps off the corners where there is room
            const int along = 1 - axis;
            const double room = std::max(0.0, table.half[along] - elbow);
            point[axis] = outward[axis] * table.half[axis];
            point[along] = std::clamp(local[along], -room, room);
        }
        const auto inWorld = [&](const DVec2& way) {
            return table.right * way.x + table.front * way.y;
        };
        return {table.centre + inWorld(point), glm::normalize(inWorld(outward)),
                glm::dot(local - point, outward)};
    }

    template <class Row>
    Made<Row> editsToStand(const Project& project, const DroppedModel& model, const Drop& drop)
    {
        Made<Row> made;
        const auto& assets = project.assets.rows();
        const auto known = std::ranges::find_if(
            assets, [&](const auto& asset) { return asset->path == model.path; });
        Row row;
        std::uint32_t next = project.lastId + 1;
        if (known == assets.end()) {
            Asset asset;
            asset.name = freeName(project.assets, model.name);
            asset.path = model.path;
            asset.contentHash = model.contentHash;
            made.edits.emplace_back(Put<Asset>{std::move(asset)});
            row.asset = {next++};
        } else {
            row.asset = (*known)->id;
        }
        row.name = freeName(tableOf<Row>(project), model.name);
        row.placement.x.rest = drop.position.x;
        row.placement.y.rest = drop.position.y;
        row.placement.z.rest = drop.position.z;
        row.placement.pan.rest = drop.pan.inDegrees();
        made.edits.emplace_back(Put<Row>{std::move(row)});
        made.id = {next};
        return made;
    }

    template <class Row> std::string nameIn(const Table<Row>& table, std::uint32_t row)
    {
        const Row* found = table.find({row});
        return found == nullptr ? std::string() : found->name;
    }

}

std::optional<Drop> dropUnder(const Ray& ray, const DropWish& wish, Picker& picker,
                              const StagedFrame& frame, const Models& models)
{
    const std::optional<Picked> picked = picker.nearest(frame, models, ray, wish.pick);
    if (!picked) {
        constexpr double furthest = 500.0; // metres
        const double distance = -ray.origin.y / ray.direction.y;
        if (!(distance > 0.0 && distance < furthest)) {
            return std::nullopt;
        }
        const DVec3 ground = ray.at(distance);
        return dropped(ground, panTo(ground, wish.viewer), footOf(wish.model), std::nullopt);
    }
    const double pan = panTo(picked->point, wish.viewer);
    if (picked->normal.y > levelEnough) {
        return dropped(picked->point, pan, footOf(wish.model), picked);
    }
    if (picked->normal.y < -levelEnough) {
        DVec3 top = footOf(wish.model);
        top.y = double(wish.model.max.y);
        return dropped(picked->point, pan, top, picked);
    }
    return againstWall(*picked, wish, picker, frame, models);
}

std::optional<Drop> caughtByTable(const Drop& drop, const Seat& seat, const DropWish& wish,
                                  const StagedFrame& frame, const Models& models)
{
    const DVec3 local(seat.top);
    const DVec3 sitter = drop.position + turned({local.x, 0.0, local.z}, drop.pan.inRadians());
    const double floor = drop.position.y + double(wish.model.min.y);
    std::optional<Edge> nearest;
    for (const std::vector<PlacedModel>* placed : {&frame.still->models, &frame.moving}) {
        for (const PlacedModel& thing : *placed) {
            const auto model = modelOf(thing, frame, models);
            if (model == nullptr || (wish.pick.mayMeet && !wish.pick.mayMeet(thing))) {
                continue;
            }
            const auto table = tablePlan(thing, *model, floor);
            const Edge edge = table ? edgeNear(*table, {sitter.x, sitter.z}) : Edge{};
            constexpr double armsLength = 0.6; // metres, from the seat to where it is caught
            const double away = glm::length(edge.point + edge.outward * figure::tableEdge -
                                            DVec2(sitter.x, sitter.z));
            if (table && (away < armsLength || edge.away < 0.0) &&
                (!nearest || edge.away < nearest->away)) {
                nearest = edge;
            }
        }
    }
    if (!nearest) {
        return std::nullopt;
    }
    const DVec2 place = nearest->point + nearest->outward * figure::tableEdge;
    // Seats that face askew on their model are turned back by as much.
    const double pan = std::atan2(-nearest->outward.x, -nearest->outward.y) -
                       std::atan2(double(seat.ahead.x), double(seat.ahead.z));
    return dropped({place.x, drop.position.y, place.y}, pan, {local.x, 0.0, local.z}, drop.on);
}

std::string nameOf(const Project& project, PlacedKind kind, std::uint32_t row)
{
    switch (kind) {
    case PlacedKind::set: return nameIn(project.setPieces, row);
    case PlacedKind::prop:
    case PlacedKind::gear: return nameIn(project.props, row);
    case PlacedKind::room: return nameIn(project.rooms, row);
    case PlacedKind::cast: break;
    }
    return nameIn(project.cast, row);
}

Made<SetPiece> editsToDressWith(const Project& project, const DroppedModel& model, const Drop& drop)
{
    return editsToStand<SetPiece>(project, model, drop);
}

Made<Prop> editsToPropWith(const Project& project, const DroppedModel& model, const Drop& drop)
{
    return editsToStand<Prop>(project, model, drop);
}

}
