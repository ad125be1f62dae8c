// A ray through the picture is the pinhole that the picture is drawn by.
#include "stage/view_ray.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "film/projection.h"
#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

StagedCamera anyCamera(std::mt19937& random)
{
    StagedCamera camera;
    camera.pose.position = Vec3(uniform(random, -50, 50), uniform(random, 0, 4), 3.0);
    camera.pose.rotation = rotationFrom(Angle::degrees(uniform(random, -180, 180)),
                                        Angle::degrees(uniform(random, -80, 80)),
                                        Angle::degrees(uniform(random, -30, 30)));
    camera.focalLength = Millimetres(uniform(random, 12, 135));
    camera.squeeze = random() % 2 == 0 ? 2.0 : 1.0;
    camera.aspect = random() % 2 == 0 ? Aspect{239, 100} : Aspect{4, 3};
    return camera;
}

}

TEST_CASE("a ray through a place of the picture lands there by the matrix that draws it")
{
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const StagedCamera camera = anyCamera(random);
        const double u = uniform(random, 0, 1);
        const double v = uniform(random, 0, 1);
        const Ray ray = rayThrough(camera, u, v);
        CHECK(glm::length(ray.direction) == doctest::Approx(1.0).epsilon(1e-6));
        const HalfExtent half =
            halfExtent(camera.gate, camera.squeeze, camera.focalLength, camera.aspect.ratio());
        const Vec4 clip =
            clipFromView(half, 0.05_m) * poseFromWorld(camera.pose) * Vec4(Vec3(ray.at(7.0)), 1.0F);
        CHECK(double(0.5F + 0.5F * clip.x / clip.w) == doctest::Approx(u).epsilon(2e-4));
        CHECK(double(0.5F + 0.5F * clip.y / clip.w) == doctest::Approx(v).epsilon(2e-4));
    }
}

TEST_CASE("a point comes back from the picture that it went to")
{
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        const StagedCamera camera = anyCamera(random);
        const double u = uniform(random, -0.5, 1.5);
        const double v = uniform(random, -0.5, 1.5);
        const PicturePoint point = pointInPicture(camera, rayThrough(camera, u, v).at(12.0));
        CHECK(point.u == doctest::Approx(u).epsilon(1e-9));
        CHECK(point.v == doctest::Approx(v).epsilon(1e-9));
        CHECK_FALSE(point.behind());
        CHECK(pointInPicture(camera, rayThrough(camera, u, v).at(-1.0)).behind());
    }
}

TEST_CASE("a 2x anamorphic lens points as wide as a spherical one of half its length")
{
    // The gate of four perforations, 24.892 mm wide: tan = 24.892 / 2 / 40, whole width delivered.
    StagedCamera camera;
    camera.focalLength = 80.0_mm;
    camera.squeeze = 2.0;
    camera.aspect = {4, 1}; // wider than the desqueezed gate: its width decides
    const Ray edge = rayThrough(camera, 1.0, 0.5);
    CHECK(edge.direction.x / -edge.direction.z == doctest::Approx(24.892 / 2.0 / 40.0));
    const PicturePoint seen = pointInPicture(camera, DVec3(24.892 / 2.0 / 40.0 * 5.0, 0.0, -5.0));
    CHECK(seen.u == doctest::Approx(1.0));
    CHECK(seen.v == doctest::Approx(0.5));
    CHECK(seen.ahead == doctest::Approx(5.0));
}

TEST_CASE("a plan has the far wall at its top and rays that fall straight from below the ceiling")
{
    const PlanView plan{{1.0, 2.5, -2.0}, 12.0_m, 1.5};
    const Ray corner = rayThrough(plan, 0.0, 0.0);
    CHECK(corner.origin.x == doctest::Approx(-5.0));
    CHECK(corner.origin.y == doctest::Approx(2.5));
    CHECK(corner.origin.z == doctest::Approx(-6.0)); // 8 m high in the picture
    CHECK(corner.direction == DVec3(0.0, -1.0, 0.0));
    const PicturePoint point = pointInPicture(plan, DVec3(4.0, 0.0, 0.0));
    CHECK(point.u == doctest::Approx(0.75));
    CHECK(point.v == doctest::Approx(0.75));
    CHECK(point.ahead == doctest::Approx(2.5));
    CHECK(pointInPicture(plan, DVec3(4.0, 2.75, 0.0)).behind());
}
