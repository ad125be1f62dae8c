#include <algorithm>
#include <cmath>
#include <numbers>

#include "image/colour.h"
#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// A card that gives back 18 % of light and view square on. A rough dielectric of glTF 2.0 (appendix B)
/// then gives 0.96 of its base colour and, from its F0 of 0.04 at V · D · π = 1/4, another 0.01.
Material greyCard()
{
    return paint(Vec3((0.18F - 0.01F) / 0.96F));
}

/// A large card 5 m away that faces the camera.
Scene cardScene()
{
    Scene scene;
    scene.stand(square(greyCard()), placed({0, 0, -5}, Vec3(20.0F)));
    return scene;
}

}

TEST_CASE("an 18 % card exposed by the incident meter is middle grey")
{
    // ISO 2720: N² = E t S / C. 960 lux · 1/48 s · 800 / 250 = 64: T8.
    Scene scene = cardScene();
    scene.sun(960.0, {0, 0, -1});
    ExposureSettings& exposure = scene.frame.camera.exposure;
    exposure.tStop = 8.0;
    exposure.shutter = Angle::degrees(180.0);
    exposure.rate = {24, 1};
    exposure.exposureIndex = 800.0;
    const Picture picture = drawn(scene);
    CHECK(middleOf(picture.linear).g == doctest::Approx(0.18).epsilon(0.01));
    // IEC 61966-2-1: linear 0.18 is 118.
    const std::size_t middle = (18 * 64 + 32) * 4;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        CHECK(std::abs(int(picture.display.pixels[middle + channel]) - 118) <= 1);
    }
}

TEST_CASE("a picture straight to the display shows the same middle grey")
{
    Scene scene = cardScene();
    scene.sun(960.0, {0, 0, -1});
    scene.exposeFor(960.0);
    scene.settings.linear = false;
    const Picture picture = drawn(scene);
    CHECK(picture.linear.pixels.empty());
    CHECK(std::abs(int(picture.display.pixels[(18 * 64 + 32) * 4]) - 118) <= 1);
}

TEST_CASE("every stop halves or doubles the light")
{
    Scene scene = cardScene();
    scene.sun(960.0, {0, 0, -1});
    scene.exposeFor(960.0);
    const float normal = middleOf(drawn(scene).linear).g;
    ExposureSettings& exposure = scene.frame.camera.exposure;
    const ExposureSettings metered = exposure;
    SUBCASE("a T-stop closed")
    {
        exposure.tStop *= std::numbers::sqrt2;
    }
    SUBCASE("half the exposure index")
    {
        exposure.exposureIndex /= 2.0;
    }
    SUBCASE("half the shutter angle")
    {
        exposure.shutter = Angle::degrees(90.0);
    }
    SUBCASE("twice the frame rate")
    {
        exposure.rate = {48, 1};
    }
    SUBCASE("an ND 0.3")
    {
        exposure.neutralDensityStops = 1.0;
    }
    REQUIRE(exposure != metered);
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(normal / 2.0F).epsilon(0.002));
}

TEST_CASE("light on a card falls with the cosine of its angle")
{
    // A metal-free white is too glossy to be Lambert's at grazing light: keep to 60°.
    Scene scene;
    scene.stand(square(greyCard()), placed({0, 0, -5}, Vec3(20.0F)));
    scene.sun(1000.0, {0, 0, -1});
    scene.exposeFor(1000.0);
    const float straight = middleOf(drawn(scene).linear).g;
    scene.frame.lights.clear();
    scene.sun(1000.0, {std::sin(pi / 3.0F), 0.0F, -std::cos(pi / 3.0F)});
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(straight * 0.5F).epsilon(0.03));
}

TEST_CASE("a lamp's light falls with the square of its distance")
{
    const auto lit = [](float distance) {
        Scene scene = cardScene();
        scene.lamp(LightKind::point, 300.0, {0, 0, -5.0F + distance}, {0, 0, -1});
        scene.exposeFor(300.0);
        return middleOf(drawn(scene).linear).g;
    };
    const float near = lit(1.0F);
    CHECK(near == doctest::Approx(0.18).epsilon(0.01)); // 300 cd at 1 m are 300 lux
    CHECK(lit(2.0F) == doctest::Approx(near / 4.0F).epsilon(0.01));
    CHECK(lit(4.0F) == doctest::Approx(near / 16.0F).epsilon(0.02));
}

