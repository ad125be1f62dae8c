#include "math/pose.h"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::literals;

namespace {

/// The same numbers on every machine: mt19937's sequence is fixed by the standard, its
/// distributions are not.
class Dice {
public:
    double between(double low, double high)
    {
        return low + (high - low) * (static_cast<double>(engine_()) / 4294967295.0);
    }
    Vec3 point(double reach)
    {
        const double x = between(-reach, reach);
        const double y = between(-reach, reach);
        return Vec3(x, y, between(-reach, reach));
    }
    Quat turn()
    {
        return rotationFrom(Angle::degrees(between(-180, 180)), Angle::degrees(between(-90, 90)),
                            Angle::degrees(between(-180, 180)));
    }

private:
    std::mt19937 engine_{1001};
};

double apart(const Vec3& a, const Vec3& b)
{
    return glm::length(a - b);
}

double apart(const Mat4& a, const Mat4& b)
{
    float largest = 0.0F;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            largest = std::max(largest, std::abs(a[column][row] - b[column][row]));
        }
    }
    return largest;
}

const Vec3 ahead(0.0F, 0.0F, -1.0F);
const Vec3 up(0.0F, 1.0F, 0.0F);

}

TEST_CASE("an unturned camera looks along minus z with its top up")
{
    CHECK(rotationFrom(0_deg, 0_deg, 0_deg) == Quat(1.0F, 0.0F, 0.0F, 0.0F));
}

TEST_CASE("a pan to the left looks left and a tilt up looks up")
{
    CHECK(apart(rotationFrom(90_deg, 0_deg, 0_deg) * ahead, {-1, 0, 0}) < 1e-6);
    CHECK(apart(rotationFrom(0_deg, 90_deg, 0_deg) * ahead, {0, 1, 0}) < 1e-6);
    CHECK(apart(rotationFrom(90_deg, 45_deg, 0_deg) * ahead, glm::normalize(Vec3(-1, 1, 0))) <
          1e-6);
}

TEST_CASE("a positive roll leans the top of the camera to its left")
{
    CHECK(apart(rotationFrom(0_deg, 0_deg, 90_deg) * up, {-1, 0, 0}) < 1e-6);
    CHECK(apart(rotationFrom(90_deg, 0_deg, 90_deg) * up, {0, 0, 1}) < 1e-6);
    CHECK(apart(rotationFrom(30_deg, 20_deg, 40_deg) * ahead,
                rotationFrom(30_deg, 20_deg, 0_deg) * ahead) < 1e-6);
}

TEST_CASE("a figure panned to the left faces right of the lens it looked into")
{
    CHECK(apart(rotationFrom(90_deg, 0_deg, 0_deg) * Vec3(0, 0, 1), {1, 0, 0}) < 1e-6);
}

TEST_CASE("pan and tilt and roll come back from the rotation they make")
{
    Dice dice;
    for (int i = 0; i < 20000; ++i) {
        const Angle pan = Angle::degrees(dice.between(-179.9, 179.9));
        const Angle tilt = Angle::degrees(dice.between(-89.5, 89.5));
        const Angle roll = Angle::degrees(dice.between(-179.9, 179.9));
        const PanTiltRoll back = panTiltRollFrom(rotationFrom(pan, tilt, roll));
        // A float quaternion holds an angle to about 1e-5 degrees; near the pole pan and roll share
        // the error of one small vector.
        const double tolerance = 5e-5 / std::cos(tilt.inRadians());
        REQUIRE(std::abs(back.pan.inDegrees() - pan.inDegrees()) < tolerance);
        REQUIRE(std::abs(back.tilt.inDegrees() - tilt.inDegrees()) < 5e-5);
        REQUIRE(std::abs(back.roll.inDegrees() - roll.inDegrees()) < tolerance);
    }
}

TEST_CASE("straight up and straight down keep the whole turn as pan without roll")
{
    for (const Angle tilt : {90_deg, Angle::degrees(-90)}) {
        for (const double pan : {0.0, 37.0, -120.0, 179.0}) {
            for (const double roll : {0.0, 20.0, -75.0}) {
                const Quat rotation = rotationFrom(Angle::degrees(pan), tilt, Angle::degrees(roll));
                const PanTiltRoll back = panTiltRollFrom(rotation);
                CHECK(back.roll.inDegrees() == 0.0);
                CHECK(back.tilt.inDegrees() == doctest::Approx(tilt.inDegrees()).epsilon(1e-4));
                const Quat again = rotationFrom(back.pan, back.tilt, back.roll);
                CHECK(apart(again * up, rotation * up) < 1e-5);
                CHECK(apart(again * ahead, rotation * ahead) < 1e-5);
            }
        }
    }
}

