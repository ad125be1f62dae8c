#include "film/projection.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

namespace {

Vec3 projected(const Mat4& clip, const Vec3& point)
{
    const Vec4 at = clip * Vec4(point, 1.0F);
    return Vec3(at) / at.w;
}

}

TEST_CASE("the near plane has depth one and infinity has depth nought")
{
    const Mat4 clip = clipFromView({0.5, 0.3}, 0.1_m);
    CHECK(projected(clip, {0.0F, 0.0F, -0.1F}).z == Approx(1.0));
    CHECK(projected(clip, {0.0F, 0.0F, -10.0F}).z == Approx(0.01));
    const Vec4 direction = clip * Vec4(0.0F, 0.0F, -1.0F, 0.0F);
    CHECK(direction.z == 0.0F);
    CHECK(direction.w == 1.0F);
}

TEST_CASE("a point at the edge of the angle of view lands on the edge of the picture")
{
    const Gate gate;
    const double aspect = desqueezedAspect(gate, 1.0);
    const HalfExtent half = halfExtent(gate, 1.0, 35.0_mm, aspect);
    const AnglesOfView angles = anglesOfView(gate, 1.0, 35.0_mm);
    const float right = float(7.0 * std::tan(angles.horizontal.inRadians() / 2.0));
    const float up = float(7.0 * std::tan(angles.vertical.inRadians() / 2.0));
    const Mat4 clip = clipFromView(half, 0.1_m);
    // Vulkan's clip space: x to the right, y down.
    CHECK(projected(clip, {right, up, -7.0F}).x == Approx(1.0));
    CHECK(projected(clip, {right, up, -7.0F}).y == Approx(-1.0));
    CHECK(projected(clip, {-right, -up, -7.0F}).x == Approx(-1.0));
    CHECK(projected(clip, {-right, -up, -7.0F}).y == Approx(1.0));
}

TEST_CASE("the picture place of a point is where its clip position lies")
{
    const HalfExtent half{0.6, 0.25};
    const Mat4 clip = clipFromView(half, 0.1_m);
    for (const Vec3 point :
         {Vec3(0.0F, 0.0F, -3.0F), Vec3(1.0F, 0.5F, -4.0F), Vec3(-2.0F, -1.0F, -9.0F)}) {
        const Vec3 ndc = projected(clip, point);
        const Vec3 place = pictureFromView(half, point);
        CHECK(place.x == Approx((ndc.x + 1.0F) / 2.0F));
        CHECK(place.y == Approx((ndc.y + 1.0F) / 2.0F));
        CHECK(place.z == -point.z);
    }
    CHECK(pictureFromView(half, {-0.6F, 0.25F, -1.0F}).x == Approx(0.0));
    CHECK(std::abs(pictureFromView(half, {-0.6F, 0.25F, -1.0F}).y) < 1e-6F);
    CHECK(pictureFromView(half, {0.0F, 0.0F, 2.0F}).z == -2.0F);
}

TEST_CASE("a shift moves the picture right and down at every distance alike")
{
    const Mat4 clip = clipFromView({0.5, 0.3}, 0.1_m);
    const Mat4 moved = clipFromView({0.5, 0.3}, 0.1_m, Vec2(0.25F, -0.5F));
    for (const float distance : {0.1F, 1.0F, 500.0F}) {
        const Vec3 point(0.1F * distance, -0.05F * distance, -distance);
        const Vec3 by = projected(moved, point) - projected(clip, point);
        CHECK(by.x == Approx(0.25));
        CHECK(by.y == Approx(-0.5));
        CHECK(std::abs(by.z) < 1e-6F);
    }
}
