#include "asset/read/model_limits.h"

#include <algorithm>
#include <array>
#include <vector>

namespace premise {

namespace {

    using Amounts = std::array<std::uint64_t, limitCount>;

    std::uint64_t& of(Amounts& amounts, Limit limit)
    {
        return amounts[std::size_t(limit)];
    }

    template <class T> std::uint64_t bytesOf(const T& rows)
    {
        return rows.size() * sizeof(typename T::value_type);
    }

    void addMeshes(const Model& model, Amounts& amounts)
    {
        for (const Mesh& mesh : model.meshes) {
            for (const Primitive& part : mesh.primitives) {
                of(amounts, Limit::vertices) += part.vertices.size();
                of(amounts, Limit::triangles) += part.indices.size() / 3;
                std::uint64_t bytes = bytesOf(part.vertices) + bytesOf(part.indices) +
                                      bytesOf(part.tangents) + bytesOf(part.uv1) +
                                      bytesOf(part.colours) + bytesOf(part.skin);
                for (const MorphTarget& morph : part.morphs) {
                    bytes += bytesOf(morph.positions) + bytesOf(morph.normals);
                }
                of(amounts, Limit::allBytes) += bytes;
            }
        }
    }

    /// Parents stand before their children.
    void addNodes(const Model& model, Amounts& amounts)
    {
        std::vector<std::uint64_t> depths;
        for (const Node& node : model.nodes) {
            const bool hasParent = node.parent >= 0 && std::size_t(node.parent) < depths.size();
            depths.push_back(hasParent ? depths[std::size_t(node.parent)] + 1 : 1);
            of(amounts, Limit::nodeDepth) = std::max(of(amounts, Limit::nodeDepth), depths.back());
            of(amounts, Limit::nodes) += std::max<std::uint64_t>(1, node.instances.size());
            of(amounts, Limit::allBytes) += bytesOf(node.instances);
        }
    }

    void addKeys(const Model& model, Amounts& amounts)
    {
        for (const Animation& animation : model.animations) {
            for (const Channel& channel : animation.channels) {
                of(amounts, Limit::keys) += channel.times.size();
                of(amounts, Limit::allBytes) += bytesOf(channel.times) + bytesOf(channel.values);
            }
        }
    }

}

Result<void> checkLimits(const Model& model, std::string_view name, const ImportLimits& limits)
{
    Amounts amounts{};
    addMeshes(model, amounts);
    addNodes(model, amounts);
    addKeys(model, amounts);
    of(amounts, Limit::textures) = model.textures.size();
    for (const LimitRow& row : limitTable()) {
        if (of(amounts, row.limit) > limits[row.limit]) {
            return tl::unexpected(overLimit(name, row.limit, of(amounts, row.limit), limits));
        }
    }
    return {};
}

}
