// Blocking by pointing at floors and seats.
#include "stage/block_edits.h"

#include <cmath>
#include <set>

#include <glm/geometric.hpp>

#include "edited.h"
#include "scene.h"
#include "stage/staging.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

Spot floorAt(double x, double z)
{
    return {{x, 0.0, z}, {}, false};
}

Spot seatAt(double x, double z, double facing)
{
    return {{x, 0.0, z}, Angle::degrees(facing), true};
}

Colour tape(const char* hex)
{
    const auto part = [&](int at) {
        return double(std::stoi(std::string(hex).substr(std::size_t(at), 2), nullptr, 16)) / 255.0;
    };
    return {part(1), part(3), part(5)};
}

}

TEST_CASE("people come in the colours of floor tape and then in those that fewest have")
{
    // The colours of the tapes as the design has them.
    const char* const tapes[] = {"#e0795f", "#5d93dd", "#b9a27a", "#a68bd8", "#d98ab0", "#6fbf9f"};
    Project project;
    for (const char* colour : tapes) {
        const Made<Cast> made = editsToPlace(project, {}, floorAt(1.0, 2.0));
        project = edited(project, made.edits);
        CHECK(project.cast.at(made.id).colour == tape(colour));
    }
    CHECK(nextTape(project) == tape(tapes[0]));
    project.cast.remove(project.cast.rows()[2]->id);
    CHECK(nextTape(project) == tape(tapes[2]));
    std::set<std::string> names;
    for (const auto& cast : project.cast.rows()) {
        names.insert(cast->name);
    }
    CHECK(names.size() == 5);
}

TEST_CASE("an actor who is put on a floor stands there and on a seat sits from the first frame on")
{
    const Project empty;
    const Made<Cast> standing = editsToPlace(empty, {"Marek", {}, 1.82_m}, floorAt(1.0, 2.0));
    Project project = edited(empty, standing.edits);
    const Made<Cast> sitting = editsToPlace(project, {"Ines", {}, 1.69_m}, seatAt(3.0, 0.0, 90.0));
    project = edited(project, sitting.edits);
    const CastMoment one = castAt(project, project.cast.at(standing.id), 1001.0);
    CHECK(one.pose.position == Vec3(1.0F, 0.0F, 2.0F));
    CHECK(weightOf(one.body, "stand") == doctest::Approx(1.0));
    CHECK(one.eyeHeight == doctest::Approx(1.82 * 0.935)); // standing eyes, ANSUR II
    const CastMoment other = castAt(project, project.cast.at(sitting.id), 1001.0);
    CHECK(other.pose.position == Vec3(3.0F, 0.0F, 0.0F));
    CHECK(panOf(other.pose) == doctest::Approx(90.0));
    CHECK(weightOf(other.body, "sit") == doctest::Approx(1.0));
    CHECK(project.marks.at(project.cast.at(standing.id).stops[0].mark).name == "Marek 1");
    CHECK(problemsIn(project).empty());
}

TEST_CASE("a walk of 4.8 m takes four seconds and ends facing the way it went")
{
    Project project;
    const Made<Cast> made = editsToPlace(project, {"Marek", {}, 1.82_m}, floorAt(0.0, 0.0));
    project = edited(project, made.edits);
    const auto walk = editsToWalk(project, made.id, floorAt(4.8, 0.0), 1025);
    REQUIRE(walk);
    project = edited(project, walk->edits);
    const Cast& cast = project.cast.at(made.id);
    REQUIRE(cast.stops.size() == 2);
    CHECK(cast.stops[0].leave == 1025);
    CHECK(cast.stops[1].arrive == 1025 + 4 * 24); // 1.2 m/s
    CHECK(cast.stops[1].mark == walk->id);
    CHECK(project.marks.at(walk->id).name == "Marek 2");
    CHECK(project.marks.at(walk->id).facing.inDegrees() == doctest::Approx(90.0)); // to +x
    CHECK(castAt(project, cast, 1025.0).pose.position.x == doctest::Approx(0.0));
    CHECK(castAt(project, cast, 1121.0).pose.position.x == doctest::Approx(4.8));
    CHECK(problemsIn(project).empty());
    // Clicked on, the next step follows on arrival although the playhead still stands where it was.
    const auto next = editsToWalk(project, made.id, floorAt(4.8, 2.4), 1025);
    REQUIRE(next);
    project = edited(project, next->edits);
    CHECK(project.cast.at(made.id).stops[1].leave == 1121);
    CHECK(project.cast.at(made.id).stops[2].arrive == 1121 + 2 * 24);
}

