#include <cmath>
#include <string>

#include "film/exposure.h"
#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

StagedLight staged(const Light& light, FrameTime time = 1001.0)
{
    Project project = walkScene();
    Light named = light;
    named.id = {70};
    project.lights.put(named);
    const StagedFrame frame = stage(project, ThroughCamera{cameraA}, time);
    REQUIRE(frame.lights.size() == 1);
    return frame.lights[0];
}

double luminance(const Vec3& colour)
{
    return 0.2126 * double(colour.r) + 0.7152 * double(colour.g) + 0.0722 * double(colour.b);
}

}

TEST_CASE("a display colour is linear light by IEC 61966-2-1")
{
    const Vec3 light = linearFrom({0.0, 0.5, 1.0});
    CHECK(double(light.r) == 0.0);
    CHECK(double(light.g) == doctest::Approx(0.21404).epsilon(1e-4));
    CHECK(double(light.b) == doctest::Approx(1.0));
    CHECK(double(linearFrom({0.04, 0.0, 0.0}).r) == doctest::Approx(0.04 / 12.92));
}

TEST_CASE("the sun's luminance is its lux and a lamp's its candela at the moment")
{
    Light sun;
    sun.kind = LightKind::sun;
    sun.kelvin = 5200.0;
    sun.lux = 90000.0;
    CHECK(luminance(staged(sun).colour) == doctest::Approx(90000.0).epsilon(1e-3));
    Light lamp;
    lamp.kind = LightKind::spot;
    lamp.kelvin = 3200.0;
    lamp.candela = {0.0,
                    {{1001, 0.0, Interpolation::linear, {}, {}},
                     {1011, 1000.0, Interpolation::linear, {}, {}}}};
    CHECK(luminance(staged(lamp, 1006.0).colour) == doctest::Approx(500.0).epsilon(1e-3));
}

TEST_CASE("a gel takes its share of each linear colour")
{
    Light light;
    const Vec3 white = staged(light).colour;
    light.gel = {1.0, 0.5, 0.0};
    const Vec3 amber = staged(light).colour;
    CHECK(double(amber.r) == doctest::Approx(double(white.r)));
    CHECK(double(amber.g) == doctest::Approx(double(white.g) * 0.21404).epsilon(1e-4));
    CHECK(double(amber.b) == 0.0);
}

TEST_CASE("a lamp shines the way a camera there would look")
{
    Light light;
    light.kind = LightKind::area;
    light.placement.pan.rest = 90.0;
    light.placement.y.rest = 2.5;
    light.width = 1.2_m;
    light.height = 0.6_m;
    const StagedLight area = staged(light);
    CHECK(double(area.direction.x) == doctest::Approx(-1.0));
    CHECK(double(area.right.z) == doctest::Approx(-1.0)); // to the right of someone facing −x
    CHECK(double(area.position.y) == doctest::Approx(2.5));
    CHECK(double(area.width) == doctest::Approx(1.2));
    CHECK(double(area.height) == doctest::Approx(0.6));
}

TEST_CASE("cones are full angles and the even part lies inside the whole")
{
    Light light;
    light.kind = LightKind::spot;
    light.innerCone = 60.0_deg;
    light.outerCone = 90.0_deg;
    CHECK(double(staged(light).innerCosine) == doctest::Approx(std::sqrt(3.0) / 2.0));
    CHECK(double(staged(light).outerCosine) == doctest::Approx(std::sqrt(0.5)));
    light.innerCone = 120.0_deg;
    CHECK(staged(light).innerCosine >= staged(light).outerCosine);
}

TEST_CASE("a light that is off is not there")
{
    Project project = walkScene();
    Light light;
    light.id = {70};
    light.on = false;
    project.lights.put(light);
    CHECK(stage(project, ThroughCamera{cameraA}, 1001.0).lights.empty());
}

TEST_CASE("a light beyond the known temperatures has the nearest known colour")
{
    Light light;
    light.kelvin = 500.0;
    const Vec3 cold = staged(light).colour;
    light.kelvin = 1000.0;
    CHECK(cold == staged(light).colour);
}
