// What is done to a picked row of any kind.
#include "stage/row_edits.h"

#include "edited.h"
#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

Project cutScene()
{
    Project project = modelledScene();
    for (const std::uint32_t id : {30U, 31U}) {
        Shot shot;
        shot.id = {id};
        shot.number = id == 30 ? "1A" : "1B";
        shot.camera = cameraA;
        shot.range = {1001, 1101};
        project.shots.put(shot);
    }
    project.cut = {{{30}, {1001, 1050}}, {{31}, {1050, 1101}}, {{30}, {1020, 1040}}};
    return project;
}

Prop chair(std::uint32_t id, const char* name)
{
    Prop prop;
    prop.id = {id};
    prop.name = name;
    prop.placement.x.rest = 2.0;
    return prop;
}

}

TEST_CASE("a name is taken without the spaces round it and never empty")
{
    const Project project = modelledScene();
    const auto renamed = editsToRename(project, marek, "  Marek Novak ");
    REQUIRE(renamed);
    CHECK(castOf(edited(project, *renamed), marek).name == "Marek Novak");
    const auto empty = editsToRename(project, marek, "  ");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().message == "Actor MAREK needs a name. Type one, or leave it as it was.");
    const auto shot = editsToRename(cutScene(), Id<Shot>{30}, "7X");
    REQUIRE(shot);
    CHECK(edited(cutScene(), *shot).shots.at({30}).number == "7X");
    const auto gone = editsToRename(project, Id<Prop>{99}, "Cup");
    REQUIRE_FALSE(gone);
    CHECK(gone.error().message == "There is no prop #99 any longer. Pick one that is there.");
}

TEST_CASE("copies are numbered and stand half a metre to the right")
{
    Project project;
    project.props.put(chair(1, "Chair"));
    project.props.put(chair(2, "Chair 3"));
    project.lastId = 2;
    const auto first = editsToDuplicate(project, Id<Prop>{1});
    REQUIRE(first);
    project = edited(project, first->edits);
    CHECK(project.props.at(first->id).name == "Chair 2");
    CHECK(project.props.at(first->id).placement.x.rest == doctest::Approx(2.5));
    const auto second = editsToDuplicate(project, Id<Prop>{2});
    REQUIRE(second);
    project = edited(project, second->edits);
    CHECK(project.props.at(second->id).name == "Chair 4");
}

TEST_CASE("an actor's copy walks beside the original on marks of its own")
{
    const Project before = modelledScene();
    const auto made = editsToDuplicate(before, marek);
    REQUIRE(made);
    const Project project = edited(before, made->edits);
    const Cast& copy = project.cast.at(made->id);
    CHECK(copy.name == "MAREK 2");
    CHECK(project.marks.size() == before.marks.size() + 3);
    for (const double time : {1001.0, 1060.0, 1140.0, 1250.0, 1400.0}) {
        const Vec3 one = castAt(project, castOf(project, marek), time).pose.position;
        const Vec3 other = castAt(project, copy, time).pose.position;
        CHECK(double(other.x - one.x) == doctest::Approx(0.5).epsilon(1e-4));
        CHECK(double(other.z) == doctest::Approx(double(one.z)).epsilon(1e-4));
    }
}

TEST_CASE("a shot's copy has the next number and a camera of its own that can be moved alone")
{
    const Project before = cutScene();
    const auto made = editsToDuplicate(before, Id<Shot>{30});
    REQUIRE(made);
    const Project project = edited(before, made->edits);
    const Shot& copy = project.shots.at(made->id);
    CHECK(copy.number == "1C");
    CHECK(copy.range == before.shots.at({30}).range);
    CHECK(copy.camera != cameraA);
    CHECK(project.cameras.at(copy.camera).focalLength == cameraOf(project).focalLength);
    CHECK(project.cut == before.cut);
}

TEST_CASE("a shot leaves the cut and takes its camera along when no other has it")
{
    const Project before = cutScene();
    const auto first = editsToRemove(before, Id<Shot>{30});
    REQUIRE(first);
    const Project one = edited(before, *first);
    CHECK(one.cut == std::vector<CutClip>{{{31}, {1050, 1101}}});
    CHECK(one.cameras.find(cameraA) != nullptr);
    const auto second = editsToRemove(one, Id<Shot>{31});
    REQUIRE(second);
    const Project none = edited(one, *second);
    CHECK(none.cut.empty());
    CHECK(none.cameras.find(cameraA) == nullptr);
}

TEST_CASE("an actor takes marks and looks along and a camera in use stays")
{
    const Project before = cutScene();
    const auto removed = editsToRemove(before, ines);
    REQUIRE(removed);
    const Project project = edited(before, *removed);
    CHECK(project.cast.find(ines) == nullptr);
    CHECK(project.marks.find({4}) == nullptr);
    CHECK(project.marks.find({1}) != nullptr);
    CHECK_FALSE(castOf(project, marek).stops[1].lookAt);
    const auto camera = editsToRemove(before, cameraA);
    REQUIRE_FALSE(camera);
    CHECK(camera.error().message == "Camera A cannot go: shot 1A and shot 1B use it.");
    const auto mark = editsToRemove(before, Id<Mark>{2});
    REQUIRE(mark);
    CHECK(castOf(edited(before, *mark), marek).stops.size() == 2);
}
