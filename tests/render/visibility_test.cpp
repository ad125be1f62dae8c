#include <array>
#include <cmath>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

const Vec3 red(1.0F, 0.0F, 0.0F);
const Vec3 blue(0.0F, 0.0F, 1.0F);

void checkColour(const Vec3& value, const Vec3& expected)
{
    for (int channel = 0; channel < 3; ++channel) {
        CHECK(value[channel] == doctest::Approx(expected[channel]).epsilon(0.005));
    }
}

}

TEST_CASE("the nearer covers the farther in whatever order they stand")
{
    for (const bool nearFirst : {true, false}) {
        for (const bool moving : {true, false}) {
            Scene scene;
            const auto add = [&](const Vec3& colour, float distance) {
                if (moving) {
                    scene.move(square(unlit(colour)), placed({0, 0, -distance}, Vec3(20.0F)));
                } else {
                    scene.stand(square(unlit(colour)), placed({0, 0, -distance}, Vec3(20.0F)));
                }
            };
            add(nearFirst ? red : blue, nearFirst ? 3.0F : 9.0F);
            add(nearFirst ? blue : red, nearFirst ? 9.0F : 3.0F);
            checkColour(middleOf(drawn(scene).linear), red);
        }
    }
}

TEST_CASE("a hair's breadth apart at 100 m is still told apart")
{
    // Reversed depth in 32 bits: a centimetre at 100 m.
    Scene scene;
    scene.stand(square(unlit(blue)), placed({0, 0, -100.01F}, Vec3(200.0F)));
    scene.stand(square(unlit(red)), placed({0, 0, -100.0F}, Vec3(200.0F)));
    const Picture picture = drawn(scene);
    for (int x = 0; x < 64; x += 7) {
        checkColour(valueAt(picture.linear, x, 18), red);
    }
}

TEST_CASE("glass mixes with what stands behind it")
{
    Scene scene;
    scene.stand(square(unlit(red, 0.5F)), placed({0, 0, -3}, Vec3(20.0F)));
    scene.stand(square(unlit(blue)), placed({0, 0, -9}, Vec3(20.0F)));
    checkColour(middleOf(drawn(scene).linear), {0.5F, 0.0F, 0.5F});
}

TEST_CASE("panes are seen through from the back to the front")
{
    for (const bool nearFirst : {true, false}) {
        Scene scene;
        const float first = nearFirst ? 3.0F : 4.0F;
        scene.stand(square(unlit(nearFirst ? red : blue, 0.5F)),
                    placed({0, 0, -first}, Vec3(9.0F)));
        scene.stand(square(unlit(nearFirst ? blue : red, 0.5F)),
                    placed({0, 0, first - 7.0F}, Vec3(9.0F)));
        checkColour(middleOf(drawn(scene).linear), {0.5F, 0.0F, 0.25F});
    }
}

TEST_CASE("glass behind a wall is not seen")
{
    Scene scene;
    scene.stand(square(unlit(red, 0.5F)), placed({0, 0, -9}, Vec3(20.0F)));
    scene.stand(square(unlit(blue)), placed({0, 0, -3}, Vec3(20.0F)));
    checkColour(middleOf(drawn(scene).linear), blue);
}

TEST_CASE("a single-sided square is not seen from behind")
{
    const Mat4 turnedAway =
        placed({0, 0, -3}) * glm::mat4_cast(rotationFrom(Angle::degrees(180.0), {}, {}));
    Scene scene;
    scene.stand(square(unlit(red)), turnedAway);
    CHECK(middleOf(drawn(scene).linear) == Vec3(0.0F));
}

TEST_CASE("a double-sided square is lit on the side that is seen")
{
    const Mat4 turnedAway =
        placed({0, 0, -3}) * glm::mat4_cast(rotationFrom(Angle::degrees(180.0), {}, {}));
    Material material = paint(Vec3(0.5F));
    material.doubleSided = true;
    const auto seen = [&](const Mat4& place, const Vec3& sunlight) {
        Scene scene;
        scene.stand(square(material), place);
        scene.sun(1000.0, sunlight);
        scene.exposeFor(1000.0);
        scene.settings.shadows = false;
        return middleOf(drawn(scene).linear).g;
    };
    const float front = seen(placed({0, 0, -3}), {0, 0, -1});
    CHECK(front > 0.3F);
    CHECK(seen(turnedAway, {0, 0, -1}) == doctest::Approx(front).epsilon(0.01));
    CHECK(seen(turnedAway, {0, 0, 1}) == 0.0F);
}

