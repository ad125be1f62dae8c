#include "project/room_plan.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "project/edit.h"
#include "random_project.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Room rectangle(double width, double depth)
{
    Room room{.name = "Café"};
    room.corners = {{Metres(0.0), Metres(0.0)},
                    {Metres(width), Metres(0.0)},
                    {Metres(width), Metres(depth)},
                    {Metres(0.0), Metres(depth)}};
    return room;
}

/// 4 × 4 m without its corner of 2 × 2 m.
Room letterL()
{
    Room room{.name = "L"};
    for (const DVec2 corner :
         {DVec2(0, 0), DVec2(4, 0), DVec2(4, 2), DVec2(2, 2), DVec2(2, 4), DVec2(0, 4)}) {
        room.corners.push_back({Metres(corner.x), Metres(corner.y)});
    }
    return room;
}

std::string refusal(const Room& room)
{
    const Result<Project> result = applied(Project{}, Put<Room>{room});
    return result ? "accepted" : result.error().message;
}

Room withOpening(const Opening& opening)
{
    Room room = rectangle(9.0, 6.0);
    room.openings = {opening};
    return room;
}

}

TEST_CASE("a room of 9 x 6 m has 54 square metres of floor whatever its walls")
{
    Room room = rectangle(9.0, 6.0);
    CHECK(floorArea(room) == doctest::Approx(54.0));
    room.wallThickness = Metres(0.5);
    CHECK(floorArea(room) == doctest::Approx(54.0));
    CHECK(floorArea(letterL()) == doctest::Approx(12.0));
    CHECK(isOnFloor(letterL(), {1.0, 3.0}));
    CHECK_FALSE(isOnFloor(letterL(), {3.0, 3.0}));
}

TEST_CASE("walls stand outside the floor and meet in mitres however the room was drawn")
{
    for (const bool reversed : {false, true}) {
        Room room = letterL();
        if (reversed) {
            std::ranges::reverse(room.corners);
        }
        const double thickness = room.wallThickness.value();
        const std::vector<WallPlan> walls = wallsOf(room);
        for (std::size_t i = 0; i < walls.size(); ++i) {
            CAPTURE(i);
            const WallPlan& wall = walls[i];
            CHECK(wall.outerTo == walls[(i + 1) % walls.size()].outerFrom);
            const DVec2 middle = (wall.from + wall.to) * 0.5;
            CHECK(isOnFloor(room, middle - wall.outward * 0.01));
            CHECK_FALSE(isOnFloor(room, middle + wall.outward * 0.01));
            for (const DVec2& outer : {wall.outerFrom, wall.outerTo}) {
                CHECK(glm::dot(outer - wall.from, wall.outward) == doctest::Approx(thickness));
            }
        }
    }
}

TEST_CASE("a hole keeps to the stretch of a wall that is there through its whole thickness")
{
    // At the inner corner of an L, where the room is outside, the wall's outside is the shorter one.
    const std::vector<WallPlan> walls = wallsOf(letterL());
    CHECK(walls[2].first == 0.0);
    CHECK(walls[2].last == doctest::Approx(2.0 - 0.12));
    CHECK(walls[3].first == doctest::Approx(0.12));
}

TEST_CASE("what cannot be built is refused with the wall that is to blame")
{
    CHECK(refusal(rectangle(9.0, 6.0)) == "accepted");
    CHECK(refusal({.name = "Café"}) ==
          "Room Café: a floor has from 3 to 200 corners, and this one has 0.");
    CHECK(refusal(rectangle(9.0, 0.01)) ==
          "Room Café: wall 2 is 0.01 m long, and must be at least 0.05 m.");
    Room bow = rectangle(9.0, 6.0);
    std::swap(bow.corners[1], bow.corners[2]);
    CHECK(refusal(bow) == "Room Café: walls 1 and 3 cross; move a corner.");
    Room spear{.name = "Spear",
               .corners = {{Metres(0), Metres(0)}, {Metres(9), Metres(0)}, {Metres(9), Metres(1)}}};
    CHECK(refusal(spear) == "Room Spear: corner 1 is 6.34° sharp, and must be at least 15°.");
    Room thick = rectangle(9.0, 6.0);
    thick.wallThickness = Metres(0.0);
    CHECK(refusal(thick) ==
          "Room Café: wall thickness must be at least 0.01 and at most 10, and is 0.");
    // A slot of 0.1 m between two legs leaves no place for two walls of 0.12 m.
    Room slot{.name = "U"};
    for (const DVec2 corner : {DVec2(0, 0), DVec2(4.1, 0), DVec2(4.1, 4), DVec2(2.1, 4),
                               DVec2(2.1, 1), DVec2(2, 1), DVec2(2, 4), DVec2(0, 4)}) {
        slot.corners.push_back({Metres(corner.x), Metres(corner.y)});
    }
    CHECK(refusal(slot) == "Room U: wall 5 is too short for walls of 0.12 m; make it longer.");
    slot.wallThickness = Metres(0.04);
    CHECK(refusal(slot) == "accepted");
}

TEST_CASE("a hole must fit its wall and leave the others alone")
{
    CHECK(refusal(withOpening({.wall = 1, .along = Metres(3.0)})) == "accepted");
    CHECK(refusal(withOpening(
              {.wall = 0, .along = Metres(4.5), .width = Metres(9.0), .height = Metres(2.75)})) ==
          "accepted");
    CHECK(refusal(withOpening({.wall = 4, .along = Metres(3.0)})) ==
          "Room Café: opening 1 is in wall 5, and there are 4.");
    CHECK(refusal(withOpening({.wall = 1, .along = Metres(0.3)})) ==
          "Room Café: opening 1 goes from -0.15 to 0.75 m along wall 2, which goes from 0 to 6 m.");
    CHECK(refusal(withOpening({.wall = 1, .along = Metres(3.0), .sill = Metres(0.9)})) ==
          "Room Café: opening 1 reaches 3 m high, and its wall 2.75 m.");
    Room room = withOpening({.wall = 1, .along = Metres(3.0)});
    room.openings.push_back({.wall = 1, .along = Metres(3.5)});
    CHECK(refusal(room) == "Room Café: openings 1 and 2 overlap.");
    room.openings.back().wall = 3;
    CHECK(refusal(room) == "accepted");
}

TEST_CASE("a door stands in one opening and does not go while it does")
{
    Project project;
    project.setPieces.put({.id = {1}, .name = "Door"});
    project.lastId = 1;
    Room room = withOpening({.wall = 1, .along = Metres(3.0), .filling = {1}});
    project = *applied(project, Put<Room>{room});
    CHECK(applied(project, Remove<SetPiece>{{1}}).error().message ==
          "Set piece Door cannot go: room Café uses it.");
    CHECK(applied(project, Put<Room>{room}).error().message ==
          "Set piece Door stands in two openings. Give one of them another.");
    room.openings.push_back({.wall = 3, .along = Metres(3.0), .filling = {1}});
    CHECK(applied(Project{project}, Put<Room>{room}).error().message ==
          "Set piece Door stands in two openings. Give one of them another.");
    room.openings = {{.wall = 1, .along = Metres(3.0), .filling = {7}}};
    CHECK(applied(project, Put<Room>{room}).error().message ==
          "Room Café names set piece #7, which is not in the project.");
}
