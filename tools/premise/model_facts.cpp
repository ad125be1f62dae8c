#include "tools/premise/model_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

#include <fmt/format.h>

namespace premise {

namespace {

    template <class Row> std::uintmax_t bytesIn(const SharedArray<Row>& rows)
    {
        return std::uintmax_t(rows.size()) * sizeof(Row);
    }

    std::uintmax_t bytesOf(const Primitive& primitive)
    {
        std::uintmax_t bytes = bytesIn(primitive.vertices) + bytesIn(primitive.indices) +
                               bytesIn(primitive.tangents) + bytesIn(primitive.uv1) +
                               bytesIn(primitive.colours) + bytesIn(primitive.skin);
        for (const MorphTarget& morph : primitive.morphs) {
            bytes += bytesIn(morph.positions) + bytesIn(morph.normals);
        }
        return bytes;
    }

    /// All moments at which something has a key, in seconds.
    std::set<float> keyTimesOf(const Model& model)
    {
        std::set<float> times;
        for (const Animation& animation : model.animations) {
            for (const Channel& channel : animation.channels) {
                times.insert(channel.times.begin(), channel.times.end());
            }
        }
        return times;
    }

    double degrees(double radians)
    {
        return radians * 180.0 / std::numbers::pi;
    }

}

std::uintmax_t bytesOf(const TextureImage& image)
{
    std::uintmax_t bytes = 0;
    for (int level = 0; level < levelCount(image.width, image.height); ++level) {
        bytes += std::uintmax_t(levelSide(image.width, level)) *
                 std::uintmax_t(levelSide(image.height, level)) * 4;
    }
    return bytes;
}

ModelCounts countsOf(const Model& model)
{
    ModelCounts counts;
    counts.triangles = triangleCount(model);
    for (const Mesh& mesh : model.meshes) {
        std::size_t morphs = 0;
        for (const Primitive& primitive : mesh.primitives) {
            counts.vertices += primitive.vertices.size();
            counts.geometryBytes += bytesOf(primitive);
            morphs = std::max(morphs, primitive.morphs.size());
        }
        counts.morphTargets += morphs;
    }
    for (const Node& node : model.nodes) {
        if (node.mesh >= 0) {
            counts.instances += std::max<std::size_t>(node.instances.size(), 1);
        }
    }
    // A picture used in two ways by its samplers is one in memory.
    std::set<const TextureImage*> images;
    for (const Texture& texture : model.textures) {
        if (images.insert(texture.image.get()).second) {
            counts.textureBytes += bytesOf(*texture.image);
        }
    }
    return counts;
}

std::optional<double> keyRateOf(const Model& model)
{
    // Whole rates first: over a second or two 23.976 fits what was made at 24.
    constexpr std::array rates{24.0, 25.0, 30.0, 24000.0 / 1001.0, 30000.0 / 1001.0, 48.0,
                               50.0, 60.0, 120.0};
    constexpr double slack = 0.02; // of a frame: keys are told in single precision
    constexpr std::size_t enough = 4;
    const std::set<float> times = keyTimesOf(model);
    if (times.size() < enough) {
        return std::nullopt;
    }
    for (const double rate : rates) {
        if (std::ranges::all_of(times, [&](float time) {
                const double frame = double(time) * rate;
                return std::abs(frame - std::round(frame)) < slack;
            })) {
            return rate;
        }
    }
    return std::nullopt;
}

ViewAngles viewAnglesOf(const ModelCamera& camera)
{
    ViewAngles angles;
    if (camera.orthographic) {
        return angles;
    }
    const auto across = [&](double millimetres) {
        return degrees(2.0 * std::atan(millimetres / (2.0 * camera.focalLengthMm)));
    };
    if (camera.focalLengthMm > 0.0 && camera.filmWidthMm > 0.0 && camera.filmHeightMm > 0.0) {
        angles.horizontal = across(camera.filmWidthMm);
        angles.vertical = across(camera.filmHeightMm);
        return angles;
    }
    if (camera.verticalAngle > 0.0) {
        angles.vertical = degrees(camera.verticalAngle);
        if (camera.aspect > 0.0) {
            angles.horizontal =
                degrees(2.0 * std::atan(std::tan(camera.verticalAngle / 2.0) * camera.aspect));
        }
    }
    return angles;
}

std::string feetAndInches(double metres)
{
    // Tenths of an inch first: 11.96 inches are a foot, not 12.0 inches.
    const auto tenths = std::llround(metres / 0.0254 * 10.0);
    return fmt::format("{}' {:.1f}\"", tenths / 120, double(tenths % 120) / 10.0);
}

}
