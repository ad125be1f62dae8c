#include <cmath>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A floor of 6 m seen from 10 m above, 2.5 m of it across the picture: about 1 cm a pixel. The world's
/// x leads right in the picture and its z down.
Scene floorScene()
{
    Scene scene(256, 64);
    scene.frame.camera.pose.position = Vec3(0, 10, 0);
    scene.frame.camera.pose.rotation = rotationFrom({}, Angle::degrees(-90.0), {});
    scene.frame.camera.focalLength = Millimetres(24.0 * 10.0 / 2.5);
    scene.stand(square(paint(Vec3(0.5F))), lyingFlat({0, 0, 0}, Vec3(6.0F)));
    return scene;
}

/// Where along x, in metres, the floor changes between lit and dark in the picture's middle row.
struct Edges {
    double first = 0.0;
    double last = 0.0;
    int dark = 0; ///< pixels
};
Edges darkEdges(const Scene& scene, const ImageF& picture, float lit)
{
    Edges edges;
    const double metresAPixel = 2.5 / scene.settings.width;
    for (int x = 0; x < scene.settings.width; ++x) {
        if (valueAt(picture, x, scene.settings.height / 2).g < lit * 0.5F) {
            if (edges.dark == 0) {
                edges.first = x * metresAPixel - 1.25;
            }
            edges.last = (x + 1) * metresAPixel - 1.25;
            ++edges.dark;
        }
    }
    return edges;
}

}

TEST_CASE("a card between sun and floor darkens the floor where geometry says")
{
    // A card 2 m up whose shadow falls 2 m aside, with the sun at 45°: x 1.6 … 2.7 shades −0.4 … 0.7.
    Scene scene = floorScene();
    scene.stand(square(paint(Vec3(0.5F))), lyingFlat({2.15F, 2, 0}, {1.1F, 1.0F, 1.0F}));
    scene.sun(1000.0, {-1, -1, 0});
    scene.exposeFor(1000.0);
    Scene open = scene;
    open.settings.shadows = false;
    const float lit = middleOf(drawn(open).linear).g;
    REQUIRE(lit > 0.1F);
    for (const int samples : {1, 16}) {
        CAPTURE(samples);
        scene.settings.samples = samples;
        const ImageF picture = drawn(scene).linear;
        const Edges dark = darkEdges(scene, picture, lit);
        // Half a pixel, and two texels: the map covers less than 10 m with 2048.
        const double tolerance = 0.5 * 2.5 / 256.0 + 2.0 * 10.0 / 2048.0;
        CHECK(std::abs(dark.first - -0.4) < tolerance);
        CHECK(std::abs(dark.last - 0.7) < tolerance);
        CHECK(valueWhere(scene, picture, {0.15F, 0, 0}).g < 1e-4F);
        CHECK(valueWhere(scene, picture, {-0.6F, 0, 0}).g == doctest::Approx(lit).epsilon(0.01));
        CHECK(valueWhere(scene, picture, {0.9F, 0, 0}).g == doctest::Approx(lit).epsilon(0.01));
    }
}

TEST_CASE("light falls through the holes of a masked card")
{
    // The card's shadow lies over x −0.4 … 0.7, z −0.5 … 0.5; its quarters alternate.
    Scene scene = floorScene();
    Model card = holedSquare(paint(Vec3(0.5F)));
    card.materials.front().doubleSided = true;
    scene.stand(card, lyingFlat({2.15F, 2, 0}, {1.1F, 1.0F, 1.0F}));
    scene.sun(1000.0, {-1, -1, 0});
    scene.exposeFor(1000.0);
    for (const int samples : {1, 16}) {
        CAPTURE(samples);
        scene.settings.samples = samples;
        const ImageF picture = drawn(scene).linear;
        CHECK(valueWhere(scene, picture, {-0.12F, 0, -0.2F}).g < 1e-4F);
        CHECK(valueWhere(scene, picture, {0.42F, 0, 0.2F}).g < 1e-4F);
        CHECK(valueWhere(scene, picture, {0.42F, 0, -0.2F}).g > 0.1F);
        CHECK(valueWhere(scene, picture, {-0.12F, 0, 0.2F}).g > 0.1F);
    }
}

