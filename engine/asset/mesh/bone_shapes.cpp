#include "asset/mesh/bone_shapes.h"

#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    constexpr float thickness = 0.08F; ///< half of it, as a share of the bone's length
    constexpr float thickest = 0.2F;   ///< where along the bone

    /// Two pyramids, foot to foot, from the joint to `end`.
    void addBone(const Vec3& end, std::vector<Vertex>& corners)
    {
        const float length = glm::length(end);
        if (!(length > 0.0F) || !std::isfinite(length)) {
            return;
        }
        const Vec3 along = end / length;
        const Vec3 aside =
            std::abs(along.y) < 0.9F ? Vec3(0.0F, 1.0F, 0.0F) : Vec3(1.0F, 0.0F, 0.0F);
        const Vec3 right = glm::normalize(glm::cross(aside, along)) * (thickness * length);
        const Vec3 up = glm::cross(along, right);
        const Vec3 middle = end * thickest;
        const std::array ring{middle + right, middle + up, middle - right, middle - up};
        const auto add = [&](const Vec3& a, const Vec3& b, const Vec3& c) {
            const Vec3 normal = glm::normalize(glm::cross(b - a, c - a));
            for (const Vec3& corner : {a, b, c}) {
                corners.push_back({corner, normal, Vec2(0.0F)});
            }
        };
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec3& here = ring[i];
            const Vec3& next = ring[(i + 1) % ring.size()];
            add(here, next, end);
            add(next, here, Vec3(0.0F));
        }
    }

    Primitive bonesOf(std::vector<Vertex> corners, int material)
    {
        Primitive primitive;
        std::vector<std::uint32_t> indices(corners.size());
        for (std::uint32_t i = 0; i < indices.size(); ++i) {
            indices[i] = i;
        }
        primitive.vertices = std::move(corners);
        primitive.indices = std::move(indices);
        primitive.material = material;
        primitive.bounds = boundsOfVertices(primitive);
        return primitive;
    }

}

void addBoneShapes(Model& model, const std::function<bool(const Node&)>& isBone)
{
    Material material;
    material.name = "bones";
    material.baseColour = Vec4(0.5F, 0.5F, 0.5F, 1.0F);
    material.metallic = 0.0F;
    material.roughness = 0.8F;
    std::vector<std::vector<Vertex>> shapes(model.nodes.size());
    for (const Node& node : model.nodes) {
        const bool bone = node.parent >= 0 &&
                          (!isBone || (isBone(node) &&
                                       isBone(model.nodes[static_cast<std::size_t>(node.parent)])));
        if (bone) {
            addBone(node.local.translation, shapes[static_cast<std::size_t>(node.parent)]);
        }
    }
    const auto look = static_cast<int>(model.materials.size());
    model.materials.push_back(std::move(material));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (shapes[i].empty() || model.nodes[i].mesh >= 0) {
            continue;
        }
        model.nodes[i].mesh = static_cast<int>(model.meshes.size());
        Mesh& mesh = model.meshes.emplace_back();
        mesh.name = model.nodes[i].name;
        mesh.primitives.push_back(bonesOf(std::move(shapes[i]), look));
    }
}

}
