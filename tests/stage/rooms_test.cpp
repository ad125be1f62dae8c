#include "stage/rooms.h"

#include <algorithm>
#include <cmath>

#include "asset/room_model.h"
#include "project/edit.h"
#include "project/room_plan.h"
#include "stage/openings.h"
#include "stage/row_edits.h"
#include "stage/stage.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Project with(Project project, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        Result<Project> next = applied(project, edit);
        REQUIRE_MESSAGE(next, next.error().message);
        project = std::move(*next);
    }
    return project;
}

/// x from 0 to 9, z from 0 to 6: wall 1 lies at z = 0, wall 2 at x = 9, wall 3 at z = 6, wall 4 at x = 0.
Project cafe()
{
    Room room{.name = "Café"};
    room.corners = {{Metres(0), Metres(0)},
                    {Metres(9), Metres(0)},
                    {Metres(9), Metres(6)},
                    {Metres(0), Metres(6)}};
    return with({}, {Put<Room>{room}});
}

const Room& room(const Project& project)
{
    return *project.rooms.rows().front();
}

DroppedFilling door()
{
    return {.model = {"Door", "models/door.glb"}};
}

FreeView from(const Vec3& eye)
{
    FreeView view;
    view.camera.pose.position = eye;
    return view;
}

/// The parts of the room that a view looks through.
std::vector<std::int32_t> hiddenParts(const StagedFrame& frame)
{
    std::vector<std::int32_t> parts;
    for (const std::uint32_t place : frame.hidden) {
        parts.push_back(frame.still->models[place].part);
    }
    return parts;
}

}

TEST_CASE("a room stands among what does not move as its parts")
{
    const Project project = cafe();
    const StagedFrame frame = stage(project, from({4, 1.6F, 3}), 1001.0);
    REQUIRE(frame.still->models.size() == 6);
    for (const PlacedModel& placed : frame.still->models) {
        CHECK(placed.kind == PlacedKind::room);
        CHECK(placed.row == room(project).id.value);
        REQUIRE(modelOf(placed, frame, {}) != nullptr);
        CHECK(modelOf(placed, frame, {})->nodes.size() == 1);
    }
    Room unseen = room(project);
    unseen.visible = false;
    CHECK(stage(with(project, {Put<Room>{unseen}}), from({}), 1001.0).still->models.empty());
}

TEST_CASE("a free view looks through walls and ceilings that turn their backs")
{
    const Project project = cafe();
    const auto hidden = [&](const Vec3& eye) {
        return hiddenParts(stage(project, from(eye), 1001.0));
    };
    CHECK(hidden({4, 1.6F, 3}).empty());
    CHECK(hidden({4, 1.6F, 12}) == std::vector<std::int32_t>{2});
    CHECK(hidden({-5, 8, 12}) == std::vector<std::int32_t>{2, 3, 5});
    CHECK(hidden({4, 20, 3}) == std::vector<std::int32_t>{5});
    FreeView all = from({-5, 8, 12});
    all.walls = WallsFacingAway::shown;
    CHECK(stage(project, all, 1001.0).hidden.empty());
}

TEST_CASE("a lens never looks through a wall")
{
    Project project = cafe();
    CameraSetup camera{.name = "A"};
    camera.placement.z = {12.0, {}};
    project = with(project, {Put<CameraSetup>{camera}});
    const View lens = ThroughCamera{project.cameras.rows().front()->id};
    CHECK(stage(project, lens, 1001.0).hidden.empty());
    CHECK(stage(project, lens, 1001.0).still->models.size() == 6);
}

TEST_CASE("an edit of one room leaves the others as they were built")
{
    Project project = cafe();
    Room second = room(project);
    second.id = {};
    second.floor = Metres(3.0);
    project = with(project, {Put<Room>{second}});
    Stage stage;
    const auto before = stage.at(project, from({}), 1001.0).still;
    second = *project.rooms.rows().back();
    second.wallHeight = Metres(3.5);
    const Project changed = with(project, {Put<Room>{second}});
    const auto after = stage.at(changed, from({}), 1001.0).still;
    REQUIRE(before->models.size() == 12);
    REQUIRE(after->models.size() == 12);
    for (std::size_t i = 0; i < 12; ++i) {
        const bool same =
            before->made.at(before->models[i].asset) == after->made.at(after->models[i].asset);
        CHECK(same == (i < 6));
    }
    CHECK(stage.at(changed, from({1, 2, 3}), 1010.0).still == after);
}

