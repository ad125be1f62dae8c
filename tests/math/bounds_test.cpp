#include "math/bounds.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/matrix_transform.hpp>

#include "math/pose.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::literals;

namespace {

Bounds boxAt(const Vec3& centre, float half)
{
    return {centre - half, centre + half};
}

/// A square 90° view along −z from the origin, near at 0.1 m: reversed depth, no far plane, y down.
Mat4 squareView()
{
    Mat4 clip(0.0F);
    clip[0][0] = 1.0F;
    clip[1][1] = -1.0F;
    clip[2][3] = -1.0F;
    clip[3][2] = 0.1F;
    return clip;
}

}

TEST_CASE("a box is empty until something is in it")
{
    Bounds bounds;
    CHECK(bounds.empty());
    CHECK(bounds.size() == Vec3(0.0F));
    bounds.add(Bounds());
    CHECK(bounds.empty());
    bounds.add(Vec3(1, 2, 3));
    CHECK_FALSE(bounds.empty());
    CHECK(bounds.centre() == Vec3(1, 2, 3));
    bounds.add(Vec3(-1, 4, 3));
    CHECK(bounds == Bounds{Vec3(-1, 2, 3), Vec3(1, 4, 3)});
    bounds.add(Bounds{Vec3(0, 0, 0), Vec3(9, 1, 1)});
    CHECK(bounds == Bounds{Vec3(-1, 0, 0), Vec3(9, 4, 3)});
}

TEST_CASE("the box round a moved box holds its eight corners and touches them")
{
    const Bounds box{Vec3(-1, -2, -3), Vec3(4, 5, 6)};
    for (int i = 0; i < 200; ++i) {
        const double turn = i * 7.3;
        const Mat4 matrix = matrixFrom(
            {Vec3(i, -i, 2),
             rotationFrom(Angle::degrees(turn), Angle::degrees(turn * 2), Angle::degrees(turn * 3)),
             Vec3(1.0F, -0.5F, 2.0F)});
        Bounds corners;
        for (unsigned corner = 0; corner < 8; ++corner) {
            const Vec3 point((corner & 1U) != 0 ? box.max.x : box.min.x,
                             (corner & 2U) != 0 ? box.max.y : box.min.y,
                             (corner & 4U) != 0 ? box.max.z : box.min.z);
            corners.add(Vec3(matrix * Vec4(point, 1.0F)));
        }
        const Bounds found = moved(box, matrix);
        REQUIRE(glm::length(found.min - corners.min) < 1e-3F);
        REQUIRE(glm::length(found.max - corners.max) < 1e-3F);
    }
}

TEST_CASE("an empty box stays empty wherever it is moved")
{
    CHECK(moved(Bounds(), glm::translate(Mat4(1.0F), Vec3(5.0F))).empty());
}

TEST_CASE("a view holds what is ahead and drops what is beside or behind")
{
    const Frustum view = frustumFrom(squareView());
    CHECK(mayBeInside(view, boxAt({0, 0, -5}, 1)));
    CHECK(mayBeInside(view, boxAt({5.5F, 0, -5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({7.5F, 0, -5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({-7.5F, 0, -5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({0, 7.5F, -5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({0, -7.5F, -5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({0, 0, 5}, 1)));
    CHECK_FALSE(mayBeInside(view, boxAt({0, 0, 0}, 0.05F)));
    CHECK_FALSE(mayBeInside(view, Bounds()));
}

TEST_CASE("a view without a far plane sees to the horizon")
{
    const Frustum view = frustumFrom(squareView());
    CHECK(mayBeInside(view, boxAt({0, 0, -1e9F}, 1)));
    CHECK(view.planes[5] == Vec4(0.0F, 0.0F, 0.0F, 0.1F));
}

TEST_CASE("the planes stand in order and measure metres")
{
    const Frustum view = frustumFrom(squareView());
    const float diagonal = std::sqrt(0.5F);
    const std::array<Vec4, 5> expected{
        Vec4(diagonal, 0, -diagonal, 0),                                   // left
        Vec4(-diagonal, 0, -diagonal, 0), Vec4(0, diagonal, -diagonal, 0), // bottom
        Vec4(0, -diagonal, -diagonal, 0), Vec4(0, 0, -1, -0.1F)};          // near
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(glm::length(view.planes[i] - expected[i]) < 1e-6F);
    }
}

TEST_CASE("no point that lands in the picture is dropped from a moved view")
{
    const Pose camera{{3, 2, 7}, rotationFrom(50_deg, Angle::degrees(-20), 10_deg)};
    const Mat4 clipFromWorld = squareView() * poseFromWorld(camera);
    const Frustum view = frustumFrom(clipFromWorld);
    int inside = 0;
    for (int i = 0; i < 8000; ++i) {
        const Vec3 point(i % 20 - 10, i / 20 % 20 - 10, i / 400 - 10);
        const Vec4 clip = clipFromWorld * Vec4(point, 1.0F);
        const float edge =
            std::min({clip.w - std::abs(clip.x), clip.w - std::abs(clip.y), clip.w - clip.z});
        if (std::abs(edge) < 1e-3F) {
            continue; // on the edge to rounding
        }
        inside += edge > 0.0F ? 1 : 0;
        REQUIRE(mayBeInside(view, boxAt(point, 0.0F)) == (edge > 0.0F));
    }
    CHECK(inside > 500);
}
