#include "editor/moving.h"

#include "stage/openings.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project after(const Project& before, const std::vector<Edit>& edits)
{
    Project project = before;
    for (const Edit& edit : edits) {
        Result<Project> next = applied(project, edit);
        REQUIRE(next);
        project = std::move(*next);
    }
    return project;
}

/// A prop that slides from 0 to 2 m, and an actor who walks from one mark to another.
Project scene()
{
    Prop prop;
    prop.name = "Case";
    prop.placement.x.keys = {{1001, 0.0}, {1025, 2.0}};
    Mark first;
    first.name = "1";
    Mark second;
    second.name = "2";
    second.x = Metres(3.0);
    Project project = after({}, {Put<Prop>{prop}, Put<Mark>{first}, Put<Mark>{second}});
    Cast cast;
    cast.name = "Ines";
    Stop stop;
    stop.mark = project.marks.rows()[0]->id;
    stop.arrive = 1001;
    stop.leave = 1010;
    cast.stops.push_back(stop);
    stop.mark = project.marks.rows()[1]->id;
    stop.arrive = 1080;
    stop.leave = 1080;
    cast.stops.push_back(stop);
    return after(project, {Put<Cast>{cast}});
}

}

TEST_CASE("a thing that is moved keeps its way")
{
    const Project before = scene();
    const Item prop{ItemKind::prop, before.props.rows()[0]->id.value};
    const Project now = after(before, editsToShift(before, {prop}, {0.5, 0.0, -1.0}));
    const Prop& moved = *now.props.rows()[0];
    CHECK(valueAt(moved.placement.x, 1001.0) == doctest::Approx(0.5));
    CHECK(valueAt(moved.placement.x, 1025.0) == doctest::Approx(2.5));
    CHECK(valueAt(moved.placement.z, 1001.0) == doctest::Approx(-1.0));
}

TEST_CASE("an actor who is moved takes all marks along and each once")
{
    const Project before = scene();
    const Item cast{ItemKind::cast, before.cast.rows()[0]->id.value};
    const Item mark{ItemKind::mark, before.marks.rows()[1]->id.value};
    const Project now = after(before, editsToShift(before, {mark, cast}, {1.0, 0.0, 0.0}));
    CHECK(now.marks.rows()[0]->x.value() == doctest::Approx(1.0));
    CHECK(now.marks.rows()[1]->x.value() == doctest::Approx(4.0));
}

TEST_CASE("moved there and back is as before")
{
    const Project before = scene();
    const std::vector<Item> all{{ItemKind::prop, before.props.rows()[0]->id.value},
                                {ItemKind::cast, before.cast.rows()[0]->id.value}};
    const Project there = after(before, editsToShift(before, all, {0.25, 0.0, 0.5}));
    CHECK_FALSE(there == before);
    CHECK(after(there, editsToShift(there, all, {-0.25, 0.0, -0.5})) == before);
}

TEST_CASE("a door that is moved slides along its wall with its hole")
{
    Room room{.name = "Room"};
    room.corners = {{Metres(0), Metres(0)},
                    {Metres(9), Metres(0)},
                    {Metres(9), Metres(6)},
                    {Metres(0), Metres(6)}};
    Project project = after({}, {Put<Room>{room}});
    const Id<Room> id = project.rooms.rows()[0]->id;
    const auto made = editsToFill(project, {id, 0, Metres(3.0)}, {.model = {"Door", "door.glb"}});
    REQUIRE(made);
    project = after(project, made->edits);
    const Item door{ItemKind::setPiece, made->id.value};

    // Dragged 2 m along the wall and half a metre into the room it stays in the wall.
    const Project slid = after(project, editsToShift(project, {door}, {2.0, 0.0, 0.5}));
    const Placement& at = slid.setPieces.at(made->id).placement;
    CHECK(at.x.rest == doctest::Approx(5.0));
    CHECK(at.z.rest == doctest::Approx(-0.06)); // the middle of a wall of 0.12 m
    CHECK(slid.rooms.at(id).openings[0].along.value() == doctest::Approx(5.0));

    // With its room it goes along once, whether picked too or not.
    const Item walls{ItemKind::room, id.value};
    for (const std::vector<Item>& items : {std::vector{walls}, std::vector{walls, door}}) {
        const Project moved = after(project, editsToShift(project, items, {0.0, 0.0, 10.0}));
        CHECK(moved.setPieces.at(made->id).placement.z.rest == doctest::Approx(9.94));
        CHECK(moved.rooms.at(id).openings[0].along.value() == doctest::Approx(3.0));
    }
}
