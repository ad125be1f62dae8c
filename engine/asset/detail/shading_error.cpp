#include "asset/detail/shading_error.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    /// Between unit normals, squared: where a surface faces another way by 60°, all of it looks another
    /// way.
    constexpr float otherWay = 1.0F;

    /// Share of the corners that have to be at least as near: by the faces of the demo production, which
    /// keep their eyes so, while a hill of a million triangles may still lose its few odd ones.
    constexpr double counted = 0.97;

    constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    /// The triangles at each corner.
    class Corners {
    public:
        Corners(std::span<const std::uint32_t> indices, std::size_t vertices) : first_(vertices + 1)
        {
            for (const std::uint32_t index : indices) {
                ++first_[index + 1];
            }
            for (std::size_t i = 0; i < vertices; ++i) {
                first_[i + 1] += first_[i];
            }
            std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
            triangles_.resize(indices.size());
            for (std::size_t i = 0; i < indices.size(); ++i) {
                triangles_[at[indices[i]]++] = std::uint32_t(i / 3);
            }
        }
        [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t vertex) const
        {
            return std::span(triangles_)
                .subspan(first_[vertex], first_[vertex + 1] - first_[vertex]);
        }

    private:
        std::vector<std::uint32_t> first_; ///< a corner's, in triangles_
        std::vector<std::uint32_t> triangles_;
    };

    /// Of every corner the one that is still drawn and fewest edges away: itself where it is drawn.
    std::vector<std::uint32_t> drawnFor(std::span<const std::uint32_t> finer,
                                        std::span<const std::uint32_t> coarse, std::size_t vertices)
    {
        const Corners corners(finer, vertices);
        std::vector<std::uint32_t> owner(vertices, nobody);
        std::vector<std::uint32_t> reached;
        for (const std::uint32_t index : coarse) {
            if (owner[index] == nobody) {
                owner[index] = index;
                reached.push_back(index);
            }
        }
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const std::uint32_t vertex = reached[i];
            for (const std::uint32_t triangle : corners.of(vertex)) {
                for (std::size_t k = 0; k < 3; ++k) {
                    const std::uint32_t next = finer[3 * std::size_t(triangle) + k];
                    if (owner[next] == nobody) {
                        owner[next] = owner[vertex];
                        reached.push_back(next);
                    }
                }
            }
        }
        return owner;
    }

    /// What corners share in the point of a triangle that is nearest to `point` (Ericson, Real-Time
    /// Collision Detection, 5.1.5, less exact at the sides: cut off and brought back to a sum of 1).
    Vec3 sharesNear(const Vec3& point, const Vec3& a, const Vec3& b, const Vec3& c)
    {
        const Vec3 ab = b - a;
        const Vec3 ac = c - a;
        const Vec3 ap = point - a;
        const float abab = glm::dot(ab, ab);
        const float abac = glm::dot(ab, ac);
        const float acac = glm::dot(ac, ac);
        const float determinant = abab * acac - abac * abac;
        if (determinant <= 0.0F) {
            return Vec3(1.0F, 0.0F, 0.0F);
        }
        const float v = (acac * glm::dot(ap, ab) - abac * glm::dot(ap, ac)) / determinant;
        const float w = (abab * glm::dot(ap, ac) - abac * glm::dot(ap, ab)) / determinant;
        const Vec3 shares = glm::max(Vec3(1.0F - v - w, v, w), Vec3(0.0F));
        return shares / (shares.x + shares.y + shares.z);
    }

    /// How much the surface of these triangles, where it is nearest to a vertex, faces another way.
    float turnAt(const Vertex& vertex, const Primitive& primitive,
                 std::span<const std::uint32_t> coarse, std::span<const std::uint32_t> triangles)
    {
        float nearest = std::numeric_limits<float>::max();
        float turn = 0.0F;
        for (const std::uint32_t triangle : triangles) {
            const Vertex& a = primitive.vertices[coarse[3 * std::size_t(triangle)]];
            const Vertex& b = primitive.vertices[coarse[3 * std::size_t(triangle) + 1]];
            const Vertex& c = primitive.vertices[coarse[3 * std::size_t(triangle) + 2]];
            const Vec3 shares = sharesNear(vertex.position, a.position, b.position, c.position);
            const Vec3 place =
                shares.x * a.position + shares.y * b.position + shares.z * c.position;
            const float distance = glm::distance(vertex.position, place);
            if (distance < nearest) {
                const Vec3 normal = shares.x * a.normal + shares.y * b.normal + shares.z * c.normal;
                const float length = glm::length(normal);
                nearest = distance;
                turn = length > 0.0F ? glm::distance(vertex.normal, normal / length) : 1.0F;
            }
        }
        return turn;
    }

}

float shadingError(const Primitive& primitive, std::span<const std::uint32_t> finer,
                   std::span<const std::uint32_t> coarse)
{
    const std::size_t vertices = primitive.vertices.size();
    const std::vector<std::uint32_t> owner = drawnFor(finer, coarse, vertices);
    const Corners corners(coarse, vertices);
    std::vector<float> errors;
    for (std::uint32_t i = 0; i < vertices; ++i) {
        if (owner[i] == nobody || owner[i] == i) {
            continue;
        }
        const Vertex& vertex = primitive.vertices[i];
        const float extent = glm::distance(vertex.position, primitive.vertices[owner[i]].position);
        const float turn = turnAt(vertex, primitive, coarse, corners.of(owner[i]));
        // A little turn, over a slope that is smoothed, hardly shows.
        errors.push_back(extent * std::min(turn * turn, otherWay));
    }
    if (errors.empty()) {
        return 0.0F;
    }
    const auto farthest = errors.begin() + std::ptrdiff_t(double(errors.size() - 1) * counted);
    std::ranges::nth_element(errors, farthest);
    return *farthest;
}

}
