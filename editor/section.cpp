#include "editor/section.h"

#include <array>
#include <optional>

namespace premise {

namespace {

    /// The crossing of an edge with the plane y = height, where its ends lie on different sides.
    std::optional<Vec2> crossing(const Vec3& a, const Vec3& b, float height)
    {
        if ((a.y < height) == (b.y < height)) {
            return std::nullopt;
        }
        const float part = (height - a.y) / (b.y - a.y);
        return Vec2(a.x + (b.x - a.x) * part, a.z + (b.z - a.z) * part);
    }

    void cut(const Primitive& primitive, const Mat4& worldFromMesh, float height,
             std::vector<PlanLine>& lines)
    {
        const Bounds bounds = moved(primitive.bounds, worldFromMesh);
        if (bounds.empty() || bounds.min.y >= height || bounds.max.y <= height) {
            return;
        }
        const auto corner = [&](std::uint32_t index) {
            return Vec3(worldFromMesh * Vec4(primitive.vertices[index].position, 1.0F));
        };
        for (std::size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
            const std::array<Vec3, 3> triangle{corner(primitive.indices[i]),
                                               corner(primitive.indices[i + 1]),
                                               corner(primitive.indices[i + 2])};
            std::array<Vec2, 2> ends{};
            std::size_t found = 0;
            for (std::size_t edge = 0; edge < 3 && found < 2; ++edge) {
                if (const std::optional<Vec2> at =
                        crossing(triangle[edge], triangle[(edge + 1) % 3], height)) {
                    ends[found++] = *at;
                }
            }
            if (found == 2) {
                lines.push_back({ends[0], ends[1]});
            }
        }
    }

}

std::vector<PlanLine> sectionOf(const StillScene& still, const Models& models, double height)
{
    std::vector<PlanLine> lines;
    for (const PlacedModel& placed : still.models) {
        const auto found = models.find(placed.asset);
        if (placed.kind != PlacedKind::set || found == models.end()) {
            continue;
        }
        const Model& model = *found->second;
        std::vector<Mat4> worldFromNode(model.nodes.size());
        for (std::size_t i = 0; i < model.nodes.size(); ++i) {
            const Node& node = model.nodes[i];
            const Mat4 parent =
                node.parent < 0 ? placed.worldFromModel : worldFromNode[std::size_t(node.parent)];
            worldFromNode[i] = parent * matrixFrom(node.local);
            if (node.mesh < 0 || node.skin >= 0) {
                continue;
            }
            for (const Primitive& primitive : model.meshes[std::size_t(node.mesh)].primitives) {
                if (node.instances.empty()) {
                    cut(primitive, worldFromNode[i], float(height), lines);
                }
                for (const Mat4& instance : node.instances) {
                    cut(primitive, worldFromNode[i] * instance, float(height), lines);
                }
            }
        }
    }
    return lines;
}

const std::vector<PlanLine>& Section::of(const std::shared_ptr<const StillScene>& still,
                                         const Models& models, double height)
{
    if (still_.lock() != still || height != height_ || models.size() != models_) {
        still_ = still;
        models_ = models.size();
        height_ = height;
        lines_ = sectionOf(*still, models, height);
    }
    return lines_;
}

}
