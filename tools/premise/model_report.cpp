#include "tools/premise/model_report.h"

#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "base/byte_count.h"
#include "tools/premise/model_facts.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    using Rows = std::vector<std::vector<std::string>>;

    /// A table with its heading, where there is more than that.
    std::string section(const Rows& rows)
    {
        return rows.size() > 1 ? "\n" + tableText(rows) : "";
    }

    std::string textureSection(const Model& model)
    {
        constexpr std::array roles{"colour", "data", "normals"};
        Rows rows{{"Texture", "Pixels", "For", "Memory"}};
        for (const Texture& texture : model.textures) {
            const TextureImage& image = *texture.image;
            rows.push_back({texture.name, fmt::format("{} x {}", image.width, image.height),
                            image.standIn ? "stands in" : roles[std::size_t(image.role)],
                            bytesText(bytesOf(image))});
        }
        return section(rows);
    }

    std::string animationSection(const Model& model)
    {
        Rows rows{{"Animation", "Length", "Frames"}};
        const std::optional<double> rate = keyRateOf(model);
        for (const Animation& animation : model.animations) {
            rows.push_back(
                {animation.name, fmt::format("{:.2f} s", animation.seconds),
                 rate ? fmt::format("{} at {:.5g}", std::llround(animation.seconds * *rate), *rate)
                      : "keys lie on no frame rate"});
        }
        return section(rows);
    }

    std::string lensText(const ModelCamera& camera)
    {
        if (camera.orthographic) {
            return fmt::format("orthographic, {:.2f} x {:.2f} m", camera.orthographicWidth,
                               camera.orthographicHeight);
        }
        if (camera.focalLengthMm > 0.0) {
            return fmt::format("{:.4g} mm on {:.4g} x {:.4g} mm", camera.focalLengthMm,
                               camera.filmWidthMm, camera.filmHeightMm);
        }
        return "angles only";
    }

    std::string cameraSection(const Model& model)
    {
        const auto angle = [](const std::optional<double>& degrees) {
            return degrees ? fmt::format("{:.1f}°", *degrees) : std::string("–");
        };
        Rows rows{{"Camera", "Lens", "Across", "High"}};
        for (const ModelCamera& camera : model.cameras) {
            const ViewAngles angles = viewAnglesOf(camera);
            rows.push_back(
                {camera.name, lensText(camera), angle(angles.horizontal), angle(angles.vertical)});
        }
        return section(rows);
    }

    /// "100,000", "12.5", "0.00312": grouped where it is large, five figures where it is small.
    std::string intensityText(double amount)
    {
        constexpr double large = 1000.0;
        constexpr double countable = 1e18;
        return amount >= large && amount < countable ? grouped(std::uint64_t(std::llround(amount)))
                                                     : fmt::format("{:.5g}", amount);
    }

    /// The height of its lowest corner, to the millimetre and without a sign before 0.
    std::string standsAt(double lowest)
    {
        const double metres = std::round(lowest * 1000.0) / 1000.0 + 0.0;
        return fmt::format("{:.3f} m", metres);
    }

    std::string lightSection(ModelFormat format, const Model& model)
    {
        constexpr std::array kinds{"directional", "point", "spot", "area"};
        Rows rows{{"Light", "Kind", "Intensity", "Cone"}};
        for (const ModelLight& light : model.lights) {
            const bool sun = light.kind == ModelLightKind::directional;
            rows.push_back(
                {light.name, kinds[std::size_t(light.kind)],
                 intensityText(light.intensity) + (sun ? " lux" : " cd"),
                 light.kind == ModelLightKind::spot
                     ? fmt::format("{:.0f}° to {:.0f}°", light.innerCone * 360.0 / std::numbers::pi,
                                   light.outerCone * 360.0 / std::numbers::pi)
                     : ""});
        }
        if (!namesUnitOfLight(format)) {
            rows.front().emplace_back("Unit");
            for (std::size_t i = 1; i < rows.size(); ++i) {
                rows[i].push_back(fmt::format("assumed, {} names none", nameOf(format)));
            }
        }
        return section(rows);
    }

    std::string countSection(ModelFormat format, const Model& model)
    {
        Rows rows{{"Format", nameOf(format)}};
        if (!namesItsUnit(format)) {
            rows.push_back({"Unit", "no unit in the file, taken as metres"});
        }
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
            rows.push_back({"Stands at", standsAt(model.bounds.min.y)});
        }
        const ModelCounts counts = countsOf(model);
        const auto add = [&](const std::string& what, std::size_t count) {
            rows.push_back({what, grouped(count)});
        };
        add("Triangles", counts.triangles);
        add("Vertices", counts.vertices);
        add("Nodes", model.nodes.size());
        add("Meshes", model.meshes.size());
        add("Instances", counts.instances);
        const auto addAny = [&](const std::string& what, std::size_t count) {
            if (count > 0) {
                add(what, count);
            }
        };
        addAny("Skins", model.skins.size());
        addAny("Morphs", counts.morphTargets);
        addAny("Materials", model.materials.size());
        rows.push_back(
            {"Memory", fmt::format("{} geometry, {} textures", bytesText(counts.geometryBytes),
                                   bytesText(counts.textureBytes))});
        return tableText(rows);
    }

    std::string noteSection(const Model& model)
    {
        if (model.warnings.empty()) {
            return "";
        }
        std::string text = "\n  Changed, replaced or left out\n";
        for (const std::string& warning : model.warnings) {
            text += fmt::format("    {}\n", warning);
        }
        return text;
    }

}

std::string reportText(const std::string& path, ModelFormat format, const Model& model,
                       const ImportTimes& times)
{
    return fmt::format("{}\n{}{}{}{}{}{}\n  Read in {:.2f} s{}, to be drawn after {:.2f} s\n", path,
                       countSection(format, model), textureSection(model), animationSection(model),
                       cameraSection(model), lightSection(format, model), noteSection(model),
                       times.total, times.fromCache ? " from the cache" : "", times.untilDrawable);
}

}