TEST_CASE("a floor without anything above it has no shadow of its own")
{
    Scene scene = floorScene();
    scene.sun(1000.0, {-3, -1, 1}); // low: acne would show
    scene.exposeFor(1000.0);
    const ImageF picture = drawn(scene).linear;
    Scene open = scene;
    open.settings.shadows = false;
    CHECK(meanOf(picture) == doctest::Approx(meanOf(drawn(open).linear)).epsilon(0.001));
}

TEST_CASE("a spot throws the shadow of what stands in its cone")
{
    // Lamp at 3 m, card of 0.4 m at 1.5 m: a shadow of 0.8 m straight below.
    Scene scene = floorScene();
    scene.frame.camera.pose.position = Vec3(0, 10, 10); // look past the card
    scene.frame.camera.pose.rotation = rotationFrom({}, Angle::degrees(-45.0), {});
    scene.stand(square(paint(Vec3(0.5F))), lyingFlat({0, 1.5F, 0}, {0.4F, 0.4F, 1.0F}));
    scene.lamp(LightKind::spot, 9000.0, {0, 3, 0}, {0, -1, 0});
    scene.exposeFor(1000.0);
    const ImageF picture = drawn(scene).linear;
    scene.frame.lights.front().castsShadow = false;
    const ImageF open = drawn(scene).linear;
    for (const float x : {-0.35F, 0.0F, 0.35F}) {
        CHECK(valueWhere(scene, picture, {x, 0, 0.2F}).g == 0.0F);
        CHECK(valueWhere(scene, open, {x, 0, 0.2F}).g > 0.1F);
    }
    for (const float x : {-0.6F, -0.45F, 0.45F, 0.6F}) {
        CHECK(valueWhere(scene, picture, {x, 0, 0.2F}).g ==
              doctest::Approx(valueWhere(scene, open, {x, 0, 0.2F}).g).epsilon(0.01));
    }
}

TEST_CASE("glass throws no shadow")
{
    Scene scene = floorScene();
    scene.stand(square(unlit(Vec3(0.5F), 0.3F)), lyingFlat({2.15F, 2, 0}, {1.1F, 1.0F, 1.0F}));
    scene.sun(1000.0, {-1, -1, 0});
    scene.exposeFor(1000.0);
    CHECK(middleOf(drawn(scene).linear).g > 0.1F);
}

TEST_CASE("a shadow's edge softens with its distance as the sun's disc is wide" *
          doctest::test_suite("slow"))
{
    // The sun is 0.53° wide: 10 m above the floor an edge is soft over 93 mm.
    const auto softness = [](float height) {
        Scene scene = floorScene();
        scene.frame.camera.pose.position.y = 40.0F;
        scene.frame.camera.focalLength = Millimetres(24.0 * 40.0 / 2.5);
        scene.stand(square(paint(Vec3(0.5F))),
                    lyingFlat({height + 3.0F, height, 0}, {6.0F, 6.0F, 1.0F}));
        scene.sun(1000.0, {-1, -1, 0});
        scene.exposeFor(1000.0);
        scene.settings.samples = 64;
        const ImageF picture = drawn(scene).linear;
        const float lit = valueWhere(scene, picture, {-1, 0, 0}).g;
        int between = 0;
        for (int x = 0; x < picture.width; ++x) {
            const float value = valueAt(picture, x, 32).g;
            between += value > lit * 0.05F && value < lit * 0.95F ? 1 : 0;
        }
        return between * 2.5 / 256.0;
    };
    CHECK(softness(1.0F) < 0.06);
    // At 45° the disc's ellipse on the floor is √2 as long, over √2 as much way; 5 % cut at each end.
    const double expected = 0.0093 * 14.14 * 1.414 * 0.8;
    const double soft = softness(10.0F);
    CHECK(soft > expected * 0.7);
    CHECK(soft < expected * 1.4);
}
