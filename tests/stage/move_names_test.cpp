#include "stage/moves.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// A zoom on a camera 4 m from an actor who stands still.
Project zoomOnSomebody()
{
    Project project;
    Mark mark;
    mark.id.value = 1;
    mark.name = "here";
    project.marks.put(mark);
    Cast cast;
    cast.id.value = 2;
    cast.name = "ANNA";
    Stop stop;
    stop.mark = mark.id;
    stop.arrive = 1001;
    cast.stops = {stop};
    project.cast.put(cast);
    CameraSetup camera;
    camera.id.value = 3;
    camera.name = "A";
    camera.lens.shortest = Millimetres(15.0);
    camera.lens.longest = Millimetres(200.0);
    camera.placement.y.rest = 1.5;
    camera.placement.z.rest = 4.0;
    project.cameras.put(camera);
    project.lastId = 3;
    return project;
}

}

TEST_CASE("every move can be made by its name")
{
    const Project project = zoomOnSomebody();
    MoveWish wish;
    wish.place = DVec3(0.0, 1.6, 0.0);
    wish.cast = Id<Cast>{2};
    MoveTiming timing;
    timing.range = {1001, 1049};
    REQUIRE(moveNames().size() == std::variant_size_v<Move>);
    for (std::size_t i = 0; i < moveNames().size(); ++i) {
        CAPTURE(moveNames()[i]);
        const Result<Move> move = moveNamed(moveNames()[i], wish);
        REQUIRE(move);
        CHECK(move->index() == i);
        const auto edits = editsFor(project, Id<CameraSetup>{3}, *move, timing);
        REQUIRE_MESSAGE(edits.has_value(), (edits ? "" : edits.error().message));
        CHECK_FALSE(edits->empty());
    }
}

TEST_CASE("a wished amount is taken in the unit of the move")
{
    MoveWish wish;
    wish.amount = 12.0;
    CHECK(std::get<Pan>(moveNamed("pan", wish).value()).by == Angle::degrees(12.0));
    CHECK(std::get<PushIn>(moveNamed("push in", wish).value()).by == Metres(12.0));
}

TEST_CASE("a move that does not exist names the nearest one")
{
    const Result<Move> move = moveNamed("push-in", {});
    REQUIRE_FALSE(move);
    CHECK(move.error().message == "There is no move \"push-in\". Did you mean \"push in\"?");
    CHECK(moveNamed("loop the loop", {}).error().message.find("There are pan,") !=
          std::string::npos);
}

TEST_CASE("a move about a place or an actor asks for it")
{
    CHECK(moveNamed("orbit", {}).error().message ==
          "The move \"orbit\" is about a place, and none is named. Name the place.");
    CHECK(moveNamed("follow", {}).error().message ==
          "The move \"follow\" is about an actor, and none is named. Name the actor.");
}
