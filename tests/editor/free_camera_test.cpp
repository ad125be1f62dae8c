#include "editor/free_camera.h"

#include <cmath>

#include "stage/view_ray.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr double aspect = 1.5;

PicturePoint seen(const FreeCamera& camera, const DVec3& point)
{
    StagedCamera staged = camera.staged(aspect);
    staged.aspect = {150, 100};
    return pointInPicture(staged, point);
}

}

TEST_CASE("what a view turns about stays in the middle of the picture")
{
    FreeCamera camera;
    camera.pivot = {1.0, 2.0, -3.0};
    camera.orbit(Angle::degrees(33.0), Angle::degrees(10.0));
    const PicturePoint middle = seen(camera, camera.pivot);
    CHECK(middle.u == doctest::Approx(0.5).epsilon(1e-4));
    CHECK(middle.v == doctest::Approx(0.5).epsilon(1e-4));
    CHECK(middle.ahead == doctest::Approx(camera.distance).epsilon(1e-4));
}

TEST_CASE("looking round turns the view and not the eye")
{
    FreeCamera camera;
    const DVec3 eye = camera.eye();
    camera.look(Angle::degrees(40.0), Angle::degrees(-12.0));
    CHECK(glm::length(camera.eye() - eye) < 1e-6);
}

TEST_CASE("a view never goes over straight up")
{
    FreeCamera camera;
    for (int i = 0; i < 100; ++i) {
        camera.orbit(Angle(), Angle::degrees(7.0));
    }
    CHECK(camera.tilt.inDegrees() < 90.0);
    CHECK(camera.up().y > 0.0);
}

TEST_CASE("sliding by a picture's height moves what is at the pivot's distance by as much")
{
    FreeCamera camera;
    const DVec3 point = camera.pivot;
    camera.slide(0.0, 0.25);
    CHECK(seen(camera, point).v == doctest::Approx(0.75).epsilon(1e-3));
}

TEST_CASE("a box that is shown lies in the picture")
{
    Bounds box;
    box.add(Vec3(-3.0F, 0.0F, -2.0F));
    box.add(Vec3(4.0F, 2.5F, 5.0F));
    FreeCamera camera;
    camera.show(box, aspect);
    for (int i = 0; i < 8; ++i) {
        const DVec3 corner((i & 1) != 0 ? box.max.x : box.min.x,
                           (i & 2) != 0 ? box.max.y : box.min.y,
                           (i & 4) != 0 ? box.max.z : box.min.z);
        const PicturePoint at = seen(camera, corner);
        CHECK(at.u >= 0.0);
        CHECK(at.u <= 1.0);
        CHECK(at.v >= 0.0);
        CHECK(at.v <= 1.0);
    }
}

TEST_CASE("flying ahead goes the way one looks and up is up")
{
    FreeCamera camera;
    const DVec3 eye = camera.eye();
    const DVec3 way = camera.ahead();
    camera.fly({0.0, 0.0, 2.0});
    CHECK(glm::length(camera.eye() - (eye + way * 2.0)) < 1e-9);
    const DVec3 before = camera.eye();
    camera.fly({0.0, 1.0, 0.0});
    CHECK(glm::length(camera.eye() - before - DVec3(0.0, 1.0, 0.0)) < 1e-9);
}