TEST_CASE("who walks to a seat comes to sit on it and who rises from one has time to")
{
    Project project;
    const Made<Cast> made = editsToPlace(project, {"Marek", {}, 1.78_m}, floorAt(0.0, 0.0));
    project = edited(project, made.edits);
    const auto toSeat = editsToWalk(project, made.id, seatAt(4.0, 0.0, -90.0), 1001);
    REQUIRE(toSeat);
    project = edited(project, toSeat->edits);
    // The seat faces the walker: feet stop 0.32 m before it, where the clip sits down from.
    const Frame arrive = project.cast.at(made.id).stops[1].arrive;
    CHECK(arrive == 1001 + Frame(std::ceil((4.0 - 0.32) / 1.2 * 24.0)));
    const CastMoment seated = castAt(project, project.cast.at(made.id), double(arrive + 200));
    CHECK(glm::length(seated.pose.position - Vec3(4.0F, 0.0F, 0.0F)) < 1e-4F);
    CHECK(weightOf(seated.body, "sit") == doctest::Approx(1.0));
    const auto away = editsToWalk(project, made.id, floorAt(0.0, 0.0), 1001);
    REQUIRE(away);
    project = edited(project, away->edits);
    const Cast& cast = project.cast.at(made.id);
    double deepest = 0.0;
    for (Frame frame = arrive; frame < cast.stops[1].leave; ++frame) {
        deepest = std::max(deepest, weightOf(castAt(project, cast, double(frame)).body, "sit"));
    }
    CHECK(deepest == doctest::Approx(1.0).epsilon(0.05)); // has sat before rising
}

TEST_CASE("nobody walks to where they are and who is not there walks nowhere")
{
    Project project;
    const Made<Cast> made = editsToPlace(project, {"Marek", {}, 1.82_m}, floorAt(0.0, 0.0));
    project = edited(project, made.edits);
    const auto here = editsToWalk(project, made.id, floorAt(0.0, 0.001), 1001);
    REQUIRE_FALSE(here);
    CHECK(here.error().message == "Marek is there already. Pick a place to walk to.");
    const auto nobody = editsToWalk(project, {77}, floorAt(1.0, 0.0), 1001);
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().message == "There is no actor #77 any longer. Pick one that is there.");
}

TEST_CASE("an actor who was only placed begins the first walk from there")
{
    Project project;
    Cast cast;
    cast.id = {5};
    cast.name = "Extra";
    cast.placement.x.rest = -3.0;
    cast.placement.pan.rest = 45.0;
    project.cast.put(cast);
    project.lastId = 5;
    const auto walk = editsToWalk(project, {5}, floorAt(0.0, 0.0), 1001);
    REQUIRE(walk);
    project = edited(project, walk->edits);
    const Cast& after = project.cast.at({5});
    REQUIRE(after.stops.size() == 2);
    CHECK(project.marks.at(after.stops[0].mark).x == Metres(-3.0));
    CHECK(project.marks.at(after.stops[0].mark).facing.inDegrees() == doctest::Approx(45.0));
    CHECK(after.stops[1].mark == walk->id);
}

TEST_CASE("a mark that is moved onto a seat seats who stands there and leaves talkers talking")
{
    Project project = modelledScene();
    const auto seated = editsToMove(project, {1}, seatAt(0.5, 0.5, 10.0));
    REQUIRE(seated);
    project = edited(project, *seated);
    CHECK(castOf(project, marek).stops[0].action == "sit");
    CHECK(project.marks.at({1}).facing.inDegrees() == doctest::Approx(10.0));
    const auto talking = editsToMove(project, {2}, seatAt(4.0, 1.0, 0.0));
    REQUIRE(talking);
    CHECK(castOf(edited(project, *talking), marek).stops[1].action == "talk");
    const auto up = editsToMove(project, {1}, floorAt(0.5, 0.5));
    REQUIRE(up);
    CHECK(castOf(edited(project, *up), marek).stops[0].action == "stand");
}

TEST_CASE("a stop that goes takes its mark along unless somebody else uses it")
{
    Project project = modelledScene();
    const auto removed = editsToRemoveStop(project, marek, 1);
    REQUIRE(removed);
    const Project without = edited(project, *removed);
    CHECK(castOf(without, marek).stops.size() == 2);
    CHECK(without.marks.find({2}) == nullptr);
    project = withCast(project, ines, [](Cast& cast) { cast.stops[0].mark = {2}; });
    const auto shared = editsToRemoveStop(project, marek, 1);
    REQUIRE(shared);
    CHECK(edited(project, *shared).marks.find({2}) != nullptr);
    const auto none = editsToRemoveStop(project, marek, 3);
    REQUIRE_FALSE(none);
    CHECK(none.error().message == "Actor MAREK has 3 stops and no stop 4.");
}
