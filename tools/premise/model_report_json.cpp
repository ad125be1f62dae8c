#include <array>
#include <cmath>
#include <numbers>

#include <nlohmann/json.hpp>

#include "tools/premise/model_facts.h"
#include "tools/premise/model_report.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    Json perhaps(const std::optional<double>& number)
    {
        return number ? Json(*number) : Json(nullptr);
    }

    /// Null where a file that has none tells 0.
    Json unlessZero(double number)
    {
        return number > 0.0 ? Json(number) : Json(nullptr);
    }

    /// The whole cone in degrees, to the millionth: 60, not 59.99999999999999.
    Json coneJson(double halfRadians)
    {
        return std::round(halfRadians * 360.0 / std::numbers::pi * 1e6) / 1e6;
    }

    Json materialsJson(const Model& model)
    {
        constexpr std::array alphas{"opaque", "mask", "blend"};
        Json json = Json::array();
        for (const Material& material : model.materials) {
            json.push_back({{"name", material.name},
                            {"alpha", alphas[std::size_t(material.alpha)]},
                            {"double_sided", material.doubleSided},
                            {"unlit", material.unlit}});
        }
        return json;
    }

    Json texturesJson(const Model& model)
    {
        constexpr std::array roles{"colour", "data", "normal"};
        Json json = Json::array();
        for (const Texture& texture : model.textures) {
            const TextureImage& image = *texture.image;
            json.push_back({{"name", texture.name},
                            {"width_px", image.width},
                            {"height_px", image.height},
                            {"role", roles[std::size_t(image.role)]},
                            {"memory_bytes", bytesOf(image)},
                            {"stand_in", image.standIn}});
        }
        return json;
    }

    Json animationsJson(const Model& model)
    {
        Json json = Json::array();
        const std::optional<double> rate = keyRateOf(model);
        for (const Animation& animation : model.animations) {
            json.push_back(
                {{"name", animation.name},
                 {"seconds", animation.seconds},
                 {"frames_per_second", perhaps(rate)},
                 {"frames", rate ? Json(std::llround(animation.seconds * *rate)) : Json(nullptr)}});
        }
        return json;
    }

    Json camerasJson(const Model& model)
    {
        Json json = Json::array();
        for (const ModelCamera& camera : model.cameras) {
            const ViewAngles angles = viewAnglesOf(camera);
            json.push_back({{"name", camera.name},
                            {"projection", camera.orthographic ? "orthographic" : "perspective"},
                            {"focal_length_mm", unlessZero(camera.focalLengthMm)},
                            {"gate_width_mm", unlessZero(camera.filmWidthMm)},
                            {"gate_height_mm", unlessZero(camera.filmHeightMm)},
                            {"horizontal_deg", perhaps(angles.horizontal)},
                            {"vertical_deg", perhaps(angles.vertical)},
                            {"width_m", unlessZero(camera.orthographicWidth)},
                            {"height_m", unlessZero(camera.orthographicHeight)},
                            {"near_m", camera.near},
                            {"far_m", unlessZero(camera.far)}});
        }
        return json;
    }

    Json lightsJson(ModelFormat format, const Model& model)
    {
        constexpr std::array kinds{"directional", "point", "spot", "area"};
        Json json = Json::array();
        for (const ModelLight& light : model.lights) {
            const bool sun = light.kind == ModelLightKind::directional;
            const bool spot = light.kind == ModelLightKind::spot;
            json.push_back({{"name", light.name},
                            {"kind", kinds[std::size_t(light.kind)]},
                            {"lux", sun ? Json(light.intensity) : Json(nullptr)},
                            {"candela", sun ? Json(nullptr) : Json(light.intensity)},
                            {"strength_assumed", !namesUnitOfLight(format)},
                            {"range_m", unlessZero(light.range)},
                            {"inner_cone_deg", spot ? coneJson(light.innerCone) : Json(nullptr)},
                            {"outer_cone_deg", spot ? coneJson(light.outerCone) : Json(nullptr)}});
        }
        return json;
    }

    Json sizeJson(const Model& model)
    {
        if (model.bounds.empty()) {
            return {
                {"size_m", nullptr}, {"size_feet_inches", nullptr}, {"lowest_corner_m", nullptr}};
        }
        const Vec3 size = model.bounds.size();
        const Vec3 low = model.bounds.min;
        return {{"size_m", {size.x, size.y, size.z}},
                {"size_feet_inches",
                 {feetAndInches(size.x), feetAndInches(size.y), feetAndInches(size.z)}},
                {"lowest_corner_m", {low.x, low.y, low.z}}};
    }

}

std::string reportJson(const std::string& path, ModelFormat format, const Model& model,
                       const ImportTimes& times)
{
    const ModelCounts counts = countsOf(model);
    Json json{{"model", path}, {"format", nameOf(format)}, {"unit_in_file", namesItsUnit(format)}};
    json.update(sizeJson(model));
    json.update({{"triangles", counts.triangles},
                 {"vertices", counts.vertices},
                 {"nodes", model.nodes.size()},
                 {"instances", counts.instances},
                 {"meshes", model.meshes.size()},
                 {"skins", model.skins.size()},
                 {"morph_targets", counts.morphTargets},
                 {"geometry_memory_bytes", counts.geometryBytes},
                 {"texture_memory_bytes", counts.textureBytes},
                 {"materials", materialsJson(model)},
                 {"textures", texturesJson(model)},
                 {"animations", animationsJson(model)},
                 {"cameras", camerasJson(model)},
                 {"lights", lightsJson(format, model)},
                 {"warnings", model.warnings},
                 {"import",
                  {{"from_cache", times.fromCache},
                   {"until_drawable_seconds", times.untilDrawable},
                   {"seconds", times.total}}}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}
