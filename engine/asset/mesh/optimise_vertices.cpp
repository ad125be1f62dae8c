#include "asset/mesh/optimise_vertices.h"

#include <algorithm>
#include <vector>

#include <meshoptimizer.h>

namespace premise {

namespace {

    /// A device's memory of vertices, as the analysis assumes it.
    constexpr unsigned rememberedVertices = 32;

    /// So often may a vertex be worked out, and its memory read, on average: a plain grid, told row
    /// by row, has 2 and 1, and gains nothing by another order.
    constexpr float mostWorkedOut = 2.5F;
    constexpr float mostRead = 1.5F;

    constexpr std::size_t fewestTriangles = 1000;

    /// Finding an order takes the square of the triangles at one vertex: a hub of a million, as broken
    /// files have it, would take for ever.
    constexpr unsigned mostAtVertex = 10'000;

    bool hasHub(const Primitive& primitive)
    {
        std::vector<unsigned> corners(primitive.vertices.size());
        return std::ranges::any_of(primitive.indices, [&corners](std::uint32_t index) {
            return ++corners[index] > mostAtVertex;
        });
    }

    bool isDisordered(const Primitive& primitive)
    {
        const std::size_t count = primitive.indices.size();
        const auto worked = meshopt_analyzeVertexCache(
            primitive.indices.data(), count, primitive.vertices.size(), rememberedVertices, 0, 0);
        if (worked.atvr > mostWorkedOut) {
            return true;
        }
        const auto read = meshopt_analyzeVertexFetch(primitive.indices.data(), count,
                                                     primitive.vertices.size(), sizeof(Vertex));
        return read.overfetch > mostRead;
    }

    /// Rows in their new order, without those that no triangle names.
    template <class T>
    void reorder(SharedArray<T>& rows, std::span<const unsigned> newFromOld, std::size_t kept)
    {
        if (rows.empty()) {
            return;
        }
        std::vector<T> ordered(kept);
        for (std::size_t old = 0; old < newFromOld.size(); ++old) {
            if (newFromOld[old] < kept) {
                ordered[newFromOld[old]] = rows[old];
            }
        }
        rows = std::move(ordered);
    }

    void putInOrder(Primitive& primitive)
    {
        const std::size_t count = primitive.indices.size();
        const std::size_t vertices = primitive.vertices.size();
        std::vector<std::uint32_t> indices(count);
        meshopt_optimizeVertexCache(indices.data(), primitive.indices.data(), count, vertices);
        std::vector<unsigned> newFromOld(vertices);
        const std::size_t kept =
            meshopt_optimizeVertexFetchRemap(newFromOld.data(), indices.data(), count, vertices);
        for (std::uint32_t& index : indices) {
            index = newFromOld[index];
        }
        primitive.indices = std::move(indices);
        reorder(primitive.vertices, newFromOld, kept);
        reorder(primitive.tangents, newFromOld, kept);
        reorder(primitive.uv1, newFromOld, kept);
        reorder(primitive.colours, newFromOld, kept);
        reorder(primitive.skin, newFromOld, kept);
        for (MorphTarget& target : primitive.morphs) {
            reorder(target.positions, newFromOld, kept);
            reorder(target.normals, newFromOld, kept);
        }
    }

    bool isBlended(const Model& model, const Primitive& primitive)
    {
        return primitive.material >= 0 &&
               model.materials[std::size_t(primitive.material)].alpha == AlphaMode::blend;
    }

}

std::size_t optimiseVertices(Model& model)
{
    std::size_t reordered = 0;
    for (Mesh& mesh : model.meshes) {
        for (Primitive& primitive : mesh.primitives) {
            if (primitive.indices.size() / 3 < fewestTriangles || isBlended(model, primitive) ||
                !isDisordered(primitive) || hasHub(primitive)) {
                continue;
            }
            putInOrder(primitive);
            ++reordered;
        }
    }
    return reordered;
}

}
