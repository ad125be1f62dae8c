#include "asset/model_bounds.h"

#include "asset/pose_model.h"

namespace premise {

namespace {

    void addSkinned(const Primitive& primitive, const std::vector<Mat4>& jointMatrices,
                    Bounds& bounds)
    {
        for (std::size_t i = 0; i < primitive.vertices.size(); ++i) {
            const SkinVertex& skin = primitive.skin[i];
            const Vec4 position(primitive.vertices[i].position, 1.0F);
            Vec3 moved(0.0F);
            for (std::size_t k = 0; k < 4; ++k) {
                if (skin.weights[k] > 0.0F) {
                    moved += skin.weights[k] * Vec3(jointMatrices[skin.joints[k]] * position);
                }
            }
            bounds.add(moved);
        }
    }

    std::vector<Mat4> jointMatrices(const Skin& skin, const std::vector<Mat4>& modelFromNode)
    {
        std::vector<Mat4> matrices;
        for (std::size_t i = 0; i < skin.joints.size(); ++i) {
            matrices.push_back(modelFromNode[static_cast<std::size_t>(skin.joints[i])] *
                               skin.jointFromMesh[i]);
        }
        return matrices;
    }

}

Bounds restBounds(const Model& model)
{
    const std::vector<Mat4> modelFromNode = restPose(model);
    Bounds bounds;
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        const Node& node = model.nodes[i];
        if (node.mesh < 0) {
            continue;
        }
        std::vector<Mat4> joints;
        if (node.skin >= 0) {
            joints = jointMatrices(model.skins[static_cast<std::size_t>(node.skin)], modelFromNode);
        }
        for (const Primitive& primitive :
             model.meshes[static_cast<std::size_t>(node.mesh)].primitives) {
            if (!joints.empty() && !primitive.skin.empty()) {
                addSkinned(primitive, joints, bounds);
            } else if (node.instances.empty()) {
                bounds.add(moved(primitive.bounds, modelFromNode[i]));
            }
            for (const Mat4& instance : node.instances) {
                bounds.add(moved(primitive.bounds, modelFromNode[i] * instance));
            }
        }
    }
    return bounds;
}

}
