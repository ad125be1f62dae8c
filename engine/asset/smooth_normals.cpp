#include "asset/smooth_normals.h"

#include <cmath>

#include <glm/geometric.hpp>

namespace premise {

void makeSmoothNormals(std::vector<Vertex>& vertices, std::span<const std::uint32_t> indices)
{
    std::vector<DVec3> sums(vertices.size(), DVec3(0.0));
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const DVec3 first(vertices[indices[i]].position);
        const DVec3 across = glm::cross(DVec3(vertices[indices[i + 1]].position) - first,
                                        DVec3(vertices[indices[i + 2]].position) - first);
        for (std::size_t k = 0; k < 3; ++k) {
            sums[indices[i + k]] += across;
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double length = glm::length(sums[i]);
        vertices[i].normal = length > 0.0 && std::isfinite(length) ? Vec3(sums[i] / length)
                                                                   : Vec3(0.0F, 1.0F, 0.0F);
    }
}

}
