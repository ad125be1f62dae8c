#include <array>
#include <cmath>
#include <numbers>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

enum class Wall { closed, window };

/// A room of 4 × 3 × 4 m inside walls of 20 cm under open sky and sun; the camera stands at its back and
/// looks along −z. The window is in the right wall.
Scene room(Wall side, const Vec3& leftWall = Vec3(0.7F))
{
    Scene scene(48, 36);
    scene.settings.bouncedLight = true;
    scene.settings.samples = 4;
    scene.frame.sky.zenith = {1, 1, 1};
    scene.frame.sky.horizon = {1, 1, 1};
    scene.frame.sky.ground = {0.5, 0.5, 0.5};
    scene.frame.sky.lux = 10000.0;
    scene.exposeFor(10000.0); // outdoors
    scene.frame.camera.pose.position = Vec3(0, 1.5F, 1.9F);
    scene.frame.camera.focalLength = Millimetres(16.0);
    const Model white = box(paint(Vec3(0.7F)));
    const auto wall = [&](const Vec3& centre, const Vec3& size) {
        scene.stand(white, placed(centre, size));
    };
    wall({0, -0.1F, 0}, {4.4F, 0.2F, 4.4F});
    wall({0, 3.1F, 0}, {4.4F, 0.2F, 4.4F});
    wall({0, 1.5F, -2.1F}, {4.0F, 3.0F, 0.2F});
    wall({0, 1.5F, 2.1F}, {4.0F, 3.0F, 0.2F});
    scene.stand(box(paint(leftWall)), placed({-2.1F, 1.5F, 0}, {0.2F, 3.0F, 4.4F}));
    if (side == Wall::closed) {
        wall({2.1F, 1.5F, 0}, {0.2F, 3.0F, 4.4F});
    } else {
        wall({2.1F, 0.5F, 0}, {0.2F, 1.0F, 4.4F});
        wall({2.1F, 2.75F, 0}, {0.2F, 0.5F, 4.4F});
        wall({2.1F, 1.75F, -1.6F}, {0.2F, 1.5F, 1.2F});
        wall({2.1F, 1.75F, 1.6F}, {0.2F, 1.5F, 1.2F});
    }
    return scene;
}

/// What a surface of the room's paint would be in the picture outdoors: 0.7 · E/π, E giving 18 % 0.18.
constexpr double outdoors = 0.7;

}

TEST_CASE("a closed room without lamps is black under an open sky")
{
    Scene scene = room(Wall::closed);
    SUBCASE("overcast") {}
    SUBCASE("in the sun")
    {
        scene.sun(60000.0, {-1, -1, -0.3F});
    }
    CHECK(meanOf(drawn(scene).linear) < 0.005 * outdoors);
}

TEST_CASE("a window lights a room by the sky and its reflections")
{
    const Scene scene = room(Wall::window);
    const ImageF picture = drawn(scene).linear;
    const double mean = meanOf(picture);
    // A window of 3 m² into a room of 80 m²: the sky's average daylight factor is
    // A τ θ / (S (1 − R²)) with θ = 90° − 0, 3 · 90 / (80 · (1 − 0.49)) = 6.6 %, of which walls seen
    // reflect 0.7; the ground's light below the horizon comes on top. Within a factor of two.
    CHECK(mean > 0.5 * 0.066 * outdoors);
    CHECK(mean < 2.0 * 0.066 * outdoors);
    // No spot is black: what the window does not see is lit by the walls.
    for (const Vec3& place :
         {Vec3(0, 0.02F, -1.9F), Vec3(-1.9F, 2.9F, -1.95F), Vec3(1.9F, 2.9F, -1.95F)}) {
        CHECK(valueWhere(scene, picture, place).g > 0.005);
    }
}

TEST_CASE("a red wall reddens the floor beside it more than the floor far from it")
{
    const Scene scene = room(Wall::window, {0.7F, 0.05F, 0.05F});
    const ImageF picture = drawn(scene).linear;
    const auto redness = [&](float x) {
        const Vec3 value = valueWhere(scene, picture, {x, 0.0F, -1.2F});
        return value.r / value.g;
    };
    CHECK(redness(-1.6F) > 1.15F);
    CHECK(redness(-1.6F) > 1.05F * redness(1.0F));
    const Scene plain = room(Wall::window);
    const ImageF neutral = drawn(plain).linear;
    const Vec3 value = valueWhere(plain, neutral, {-1.6F, 0.0F, -1.2F});
    CHECK(value.r == doctest::Approx(value.g).epsilon(0.001));
}

TEST_CASE("a lamp in a closed room lights also what it does not shine on")
{
    Scene scene = room(Wall::closed);
    StagedLight& lamp = scene.lamp(LightKind::spot, 50000.0, {0, 2.5F, -0.5F}, {0, -1, 0});
    lamp.innerCosine = std::cos(0.25F);
    lamp.outerCosine = std::cos(0.3F);
    const ImageF picture = drawn(scene).linear;
    CHECK(valueWhere(scene, picture, {0, 2.99F, -1.5F}).g > 0.01F);
    CHECK(valueWhere(scene, picture, {-1.5F, 1.5F, -1.99F}).g > 0.01F);
    scene.settings.bouncedLight = false;
    scene.frame.sky.lux = 0.0;
    CHECK(valueWhere(scene, drawn(scene).linear, {-1.5F, 1.5F, -1.99F}).g == 0.0F);
}
