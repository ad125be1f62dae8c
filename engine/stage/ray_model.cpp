#include "stage/ray_model.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "asset/pose/deform.h"
#include "asset/pose/rest_shapes.h"

namespace premise {

namespace {

    /// As the renderer draws it: what has holes or is blended shows its back too.
    Sides sidesOf(const Material& material)
    {
        return material.doubleSided || material.alpha != AlphaMode::opaque ? Sides::both
                                                                           : Sides::front;
    }

    /// Calls visit(node's place, primitive's place in the node's mesh) for all that nodes show.
    template <class Visit> void eachPrimitive(const Model& model, const Visit& visit)
    {
        for (std::size_t i = 0; i < model.nodes.size(); ++i) {
            if (model.nodes[i].mesh < 0) {
                continue;
            }
            const Mesh& mesh = model.meshes[std::size_t(model.nodes[i].mesh)];
            for (std::size_t place = 0; place < mesh.primitives.size(); ++place) {
                visit(i, place);
            }
        }
    }

    const Primitive& primitiveOf(const Model& model, int mesh, std::size_t place)
    {
        return model.meshes[std::size_t(mesh)].primitives[place];
    }

}

RayModel::RayModel(const Model& model)
{
    const RestShapes rest = restShapes(model);
    const std::vector<Mat4> modelFromNode = restPose(model);
    std::vector<std::size_t> ofShape;
    for (const RestShape& shape : rest.shapes) {
        const Primitive& source = primitiveOf(model, shape.mesh, std::size_t(shape.primitive));
        ofShape.push_back(add(model, source, shape.vertices, false));
    }
    eachPrimitive(model, [&](std::size_t i, std::size_t place) {
        const Node& node = model.nodes[i];
        const int bent = rest.ofNode[i].empty() ? -1 : rest.ofNode[i][place];
        if (bent < 0) {
            plantAsWritten(model, node, place, modelFromNode[i]);
            return;
        }
        const RestShape& shape = rest.shapes[std::size_t(bent)];
        if (shape.inModelSpace) {
            plant(ofShape[std::size_t(bent)], shape.bounds, Mat4(1.0F));
        } else {
            plantAll(ofShape[std::size_t(bent)], shape.bounds, node, modelFromNode[i]);
        }
    });
}

RayModel::RayModel(const Model& model, const ModelPose& pose)
{
    PosedModel posed;
    poseModel(model, pose, posed);
    eachPrimitive(model, [&](std::size_t i, std::size_t place) {
        const Node& node = model.nodes[i];
        const Primitive& primitive = primitiveOf(model, node.mesh, place);
        const bool skinned = node.skin >= 0 && !primitive.skin.empty();
        if (!skinned && primitive.morphs.empty()) {
            plantAsWritten(model, node, place, posed.modelFromNode[i]);
            return;
        }
        std::span<const Mat4> joints;
        if (skinned) {
            joints = posed.jointMatrices[std::size_t(node.skin)];
        }
        std::vector<Vertex> vertices;
        const Bounds bounds = appendDeformed(primitive, posed.morphWeights[i], joints, vertices);
        const std::size_t surface = add(model, primitive, std::move(vertices), true);
        if (skinned) {
            plant(surface, bounds, Mat4(1.0F));
        } else {
            plantAll(surface, bounds, node, posed.modelFromNode[i]);
        }
    });
}

void RayModel::plantAsWritten(const Model& model, const Node& node, std::size_t place,
                              const Mat4& modelFromNode)
{
    const Primitive& primitive = primitiveOf(model, node.mesh, place);
    const auto [known, isNew] = asWritten_.try_emplace({node.mesh, place}, 0);
    if (isNew) {
        known->second = add(model, primitive, primitive.vertices, false);
    }
    plantAll(known->second, primitive.bounds, node, modelFromNode);
}

std::size_t RayModel::add(const Model& model, const Primitive& primitive,
                          SharedArray<Vertex> vertices, bool bent)
{
    const Material material =
        primitive.material < 0 ? Material{} : model.materials[std::size_t(primitive.material)];
    Surface surface;
    surface.triangles = {std::move(vertices), primitive.indices, sidesOf(material)};
    surface.glass = material.alpha == AlphaMode::blend;
    surface.bent = bent;
    surfaces_.push_back(std::move(surface));
    return surfaces_.size() - 1;
}

void RayModel::plant(std::size_t surface, const Bounds& local, const Mat4& modelFromLocal)
{
    const glm::dmat4 matrix(modelFromLocal);
    if (glm::determinant(glm::dmat3(matrix)) == 0.0) {
        return; // pressed flat: there is nothing to meet
    }
    Part part{surface, glm::inverse(matrix), moved(local, modelFromLocal)};
    bounds_.add(part.bounds);
    parts_.push_back(part);
}

void RayModel::plantAll(std::size_t surface, const Bounds& local, const Node& node,
                        const Mat4& modelFromNode)
{
    if (node.instances.empty()) {
        plant(surface, local, modelFromNode);
    }
    for (const Mat4& nodeFromInstance : node.instances) {
        plant(surface, local, modelFromNode * nodeFromInstance);
    }
}

std::optional<Crossing> RayModel::nearest(const LocalRay& ray, const RayWish& wish)
{
    std::optional<Crossing> nearest;
    double reach = wish.reach;
    if (!entryInto(bounds_, ray, reach)) {
        return nearest;
    }
    for (const Part& part : parts_) {
        Surface& surface = surfaces_[part.surface];
        if ((wish.throughGlass && surface.glass) || !entryInto(part.bounds, ray, reach)) {
            continue;
        }
        const LocalRay local = moved(ray, part.localFromModel);
        if (!surface.bent && surface.tree == nullptr) {
            surface.tree = std::make_unique<TriangleTree>(surface.triangles);
        }
        const std::optional<Crossing> crossing = surface.bent
                                                     ? nearestOf(surface.triangles, local, reach)
                                                     : surface.tree->nearest(local, reach);
        if (crossing) {
            reach = crossing->distance;
            // Normals go by the transposed inverse: what stands on a surface stays so.
            nearest = {reach, glm::transpose(glm::dmat3(part.localFromModel)) * crossing->normal};
        }
    }
    return nearest;
}

}
