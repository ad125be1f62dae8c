#include "asset/mesh/primitive_shape.h"

#include <limits>
#include <numeric>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace premise {

namespace {

    template <class T>
    std::vector<T> picked(const SharedArray<T>& shared, std::span<const std::uint32_t> from)
    {
        const std::span<const T> values = shared.rows();
        std::vector<T> result;
        if (values.empty()) {
            return result;
        }
        result.reserve(from.size());
        for (const std::uint32_t index : from) {
            result.push_back(values[index]);
        }
        return result;
    }

}

Primitive gathered(const Primitive& source, std::span<const std::uint32_t> from)
{
    Primitive result;
    result.vertices = picked(source.vertices, from);
    result.tangents = picked(source.tangents, from);
    result.uv1 = picked(source.uv1, from);
    result.colours = picked(source.colours, from);
    result.skin = picked(source.skin, from);
    result.material = source.material;
    result.bounds = source.bounds;
    for (const MorphTarget& target : source.morphs) {
        result.morphs.push_back(
            {target.name, picked(target.positions, from), picked(target.normals, from)});
    }
    return result;
}

void dropUnusedVertices(Primitive& primitive)
{
    constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();
    if (primitive.indices.size() >= primitive.vertices.size()) {
        return; // for at least this many indices, walking them costs more than it is likely to save
    }
    std::vector<std::uint32_t> newIndex(primitive.vertices.size(), unused);
    std::vector<std::uint32_t> from;
    std::vector<std::uint32_t> indices(primitive.indices.begin(), primitive.indices.end());
    for (std::uint32_t& index : indices) {
        if (newIndex[index] == unused) {
            newIndex[index] = static_cast<std::uint32_t>(from.size());
            from.push_back(index);
        }
        index = newIndex[index];
    }
    if (from.size() * 2 < primitive.vertices.size()) {
        primitive = gathered(primitive, from);
        primitive.indices = std::move(indices);
    }
}

void makeFlatNormals(Primitive& primitive)
{
    const SharedArray<std::uint32_t> corners = std::move(primitive.indices);
    primitive = gathered(primitive, corners.rows());
    std::vector<std::uint32_t> indices(corners.size());
    std::iota(indices.begin(), indices.end(), 0U);
    primitive.indices = std::move(indices);
    std::vector<Vertex>& vertices = primitive.vertices.edit();
    for (std::size_t i = 0; i + 2 < vertices.size(); i += 3) {
        // In double: the area of a triangle of large numbers is beyond a float.
        const DVec3 corner(vertices[i].position);
        const DVec3 across = glm::cross(DVec3(vertices[i + 1].position) - corner,
                                        DVec3(vertices[i + 2].position) - corner);
        const double length = glm::length(across);
        const Vec3 normal = length > 0.0 && length < std::numeric_limits<double>::max()
                                ? Vec3(across / length)
                                : Vec3(0.0F, 1.0F, 0.0F);
        for (std::size_t k = 0; k < 3; ++k) {
            vertices[i + k].normal = normal;
        }
    }
}

void normaliseWeights(Primitive& primitive)
{
    for (SkinVertex& skin : primitive.skin.edit()) {
        float sum = 0.0F;
        for (std::size_t k = 0; k < 4; ++k) {
            skin.weights[k] = skin.weights[k] > 0.0F ? skin.weights[k] : 0.0F;
            sum += skin.weights[k];
        }
        if (!(sum > 0.0F) || sum > std::numeric_limits<float>::max()) {
            const std::uint16_t first = skin.joints[0];
            skin = SkinVertex{};
            skin.joints[0] = first;
            continue;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            skin.weights[k] /= sum;
            skin.joints[k] = skin.weights[k] > 0.0F ? skin.joints[k] : std::uint16_t(0);
        }
    }
}

Bounds boundsOfVertices(const Primitive& primitive)
{
    Bounds bounds;
    for (const Vertex& vertex : primitive.vertices) {
        bounds.min = glm::min(bounds.min, vertex.position);
        bounds.max = glm::max(bounds.max, vertex.position);
    }
    return bounds;
}

}