TEST_CASE("a rotation and its negative quaternion are the same head")
{
    const PanTiltRoll a = panTiltRollFrom(rotationFrom(40_deg, 10_deg, 5_deg));
    const PanTiltRoll b = panTiltRollFrom(-rotationFrom(40_deg, 10_deg, 5_deg));
    CHECK(a.pan.inDegrees() == doctest::Approx(b.pan.inDegrees()));
    CHECK(a.tilt.inDegrees() == doctest::Approx(b.tilt.inDegrees()));
    CHECK(a.roll.inDegrees() == doctest::Approx(b.roll.inDegrees()));
}

TEST_CASE("a camera told to look at a point has it on its axis and stays level")
{
    Dice dice;
    for (int i = 0; i < 20000; ++i) {
        const DVec3 from(dice.point(50.0));
        const DVec3 to(dice.point(50.0));
        const PanTiltRoll head = lookAt(from, to);
        REQUIRE(head.roll.inDegrees() == 0.0);
        const Quat rotation = rotationFrom(head.pan, head.tilt, head.roll);
        REQUIRE(apart(rotation * ahead, Vec3(glm::normalize(to - from))) < 1e-6);
        REQUIRE(std::abs((rotation * Vec3(1, 0, 0)).y) < 1e-6);
        REQUIRE((rotation * up).y >= -1e-6F);
    }
}

TEST_CASE("looking straight up or down or at itself leaves the pan at zero")
{
    CHECK(lookAt({1, 2, 3}, {1, 9, 3}).tilt.inDegrees() == doctest::Approx(90));
    CHECK(lookAt({1, 2, 3}, {1, 9, 3}).pan.inDegrees() == 0.0);
    CHECK(lookAt({1, 2, 3}, {1, -9, 3}).tilt.inDegrees() == doctest::Approx(-90));
    CHECK(lookAt({1, 2, 3}, {1, 2, 3}).pan.inDegrees() == 0.0);
    CHECK(lookAt({1, 2, 3}, {1, 2, 3}).tilt.inDegrees() == 0.0);
}

TEST_CASE("into a pose and out of it is where it was")
{
    Dice dice;
    for (int i = 0; i < 5000; ++i) {
        const Pose pose{dice.point(100.0), dice.turn()};
        REQUIRE(apart(poseFromWorld(pose) * worldFromPose(pose), Mat4(1.0F)) < 1e-4);
        const Vec3 inFront = pose.position + pose.rotation * ahead * 5.0F;
        const Vec3 seen(poseFromWorld(pose) * Vec4(inFront, 1.0F));
        REQUIRE(apart(seen, {0, 0, -5}) < 1e-4);
    }
}

TEST_CASE("a transform scales first then turns then moves")
{
    const Transform transform{{10, 0, 0}, rotationFrom(90_deg, 0_deg, 0_deg), {2, 3, 4}};
    const Vec3 moved(matrixFrom(transform) * Vec4(0, 0, -1, 1));
    CHECK(apart(moved, {6, 0, 0}) < 1e-5);
}

TEST_CASE("a transform comes back from its matrix")
{
    Dice dice;
    for (int i = 0; i < 5000; ++i) {
        const Vec3 scale(dice.between(0.01, 10), dice.between(0.01, 10), dice.between(0.01, 10));
        const Transform was{dice.point(100.0), dice.turn(), scale};
        const Transform is = transformFrom(matrixFrom(was));
        REQUIRE(is.translation == was.translation);
        REQUIRE(apart(is.scale, was.scale) < 1e-5);
        REQUIRE(std::abs(glm::dot(is.rotation, was.rotation)) > 0.99999F);
    }
}

TEST_CASE("mirrors and flat scales give the matrix they came from")
{
    Dice dice;
    for (const Vec3 scale : {Vec3(-1, 1, 1), Vec3(1, -2, 3), Vec3(1, 1, -1), Vec3(-1, -2, -3),
                             Vec3(0, 1, 2), Vec3(1, 0, 2), Vec3(1, 2, 0), Vec3(0, 0, 2),
                             Vec3(0, 2, 0), Vec3(2, 0, 0), Vec3(0, 0, 0)}) {
        for (int i = 0; i < 100; ++i) {
            const Mat4 was = matrixFrom({dice.point(5.0), dice.turn(), scale});
            const Transform found = transformFrom(was);
            REQUIRE(apart(matrixFrom(found), was) < 2e-6);
            REQUIRE(glm::length(found.rotation) == doctest::Approx(1.0).epsilon(1e-5));
        }
    }
}

TEST_CASE("a sheared matrix still gives a rotation")
{
    Mat4 sheared(1.0F);
    sheared[1] = Vec4(1.0F, 1.0F, 0.0F, 0.0F);
    CHECK(glm::length(transformFrom(sheared).rotation) == doctest::Approx(1.0).epsilon(1e-6));
}
