// Focus on points and held on people's eyes.
#include "stage/focus_on.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "edited.h"
#include "scene.h"
#include "stage/staging.h"
#include "stage/view_ray.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Holding Marek's eyes from behind all that he walks through, while the camera itself pans and moves.
Project heldScene()
{
    return withCamera(modelledScene(), [](CameraSetup& camera) {
        camera.focusOn = marek;
        camera.placement.z.rest = 9.0;
        camera.placement.x = withKey(withKey({}, {1001, 0.0, Interpolation::linear, {}, {}}),
                                     {1400, 3.0, Interpolation::linear, {}, {}});
        camera.placement.pan.rest = 8.0;
        camera.placement.tilt.rest = -5.0;
    });
}

Metres focusAt(const Project& project, FrameTime time)
{
    return stage(project, ThroughCamera{cameraA}, time).camera.focusDistance;
}

}

TEST_CASE("held focus is on the eyes at every moment of a walk past a moving camera")
{
    const Project project = heldScene();
    for (double time = 1001.0; time < 1400.0; time += 7.3) {
        const DVec3 eyes = eyesOf(project, castOf(project, marek), time);
        // By another way: as far ahead as they lie in the picture.
        CHECK(focusAt(project, time).value() ==
              doctest::Approx(seenFrom(cameraOf(project), eyes, time).z).epsilon(1e-6));
    }
}

TEST_CASE("focus marks count again while who is held is behind the camera or let go")
{
    Project project = withCamera(heldScene(), [](CameraSetup& camera) {
        camera.placement.pan.rest = 180.0;
        camera.focusDistance.rest = 4.25;
    });
    CHECK(focusAt(project, 1100.0) == 4.25_m);
    project = withCamera(heldScene(), [](CameraSetup& camera) {
        camera.focusDistance.rest = 4.25;
        camera.focusOn = {};
    });
    CHECK(focusAt(project, 1100.0) == 4.25_m);
}

TEST_CASE("a click on a surface focuses there and lets go of whoever was held")
{
    const Project project = heldScene();
    const DVec3 point =
        rayThrough(stage(project, ThroughCamera{cameraA}, 1050.0).camera, 0.7, 0.4).at(5.0);
    const auto edits = editsToFocus(project, cameraA, point, 1050);
    REQUIRE(edits);
    const Project after = edited(project, *edits);
    CHECK(focusAt(after, 1050.0).value() ==
          doctest::Approx(seenFrom(cameraOf(project), point, 1050.0).z).epsilon(1e-5));
    CHECK_FALSE(cameraOf(after).focusOn);
    CHECK(cameraOf(after).focusDistance.keys.empty());
}

TEST_CASE("where focus is pulled a click sets a key and keeps the others")
{
    const Project project = withCamera(modelledScene(), [](CameraSetup& camera) {
        camera.focusDistance = smoothed(withKey(withKey({}, {1001, 2.0, {}, {}, {}}), //
                                                {1101, 6.0, {}, {}, {}}));
    });
    const auto edits = editsToFocus(project, cameraA, {0.0, 1.6, 2.0}, 1050); // 4 m ahead
    REQUIRE(edits);
    const Track track = cameraOf(edited(project, *edits)).focusDistance;
    CHECK(track.keys.size() == 3);
    CHECK(valueAt(track, 1001.0) == doctest::Approx(2.0));
    CHECK(valueAt(track, 1050.0) == doctest::Approx(4.0));
    CHECK(valueAt(track, 1101.0) == doctest::Approx(6.0));
}

TEST_CASE("focus neither goes behind the camera nor closer than the lens")
{
    const Project project = modelledScene(); // at z = 6, closest 0.6 m
    const auto behind = editsToFocus(project, cameraA, {0.0, 1.6, 7.0}, 1001);
    REQUIRE_FALSE(behind);
    CHECK(behind.error().message == "That lies behind camera A. Pick something in its picture.");
    CHECK_FALSE(editsToFocus(project, cameraA, {0.0, 1.6, 5.5}, 1001));
    CHECK_FALSE(editsToHoldFocus(project, cameraA, {99}));
    CHECK_FALSE(editsToHoldFocus(project, {99}, marek));
    const auto hold = editsToHoldFocus(project, cameraA, ines);
    REQUIRE(hold);
    CHECK(cameraOf(edited(project, *hold)).focusOn == ines);
}

TEST_CASE("a rack of focus starts from the eyes that were held and lets them go")
{
    const Project project = heldScene();
    const double before = focusAt(project, 1100.0).value();
    const Project racked = moved(project, RackFocus{3.0_m}, {{1100, 1124}, Ease::inOut});
    CHECK(focusAt(racked, 1100.0).value() == doctest::Approx(before));
    CHECK(focusAt(racked, 1124.0).value() == doctest::Approx(3.0));
    CHECK_FALSE(cameraOf(racked).focusOn);
}

TEST_CASE("moves that are not about focus leave the eyes held and lay no marks")
{
    const Project project = heldScene();
    for (const Move& move : {Move(PushIn{1.0_m}), Move(Follow{marek, 4.0_m, true})}) {
        const Project after = moved(project, move, {{1100, 1196}, Ease::inOut});
        CHECK(cameraOf(after).focusOn == marek);
        CHECK(cameraOf(after).focusDistance == cameraOf(project).focusDistance);
    }
    const Project other = moved(project, Follow{ines, 4.0_m, true}, {{1100, 1196}, Ease::inOut});
    CHECK_FALSE(cameraOf(other).focusOn);
    CHECK(cameraOf(other).focusDistance.moves());
}

TEST_CASE("who is held sharp stays in the production until the camera lets go")
{
    const Project project = heldScene();
    const auto removed = applied(project, Remove<Cast>{marek});
    REQUIRE_FALSE(removed);
    CHECK(removed.error().message == "Actor MAREK cannot go: camera A uses it.");
    const Project lost = withCamera(project, [](CameraSetup& camera) { camera.focusOn = {98}; });
    const auto problems = problemsIn(lost);
    CHECK(std::ranges::any_of(problems, [](const Problem& problem) {
        return problem.message == "Camera A names actor #98, which is not in the project.";
    }));
}

TEST_CASE("both sharp on a lens is the stop engraved on it and numbers that show both")
{
    StagedCamera camera;
    camera.focalLength = 50.0_mm;
    Lens lens;
    lens.widestTStop = 2.0;
    lens.transmission = 0.81; // N = 0.9 T
    const StopForBoth both = stopForBoth(camera, lens, 2.0_m, 2.6_m);
    REQUIRE(both.missing == 0.0_m);
    camera.focusDistance = both.focus;
    camera.fNumber = both.tStop * 0.9;
    const CameraNumbers numbers = numbersOf(camera);
    CHECK(numbers.sharp.near.value() == doctest::Approx(2.0));
    CHECK(numbers.sharp.far.value() == doctest::Approx(2.6));
    const StopForBoth far = stopForBoth(camera, lens, 1.0_m, 9.0_m);
    CHECK(far.tStop == doctest::Approx(22.0));
    CHECK(far.missing > 0.0_m);
    CHECK(stopForBoth(camera, lens, 4.0_m, 4.0_m).tStop == doctest::Approx(2.0));
}
