#include "stage/landing.h"

#include <cmath>

#include "project/room_plan.h"
#include "stage/place.h"

namespace premise {

namespace {

    bool isFilling(const CatalogueModel& what)
    {
        return has(what, CatalogueTag::door) || has(what, CatalogueTag::window);
    }

    /// A floor under a ceiling: what hangs goes up there, wherever the view looks through.
    std::optional<double> ceilingOver(const Project& project, const DVec3& point)
    {
        for (const auto& room : project.rooms.rows()) {
            const double height = point.y - room->floor.value();
            if (room->visible && room->hasCeiling && brokenShape(*room).empty() && height > -0.5 &&
                height < room->wallHeight.value() && isOnFloor(*room, {point.x, point.z})) {
                return (room->floor + room->wallHeight).value();
            }
        }
        return std::nullopt;
    }

    std::string nameOfWhatIsMet(const LandingScene& scene, const std::optional<Picked>& on)
    {
        if (!on) {
            return {};
        }
        const std::string name = nameOf(scene.project, on->kind, on->row);
        const bool floor = on->kind == PlacedKind::room && on->normal.y > 0.5F;
        return floor ? "the floor of " + name : name;
    }

    std::optional<Landing> personAt(const Ray& ray, const LandingWish& wish,
                                    const LandingScene& scene, Landing landing)
    {
        const std::optional<Picked> met = scene.picker.nearest(scene.frame, scene.models, ray);
        landing.spot = {landing.drop.position, landing.drop.pan, false};
        if (met && !wish.freely) {
            landing.spot = spotOn(*met, scene.project, scene.frame, scene.models, 1.0, wish.viewer);
            landing.drop.position = landing.spot.floor;
            landing.drop.pan = landing.spot.facing;
            landing.way = landing.spot.seated ? LandingWay::sits : LandingWay::stands;
            landing.on = nameOfWhatIsMet(scene, met);
        }
        return landing;
    }

    std::optional<Drop> caught(const Landing& landing, const LandingWish& wish,
                               const DropWish& dropWish, const LandingScene& scene)
    {
        if (wish.freely || !has(wish.what, CatalogueTag::seat)) {
            return std::nullopt;
        }
        const std::optional<Seat> seat = singleSeat(*wish.model);
        return seat ? caughtByTable(landing.drop, *seat, dropWish, scene.frame, scene.models)
                    : std::nullopt;
    }

    template <class Row> Landed landed(Made<Row> made, PlacedKind kind)
    {
        return {std::move(made.edits), kind, made.id.value};
    }

    Result<Landed> personLanded(const Project& project, const CatalogueModel& what,
                                const Landing& landing, const DroppedModel& file)
    {
        NewCast person;
        person.height = what.height;
        for (const auto& asset : project.assets.rows()) {
            if (asset->path == file.path) {
                person.asset = asset->id;
            }
        }
        if (person.asset) {
            return landed(editsToPlace(project, person, landing.spot), PlacedKind::cast);
        }
        const Put<Asset> figure{
            {{}, freeName(project.assets, file.name), file.path, file.contentHash}};
        const Project with = TRY(applied(project, figure));
        person.asset = with.assets.rows().back()->id;
        Landed made = landed(editsToPlace(with, person, landing.spot), PlacedKind::cast);
        made.edits.insert(made.edits.begin(), figure);
        return made;
    }

}

std::optional<Landing> landingOf(const Ray& ray, const LandingWish& wish, const LandingScene& scene)
{
    const DropWish dropWish{wish.model->bounds, wish.viewer, {}};
    const std::optional<Drop> drop =
        dropUnder(ray, dropWish, scene.picker, scene.frame, scene.models);
    if (!drop) {
        return std::nullopt;
    }
    Landing landing;
    landing.drop = *drop;
    landing.on = nameOfWhatIsMet(scene, drop->on);
    if (isFilling(wish.what) && !wish.freely) {
        const DVec3 point = drop->on ? drop->on->point : drop->position;
        if (const std::optional<WallPlace> wall = wallNear(scene.project, point)) {
            landing.way = LandingWay::fills;
            landing.wall = *wall;
            landing.wall.along = Metres(inSteps(wall->along.value(), wish.step.value()));
            landing.on = nameOf(scene.project, PlacedKind::room, wall->room.value);
            return landing;
        }
    }
    landing.drop.position = onGrid(landing.drop.position, wish.step);
    if (wish.what.group == CatalogueGroup::people) {
        return personAt(ray, wish, scene, landing);
    }
    if (has(wish.what, CatalogueTag::hangsFromCeiling)) {
        if (const std::optional<double> ceiling =
                ceilingOver(scene.project, landing.drop.position)) {
            landing.way = LandingWay::hangs;
            landing.drop.position.y = *ceiling - double(wish.model->bounds.max.y);
            landing.on = "the ceiling";
        }
        return landing;
    }
    if (const std::optional<Drop> at = caught(landing, wish, dropWish, scene)) {
        landing.way = LandingWay::faces;
        landing.drop = *at;
    }
    return landing;
}

Result<Landed> editsToLand(const Project& project, const CatalogueModel& what,
                           const Landing& landing, const DroppedModel& file)
{
    if (what.group == CatalogueGroup::people) {
        return personLanded(project, what, landing, file);
    }
    if (landing.way == LandingWay::fills) {
        const bool window = has(what, CatalogueTag::window);
        Made<SetPiece> made =
            TRY(editsToFill(project, landing.wall,
                            {file, window ? OpeningKind::window : OpeningKind::door, what.width,
                             what.height, what.sill}));
        return landed(std::move(made), PlacedKind::set);
    }
    const bool gear = what.group == CatalogueGroup::grip;
    if (gear || what.group == CatalogueGroup::props) {
        Made<Prop> made = editsToPropWith(project, file, landing.drop);
        std::get<Put<Prop>>(made.edits.back()).row.gear = gear;
        return landed(std::move(made), PlacedKind::prop);
    }
    return landed(editsToDressWith(project, file, landing.drop), PlacedKind::set);
}

}
