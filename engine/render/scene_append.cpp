#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "asset/pose/deform.h"
#include "render/material_rows.h"
#include "render/scene_cache.h"

namespace premise {

namespace {

    float largestScale(const Mat4& matrix)
    {
        const Mat3 axes(matrix);
        return std::sqrt(std::max(
            {glm::dot(axes[0], axes[0]), glm::dot(axes[1], axes[1]), glm::dot(axes[2], axes[2])}));
    }

}

void SceneCache::append(const PlacedModel& placed, const std::vector<ModelPose>& poses,
                        DrawList& list, std::vector<Vertex>& deformed)
{
    const auto found = cached_.find(placed.asset);
    if (found == cached_.end()) {
        return;
    }
    const auto given = models_.find(placed.asset);
    const Model& model = given != models_.end() ? *given->second : *made_.at(placed.asset);
    CachedModel& cached = found->second;
    const bool posed = placed.pose >= 0;
    if (posed) {
        poseModel(model, poses[std::size_t(placed.pose)], cached.posed);
    }
    const std::vector<Mat4>& nodes = posed ? cached.posed.modelFromNode : cached.rest;
    for (std::size_t node = 0; node < model.nodes.size(); ++node) {
        if (model.nodes[node].mesh < 0) {
            continue;
        }
        const Mat4 worldFromNode = placed.worldFromModel * nodes[node];
        if (model.nodes[node].instances.empty()) {
            appendNode(model, cached, node, worldFromNode, placed, list, deformed);
        }
        for (const Mat4& instance : model.nodes[node].instances) {
            appendNode(model, cached, node, worldFromNode * instance, placed, list, deformed);
        }
    }
}

void SceneCache::append(const StillScene& scene, DrawList& list)
{
    std::vector<Vertex> none; // what is still is not posed
    for (std::uint32_t place = 0; place < scene.models.size(); ++place) {
        const std::size_t first = list.items.size();
        append(scene.models[place], {}, list, none);
        for (std::size_t i = first; i < list.items.size(); ++i) {
            list.items[i].place = place;
        }
    }
}

void SceneCache::appendNode(const Model& model, const CachedModel& cached, std::size_t node,
                            const Mat4& worldFromNode, const PlacedModel& placed, DrawList& list,
                            std::vector<Vertex>& deformed) const
{
    const Node& source = model.nodes[node];
    const bool posed = placed.pose >= 0;
    const bool asWritten = posed || cached.restPrimitives[node].empty();
    for (const std::uint32_t id : asWritten ? cached.meshPrimitives[std::size_t(source.mesh)]
                                            : cached.restPrimitives[node]) {
        const CachedPrimitive& primitive = primitives_[id];
        DrawItem item;
        item.primitive = id;
        item.firstVertex = primitive.firstVertex;
        Mat4 worldFromLocal = primitive.inModelSpace ? placed.worldFromModel : worldFromNode;
        Bounds local = primitive.bounds;
        std::span<const Mat4> joints;
        std::span<const float> weights;
        if (posed && source.skin >= 0 && !primitive.source->skin.empty()) {
            joints = cached.posed.jointMatrices[std::size_t(source.skin)];
            worldFromLocal = placed.worldFromModel;
        }
        if (posed && !primitive.source->morphs.empty()) {
            weights = cached.posed.morphWeights[node];
        }
        if (!joints.empty() || !weights.empty()) {
            item.deformed = true;
            item.firstVertex = std::int32_t(deformed.size());
            local = appendDeformed(*primitive.source, weights, joints, deformed);
        }
        item.bounds = moved(local, worldFromLocal);
        item.scale = largestScale(worldFromLocal);
        item.mirrored = glm::determinant(Mat3(worldFromLocal)) < 0.0F;
        const Mat4 rows = glm::transpose(worldFromLocal);
        list.items.push_back(item);
        list.instances.push_back(
            {rows[0], rows[1], rows[2],
             packedSurface(materialSources_[primitive.material], primitive.material,
                           primitive.extras, placed.tint)});
    }
}

}
