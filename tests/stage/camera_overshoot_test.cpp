#include "stage/stage.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a curve that swings below zero between keys leaves the lens at a setting that exists")
{
    Project project;
    CameraSetup setup;
    setup.id.value = 1;
    setup.name = "A";
    Key down;
    down.frame = 1001;
    down.value = 20.0;
    down.out = {-30.0, 8.0};
    Key up;
    up.frame = 1025;
    up.value = 20.0;
    up.in = {30.0, 8.0};
    setup.focalLength.keys = {down, up};
    setup.focusDistance.keys = {down, up};
    setup.tStop.keys = {down, up};
    project.cameras.put(setup);
    REQUIRE(valueAt(setup.focalLength, 1013.0) < 0.0);

    const StagedFrame frame = stage(project, ThroughCamera{setup.id}, 1013.0);
    REQUIRE(frame.camera.focalLength > Millimetres(0.0));
    REQUIRE(frame.camera.focusDistance > Metres(0.0));
    REQUIRE(frame.camera.exposure.tStop > 0.0);
    REQUIRE(frame.camera.fNumber > 0.0);
}
