#include "asset/usd/importer.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>

#include "asset/model_bounds.h"
#include "asset/pose/pose_model.h"
#include "asset/read/side_file.h"
#include "asset/usd/walk.h"
#include "base/file.h"

namespace premise {

namespace {

    /// Opens files beside the model, as long as all together keep within the limits.
    UsdOpen opener(const std::filesystem::path& folder, const ImportLimits& limits)
    {
        const auto left = std::make_shared<std::uint64_t>(limits[Limit::allBytes]);
        return [folder, left,
                most = limits[Limit::fileBytes]](const std::string& path) -> Result<std::string> {
            std::string escaped; // percent signs are part of these names, not an escape
            for (const char c : path) {
                escaped += c == '%' ? std::string("%25") : std::string(1, c);
            }
            const Result<std::filesystem::path> file = sideFile(folder, escaped);
            if (!file) {
                return fail("lies outside the model's folder");
            }
            std::error_code error;
            const std::uintmax_t size = std::filesystem::file_size(*file, error);
            if (error) {
                return fail("is not there");
            }
            if (size > most || size > *left) {
                return fail("is too large, alone or together with the files before it");
            }
            *left -= size;
            Result<std::string> text = readTextFile(*file, static_cast<std::size_t>(most));
            if (!text) {
                return fail("cannot be read");
            }
            return text;
        };
    }

    double positiveOr(std::optional<double> value, double otherwise)
    {
        const bool usable = value && *value > 1.0e-9 && *value < 1.0e9;
        return usable ? *value : otherwise;
    }

    void readUnits(UsdScene& scene)
    {
        const UsdLayer& layer = scene.stage.root();
        scene.metresPerUnit = positiveOr(layer.metresPerUnit, 0.01);
        scene.timeCodesPerSecond =
            positiveOr(layer.timeCodesPerSecond, positiveOr(layer.framesPerSecond, 24.0));
        const double start = layer.startTimeCode.value_or(0.0);
        scene.startTime = std::isfinite(start) ? start : 0.0;
        const bool zUp = layer.upAxis == "Z";
        if (!layer.upAxis.empty() && layer.upAxis != "Y" && !zUp) {
            scene.warnings.add("{}: \"{}\" is not an axis that can be up; y is taken.",
                               scene.name(), layer.upAxis);
        }
        if (!zUp && scene.metresPerUnit == 1.0) {
            return;
        }
        Node node;
        node.name = "to metres and y up";
        node.local.scale = Vec3(static_cast<float>(scene.metresPerUnit));
        if (zUp) {
            node.local.rotation = glm::angleAxis(-glm::half_pi<float>(), Vec3(1.0F, 0.0F, 0.0F));
        }
        scene.read.model.nodes.push_back(std::move(node));
        scene.top = 0;
    }

    /// Keys before the clip's start would have negative times: the whole clip begins with them.
    void settleClip(Animation& clip)
    {
        float first = 0.0F;
        for (const Channel& channel : clip.channels) {
            first = std::min(first, channel.times.front());
        }
        for (Channel& channel : clip.channels) {
            for (float& time : channel.times) {
                time -= first;
            }
            clip.seconds = std::max(clip.seconds, double(channel.times.back()));
        }
    }

    /// Whether all nodes stand at a place that numbers can tell.
    bool isReachable(const Model& model)
    {
        const Vec3 size = model.bounds.size();
        const std::vector<Mat4> places = restPose(model);
        return std::isfinite(size.x + size.y + size.z) &&
               std::ranges::all_of(places, [](const Mat4& place) {
                   const Vec4 sum = place[0] + place[1] + place[2] + place[3];
                   return std::isfinite(sum.x + sum.y + sum.z);
               });
    }

    Result<ReadModel> converted(const std::filesystem::path& path, const UsdStage& stage,
                                const ImportLimits& limits, Warnings& warnings)
    {
        UsdScene scene{.stage = stage,
                       .limits = limits,
                       .warnings = warnings,
                       .folder = folderOfModel(path),
                       .read = {},
                       .leftOut = {}};
        scene.keysLeft = limits[Limit::keys];
        scene.verticesLeft = limits[Limit::vertices];
        scene.trianglesLeft = limits[Limit::triangles];
        scene.bytesLeft = limits[Limit::allBytes];
        scene.read.file = path.string();
        Model& model = scene.read.model;
        model.name = path.stem().string();
        readUnits(scene);
        Animation clip;
        clip.name = model.name;
        TRY(walkUsdStage(scene, clip));
        settleClip(clip);
        if (!clip.channels.empty()) {
            model.animations.push_back(std::move(clip));
        }
        tellLeftOut(scene);
        if (model.textures.size() > limits[Limit::textures]) {
            return tl::unexpected(
                overLimit(scene.name(), Limit::textures, model.textures.size(), limits));
        }
        settleRoles(scene.read);
        model.bounds = restBounds(model);
        if (!isReachable(model)) {
            return fail("{} reaches further than numbers do: scales lie in scales. Export it again "
                        "without them.",
                        scene.name());
        }
        if (model.bounds.empty()) {
            warnings.add("{} has no geometry that is shown.", scene.name());
        }
        model.warnings = warnings.taken();
        return std::move(scene.read);
    }

}

Result<ReadModel> importUsd(const std::filesystem::path& path, std::span<const std::byte> file,
                            const ImportLimits& limits)
{
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    const UsdOpen open = opener(folderOfModel(path), limits);
    Warnings warnings;
    const UsdStage stage = TRY(composeUsdStage(text, path.string(), open, limits, warnings));
    return converted(path, stage, limits, warnings);
}

}
