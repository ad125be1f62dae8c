// A ray through the picture goes where the matrix of the lens draws, and back: pointing and drawing are
// one pinhole.
#include "stage/view_ray.h"

#include <cmath>

#include "render/view_matrices.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("what the lens draws at a place of the picture lies on the ray through it")
{
    for (const double squeeze : {1.0, 1.8, 2.0}) {
        StagedCamera camera;
        camera.pose = {{3.0F, 1.6F, -2.0F},
                       rotationFrom(70.0_deg, Angle::degrees(-12.0), Angle::degrees(5.0))};
        camera.focalLength = 40.0_mm;
        camera.squeeze = squeeze;
        const LensView view = lensView(camera, SubFrameSample{}, 2390, 1000);
        for (const auto& [u, v] : {std::pair(0.5, 0.5), {0.05, 0.1}, {0.9, 0.3}, {0.2, 0.95}}) {
            const DVec3 point = rayThrough(camera, u, v).at(6.0);
            const Vec4 clip = view.clipFromWorld * Vec4(Vec3(point), 1.0F);
            CHECK(double(clip.x / clip.w) * 0.5 + 0.5 == doctest::Approx(u).epsilon(1e-4));
            CHECK(double(clip.y / clip.w) * 0.5 + 0.5 == doctest::Approx(v).epsilon(1e-4));
            const PicturePoint seen = pointInPicture(camera, point);
            CHECK(seen.u == doctest::Approx(u));
            CHECK(seen.v == doctest::Approx(v));
        }
    }
}
