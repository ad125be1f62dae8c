#include "film/focus.h"

#include <cmath>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

constexpr double gateHeight = 2.0;                 ///< mm: a small part of a sensor, seen large
constexpr int pixelsHigh = 64;                     ///< of the gate's height
constexpr double halfTangent = gateHeight / 100.0; ///< vertical, of a 50 mm lens

/// A 50 mm lens at f/2 focused at 2 m.
Scene lensScene(double squeeze)
{
    Scene scene(int(pixelsHigh * squeeze), pixelsHigh);
    StagedCamera& camera = scene.frame.camera;
    camera.gate.width = Millimetres(gateHeight);
    camera.gate.height = Millimetres(gateHeight);
    camera.focalLength = Millimetres(50.0);
    camera.squeeze = squeeze;
    camera.fNumber = 2.0;
    camera.focusDistance = Metres(2.0);
    scene.settings.quality = Quality::lens;
    scene.settings.samples = 1024;
    return scene;
}

/// A glowing square of so many pixels straight ahead.
Spot drawnPoint(Scene& scene, double distance, double pixels)
{
    const double pixel = 2.0 * halfTangent * distance / pixelsHigh;
    Material glowing = paint(Vec3(0.0F));
    glowing.emissive = Vec3(1.0F);
    scene.exposeForLuminance();
    scene.stand(square(glowing), placed({0, 0, float(-distance)}, Vec3(float(pixel * pixels))));
    return spotIn(drawn(scene).linear);
}

/// Diameter of the disc that spreads a square of so many pixels to this variance: a disc has D²/16,
/// a square w²/12 and the pixel itself 1/12.
double discDiameter(double variance, double pixels)
{
    return 4.0 * std::sqrt(variance - (pixels * pixels + 1.0) / 12.0);
}

double expectedPixels(double distance)
{
    const Millimetres blur = blurDiameter(Millimetres(50.0), 2.0, Metres(2.0), Metres(distance));
    return blur / Millimetres(gateHeight) * pixelsHigh;
}

}

TEST_CASE("a point out of focus blurs to the disc that optics gives")
{
    for (const double distance : {1.0, 1.3, 4.0, 20.0}) {
        CAPTURE(distance);
        Scene scene = lensScene(1.0);
        const Spot spot = drawnPoint(scene, distance, 2.0);
        const double expected = expectedPixels(distance);
        CHECK(expected > 8.0);
        CHECK(discDiameter(spot.varianceX, 2.0) == doctest::Approx(expected).epsilon(0.03));
        CHECK(discDiameter(spot.varianceY, 2.0) == doctest::Approx(expected).epsilon(0.03));
        CHECK(std::abs(spot.x - 32.0) < 0.25);
        CHECK(std::abs(spot.y - 32.0) < 0.25);
    }
}

TEST_CASE("a 2x anamorphic lens draws ovals twice as high as wide")
{
    Scene scene = lensScene(2.0);
    const Spot spot = drawnPoint(scene, 1.0, 2.0);
    const double wide = discDiameter(spot.varianceX, 2.0);
    const double high = discDiameter(spot.varianceY, 2.0);
    CHECK(high == doctest::Approx(expectedPixels(1.0)).epsilon(0.03));
    CHECK(high / wide == doctest::Approx(2.0).epsilon(0.03));
}

TEST_CASE("the plane in focus stays sharp")
{
    Scene scene = lensScene(1.0);
    const Spot spot = drawnPoint(scene, 2.0, 4.0);
    const double sharp = (4.0 * 4.0 - 1.0) / 12.0; // the four pixels that it covers, wholly lit
    CHECK(spot.varianceX == doctest::Approx(sharp).epsilon(0.03));
    CHECK(spot.varianceY == doctest::Approx(sharp).epsilon(0.03));
}

TEST_CASE("stopping down four stops quarters the blur")
{
    Scene open = lensScene(1.0);
    const double wide = discDiameter(drawnPoint(open, 1.0, 2.0).varianceX, 2.0);
    Scene stopped = lensScene(1.0);
    stopped.frame.camera.fNumber = 8.0;
    const double narrow = discDiameter(drawnPoint(stopped, 1.0, 2.0).varianceX, 2.0);
    CHECK(wide / narrow == doctest::Approx(4.0).epsilon(0.03));
}

TEST_CASE("blur spreads light and loses none")
{
    Scene sharp = lensScene(1.0);
    sharp.frame.camera.fNumber = 1000.0;
    const double before = drawnPoint(sharp, 1.0, 4.0).light;
    Scene blurred = lensScene(1.0);
    CHECK(drawnPoint(blurred, 1.0, 4.0).light == doctest::Approx(before).epsilon(0.02));
}

TEST_CASE("the draft look at focus blurs what the lens blurs and keeps what is sharp")
{
    Scene scene = lensScene(1.0);
    scene.settings.quality = Quality::draft;
    scene.settings.samples = 1;
    Scene near = scene;
    near.still = std::make_shared<StillScene>();
    near.frame.still = near.still;
    const Spot sharp = drawnPoint(scene, 2.0, 6.0);
    CHECK(sharp.varianceX < 35.0 / 12.0 + 1.5); // edges soften by a pixel
    const Spot soft = drawnPoint(near, 1.0, 6.0);
    // A cheap look: some tens of percent, not an optical bench.
    const double expected = expectedPixels(1.0);
    CHECK(discDiameter(soft.varianceX, 6.0) > 0.4 * expected);
    CHECK(discDiameter(soft.varianceX, 6.0) < 1.5 * expected);
}
