// Cameras of a model file become setups that see what the file's cameras see.
#include "stage/model_cameras.h"

#include <cmath>
#include <numbers>

#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// A node 2 m up that is turned a quarter to the left, with a glTF camera of 60° upright.
Model withCamera()
{
    Model model;
    ModelCamera camera;
    camera.name = "Wide";
    camera.verticalAngle = std::numbers::pi / 3.0;
    model.cameras.push_back(camera);
    Node node;
    node.camera = 0;
    node.local.translation = Vec3(1.0F, 2.0F, 3.0F);
    node.local.rotation = rotationFrom(Angle::degrees(90.0), Angle(), Angle());
    model.nodes.push_back(node);
    return model;
}

CameraSetup only(const std::vector<Edit>& edits)
{
    REQUIRE(edits.size() == 1);
    return std::get<Put<CameraSetup>>(edits.front()).row;
}

}

TEST_CASE("a camera of a file stands and looks as it did there")
{
    const CameraSetup setup = only(editsToUseCameras({}, withCamera()));
    CHECK(setup.name == "Wide");
    CHECK(setup.placement.y.rest == doctest::Approx(2.0));
    CHECK(setup.placement.pan.rest == doctest::Approx(90.0));
    CHECK(setup.placement.tilt.rest == doctest::Approx(0.0));
    // Half the gate is the tangent of half the angle: 2 atan(h / 2f) = 60°.
    const double half = setup.gate.height.value() / 2.0 / setup.focalLength.rest;
    CHECK(2.0 * std::atan(half) == doctest::Approx(std::numbers::pi / 3.0));
}

TEST_CASE("film and focal length of a file's camera are kept")
{
    Model model = withCamera();
    model.cameras[0].focalLengthMm = 50.0;
    model.cameras[0].filmWidthMm = 36.0;
    model.cameras[0].filmHeightMm = 24.0;
    const CameraSetup setup = only(editsToUseCameras({}, model));
    CHECK(setup.focalLength.rest == 50.0);
    CHECK(setup.gate.width == Millimetres(36.0));
    CHECK(setup.lens.longest == Millimetres(50.0));
}

TEST_CASE("an FBX camera looks along its node's x")
{
    Model model = withCamera();
    model.cameras[0].lookAxis = Vec3(1.0F, 0.0F, 0.0F);
    model.nodes[0].local.rotation = Quat(1.0F, 0.0F, 0.0F, 0.0F);
    // Along +x is a quarter turn to the right of −z.
    CHECK(only(editsToUseCameras({}, model)).placement.pan.rest == doctest::Approx(-90.0));
}

TEST_CASE("a camera without perspective is no film camera")
{
    Model model = withCamera();
    model.cameras[0].orthographic = true;
    CHECK(editsToUseCameras({}, model).empty());
}
