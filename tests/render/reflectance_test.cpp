// What a surface mirrors, held to the microfacet model of glTF 2.0 (appendix B): seen and lit straight
// on, a surface of roughness 1 sends reflectance / (4 π) of the light on it from its highlight.
#include <numbers>

#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

double luminanceOf(const Material& material, double lux)
{
    Scene scene;
    scene.exposeForLuminance();
    scene.sun(lux, {0, 0, -1});
    scene.stand(square(material), placed({0, 0, -1}));
    return double(middleOf(drawn(scene).linear).g);
}

}

TEST_CASE("a black surface mirrors as much of the sun as its reflectance says")
{
    constexpr double lux = 100.0;
    Material black = paint(Vec3(0.0F));
    for (const float reflectance : {0.0F, 0.02F, 0.04F, 0.08F, 0.15F}) {
        CAPTURE(reflectance);
        black.reflectance = reflectance;
        const double due = lux * double(reflectance) / (4.0 * std::numbers::pi);
        // A surface keeps its reflectance in seven bits, by its square root: 2 % at the least.
        CHECK(luminanceOf(black, lux) == doctest::Approx(due).epsilon(0.02));
    }
}

TEST_CASE("metal mirrors its own colour whatever its reflectance says")
{
    constexpr double lux = 100.0;
    Material metal = paint(Vec3(0.5F));
    metal.metallic = 1.0F;
    metal.reflectance = 0.0F;
    CHECK(luminanceOf(metal, lux) ==
          doctest::Approx(lux * 0.5 / (4.0 * std::numbers::pi)).epsilon(0.01));
}
