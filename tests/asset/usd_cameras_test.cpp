// Cameras and lights of USD (UsdGeomCamera, UsdLux). Film and lens are in tenths of a scene unit, a
// light's intensity in nits; see docs/formats.md.
#include <cmath>
#include <numbers>
#include <string>

#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

constexpr double pi = std::numbers::pi;

Model cameraModel(const std::string& properties, const std::string& about = "metersPerUnit = 0.01")
{
    return usdModel("def Camera \"A\" {\n" + properties + "\n}", about);
}

ModelCamera cameraOf(const std::string& properties,
                     const std::string& about = "metersPerUnit = 0.01")
{
    const Model model = cameraModel(properties, about);
    REQUIRE(model.cameras.size() == 1);
    CHECK(nodeNamed(model, "A").camera == 0);
    return model.cameras[0];
}

ModelLight lightOf(const std::string& light, const std::string& about = "metersPerUnit = 1")
{
    const Model model = usdModel("def " + light, about);
    REQUIRE(model.lights.size() == 1);
    return model.lights[0];
}

}

TEST_CASE("a USD camera that says nothing has the schema's lens on the schema's film")
{
    const ModelCamera camera = cameraOf("", "");
    CHECK(camera.focalLengthMm == doctest::Approx(50.0));
    CHECK(camera.filmWidthMm == doctest::Approx(20.955));
    CHECK(camera.filmHeightMm == doctest::Approx(15.2908));
    // 2 · atan(15.2908 / 100)
    CHECK(camera.verticalAngle * 180.0 / pi == doctest::Approx(17.388).epsilon(1e-4));
    CHECK(camera.aspect == doctest::Approx(1.37043).epsilon(1e-5));
    CHECK(camera.near == doctest::Approx(0.01)); // 1 scene unit of a centimetre
}

TEST_CASE("lens and film of USD are tenths of the scene's unit")
{
    const ModelCamera metres =
        cameraOf("float focalLength = 0.35\nfloat horizontalAperture = 0.36\n"
                 "float verticalAperture = 0.24\n"
                 "float2 clippingRange = (0.1, 100)",
                 "metersPerUnit = 1");
    CHECK(metres.focalLengthMm == doctest::Approx(35.0));
    CHECK(metres.filmWidthMm == doctest::Approx(36.0));
    CHECK(metres.near == doctest::Approx(0.1));
    CHECK(metres.far == doctest::Approx(100.0));
    const ModelCamera millimetres = cameraOf("float focalLength = 350\n"
                                             "float horizontalAperture = 360\n"
                                             "float verticalAperture = 240",
                                             "metersPerUnit = 0.001");
    CHECK(millimetres.focalLengthMm == doctest::Approx(35.0));
}

TEST_CASE("a film of metres is taken as the millimetres that were meant")
{
    const Model model = cameraModel("float focalLength = 50\nfloat horizontalAperture = 36\n"
                                    "float verticalAperture = 20.25",
                                    "metersPerUnit = 1");
    CHECK(model.cameras[0].focalLengthMm == doctest::Approx(50.0));
    CHECK(model.cameras[0].filmWidthMm == doctest::Approx(36.0));
    CHECK(says(model.warnings, "its film would be 3600 mm wide by the file's unit"));
}

TEST_CASE("an orthographic USD camera sees its film in tenths of a unit")
{
    const ModelCamera camera = cameraOf("token projection = \"orthographic\"\n"
                                        "float horizontalAperture = 400\n"
                                        "float verticalAperture = 300",
                                        "metersPerUnit = 1");
    CHECK(camera.orthographic);
    CHECK(camera.orthographicWidth == doctest::Approx(40.0));
    CHECK(camera.orthographicHeight == doctest::Approx(30.0));
}

TEST_CASE("what a USD camera says that is not kept is told")
{
    const Model model = cameraModel("float fStop = 2.8\nfloat focusDistance = 320\n"
                                    "float horizontalApertureOffset = 1\n"
                                    "float4[] clippingPlanes = [(0, 0, 1, 0)]\n"
                                    "float focalLength.timeSamples = { 1: 35, 24: 50 }");
    CHECK(says(model.warnings, "</A>: its f-stop of 2.8 and focus at 3.2 m are not kept"));
    CHECK(says(model.warnings, "</A>: its film is shifted, which is left out"));
    CHECK(says(model.warnings, "</A>: its clipping planes are left out"));
    CHECK(says(model.warnings, "focalLength changes over time, its first value stays: 1"));
    CHECK(model.cameras[0].focalLengthMm == doctest::Approx(35.0));
    for (const char* nothing : {"float focalLength = 0", "float verticalAperture = -1"}) {
        const Model blind = cameraModel(nothing);
        CHECK(blind.cameras.empty());
        CHECK(says(blind.warnings, "the camera has no film or no focal length"));
    }
}

