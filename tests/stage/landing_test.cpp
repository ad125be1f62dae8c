// A model of the library that is held over a set comes to be where a set dresser would put it.
#include "stage/landing.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "asset/read/reader.h"
#include "edited.h"
#include "shapes.h"
#include "stage/stage.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const DVec3 viewer{4.5, 1.6, 5.5};

std::shared_ptr<const Model> fromLibrary(const std::string& file)
{
    auto model = readWhole(sourceFile("assets/" + file));
    REQUIRE(model);
    return std::make_shared<const Model>(std::move(*model));
}

CatalogueModel inCatalogue(const std::string& id)
{
    const auto catalogue = loadCatalogue(sourceFile("assets"));
    REQUIRE_MESSAGE(catalogue, (catalogue ? "" : catalogue.error().message));
    const auto found = std::ranges::find(*catalogue, id, &CatalogueModel::id);
    REQUIRE(found != catalogue->end());
    return *found;
}

/// A room from (0, 0) to (9, 6), 2.75 m high, that fills with what is dropped into it.
struct Furnished {
    Project project;
    Models models;
    Picker picker;

    Furnished()
    {
        Room room{.name = "Café"};
        room.corners = {{Metres(0), Metres(0)},
                        {Metres(9), Metres(0)},
                        {Metres(9), Metres(6)},
                        {Metres(0), Metres(6)}};
        project = edited({}, {Put<Room>{room}});
    }

    std::optional<Landing> held(const std::string& id, const DVec3& at, bool freely = false,
                                Metres step = {})
    {
        FreeView view;
        view.camera.pose.position = Vec3(viewer);
        const StagedFrame frame = stage(project, view, 1001.0);
        const CatalogueModel what = inCatalogue(id);
        return landingOf({viewer, glm::normalize(at - viewer)},
                         {what, fromLibrary(what.file), viewer, freely, step},
                         {project, frame, models, picker});
    }

    Landed drop(const std::string& id, const DVec3& at, bool freely = false)
    {
        const CatalogueModel what = inCatalogue(id);
        const std::optional<Landing> landing = held(id, at, freely);
        REQUIRE(landing);
        const auto landed = editsToLand(project, what, *landing, {what.name, what.file});
        REQUIRE_MESSAGE(landed, (landed ? "" : landed.error().message));
        project = edited(project, landed->edits);
        const Asset& asset = *project.assets.rows().back();
        models[asset.id] = fromLibrary(asset.path);
        return *landed;
    }
};

}

TEST_CASE("a door that is held over a wall cuts its hole there")
{
    Furnished set;
    const Landed door = set.drop("door_single", {4.5, 1.2, 0.0});
    const Room& room = *set.project.rooms.rows().front();
    REQUIRE(room.openings.size() == 1);
    const Opening& hole = room.openings.front();
    CHECK(hole.kind == OpeningKind::door);
    CHECK(hole.filling == Id<SetPiece>{door.row});
    CHECK(hole.along.value() == doctest::Approx(4.5));
    CHECK(hole.sill == Metres(0.0));
    CHECK(hole.width == Metres(0.94));
    CHECK(set.project.setPieces.at({door.row}).placement.x.rest == doctest::Approx(4.5));
}

TEST_CASE("a window sits at its habitual height wherever the wall is met")
{
    Furnished set;
    set.drop("window_two_lights", {2.0, 2.5, 0.0});
    const Opening& hole = set.project.rooms.rows().front()->openings.front();
    CHECK(hole.kind == OpeningKind::window);
    CHECK(hole.sill == Metres(0.9));
}

TEST_CASE("a door far from all walls stands on the floor and cuts nothing")
{
    Furnished set;
    const auto landing = set.held("door_single", {4.5, 0.0, 3.0});
    REQUIRE(landing);
    CHECK(landing->way == LandingWay::stands);
    CHECK(landing->on == "the floor of Café");
}

TEST_CASE("a lamp hangs from the ceiling over the floor that is pointed at")
{
    Furnished set;
    const Landed lamp = set.drop("pendant_lamp", {3.0, 0.0, 2.0});
    const Placement& at = set.project.setPieces.at({lamp.row}).placement;
    CHECK(at.x.rest == doctest::Approx(3.0).epsilon(0.01));
    const Bounds bounds = set.models.begin()->second->bounds;
    CHECK(at.y.rest + double(bounds.max.y) == doctest::Approx(2.75));
}

TEST_CASE("a chair that is held at a table faces it unless the hand says otherwise")
{
    Furnished set;
    set.drop("cafe_table", {4.5, 0.0, 2.5});
    const DVec3 beside(4.5, 0.0, 3.35);
    const auto caught = set.held("cafe_chair", beside);
    REQUIRE(caught);
    CHECK(caught->way == LandingWay::faces);
    // South of the table it looks north, along −z: half a turn from its own front.
    CHECK(std::abs(std::cos(caught->drop.pan.inRadians()) + 1.0) < 0.02);
    const auto free = set.held("cafe_chair", beside, true, Metres(0.25));
    REQUIRE(free);
    CHECK(free->way == LandingWay::stands);
    for (const double place : {free->drop.position.x, free->drop.position.z}) {
        CHECK(std::abs(place * 4.0 - std::round(place * 4.0)) < 1e-9);
    }
}

TEST_CASE("a person that is held over a chair sits down on it")
{
    Furnished set;
    set.drop("cafe_chair", {3.0, 0.0, 2.5});
    const DVec3 seat(3.0, 0.45, 2.5);
    const Landed person = set.drop("mannequin_ines", seat);
    CHECK(person.kind == PlacedKind::cast);
    const Cast& cast = set.project.cast.at({person.row});
    CHECK(cast.height.value() == doctest::Approx(1.695)); // as the catalogue says of her
    CHECK(cast.stops.front().action.starts_with("sit"));
    CHECK(set.project.assets.at(cast.asset).path == "models/mannequin_ines.glb");
    const auto beside = set.held("mannequin_ines", seat, true);
    REQUIRE(beside);
    CHECK(beside->way == LandingWay::stands);
    CHECK_FALSE(beside->spot.seated);
}

TEST_CASE("grip is film equipment and a cup is handled and a counter is part of the set")
{
    Furnished set;
    const Landed stand = set.drop("light_stand", {6.0, 0.0, 3.0});
    CHECK(set.project.props.at({stand.row}).gear);
    const Landed cup = set.drop("cup", {3.0, 0.0, 3.0});
    CHECK(cup.kind == PlacedKind::prop);
    CHECK_FALSE(set.project.props.at({cup.row}).gear);
    CHECK(set.drop("counter", {2.0, 0.0, 2.0}).kind == PlacedKind::set);
}

TEST_CASE("a second one of a model shares the file of the first")
{
    Furnished set;
    const Landed one = set.drop("cafe_table", {2.0, 0.0, 2.5});
    const Landed other = set.drop("cafe_table", {6.0, 0.0, 2.5});
    CHECK(set.project.assets.size() == 1);
    CHECK(set.project.setPieces.at({other.row}).name == "Café table 2");
    CHECK(one.row != other.row);
    const Landed person = set.drop("mannequin", {4.0, 0.0, 4.0});
    const Landed another = set.drop("mannequin", {5.0, 0.0, 4.0});
    CHECK(set.project.assets.size() == 2);
    CHECK(set.project.cast.at({person.row}).asset == set.project.cast.at({another.row}).asset);
}
