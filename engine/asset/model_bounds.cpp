#include "asset/model_bounds.h"

#include <algorithm>

#include "asset/pose/deform.h"
#include "asset/pose/pose_model.h"

namespace premise {

namespace {

    bool isMorphed(const Primitive& primitive, std::span<const float> weights)
    {
        return !primitive.morphs.empty() &&
               std::ranges::any_of(weights, [](float weight) { return weight != 0.0F; });
    }

}

Bounds restBounds(const Model& model)
{
    PosedModel rest;
    poseModel(model, {}, rest);
    Bounds bounds;
    std::vector<Vertex> bent;
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        const Node& node = model.nodes[i];
        if (node.mesh < 0) {
            continue;
        }
        for (const Primitive& primitive :
             model.meshes[static_cast<std::size_t>(node.mesh)].primitives) {
            std::span<const Mat4> joints;
            if (node.skin >= 0 && !primitive.skin.empty()) {
                joints = rest.jointMatrices[static_cast<std::size_t>(node.skin)];
            }
            Bounds local = primitive.bounds;
            if (!joints.empty() || isMorphed(primitive, rest.morphWeights[i])) {
                bent.clear();
                local = appendDeformed(primitive, rest.morphWeights[i], joints, bent);
            }
            if (!joints.empty()) {
                bounds.add(local);
            } else if (node.instances.empty()) {
                bounds.add(moved(local, rest.modelFromNode[i]));
            } else {
                for (const Mat4& instance : node.instances) {
                    bounds.add(moved(local, rest.modelFromNode[i] * instance));
                }
            }
        }
    }
    return bounds;
}

Result<void> checkReach(const Model& model, const std::string& name)
{
    constexpr float furthest = 1.0e8F; // metres
    if (model.bounds.empty()) {
        return {};
    }
    const Vec3 far = glm::max(glm::abs(model.bounds.min), glm::abs(model.bounds.max));
    if (far.x <= furthest && far.y <= furthest && far.z <= furthest) { // false of what is no number
        return {};
    }
    return fail(
        "{} is broken: its geometry reaches further than 100,000 km, which is more than any "
        "set. Export it again.",
        name);
}

}