TEST_CASE("lights of USD shine in nits from their whole surface")
{
    const ModelLight bulb =
        lightOf("SphereLight \"a\" { float inputs:intensity = 1000\n"
                "float inputs:radius = 0.1\ncolor3f inputs:color = (1, 0.5, 0) }");
    CHECK(bulb.kind == ModelLightKind::point);
    CHECK(bulb.intensity == doctest::Approx(1000.0 * pi * 0.01)); // a disk of 10 cm is seen
    CHECK(bulb.colour == Vec3(1, 0.5F, 0));
    const ModelLight panel = lightOf("RectLight \"a\" { float inputs:intensity = 500\n"
                                     "float inputs:width = 2\nfloat inputs:height = 0.5\n"
                                     "float inputs:exposure = 2 }");
    CHECK(panel.kind == ModelLightKind::area);
    CHECK(panel.intensity == doctest::Approx(2000.0));
    CHECK(lightOf("DiskLight \"a\" { float inputs:radius = 2 }").intensity ==
          doctest::Approx(4.0 * pi));
    CHECK(lightOf("CylinderLight \"a\" { float inputs:radius = 0.1\n float inputs:length = 2 }")
              .intensity == doctest::Approx(0.4));
    // Centimetres, and older files without the prefix.
    CHECK(
        lightOf("SphereLight \"a\" { float intensity = 1000\n float radius = 10 }", "").intensity ==
        doctest::Approx(1000.0 * pi * 0.01));
}

TEST_CASE("a normalised USD light shines alike however large it is")
{
    for (const char* radius : {"0.1", "5"}) {
        const ModelLight light =
            lightOf(std::string("SphereLight \"a\" { bool inputs:normalize = 1\n"
                                "float inputs:intensity = 100\nfloat inputs:radius = ") +
                    radius + " }");
        CHECK(light.intensity == doctest::Approx(25.0)); // a quarter of its surface is seen
    }
}

TEST_CASE("a scaled USD light is a larger one")
{
    const ModelLight light = lightOf("DiskLight \"a\" { float inputs:radius = 1\n"
                                     "float3 xformOp:scale = (3, 3, 3)\n"
                                     "uniform token[] xformOpOrder = [\"xformOp:scale\"] }");
    CHECK(light.intensity == doctest::Approx(9.0 * pi));
}

TEST_CASE("the sun of USD is in lux and a cone makes a spot")
{
    const ModelLight sun = lightOf("DistantLight \"sun\" {}");
    CHECK(sun.kind == ModelLightKind::directional);
    CHECK(sun.intensity == doctest::Approx(50000.0));
    const ModelLight spot = lightOf("SphereLight \"a\" { float inputs:shaping:cone:angle = 30\n"
                                    "float inputs:shaping:cone:softness = 0.5 }");
    CHECK(spot.kind == ModelLightKind::spot);
    CHECK(spot.outerCone == doctest::Approx(pi / 6.0));
    CHECK(spot.innerCone == doctest::Approx(pi / 12.0));
}

TEST_CASE("the colour temperature of a USD light counts once it is switched on")
{
    const std::string warm = "float inputs:colorTemperature = 3200";
    CHECK(lightOf("SphereLight \"a\" { " + warm + " }").colour == Vec3(1.0F));
    const Vec3 on =
        lightOf("SphereLight \"a\" { bool inputs:enableColorTemperature = 1\n" + warm + " }")
            .colour;
    CHECK(on.x > on.y);
    CHECK(on.y > on.z);
    // Luminance stays (Rec.709 weights).
    CHECK(0.2126F * on.x + 0.7152F * on.y + 0.0722F * on.z == doctest::Approx(1.0).epsilon(1e-3));
}

TEST_CASE("USD lights that cannot be had are told")
{
    const Model model = usdModel("def DomeLight \"sky\" {}\ndef PortalLight \"door\" {}\n"
                                 "def SphereLight \"bulb\" { asset inputs:shaping:ies:file = "
                                 "@a.ies@ }");
    CHECK(model.lights.size() == 1);
    CHECK(says(model.warnings, "</sky>: a DomeLight is left out; set the sky of the production."));
    CHECK(says(model.warnings, "</door>: a PortalLight is left out."));
    CHECK(says(model.warnings, "its inputs:shaping:ies:file is left out; it shines evenly"));
}