TEST_CASE("a door dropped near a wall cuts its own hole and stands in it")
{
    const Project empty = cafe();
    const std::optional<WallPlace> place = wallNear(empty, {0.3, 0.0, 4.2});
    REQUIRE(place);
    CHECK(place->wall == 3);
    CHECK(place->along.value() == doctest::Approx(1.8)); // wall 4 runs from z = 6 to z = 0
    CHECK_FALSE(wallNear(empty, {4.0, 0.0, 3.0}));
    CHECK_FALSE(wallNear(empty, {0.3, 5.0, 3.0}));

    const Result<Made<SetPiece>> made = editsToFill(empty, *place, door());
    REQUIRE(made);
    const Project project = with(empty, made->edits);
    REQUIRE(room(project).openings.size() == 1);
    CHECK(room(project).openings[0].filling == made->id);
    const Placement& stands = project.setPieces.at(made->id).placement;
    CHECK(stands.x.rest == doctest::Approx(-0.06)); // in the middle of 0.12 m
    CHECK(stands.z.rest == doctest::Approx(4.2));
    CHECK(stands.pan.rest == doctest::Approx(90.0)); // its front, +z, looks along +x
    // A free view that looks through the wall looks through its door.
    const StagedFrame frame = stage(project, from({-6, 1.6F, 3}), 1001.0);
    CHECK(frame.hidden.size() == 2);
}

TEST_CASE("a hole keeps to its wall and beside others")
{
    Project project = cafe();
    const Id<Room> id = room(project).id;
    project = with(project, editsToFill(project, {id, 1, Metres(0.0)}, door())->edits);
    CHECK(room(project).openings[0].along.value() == doctest::Approx(0.47));
    project = with(project, editsToFill(project, {id, 1, Metres(0.6)}, door())->edits);
    CHECK(room(project).openings[1].along.value() == doctest::Approx(1.411));
    DroppedFilling wide = door();
    wide.width = Metres(5.5);
    CHECK(editsToFill(project, {id, 1, Metres(3.0)}, wide).error().message ==
          "Wall 2 of room Café has no place for 5.5 m. Choose another wall.");
    wide.height = Metres(3.0);
    CHECK(editsToFill(project, {id, 0, Metres(3.0)}, wide).error().message ==
          "Room Café is 2.75 m high, too low for what reaches 3 m. Raise its walls.");
    CHECK(editsToFill(project, {id, 4, Metres(3.0)}, door()).error().message ==
          "Room Café has no wall 5. Choose another.");
    CHECK(editsToSlide(project, Id<SetPiece>{}, {id, 1, Metres(3.0)}).error().message ==
          "Only what stands in a wall slides along walls. Drop it on a wall first.");
}

TEST_CASE("a door and its hole go together along walls and away")
{
    Project project = cafe();
    const Id<Room> id = room(project).id;
    const Made<SetPiece> made = *editsToFill(project, {id, 1, Metres(3.0)}, door());
    project = with(project, made.edits);
    project = with(project, *editsToSlide(project, made.id, {id, 0, Metres(2.0)}));
    REQUIRE(room(project).openings.size() == 1);
    CHECK(room(project).openings[0].wall == 0);
    const Placement stands = project.setPieces.at(made.id).placement;
    CHECK(stands.x.rest == doctest::Approx(2.0));
    CHECK(stands.z.rest == doctest::Approx(-0.06));

    Room moved = room(project);
    for (RoomCorner& corner : moved.corners) {
        corner.x = corner.x + Metres(10.0);
    }
    project = with(project, editsToReshape(project, moved));
    CHECK(project.setPieces.at(made.id).placement.x.rest == doctest::Approx(12.0));

    project = with(project, editsToClose(project, made.id));
    CHECK(room(project).openings.empty());
    CHECK(project.setPieces.empty());
}

TEST_CASE("who removes a door closes its hole and who removes a room removes its doors")
{
    Project project = cafe();
    const Id<Room> id = room(project).id;
    const Made<SetPiece> made = *editsToFill(project, {id, 1, Metres(3.0)}, door());
    project = with(project, made.edits);
    CHECK(roomFilledBy(project, made.id)->id == id);
    const Project doorless = with(project, *editsToRemove(project, made.id));
    CHECK(room(doorless).openings.empty());
    CHECK(doorless.setPieces.empty());
    const Project empty = with(project, *editsToRemove(project, id));
    CHECK(empty.rooms.empty());
    CHECK(empty.setPieces.empty());
}
