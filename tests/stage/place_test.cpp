// Boxes, snapping and gaps of what stands in the set, and the view that shows it.
#include "stage/place.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "scene.h"
#include "shapes.h"
#include "stage/view_ray.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

const Bounds plank{{-1.0F, 0.0F, -0.25F}, {1.0F, 0.5F, 0.25F}};

PlacedBox boxAt(double x, double z, float degrees, const Bounds& bounds = plank)
{
    return boxOf(bounds, glm::rotate(placed({x, 0, z}), glm::radians(degrees), Vec3(0, 1, 0)));
}

}

TEST_CASE("a turned and scaled plank has a box as long as itself")
{
    const Mat4 turned = glm::rotate(placed({3, 1, 0}), glm::radians(30.0F), Vec3(0, 1, 0));
    const PlacedBox box = boxOf(plank, glm::scale(turned, Vec3(2.0F)));
    CHECK(glm::length(Vec3(box.centre) - Vec3(3, 1.5, 0)) < 1e-5F);
    CHECK(glm::length(box.half - Vec3(2.0, 0.5, 0.5)) < 1e-5F);
    // Turned to the left seen from above: its length leads from +x toward −z.
    CHECK(double(box.axes[0].x) == doctest::Approx(std::cos(30.0 * std::atan(1.0) / 45.0)));
    CHECK(double(box.axes[0].z) == doctest::Approx(-0.5));
    for (const DVec3& corner : box.corners()) {
        const double away = glm::length(DVec3(corner) - box.centre);
        CHECK(away == doctest::Approx(std::sqrt(4.0 + 0.25 + 0.25)));
    }
}

TEST_CASE("a row's box follows the frame and an actor's its pose")
{
    SmallSet set;
    const std::uint32_t still = set.stand(boxModel(plank), placed({5, 0, 0}), PlacedKind::prop);
    const std::uint32_t actor =
        set.pose(bentBar(), placed({0, 0, 2}), {{{"straight", 0.0, 1.0F, true}}, {}, 0.0F});
    const auto box = boxOf(set.frame, set.models, PlacedKind::prop, still);
    REQUIRE(box);
    CHECK(glm::length(Vec3(box->centre) - Vec3(5, 0.25, 0)) < 1e-5F);
    const auto upright = boxOf(set.frame, set.models, PlacedKind::cast, actor);
    REQUIRE(upright);
    CHECK(double(upright->half.y) == doctest::Approx(1.0));
    set.frame.poses.front().samples.clear();
    const auto bent = boxOf(set.frame, set.models, PlacedKind::cast, actor);
    REQUIRE(bent);
    CHECK(double(bent->half.y) == doctest::Approx(0.55));
    CHECK_FALSE(boxOf(set.frame, set.models, PlacedKind::set, still));
    CHECK_FALSE(boxOf(set.frame, set.models, PlacedKind::prop, 99));
}

TEST_CASE("framing shows all of a thing and fills four fifths of the picture with it")
{
    std::mt19937 random(6);
    for (int i = 0; i < 200; ++i) {
        StagedCamera view;
        view.pose.position = Vec3(uniform(random, -9, 9), uniform(random, 0, 5), 3.0);
        view.pose.rotation = rotationFrom(Angle::degrees(uniform(random, -180, 180)),
                                          Angle::degrees(uniform(random, -60, 60)), Angle());
        view.focalLength = Millimetres(uniform(random, 18, 100));
        view.squeeze = i % 2 == 0 ? 1.0 : 2.0;
        std::vector<PlacedBox> boxes{
            boxAt(uniform(random, -5, 5), uniform(random, -5, 5), float(uniform(random, 0, 90)))};
        if (i % 3 == 0) {
            boxes.push_back(boxAt(uniform(random, -5, 5), uniform(random, -5, 5), 10.0F));
        }
        view.pose = poseToFrame(view, boxes);
        double furthest = 0.0;
        for (const PlacedBox& box : boxes) {
            for (const DVec3& corner : box.corners()) {
                const PicturePoint point = pointInPicture(view, corner);
                REQUIRE_FALSE(point.behind());
                furthest = std::max({furthest, std::abs(point.u - 0.5), std::abs(point.v - 0.5)});
            }
        }
        CHECK(furthest <= 0.4 + 1e-4);
        CHECK(furthest > 0.2); // near, though a deep thing may leave more room
    }
    CHECK(poseToFrame({}, std::vector<PlacedBox>{}) == Pose());
}

TEST_CASE("a flat thing straight ahead fills exactly four fifths of the picture's height or width")
{
    StagedCamera view; // 2.39:1
    const PlacedBox wall = boxAt(0, 0, 0, {{-2.0F, 0.0F, 0.0F}, {2.0F, 3.0F, 0.0F}});
    view.pose = poseToFrame(view, wall);
    CHECK(pointInPicture(view, {0.0, 3.0, 0.0}).v == doctest::Approx(0.1));
    CHECK(pointInPicture(view, {0.0, 0.0, 0.0}).v == doctest::Approx(0.9));
    CHECK(pointInPicture(view, {0.0, 1.5, 0.0}).u == doctest::Approx(0.5));
}

TEST_CASE("steps catch the nearest and no step changes nothing")
{
    CHECK(inSteps(0.37, 0.25) == doctest::Approx(0.25));
    CHECK(inSteps(-0.38, 0.25) == doctest::Approx(-0.5));
    CHECK(inSteps(0.37, 0.0) == 0.37);
    CHECK(onGrid({1.13, 0.777, -0.12}, 0.25_m) == DVec3(1.25, 0.777, 0.0));
    CHECK(inSteps(52.0_deg, 15.0_deg).inDegrees() == doctest::Approx(45.0));
    CHECK(inSteps(53.0_deg, 15.0_deg).inDegrees() == doctest::Approx(60.0));
}

TEST_CASE("the gap between two things is between the nearest places at their feet")
{
    const Gap beside = gapBetween(boxAt(0, 0, 0), boxAt(5, 0.1, 0));
    CHECK(beside.metres == doctest::Approx(3.0));
    CHECK(beside.from.x == doctest::Approx(1.0));
    CHECK(beside.to.x == doctest::Approx(4.0));
    CHECK(beside.from.y == doctest::Approx(0.0));
    // A corner of the turned one points at the long side: 2 m less half a width and half a diagonal.
    const Bounds post{{-0.5F, 0.0F, -0.5F}, {0.5F, 2.0F, 0.5F}};
    const Gap corner = gapBetween(boxAt(0, 0, 0), boxAt(0.3, 2.0, 45.0F, post));
    CHECK(corner.metres == doctest::Approx(2.0 - 0.25 - std::sqrt(0.5)).epsilon(1e-5));
    CHECK(corner.to.x == doctest::Approx(0.3).epsilon(1e-5));
    const Gap back = gapBetween(boxAt(0.3, 2.0, 45.0F, post), boxAt(0, 0, 0));
    CHECK(back.metres == doctest::Approx(corner.metres));
    CHECK(back.to.x == doctest::Approx(corner.from.x));
    CHECK(gapBetween(boxAt(0, 0, 0), boxAt(0.2, 0.1, 70.0F)).metres == 0.0);
    // Crossed planks meet though neither has a corner in the other.
    CHECK(gapBetween(boxAt(0, 0, 0), boxAt(0, 0, 90.0F)).metres == 0.0);
}
