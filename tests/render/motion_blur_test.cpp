#include <cmath>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A square 8 pixels wide that moves 20 pixels a frame to the right; at 1001 its left edge is at the
/// picture's left edge plus 20.
Picture movingSquare(double shutterDegrees, int samples)
{
    Scene scene(96, 24);
    scene.settings.samples = samples;
    scene.frame.camera.exposure.shutter = Angle::degrees(shutterDegrees);
    scene.move(square(unlit(Vec3(1.0F))), Mat4(1.0F));
    const auto staging = [&scene](FrameTime time) {
        StagedFrame frame = scene.frame;
        const double centre = 24.0 + 20.0 * (time - 1001.0) - 48.0;
        frame.moving.front().worldFromModel =
            placed({float(centre / 96.0), 0, -1}, {8.0F / 96.0F, 8.0F / 96.0F, 1.0F});
        return frame;
    };
    return drawn(scene, staging, 1001.0);
}

}

TEST_CASE("a 180° shutter smears half of what moves in a frame")
{
    const Picture picture = movingSquare(180.0, 64);
    const LitArea lit = litArea(picture.linear);
    CHECK(std::abs(lit.left - 20) <= 1);
    CHECK(std::abs(lit.width() - 18) <= 1); // 8 pixels of square and 10 of way
    CHECK(std::abs(lit.height() - 8) <= 1);
    // The middle of the smear sees the square for 8 of its 10 pixels of way.
    CHECK(valueAt(picture.linear, 29, 12).g == doctest::Approx(0.8).epsilon(0.06));
    // 8 pixels of width stay 8 pixels of light: 8 · 8.
    const Spot spot = spotIn(picture.linear);
    CHECK(spot.light == doctest::Approx(64.0).epsilon(0.03));
    CHECK(spot.x == doctest::Approx(29.0).epsilon(0.01));
    CHECK(spot.varianceX == doctest::Approx((64.0 + 100.0 + 1.0) / 12.0).epsilon(0.03));
}

TEST_CASE("a 45° shutter smears an eighth")
{
    const LitArea lit = litArea(movingSquare(45.0, 64).linear);
    CHECK(std::abs(lit.width() - 10.5) <= 1.0);
}

TEST_CASE("a single sample shows the moment the shutter opens")
{
    const LitArea lit = litArea(movingSquare(180.0, 1).linear);
    CHECK(lit.left == 20);
    CHECK(lit.width() == 8);
}

TEST_CASE("a camera that pans smears what stands still")
{
    Scene scene(96, 24);
    scene.settings.samples = 64;
    scene.frame.camera.exposure.shutter = Angle::degrees(360.0);
    scene.stand(square(unlit(Vec3(1.0F))), placed({0, 0, -1}, {8.0F / 96.0F, 8.0F / 96.0F, 1.0F}));
    const double step = std::atan(12.0 / 96.0); // 12 pixels from the middle
    const auto staging = [&](FrameTime time) {
        StagedFrame frame = scene.frame;
        frame.camera.pose.rotation = rotationFrom(Angle::radians(step * (time - 1001.0)), {}, {});
        return frame;
    };
    const LitArea lit = litArea(drawn(scene, staging, 1001.0).linear);
    // Panning left drives it right.
    CHECK(std::abs(lit.left - 44) <= 1);
    CHECK(std::abs(lit.right - (44 + 8 + 12 - 1)) <= 1);
}
