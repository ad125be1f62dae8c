#include "tools/premise/info_model.h"

#include <array>
#include <cmath>
#include <numbers>

#include <nlohmann/json.hpp>

#include "asset/importer.h"
#include "tools/premise/command.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    std::string kindText(ModelLightKind kind)
    {
        constexpr std::array names{"directional", "point", "spot", "area"};
        return names[std::size_t(kind)];
    }

    std::string cameraText(const ModelCamera& camera)
    {
        if (camera.orthographic) {
            return fmt::format("orthographic, {:.2f} m wide", camera.orthographicWidth);
        }
        if (camera.focalLengthMm > 0.0) {
            return fmt::format("{:.4g} mm on {:.4g} x {:.4g} mm", camera.focalLengthMm,
                               camera.filmWidthMm, camera.filmHeightMm);
        }
        return fmt::format("{:.1f}° high", camera.verticalAngle * 180.0 / std::numbers::pi);
    }

    Json modelJson(const std::string& path, const Model& model)
    {
        const Vec3 size = model.bounds.size();
        Json json{
            {"model", path},
            {"size_m", {size.x, size.y, size.z}},
            {"triangles", triangleCount(model)},
            {"nodes", model.nodes.size()},
            {"meshes", model.meshes.size()},
            {"skins", model.skins.size()},
            {"materials", Json::array()},
            {"textures", Json::array()},
            {"animations", Json::array()},
            {"cameras", Json::array()},
            {"lights", Json::array()},
            {"warnings", model.warnings},
        };
        if (!model.bounds.empty()) {
            const Vec3 low = model.bounds.min;
            json["lowest_corner_m"] = {low.x, low.y, low.z};
        }
        for (const Material& material : model.materials) {
            json["materials"].push_back(material.name);
        }
        for (const Texture& texture : model.textures) {
            json["textures"].push_back({{"name", texture.name},
                                        {"width", texture.image->width},
                                        {"height", texture.image->height}});
        }
        for (const Animation& animation : model.animations) {
            json["animations"].push_back(
                {{"name", animation.name}, {"seconds", animation.seconds}});
        }
        for (const ModelCamera& camera : model.cameras) {
            json["cameras"].push_back({{"name", camera.name}, {"lens", cameraText(camera)}});
        }
        for (const ModelLight& light : model.lights) {
            json["lights"].push_back({{"name", light.name}, {"kind", kindText(light.kind)}});
        }
        return json;
    }

    void printRows(const std::vector<std::vector<std::string>>& rows)
    {
        if (rows.size() > 1) {
            fmt::print("\n{}", tableText(rows));
        }
    }

    void printParts(const Model& model)
    {
        std::vector<std::vector<std::string>> textures{{"Texture", "Pixels"}};
        for (const Texture& texture : model.textures) {
            textures.push_back({texture.name, fmt::format("{} x {}", texture.image->width,
                                                          texture.image->height)});
        }
        std::vector<std::vector<std::string>> animations{{"Animation", "Length"}};
        for (const Animation& animation : model.animations) {
            animations.push_back({animation.name, fmt::format("{:.2f} s", animation.seconds)});
        }
        std::vector<std::vector<std::string>> cameras{{"Camera", "Lens"}};
        for (const ModelCamera& camera : model.cameras) {
            cameras.push_back({camera.name, cameraText(camera)});
        }
        std::vector<std::vector<std::string>> lights{{"Light", "Kind"}};
        for (const ModelLight& light : model.lights) {
            lights.push_back({light.name, kindText(light.kind)});
        }
        printRows(textures);
        printRows(animations);
        printRows(cameras);
        printRows(lights);
    }

    void printModel(const std::string& path, const Model& model)
    {
        fmt::print("{}\n", path);
        std::vector<std::vector<std::string>> rows;
        if (model.bounds.empty()) {
            rows.push_back({"Size", "empty"});
        } else {
            const Vec3 size = model.bounds.size();
            const auto line = [](float length) {
                return fmt::format("{:.3f} m = {}", length, feetAndInches(length));
            };
            rows.push_back({"Wide (x)", line(size.x)});
            rows.push_back({"High (y)", line(size.y)});
            rows.push_back({"Deep (z)", line(size.z)});
        }
        rows.push_back({"Triangles", fmt::format("{}", triangleCount(model))});
        rows.push_back({"Nodes", fmt::format("{}", model.nodes.size())});
        rows.push_back({"Meshes", fmt::format("{}", model.meshes.size())});
        rows.push_back({"Skins", fmt::format("{}", model.skins.size())});
        rows.push_back({"Materials", fmt::format("{}", model.materials.size())});
        fmt::print("{}", tableText(rows));
        printParts(model);
    }

}

std::string feetAndInches(double metres)
{
    // Tenths of an inch first: 11.96 inches are a foot, not 12.0 inches.
    const auto tenths = std::llround(metres / 0.0254 * 10.0);
    return fmt::format("{}' {:.1f}\"", tenths / 120, double(tenths % 120) / 10.0);
}

Result<int> modelInfo(const std::string& path, bool json)
{
    const Model model = TRY(importModel(path));
    if (json) {
        fmt::print("{}\n", modelJson(path, model).dump(2));
    } else {
        printModel(path, model);
    }
    warn(model.warnings);
    return exitDone;
}

}
