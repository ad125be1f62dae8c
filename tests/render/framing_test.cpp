#include <array>
#include <cmath>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A camera as films are shot with: its whole gate is the picture.
Scene filmScene(double gateWidth, double gateHeight, double focalLength, double squeeze, int height)
{
    const double shape = squeeze * gateWidth / gateHeight;
    Scene scene(int(std::lround(shape * height)), height);
    StagedCamera& camera = scene.frame.camera;
    camera.gate.width = Millimetres(gateWidth);
    camera.gate.height = Millimetres(gateHeight);
    camera.focalLength = Millimetres(focalLength);
    camera.squeeze = squeeze;
    return scene;
}

/// What is lit by a tall bar 5 m away between two distances from the axis.
LitArea litBar(Scene scene, double from, double to)
{
    scene.still = std::make_shared<StillScene>();
    scene.frame.still = scene.still;
    scene.stand(square(unlit(Vec3(1.0F))),
                placed({float((from + to) / 2.0), 0, -5}, {float(to - from), 10, 1}));
    return litArea(drawn(scene).linear);
}

}

TEST_CASE("a bar at the edge of the angle of view stands on the picture's edge")
{
    // Half the width seen 5 m away: 5 · squeeze · gate / 2f.
    struct Case {
        double gateWidth;
        double gateHeight;
        double focalLength;
        double squeeze;
    };
    for (const Case& lens : {Case{24.892, 18.669, 35.0, 1.0}, Case{24.892, 18.669, 85.0, 1.0},
                             Case{36.7, 25.54, 18.0, 1.0}, Case{21.95, 18.6, 50.0, 2.0}}) {
        CAPTURE(lens.focalLength);
        const Scene empty =
            filmScene(lens.gateWidth, lens.gateHeight, lens.focalLength, lens.squeeze, 36);
        const int width = empty.settings.width;
        const double edge = 5.0 * lens.squeeze * lens.gateWidth / (2.0 * lens.focalLength);
        const double column = 2.0 * edge / width;
        const LitArea within = litBar(empty, edge - column, edge);
        CHECK(within.left == width - 1);
        CHECK(within.right == width - 1);
        CHECK(within.height() == 36);
        const LitArea onTheLeft = litBar(empty, -edge, -edge + column);
        CHECK(onTheLeft.left == 0);
        CHECK(onTheLeft.right == 0);
        CHECK(litBar(empty, edge + column * 0.01, edge + 10.0 * column).width() <= 0);
    }
}

TEST_CASE("a 2x anamorphic 80 draws as wide as a spherical 40")
{
    const auto width = [](double focalLength, double squeeze) {
        // 1.1 wide, or 2.2 once desqueezed: a 2.4 picture has the whole width of both.
        Scene scene(96, 40);
        scene.frame.camera.gate.width = Millimetres(22.0);
        scene.frame.camera.gate.height = Millimetres(20.0);
        scene.frame.camera.focalLength = Millimetres(focalLength);
        scene.frame.camera.squeeze = squeeze;
        scene.settings.samples = 64;
        scene.stand(square(unlit(Vec3(1.0F))), placed({0, 0, -5}, {1, 0.5F, 1}));
        return spotIn(drawn(scene).linear).varianceX;
    };
    CHECK(width(80.0, 2.0) == doctest::Approx(width(40.0, 1.0)).epsilon(0.01));
}

TEST_CASE("things are drawn where the projection says")
{
    Scene scene(128, 72);
    StagedCamera& camera = scene.frame.camera;
    camera.pose.position = Vec3(3.0F, 1.5F, -2.0F);
    camera.pose.rotation =
        rotationFrom(Angle::degrees(37.0), Angle::degrees(-12.0), Angle::degrees(9.0));
    scene.settings.samples = 64;
    for (const Vec3& inView : {Vec3(0, 0, -4), Vec3(1.5F, 0.7F, -4), Vec3(-2.0F, 1.2F, -6),
                               Vec3(-0.3F, -0.2F, -1), Vec3(3.5F, -2.0F, -9)}) {
        const Vec3 world = camera.pose.position + camera.pose.rotation * inView;
        Scene one = scene;
        one.still = std::make_shared<StillScene>();
        one.frame.still = one.still;
        const float size = -inView.z * 0.02F;
        one.stand(square(unlit(Vec3(1.0F))),
                  worldFromPose({world, camera.pose.rotation}) * placed(Vec3(0.0F), Vec3(size)));
        const Spot seen = spotIn(drawn(one).linear);
        const Vec2 expected = pixelWhere(one, world);
        CHECK(std::abs(seen.x - double(expected.x)) < 0.15);
        CHECK(std::abs(seen.y - double(expected.y)) < 0.15);
    }
}

TEST_CASE("a picture taller than the gate's shape crops its sides")
{
    // A 1:1 picture of a 24 × 13.5 mm gate shows 13.5 mm of its width: 13.5 / 24 of 5 m.
    Scene scene(36, 36);
    scene.frame.camera.gate.height = Millimetres(13.5);
    const double edge = 5.0 * 13.5 / (2.0 * 24.0);
    const LitArea lit = litBar(scene, edge * (1.0 - 2.0 / 36.0), edge);
    CHECK(lit.left == 35);
    CHECK(lit.right == 35);
}

TEST_CASE("zooming to twice the length doubles what is seen")
{
    const auto seenWidth = [](double focalLength) {
        Scene scene(128, 72);
        scene.frame.camera.focalLength = Millimetres(focalLength);
        scene.stand(square(unlit(Vec3(1.0F))), placed({0, 0, -5}));
        return litArea(drawn(scene).linear).width();
    };
    CHECK(std::abs(seenWidth(24.0) - 128.0 / 5.0) <= 1.0);
    CHECK(std::abs(seenWidth(48.0) - 2.0 * 128.0 / 5.0) <= 1.0);
}
