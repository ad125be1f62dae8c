#include "asset/pose/rest_shapes.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include <glm/geometric.hpp>

#include "asset/pose/deform.h"
#include "asset/pose/pose_model.h"

namespace premise {

namespace {

    /// Metres.
    constexpr float unseen = 1e-4F;

    /// What decides how a primitive stands: mesh, primitive, skin (−1: none bends it), weights.
    using Cause = std::tuple<int, int, int, std::vector<float>>;

    /// Whether a joint holds all of the box where its node holds it.
    bool holdsAsNode(const Mat4& modelFromMesh, const Mat4& modelFromNode, const Bounds& bounds)
    {
        // A little larger, so that a flat box tells also how its front turns.
        const Vec3 rim = Vec3(0.01F) + bounds.size() * 0.1F;
        for (int corner = 0; corner < 8; ++corner) {
            const Vec3 point((corner & 1) != 0 ? bounds.max.x + rim.x : bounds.min.x - rim.x,
                             (corner & 2) != 0 ? bounds.max.y + rim.y : bounds.min.y - rim.y,
                             (corner & 4) != 0 ? bounds.max.z + rim.z : bounds.min.z - rim.z);
            const Vec4 apart = (modelFromMesh - modelFromNode) * Vec4(point, 1.0F);
            if (glm::length(Vec3(apart)) > unseen) {
                return false;
            }
        }
        return true;
    }

    class Bender {
    public:
        explicit Bender(const Model& model) : model_(model) { poseModel(model, {}, rest_); }

        /// The place of the primitive's shape, −1 where it stands as written.
        int shapeOf(std::size_t node, int primitive)
        {
            Cause cause = causeOf(node, primitive);
            const auto& [mesh, part, skin, weights] = cause;
            if (skin < 0 && weights.empty()) {
                return -1;
            }
            const auto found = known_.find(cause);
            if (found != known_.end()) {
                return found->second;
            }
            RestShape shape{mesh, part, {}, {}, skin >= 0};
            std::span<const Mat4> joints;
            if (skin >= 0) {
                joints = rest_.jointMatrices[std::size_t(skin)];
            }
            std::vector<Vertex> vertices;
            shape.bounds = appendDeformed(source(node, primitive), weights, joints, vertices);
            shape.vertices = std::move(vertices);
            shapes_.push_back(std::move(shape));
            const int place = int(shapes_.size()) - 1;
            known_.emplace(std::move(cause), place);
            return place;
        }

        [[nodiscard]] std::vector<RestShape> takeShapes() { return std::move(shapes_); }

    private:
        const Primitive& source(std::size_t node, int primitive) const
        {
            const Mesh& mesh = model_.meshes[std::size_t(model_.nodes[node].mesh)];
            return mesh.primitives[std::size_t(primitive)];
        }

        Cause causeOf(std::size_t node, int primitive) const
        {
            const Primitive& part = source(node, primitive);
            Cause cause{model_.nodes[node].mesh, primitive, -1, {}};
            const std::vector<float>& weights = rest_.morphWeights[node];
            if (!part.morphs.empty() &&
                std::ranges::any_of(weights, [](float weight) { return weight != 0.0F; })) {
                std::get<3>(cause) = weights;
            }
            const int skin = model_.nodes[node].skin;
            if (skin >= 0 && !part.skin.empty()) {
                const bool held = std::ranges::all_of(
                    rest_.jointMatrices[std::size_t(skin)], [&](const Mat4& modelFromMesh) {
                        return holdsAsNode(modelFromMesh, rest_.modelFromNode[node], part.bounds);
                    });
                std::get<2>(cause) = held ? -1 : skin;
            }
            return cause;
        }

        const Model& model_;
        PosedModel rest_;
        std::map<Cause, int> known_;
        std::vector<RestShape> shapes_;
    };

    bool mayBend(const Model& model)
    {
        return !model.skins.empty() || std::ranges::any_of(model.meshes, [](const Mesh& mesh) {
            return std::ranges::any_of(mesh.primitives, [](const Primitive& primitive) {
                return !primitive.morphs.empty();
            });
        });
    }

}

RestShapes restShapes(const Model& model)
{
    RestShapes rest;
    rest.ofNode.resize(model.nodes.size());
    if (!mayBend(model)) {
        return rest;
    }
    Bender bender(model);
    for (std::size_t node = 0; node < model.nodes.size(); ++node) {
        if (model.nodes[node].mesh < 0) {
            continue;
        }
        const Mesh& mesh = model.meshes[std::size_t(model.nodes[node].mesh)];
        std::vector<int> places;
        for (std::size_t i = 0; i < mesh.primitives.size(); ++i) {
            places.push_back(bender.shapeOf(node, int(i)));
        }
        if (std::ranges::any_of(places, [](int place) { return place >= 0; })) {
            rest.ofNode[node] = std::move(places);
        }
    }
    rest.shapes = bender.takeShapes();
    return rest;
}

}
