#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "asset/usd/scene.h"
#include "film/exposure.h"

namespace premise {

namespace {

    constexpr double brightest = 1.0e12; ///< beyond any lamp

    /// Inputs carry the prefix since 2021; older files do without.
    double inputOr(const UsdPrim& prim, const std::string& name, double otherwise)
    {
        return usdNumberOr(prim, "inputs:" + name, usdNumberOr(prim, name, otherwise));
    }

    Vec3 colourOf(const UsdPrim& prim)
    {
        const UsdValue* given = usdValue(prim, "inputs:color");
        given = given == nullptr ? usdValue(prim, "color") : given;
        Vec3 colour(1.0F);
        for (int i = 0; given != nullptr && given->numbers.size() == 3 && i < 3; ++i) {
            const double value = given->numbers[static_cast<std::size_t>(i)];
            colour[i] = value >= 0.0 && value <= brightest ? static_cast<float>(value) : 1.0F;
        }
        if (inputOr(prim, "enableColorTemperature", 0.0) != 0.0) {
            const LinearColour white =
                colourOfTemperature(inputOr(prim, "colorTemperature", 6500.0));
            colour *= Vec3(static_cast<float>(white.red), static_cast<float>(white.green),
                           static_cast<float>(white.blue));
        }
        return colour;
    }

    /// What a surface shows to a viewer in front of it, and all of it, in square metres.
    struct Surface {
        double seen = 0.0;
        double whole = 0.0;
    };

    Surface surfaceOf(const UsdPrim& prim, double scale)
    {
        const auto metres = [&](const char* name, double otherwise) {
            return std::max(inputOr(prim, name, otherwise), 0.0) * scale;
        };
        if (prim.type == "RectLight") {
            const double area = metres("width", 1.0) * metres("height", 1.0);
            return {area, area};
        }
        const double radius = metres("radius", 0.5);
        if (prim.type == "CylinderLight") { // seen from the side
            const double length = metres("length", 1.0);
            return {2.0 * radius * length, 2.0 * std::numbers::pi * radius * length};
        }
        const double disk = std::numbers::pi * radius * radius;
        return prim.type == "SphereLight" ? Surface{disk, 4.0 * disk} : Surface{disk, disk};
    }

    /// A cone makes a spot of whatever shines.
    void readCone(const UsdPrim& prim, ModelLight& light)
    {
        const double angle = inputOr(prim, "shaping:cone:angle", 90.0);
        if (angle >= 90.0 || light.kind == ModelLightKind::directional) {
            return;
        }
        const double softness = std::clamp(inputOr(prim, "shaping:cone:softness", 0.0), 0.0, 1.0);
        light.kind = ModelLightKind::spot;
        light.outerCone = std::max(angle * std::numbers::pi / 180.0, 1.0e-3);
        light.innerCone = light.outerCone * (1.0 - softness);
    }

    double intensityOf(const UsdPrim& prim, double scale)
    {
        const bool distant = prim.type == "DistantLight";
        const double exposure = std::clamp(inputOr(prim, "exposure", 0.0), -64.0, 64.0);
        const double given = inputOr(prim, "intensity", distant ? 50000.0 : 1.0);
        const double level = std::max(given, 0.0) * std::exp2(exposure);
        if (distant) {
            return level; // as lux: the schema's 50000 stands for the sun
        }
        const Surface surface = surfaceOf(prim, scale);
        const bool normalized = inputOr(prim, "normalize", 0.0) != 0.0;
        if (normalized) {
            return surface.whole > 0.0 ? level * surface.seen / surface.whole : level;
        }
        return level * surface.seen; // nits, from all of the surface that is seen
    }

}

bool isUsdLight(const std::string& type)
{
    constexpr std::array<std::string_view, 9> types{
        "DistantLight", "SphereLight", "RectLight",   "DiskLight",    "CylinderLight",
        "DomeLight",    "DomeLight_1", "PortalLight", "GeometryLight"};
    return std::ranges::find(types, type) != types.end();
}

int readUsdLight(UsdScene& scene, int place, double worldScale)
{
    const UsdPrim& prim = scene.prim(place);
    if (prim.type.starts_with("Dome") || prim.type == "PortalLight" ||
        prim.type == "GeometryLight") {
        scene.warnings.add("{}: a {} is left out{}.", scene.where(place), prim.type,
                           prim.type.starts_with("Dome") ? "; set the sky of the production" : "");
        return -1;
    }
    ModelLight light;
    light.name = prim.name;
    light.kind = prim.type == "DistantLight" ? ModelLightKind::directional
                 : prim.type == "RectLight"  ? ModelLightKind::area
                 : prim.type == "DiskLight"  ? ModelLightKind::area
                                             : ModelLightKind::point;
    light.colour = colourOf(prim);
    const double intensity = intensityOf(prim, worldScale);
    light.intensity = std::isfinite(intensity) ? std::min(intensity, brightest) : 0.0;
    readCone(prim, light);
    for (const char* picture : {"inputs:texture:file", "inputs:shaping:ies:file"}) {
        if (findUsdValue(prim, picture)) {
            scene.warnings.add("{}: its {} is left out; it shines evenly.", scene.where(place),
                               picture);
        }
    }
    scene.read.model.lights.push_back(std::move(light));
    return static_cast<int>(scene.read.model.lights.size()) - 1;
}

}
