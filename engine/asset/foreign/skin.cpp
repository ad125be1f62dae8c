#include "asset/foreign/skin.h"

#include <algorithm>
#include <cmath>

#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    /// Into a free place, or in place of the smallest weight.
    void addInfluence(SkinVertex& skin, std::uint16_t joint, float weight)
    {
        float* smallest = std::ranges::min_element(skin.weights);
        if (weight > *smallest) {
            *smallest = weight;
            skin.joints[smallest - skin.weights] = joint;
        }
    }

    float sumOf(const SkinVertex& skin)
    {
        return skin.weights[0] + skin.weights[1] + skin.weights[2] + skin.weights[3];
    }

}

std::optional<std::uint16_t> ForeignSkin::jointOf(int node, const Mat4& jointFromMesh)
{
    for (std::size_t i = 0; i < skin_.joints.size(); ++i) {
        if (skin_.joints[i] == node && skin_.jointFromMesh[i] == jointFromMesh) {
            return static_cast<std::uint16_t>(i);
        }
    }
    if (skin_.joints.size() >= 65535) {
        return std::nullopt;
    }
    skin_.joints.push_back(node);
    skin_.jointFromMesh.push_back(jointFromMesh);
    return static_cast<std::uint16_t>(skin_.joints.size() - 1);
}

void ForeignSkin::add(const aiMesh& mesh, Primitive& primitive)
{
    if (mesh.mNumBones == 0) {
        return;
    }
    SkinVertex none;
    none.weights[0] = 0.0F;
    std::vector<SkinVertex>& bound = primitive.skin.edit();
    bound.assign(primitive.vertices.size(), none);
    for (unsigned b = 0; b < mesh.mNumBones; ++b) {
        const aiBone& bone = *mesh.mBones[b];
        const auto node = source_.nodeByName.find(bone.mName.C_Str());
        const Mat4 jointFromMesh = matrixOf(bone.mOffsetMatrix);
        if (node == source_.nodeByName.end() || !isFinite(jointFromMesh)) {
            source_.warnings.add("{}: the bone \"{}\" of \"{}\" is nowhere in the scene; what it "
                                 "holds stays with its mesh.",
                                 source_.name(), bone.mName.C_Str(), mesh.mName.C_Str());
            continue;
        }
        const std::optional<std::uint16_t> joint = jointOf(node->second, jointFromMesh);
        for (unsigned w = 0; joint && w < bone.mNumWeights; ++w) {
            const aiVertexWeight& weight = bone.mWeights[w];
            if (weight.mVertexId < bound.size() && std::isfinite(weight.mWeight)) {
                addInfluence(bound[weight.mVertexId], *joint, weight.mWeight);
            }
        }
    }
    for (SkinVertex& skin : bound) {
        if (!(sumOf(skin) > 0.0F)) {
            const auto own = jointOf(node_, Mat4(1.0F));
            addInfluence(skin, own.value_or(std::uint16_t(0)), 1.0F);
        }
    }
    normaliseWeights(primitive);
}

std::optional<Skin> ForeignSkin::taken()
{
    return skin_.joints.empty() ? std::nullopt : std::optional(std::move(skin_));
}

}
