// Highlights smaller than a pixel, which otherwise no sample would meet or one too many.
#include <algorithm>
#include <numbers>

#include <glm/geometric.hpp>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Mirrors all light, nearly as sharply as a surface can.
Material chrome()
{
    Material material = paint(Vec3(1.0F));
    material.metallic = 1.0F;
    material.roughness = 0.12F;
    return material;
}

constexpr double distance = 10.0; ///< metres

/// Seen from so far away that the light of a ball goes the same way to all of the picture.
Scene farScene(int width, int height)
{
    Scene scene(width, height);
    scene.frame.camera.focalLength = Millimetres(480.0);
    scene.exposeForLuminance();
    return scene;
}

/// A lamp so far away that its light comes along one direction, one lux of it. The sun would bring sky.
void light(Scene& scene, const Vec3& along)
{
    constexpr double metres = 1000.0;
    const Vec3 direction = glm::normalize(along);
    const Vec3 place = Vec3(0, 0, -distance) - direction * float(metres);
    scene.lamp(LightKind::point, metres * metres, place, direction);
}

double metresPerPixel(const Scene& scene)
{
    return distance * (24.0 / 480.0) / double(scene.settings.width);
}

/// What a ball of chrome sends of its light to the camera, in parts of what a mirror ball sends: that takes
/// in E pi r² and gives it to all 4 pi alike (Tousey, "The visibility of an earth satellite", 1957).
double partOfMirrorBall(double pixels, const Vec3& along, const Vec2& offset)
{
    Scene scene = farScene(64, 36);
    const double pixel = metresPerPixel(scene);
    light(scene, along);
    scene.stand(ball(chrome()),
                placed(Vec3(offset * float(pixel), -distance), Vec3(float(pixels * pixel))));
    return spotIn(drawn(scene).linear).light / (pixels * pixels / 4.0);
}

}

TEST_CASE("a small ball of chrome sends as much light as a mirror ball wherever pixels meet it")
{
    // Met by no pixel its highlight gives a hundredth of that, met by one ten times as much.
    for (const double pixels : {3.0, 5.0, 8.0}) {
        for (const float away : {-1.0F, 0.0F}) {
            double sum = 0.0;
            constexpr int places = 12;
            for (int i = 0; i < places; ++i) {
                CAPTURE(pixels);
                CAPTURE(away);
                CAPTURE(i);
                const Vec2 offset = Vec2(0.17F, 0.06F) * float(i);
                const double part = partOfMirrorBall(pixels, {0.6F, -0.8F, away}, offset);
                CHECK(part > 0.5);
                CHECK(part < 2.5);
                sum += part;
            }
            CHECK(sum / places == doctest::Approx(1.0).epsilon(0.3));
        }
    }
}

TEST_CASE("the glint of a ball out of focus is a disc and not a swarm of specks")
{
    // Blurred to a disc of 12 pixels' radius by 64 samples, of which a glint that is met by one or none of
    // them makes some dots: the brightest pixel is then many times the disc's light over its area.
    Scene scene = farScene(64, 64);
    StagedCamera& camera = scene.frame.camera;
    const double pixel = metresPerPixel(scene);
    camera.gate.height = Millimetres(24.0);
    camera.focusDistance = Metres(5.0);
    // Seen from 10 m away, blur is (10 − 5) / 5 of the entrance pupil.
    constexpr double radius = 12.0;
    camera.fNumber = 480.0 / (2000.0 * radius * pixel);
    scene.settings.samples = 64;
    light(scene, {0.6F, -0.8F, -1.0F});
    scene.stand(ball(chrome()), placed({0, 0, -distance}, Vec3(float(4.0 * pixel))));
    const ImageF picture = drawn(scene).linear;
    const double even = spotIn(picture).light / (std::numbers::pi * radius * radius);
    float brightest = 0.0F;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            brightest = std::max(brightest, valueAt(picture, x, y).g);
        }
    }
    CHECK(double(brightest) < 2.5 * even);
}
