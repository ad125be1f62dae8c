#pragma once

#include <limits>
#include <map>
#include <memory>
#include <vector>

#include "asset/pose/pose_model.h"
#include "stage/triangle_tree.h"

namespace premise {

/// What a ray asks of things in its way.
struct RayWish {
    double reach = std::numeric_limits<double>::infinity(); ///< in lengths of the ray's direction
    bool throughGlass = false; ///< goes on through what is blended with what lies behind it
};

/// A model as rays meet it: back faces let through what the picture sees through them, holes in a
/// picture of leaves do not.
class RayModel {
public:
    /// At rest. Shares the model's triangles; trees of them are made when a ray first comes near.
    explicit RayModel(const Model& model);
    /// As it is posed: what joints and morphs bend is bent now and asked triangle by triangle, because
    /// the next moment bends it anew.
    RayModel(const Model& model, const ModelPose& pose);

    /// Round all of it, in the model's space.
    [[nodiscard]] const Bounds& bounds() const { return bounds_; }
    /// The nearest crossing of a ray in the model's space.
    [[nodiscard]] std::optional<Crossing> nearest(const LocalRay& ray, const RayWish& wish);

private:
    struct Surface {
        RaySurface triangles;
        bool glass = false;
        bool bent = false; ///< for this moment only
        std::unique_ptr<TriangleTree> tree;
    };
    /// A surface where a node puts it.
    struct Part {
        std::size_t surface = 0;
        glm::dmat4 localFromModel{1.0};
        Bounds bounds; ///< in the model's space
    };
    [[nodiscard]] std::size_t add(const Model& model, const Primitive& primitive,
                                  SharedArray<Vertex> vertices, bool bent);
    void plantAsWritten(const Model& model, const Node& node, std::size_t place,
                        const Mat4& modelFromNode);
    void plant(std::size_t surface, const Bounds& local, const Mat4& modelFromLocal);
    void plantAll(std::size_t surface, const Bounds& local, const Node& node,
                  const Mat4& modelFromNode);

    std::vector<Surface> surfaces_;
    std::map<std::pair<int, std::size_t>, std::size_t> asWritten_; ///< mesh and place: the surface
    std::vector<Part> parts_;
    Bounds bounds_;
};

}
