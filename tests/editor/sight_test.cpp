// How far a camera sees in plan. Expected values: similar triangles.
#include "editor/sight.h"

#include "project/edit.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// 4 × 3 m, its corner in the origin.
Room box()
{
    Room room;
    room.name = "Box";
    room.corners = {{Metres(0.0), Metres(0.0)},
                    {Metres(4.0), Metres(0.0)},
                    {Metres(4.0), Metres(3.0)},
                    {Metres(0.0), Metres(3.0)}};
    return room;
}

Project with(const Room& room)
{
    Result<Project> project = applied({}, Put<Room>{room});
    REQUIRE(project);
    return *project;
}

}

TEST_CASE("a look ends at the wall that it meets first")
{
    const std::vector<PlanLine> lines = sightLines(with(box()), {}, 1.2);
    CHECK(sightAlong(lines, {1.0, 1.0}, {1.0, 0.0}, 30.0) == doctest::Approx(3.0));
    CHECK(sightAlong(lines, {1.0, 1.0}, {0.6, 0.8}, 30.0) == doctest::Approx(2.5));
    const std::vector<PlanLine> post{{Vec2(2.0F, 0.5F), Vec2(2.0F, 1.5F)}};
    CHECK(sightAlong(sightLines(with(box()), post, 1.2), {1.0, 1.0}, {1.0, 0.0}, 30.0) ==
          doctest::Approx(1.0));
}

TEST_CASE("without walls it ends at its reach")
{
    CHECK(sightAlong({}, {0.0, 0.0}, {0.0, 1.0}, 30.0) == 30.0);
    CHECK(sightLines(with(box()), {}, 5.0).empty()); // over the walls' top
}

TEST_CASE("one looks out of a window at its height and not through a closed door")
{
    Room room = box();
    room.openings = {
        {OpeningKind::window, 0, Metres(1.0), Metres(1.0), Metres(1.0), Metres(0.9), {}}};
    const auto up = [](const Project& project, double x, double height) {
        return sightAlong(sightLines(project, {}, height), {x, 1.0}, {0.0, -1.0}, 30.0);
    };
    const Project windowed = with(room);
    CHECK(up(windowed, 1.0, 1.2) == 30.0);
    CHECK(up(windowed, 1.0, 0.5) == doctest::Approx(1.0)); // under its sill
    CHECK(up(windowed, 2.0, 1.2) == doctest::Approx(1.0)); // beside it
    room.openings[0].kind = OpeningKind::door;
    CHECK(up(with(room), 1.0, 1.2) == doctest::Approx(1.0));
}