TEST_CASE("a spot of 8000 cd gives 500 lux at 4 m and nothing outside of its cone")
{
    Scene scene = cardScene();
    StagedLight& spot = scene.lamp(LightKind::spot, 8000.0, {0, 0, -1}, {0, 0, -1});
    spot.innerCosine = std::cos(0.20F);
    spot.outerCosine = std::cos(0.25F);
    spot.castsShadow = false;
    scene.exposeFor(500.0);
    const Picture picture = drawn(scene);
    CHECK(middleOf(picture.linear).g == doctest::Approx(0.18).epsilon(0.01));
    const float inner = 4.0F * std::tan(0.19F);
    const float outer = 4.0F * std::tan(0.27F);
    CHECK(valueWhere(scene, picture.linear, {inner, 0, -5}).g > 0.15F);
    CHECK(valueWhere(scene, picture.linear, {0, -inner, -5}).g > 0.15F);
    CHECK(valueWhere(scene, picture.linear, {outer, 0, -5}).g == 0.0F);
    CHECK(valueWhere(scene, picture.linear, {0, outer, -5}).g == 0.0F);
}

TEST_CASE("an area lamp gives its candela straight ahead and less aside")
{
    const auto lit = [](const Vec3& along) {
        Scene scene = cardScene();
        scene.lamp(LightKind::area, 8000.0, {0, 0, -1}, along).castsShadow = false;
        scene.exposeFor(500.0);
        return middleOf(drawn(scene).linear).g;
    };
    CHECK(lit({0, 0, -1}) == doctest::Approx(0.18).epsilon(0.01));
    // A flat emitter obeys Lambert: half as much at 60°.
    CHECK(lit({std::sqrt(3.0F), 0, -1}) == doctest::Approx(0.09).epsilon(0.01));
    CHECK(lit({0, 0, 1}) == 0.0F);
}

TEST_CASE("white ground gives back the sky's light and not more")
{
    // Furnace: what reflects all light has the sky's own luminance, E / π, whatever lobe it reflects by.
    Scene scene;
    scene.frame.sky.zenith = {1, 1, 1};
    scene.frame.sky.horizon = {1, 1, 1};
    scene.frame.sky.lux = 10000.0;
    scene.exposeFor(10000.0); // 0.18 for an 18 % card: 1 for a white one
    scene.frame.camera.pose.rotation = rotationFrom({}, Angle::degrees(-90.0), {});
    Material white = paint(Vec3(1.0F));
    SUBCASE("rough")
    {
        white.roughness = 1.0F;
    }
    SUBCASE("half glossy")
    {
        white.roughness = 0.5F;
    }
    scene.stand(square(white), lyingFlat({0, -5, 0}, Vec3(20.0F)));
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(1.0).epsilon(0.01));
}

TEST_CASE("an even sky of E lux has a luminance of E over pi")
{
    Scene scene;
    scene.frame.sky.zenith = {1, 1, 1};
    scene.frame.sky.horizon = {1, 1, 1};
    scene.frame.sky.lux = 10000.0;
    scene.exposeFor(10000.0); // 0.18 for an 18 % card: 1 for a white one
    scene.frame.camera.pose.rotation = rotationFrom({}, Angle::degrees(60.0), {});
    CHECK(middleOf(drawn(scene).linear).g == doctest::Approx(1.0).epsilon(0.001));
}

TEST_CASE("light that reddens with the lamp's colour stays linear")
{
    Scene scene = cardScene();
    scene.lamp(LightKind::point, 1.0, {0, 0, -4}, {0, 0, -1}).colour = Vec3(300.0F, 150.0F, 30.0F);
    scene.exposeFor(300.0);
    const Vec3 value = middleOf(drawn(scene).linear);
    CHECK(value.r == doctest::Approx(0.18).epsilon(0.01));
    CHECK(value.g == doctest::Approx(0.09).epsilon(0.01));
    CHECK(value.b == doctest::Approx(0.018).epsilon(0.02));
}

TEST_CASE("the display holds middle grey and rises without a step back")
{
    // Neutral stays neutral; brighter light is never shown darker; black is black.
    Scene scene(64, 4);
    for (int x = 0; x < 64; ++x) {
        const float value = 0.18F * std::exp2(float(x - 32) / 5.0F);
        const float across = (float(x) + 0.5F) / 64.0F - 0.5F;
        scene.stand(square(unlit(Vec3(std::min(value, 1.0F)))),
                    placed({across, 0, -1}, {1.0F / 64.0F, 1.0F, 1.0F}));
    }
    const Picture picture = drawn(scene);
    int before = -1;
    for (std::size_t x = 0; x < 64; ++x) {
        const std::uint8_t* pixel = &picture.display.pixels[(2 * 64 + x) * 4];
        CHECK(int(pixel[0]) == int(pixel[1]));
        CHECK(int(pixel[1]) == int(pixel[2]));
        CHECK(int(pixel[0]) >= before - 1); // half a step of dither
        before = int(pixel[0]);
        CHECK(int(pixel[3]) == 255);
    }
    CHECK(std::abs(int(picture.display.pixels[(2 * 64 + 32) * 4]) - int(srgb8FromLinear(0.18F))) <=
          1);
}
