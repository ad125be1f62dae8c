#include "asset/pose/deform.h"

#include <algorithm>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    void morph(const Primitive& primitive, std::span<const float> weights, std::span<Vertex> out)
    {
        const std::size_t targets = std::min(weights.size(), primitive.morphs.size());
        for (std::size_t target = 0; target < targets; ++target) {
            const float weight = weights[target];
            if (weight == 0.0F) {
                continue;
            }
            const MorphTarget& moved = primitive.morphs[target];
            for (std::size_t i = 0; i < moved.positions.size(); ++i) {
                out[i].position += moved.positions[i] * weight;
            }
            for (std::size_t i = 0; i < moved.normals.size(); ++i) {
                out[i].normal += moved.normals[i] * weight;
            }
        }
    }

    void skin(const Primitive& primitive, std::span<const Mat4> joints, std::span<Vertex> out)
    {
        for (std::size_t i = 0; i < out.size(); ++i) {
            const SkinVertex& bound = primitive.skin[i];
            Mat4 matrix = joints[bound.joints[0]] * bound.weights[0];
            for (int k = 1; k < 4; ++k) {
                if (bound.weights[k] > 0.0F) {
                    matrix += joints[bound.joints[k]] * bound.weights[k];
                }
            }
            out[i].position = Vec3(matrix * Vec4(out[i].position, 1.0F));
            out[i].normal = Mat3(matrix) * out[i].normal;
        }
    }

}

Bounds appendDeformed(const Primitive& primitive, std::span<const float> weights,
                      std::span<const Mat4> joints, std::vector<Vertex>& out)
{
    const std::size_t first = out.size();
    out.insert(out.end(), primitive.vertices.begin(), primitive.vertices.end());
    const std::span<Vertex> vertices(out.data() + first, primitive.vertices.size());
    morph(primitive, weights, vertices);
    if (!joints.empty() && !primitive.skin.empty()) {
        skin(primitive, joints, vertices);
    }
    Bounds bounds;
    for (const Vertex& vertex : vertices) {
        bounds.add(vertex.position);
    }
    return bounds;
}

}
