// A new shot follows the last one in the scene and in the cut, with a camera of its own.
#include "stage/new_shot.h"

#include "edited.h"
#include "scene.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

NewShotWish fromAbove()
{
    NewShotWish wish;
    wish.view.position = {2.0F, 7.0F, 5.0F};
    wish.view.rotation = rotationFrom(30.0_deg, Angle::degrees(-40.0), Angle());
    wish.time = 1001.0;
    return wish;
}

const Kit& kit()
{
    static const Result<Kit> loaded = loadKit(sourceFile("assets/kits"));
    REQUIRE(loaded);
    return *loaded;
}

Shot shotWith(std::uint32_t id, const std::string& number, FrameRange range)
{
    Shot shot;
    shot.id = {id};
    shot.number = number;
    shot.camera = cameraA;
    shot.range = range;
    return shot;
}

}

TEST_CASE(
    "the first shot is 1A through a 32 on an ALEXA 35 at T2.8 from eye height for four seconds")
{
    const NewShot made = newShot(Project(), kit(), fromAbove());
    const Project project = edited(Project(), made.edits);
    const Shot& shot = project.shots.at(made.shot);
    CHECK(shot.number == "1A");
    CHECK(shot.range == FrameRange{1001, 1001 + 4 * 24});
    CHECK(shot.camera == made.camera);
    const CameraSetup& camera = project.cameras.at(made.camera);
    CHECK(camera.name == "A");
    CHECK(camera.gate.body == "ARRI ALEXA 35");
    // Its open gate, 33.96 mm across, is more than a Super 35 lens of 33.5 mm covers.
    CHECK(camera.gate.mode == "4.6K 16:9");
    CHECK(camera.focalLength.rest == 32.0);
    CHECK(camera.tStop.rest == 2.8);
    CHECK(camera.lens.squeeze == 1.0);
    CHECK(camera.lens.shortest == 32.0_mm);
    CHECK(camera.placement.x.rest == doctest::Approx(2.0));
    CHECK(camera.placement.y.rest == doctest::Approx(1.6)); // standing eyes, ANSUR II
    CHECK(camera.placement.pan.rest == doctest::Approx(30.0));
    CHECK(camera.placement.tilt.rest == 0.0);
    REQUIRE(project.cut.size() == 1);
    CHECK(project.cut.front() == CutClip{made.shot, shot.range});
    CHECK(problemsIn(project).empty());
}

TEST_CASE("a new shot may stand exactly where the author looks from")
{
    NewShotWish wish = fromAbove();
    wish.height = NewShotHeight::asSeen;
    const NewShot made = newShot(Project(), kit(), wish);
    const Project project = edited(Project(), made.edits);
    const Placement& placement = project.cameras.at(made.camera).placement;
    CHECK(placement.y.rest == doctest::Approx(7.0));
    CHECK(placement.tilt.rest == doctest::Approx(-40.0).epsilon(1e-5));
}

TEST_CASE("eyes are over the floor that the nearest mark lies on")
{
    Project project;
    Mark upstairs;
    upstairs.id = {1};
    upstairs.name = "upstairs";
    upstairs.x = 2.5_m;
    upstairs.y = 3.0_m;
    upstairs.z = 5.0_m;
    project.marks.put(upstairs);
    Mark below = upstairs;
    below.id = {2};
    below.x = 9.0_m;
    below.y = 0.0_m;
    project.marks.put(below);
    project.lastId = 2;
    const NewShot made = newShot(project, kit(), fromAbove());
    CHECK(edited(project, made.edits).cameras.at(made.camera).placement.y.rest ==
          doctest::Approx(4.6));
}

TEST_CASE("the next shot begins where the cut ends and keeps the lens that was on")
{
    Project project = withCamera(modelledScene(), [](CameraSetup& camera) {
        camera.focalLength = withKey(withKey({}, {1001, 25.0, Interpolation::linear, {}, {}}),
                                     {1101, 75.0, Interpolation::linear, {}, {}});
        camera.gate.body = "ARRI ALEXA Mini LF";
        camera.exposureIndex = 400.0;
        camera.placement.x.rest = 99.0;
    });
    project.settings.scene = "12";
    project.shots.put(shotWith(30, "12A", {1001, 1101}));
    project.shots.put(shotWith(31, "12C", {1300, 1400}));
    project.cut = {{{31}, {1310, 1330}}, {{30}, {1001, 1052}}};
    const NewShot made = newShot(project, kit(), fromAbove());
    const Project after = edited(project, made.edits);
    CHECK(after.shots.at(made.shot).number == "12D");
    CHECK(after.shots.at(made.shot).range == FrameRange{1052, 1148});
    CHECK(after.cut.size() == 3);
    const CameraSetup& camera = after.cameras.at(made.camera);
    CHECK(camera.gate.body == "ARRI ALEXA Mini LF");
    CHECK(camera.exposureIndex == 400.0);
    CHECK(camera.focalLength.keys.empty());
    CHECK(camera.focalLength.rest == doctest::Approx(50.0)); // half way on its last frame, 1051
    CHECK(camera.placement.x.rest == doctest::Approx(2.0));
    CHECK(camera.name == "B");
}

TEST_CASE("slates leave out I and O and go on with two letters after Z")
{
    Project project = modelledScene();
    project.settings.scene = "3";
    const auto follows = [&](const std::string& number) {
        Project with = project;
        with.shots.put(shotWith(30, number, {1001, 1101}));
        return nextShotNumber(with);
    };
    CHECK(nextShotNumber(project) == "3A");
    CHECK(follows("3A") == "3B");
    CHECK(follows("3H") == "3J");
    CHECK(follows("3N") == "3P");
    CHECK(follows("3Z") == "3AA");
    CHECK(follows("3AZ") == "3BA");
    CHECK(follows("010") == "3A"); // of another way of counting
}
