#include "stage/thumbnail.h"

#include <algorithm>
#include <cmath>

#include "stage/view_ray.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE(
    "a thumbnail shows all of a model and leaves little room beside it from wherever it looks")
{
    const Bounds shapes[] = {{{-0.47F, 0, -0.08F}, {0.47F, 2.04F, 0.08F}}, // a door
                             {{-2, 0, -2}, {2, 0.06F, 2}},                 // a track
                             {{5, 5, 5}, {5.1F, 5.1F, 5.1F}}};             // small and elsewhere
    for (const Bounds& model : shapes) {
        for (const double turn : {0.0, 70.0, 180.0}) {
            const StagedFrame frame = thumbnailOf({1}, model, {3, 2}, Angle::degrees(turn));
            double widest = 0.0;
            for (int corner = 0; corner < 8; ++corner) {
                const DVec3 point((corner & 1) != 0 ? model.min.x : model.max.x,
                                  (corner & 2) != 0 ? model.min.y : model.max.y,
                                  (corner & 4) != 0 ? model.min.z : model.max.z);
                const PicturePoint seen = pointInPicture(frame.camera, point);
                CHECK(seen.ahead > 0.0);
                widest = std::max({widest, std::abs(seen.u - 0.5), std::abs(seen.v - 0.5)});
            }
            CHECK(widest < 0.5);
            CHECK(widest > 0.42);
        }
    }
}

TEST_CASE("a model of no size still has a thumbnail")
{
    const StagedFrame frame = thumbnailOf({1}, Bounds{{0, 0, 0}, {0, 0, 0}}, {3, 2});
    CHECK(std::isfinite(frame.camera.pose.position.x));
    CHECK(frame.still->models.size() == 1);
}