TEST_CASE("a mirrored box shows its outside and is lit there")
{
    const auto seen = [](const Vec3& scale) {
        Scene scene;
        scene.stand(box(paint(Vec3(0.5F))), placed({0, 0, -3}, scale));
        scene.sun(1000.0, {0.3F, -0.4F, -1});
        scene.exposeFor(1000.0);
        return drawn(scene).linear;
    };
    const ImageF plain = seen({1, 1, 1});
    CHECK(middleOf(plain).g > 0.2F);
    for (const Vec3& mirror : {Vec3(-1, 1, 1), Vec3(1, -1, 1), Vec3(1, 1, -1), Vec3(-1, -1, -1)}) {
        CAPTURE(mirror.x);
        CAPTURE(mirror.y);
        const ImageF mirrored = seen(mirror);
        CHECK(middleOf(mirrored).g == doctest::Approx(middleOf(plain).g).epsilon(0.01));
        CHECK(meanOf(mirrored) == doctest::Approx(meanOf(plain)).epsilon(0.01));
    }
}

TEST_CASE("a surface squeezed in one direction keeps its slope's light")
{
    // The plane z = −x of a box squeezed to half its width is the plane z = −2x: its normal leans by
    // atan 2, not by atan ½.
    Primitive slope;
    const std::array corners{Vec3(-1, -1, 1), Vec3(1, -1, -1), Vec3(1, 1, -1), Vec3(-1, 1, 1)};
    for (const Vec3& corner : corners) {
        slope.vertices.edit().push_back({corner, Vec3(1, 0, 1) / std::sqrt(2.0F), {}});
    }
    slope.indices = {0, 1, 2, 0, 2, 3};
    Scene scene;
    scene.stand(modelOf(slope, paint(Vec3(0.5F))), placed({0, 0, -4}, {0.5F, 1, 1}));
    scene.exposeFor(1000.0);
    const auto lit = [&scene](const Vec3& along) {
        scene.frame.lights.clear();
        scene.sun(1000.0, along);
        return middleOf(drawn(scene).linear).g;
    };
    const float straight = lit({-2, 0, -1}); // along the normal
    CHECK(straight > 0.3F);
    CHECK(lit({1, 0, -2}) < 0.02F * straight); // along the surface
}

TEST_CASE("a mask cuts holes where its alpha says")
{
    Scene scene;
    scene.stand(holedSquare(unlit(red)), placed({0, 0, -1}, Vec3(0.5F)));
    scene.stand(square(unlit(blue)), placed({0, 0, -2}, Vec3(9.0F)));
    const ImageF picture = drawn(scene).linear;
    checkColour(valueWhere(scene, picture, {-0.12F, 0.12F, -1}), red);
    checkColour(valueWhere(scene, picture, {0.12F, 0.12F, -1}), blue);
    checkColour(valueWhere(scene, picture, {-0.12F, -0.12F, -1}), blue);
    checkColour(valueWhere(scene, picture, {0.12F, -0.12F, -1}), red);
}

TEST_CASE("a texture stands upright and its colours are read as sRGB")
{
    Model model = square(unlit(Vec3(1.0F)));
    Texture texture;
    texture.nearest = true;
    // Top row: 118 grey, red; bottom row: black, white.
    texture.image = pictureOf(
        Image8{2, 2, {118, 118, 118, 255, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 255}});
    model.textures.push_back(texture);
    model.materials.front().baseColourTexture.texture = 0;
    Scene scene;
    scene.stand(model, placed({0, 0, -1}, Vec3(0.5F)));
    const ImageF picture = drawn(scene).linear;
    const Vec3 grey = valueWhere(scene, picture, {-0.12F, 0.12F, -1});
    CHECK(grey.g == doctest::Approx(0.18).epsilon(0.015)); // IEC 61966-2-1
    checkColour(valueWhere(scene, picture, {0.12F, 0.12F, -1}), red);
    checkColour(valueWhere(scene, picture, {-0.12F, -0.12F, -1}), Vec3(0.0F));
    checkColour(valueWhere(scene, picture, {0.12F, -0.12F, -1}), Vec3(1.0F));
}

TEST_CASE("a cast member's colour dyes what is named top and nothing else")
{
    for (const bool named : {true, false}) {
        Scene scene;
        Material material = unlit(blue);
        material.name = named ? "top" : "trousers";
        scene.stand(square(material), placed({0, 0, -1}));
        scene.still->models.front().tint = Vec4(red, 1.0F);
        checkColour(middleOf(drawn(scene).linear), named ? red : blue);
    }
}

TEST_CASE("what stands behind the camera or nearer than 5 cm is not drawn")
{
    Scene scene;
    scene.stand(square(unlit(red)), placed({0, 0, 3}, Vec3(9.0F)));
    scene.stand(square(unlit(blue)), placed({0, 0, -0.04F}));
    CHECK(litArea(drawn(scene).linear).width() <= 0);
}
