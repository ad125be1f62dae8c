#include "asset/mesh/smooth_normals.h"

#include <cmath>
#include <numeric>

#include <glm/geometric.hpp>
#include <meshoptimizer.h>

namespace premise {

void makeSmoothNormals(std::vector<Vertex>& vertices, std::span<const std::uint32_t> indices)
{
    const std::size_t corners = indices.size() / 3 * 3;
    if (vertices.empty() || corners == 0) {
        return;
    }
    // Vertices at one place count as one; those of no triangle get none.
    const meshopt_Stream positions{&vertices.front().position, sizeof(Vec3), sizeof(Vertex)};
    std::vector<unsigned> places(vertices.size());
    // The library insists on whole triangles: each vertex once, and the first again to fill up.
    std::vector<unsigned> each((vertices.size() + 2) / 3 * 3, 0U);
    std::iota(each.begin(), each.begin() + std::ptrdiff_t(vertices.size()), 0U);
    const std::size_t count = meshopt_generateVertexRemapMulti(
        places.data(), each.data(), each.size(), vertices.size(), &positions, 1);
    std::vector<DVec3> sums(count, DVec3(0.0));
    for (std::size_t i = 0; i < corners; i += 3) {
        const DVec3 first(vertices[indices[i]].position);
        const DVec3 across = glm::cross(DVec3(vertices[indices[i + 1]].position) - first,
                                        DVec3(vertices[indices[i + 2]].position) - first);
        for (std::size_t k = 0; k < 3; ++k) {
            sums[places[indices[i + k]]] += across;
        }
    }
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const DVec3 sum = places[i] < count ? sums[places[i]] : DVec3(0.0);
        const double length = glm::length(sum);
        vertices[i].normal =
            length > 0.0 && std::isfinite(length) ? Vec3(sum / length) : Vec3(0.0F, 1.0F, 0.0F);
    }
}

}
