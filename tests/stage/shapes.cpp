#include "shapes.h"

#include <array>
#include <cmath>
#include <numbers>

#include <glm/gtc/matrix_transform.hpp>

namespace premise::test {

namespace {

    Model modelOf(Primitive primitive, const Material& material)
    {
        for (const Vertex& vertex : primitive.vertices) {
            primitive.bounds.add(vertex.position);
        }
        primitive.material = 0;
        Model model;
        model.bounds = primitive.bounds;
        model.materials.push_back(material);
        model.meshes.push_back({"mesh", {std::move(primitive)}, {}});
        model.nodes.resize(1);
        model.nodes.front().mesh = 0;
        return model;
    }

}

Model boxModel(const Bounds& box, const Material& material)
{
    Primitive primitive;
    std::vector<Vertex>& vertices = primitive.vertices.edit();
    std::vector<std::uint32_t>& indices = primitive.indices.edit();
    for (int axis = 0; axis < 3; ++axis) {
        for (const bool upper : {false, true}) {
            const auto first = std::uint32_t(vertices.size());
            Vec3 normal(0.0F);
            normal[axis] = upper ? 1.0F : -1.0F;
            for (const auto& [a, b] : {std::pair(0, 0), {1, 0}, {1, 1}, {0, 1}}) {
                Vec3 corner = upper ? box.max : box.min;
                corner[(axis + 1) % 3] = a != 0 ? box.max[(axis + 1) % 3] : box.min[(axis + 1) % 3];
                corner[(axis + 2) % 3] = b != 0 ? box.max[(axis + 2) % 3] : box.min[(axis + 2) % 3];
                vertices.push_back({corner, normal, {}});
            }
            // Axis, next and the one after are a right hand: counter-clockwise from above the axis.
            for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
                indices.push_back(first + (upper ? corner : 3U - corner));
            }
        }
    }
    return modelOf(std::move(primitive), material);
}

Model ballModel(float radius, int rings)
{
    Primitive primitive;
    std::vector<Vertex>& vertices = primitive.vertices.edit();
    std::vector<std::uint32_t>& indices = primitive.indices.edit();
    for (int ring = 0; ring <= rings; ++ring) {
        for (int step = 0; step <= rings; ++step) {
            const double polar = std::numbers::pi * ring / rings;
            const double round = 2.0 * std::numbers::pi * step / rings;
            const Vec3 out(std::sin(polar) * std::cos(round), std::cos(polar),
                           -std::sin(polar) * std::sin(round));
            vertices.push_back({out * radius, out, {}});
        }
    }
    const auto row = std::uint32_t(rings + 1);
    for (std::uint32_t ring = 0; ring + 1 < row; ++ring) {
        for (std::uint32_t step = 0; step + 1 < row; ++step) {
            const std::uint32_t at = ring * row + step;
            for (const std::uint32_t corner :
                 {at, at + row, at + row + 1, at, at + row + 1, at + 1}) {
                indices.push_back(corner);
            }
        }
    }
    return modelOf(std::move(primitive), {});
}

Model bentBar()
{
    Primitive primitive;
    for (const float height : {0.0F, 1.0F, 1.001F, 2.0F}) {
        for (const float side : {-0.1F, 0.1F}) {
            primitive.vertices.edit().push_back({{side, height, 0}, {0, 0, 1}, {}});
            SkinVertex bound;
            bound.joints[0] = height > 1.0005F ? 1 : 0;
            primitive.skin.edit().push_back(bound);
        }
    }
    primitive.indices = {0, 1, 3, 0, 3, 2, 2, 3, 5, 2, 5, 4, 4, 5, 7, 4, 7, 6};
    Material material;
    material.doubleSided = true;
    Model model = modelOf(std::move(primitive), material);
    model.bounds = {{-1.0F, 0.0F, 0.0F}, {0.1F, 1.1F, 0.0F}};
    model.nodes.front().skin = 0;
    model.nodes.resize(3);
    model.nodes[2].parent = 1;
    model.nodes[2].local.translation = Vec3(0, 1, 0);
    const float half = std::numbers::sqrt2_v<float> / 2.0F;
    model.nodes[2].local.rotation = Quat(half, 0, 0, half);
    model.skins.push_back({{1, 2}, {Mat4(1.0F), placed({0, -1, 0})}});
    Channel straight;
    straight.node = 2;
    straight.target = ChannelTarget::rotation;
    straight.times = {0.0F};
    straight.values = {0, 0, 0, 1};
    model.animations.push_back({"straight", 1.0, {straight}, ""});
    return model;
}

Mat4 placed(const Vec3& position)
{
    return glm::translate(Mat4(1.0F), position);
}

SmallSet::SmallSet() : still_(std::make_shared<StillScene>())
{
    frame.still = still_;
}

std::uint32_t SmallSet::stand(Model model, const Mat4& worldFromModel, PlacedKind kind)
{
    still_->models.push_back(add(std::move(model), worldFromModel, kind));
    return last_;
}

std::uint32_t SmallSet::pose(Model model, const Mat4& worldFromModel, ModelPose pose)
{
    frame.moving.push_back(add(std::move(model), worldFromModel, PlacedKind::cast));
    frame.moving.back().pose = std::int32_t(frame.poses.size());
    frame.poses.push_back(std::move(pose));
    return last_;
}

PlacedModel SmallSet::add(Model model, const Mat4& worldFromModel, PlacedKind kind)
{
    ++last_;
    models[{last_}] = std::make_shared<const Model>(std::move(model));
    PlacedModel placed;
    placed.asset = {last_};
    placed.worldFromModel = worldFromModel;
    placed.kind = kind;
    placed.row = last_;
    return placed;
}

}
