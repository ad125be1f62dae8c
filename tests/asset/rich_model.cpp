#include "rich_model.h"

#include <string>

#include <glm/gtc/matrix_transform.hpp>

namespace premise::test {

namespace {

    Primitive bent()
    {
        Primitive primitive;
        std::vector<Vertex>& vertices = primitive.vertices.edit();
        for (int i = 0; i < 4; ++i) {
            const float side = i % 2 == 0 ? -1.0F : 1.0F;
            vertices.push_back({{side, float(i), 0.5F}, {0, 0, 1}, {0.25F * float(i), 0.5F}});
            primitive.tangents.edit().push_back({1, 0, 0, side});
            primitive.uv1.edit().push_back({0.1F, 0.2F * float(i)});
            primitive.colours.edit().push_back({0.1F, 0.2F, 0.3F, 1.0F});
            primitive.bounds.add(vertices.back().position);
        }
        SkinVertex bound;
        bound.joints[0] = 1;
        bound.joints[1] = 0;
        bound.weights[0] = 0.75F;
        bound.weights[1] = 0.25F;
        primitive.skin.edit().assign(4, bound);
        primitive.indices = {0, 1, 2, 2, 1, 3};
        primitive.morphs.push_back({"smile", std::vector<Vec3>(4, Vec3(0.1F, 0.2F, 0.3F)),
                                    std::vector<Vec3>(4, Vec3(0.0F, 0.1F, 0.0F))});
        primitive.material = 0;
        return primitive;
    }

    Primitive flat()
    {
        Primitive primitive;
        primitive.vertices = {{{0, 0, 0}, {0, 1, 0}, {0, 0}},
                              {{0, 0, 2}, {0, 1, 0}, {0, 1}},
                              {{2, 0, 0}, {0, 1, 0}, {1, 0}}};
        primitive.indices = {0, 1, 2};
        primitive.bounds = {{0, 0, 0}, {2, 0, 2}};
        return primitive;
    }

    Material oak()
    {
        Material material;
        material.name = "oak";
        material.baseColour = {0.5F, 0.4F, 0.3F, 0.9F};
        material.metallic = 0.25F;
        material.roughness = 0.75F;
        material.reflectance = 0.05F;
        material.emissive = {1, 2, 3};
        material.normalScale = 0.5F;
        material.occlusionStrength = 0.7F;
        material.baseColourTexture = {0, 1, {0.1F, 0.2F}, {2, 3}, 0.5F};
        material.metallicRoughnessTexture = {1, 0, {0.3F, 0.4F}, {4, 5}, 0.6F};
        material.normalTexture = {2, 0, {0, 0}, {1, 1}, 0.0F};
        material.occlusionTexture = {1, 1, {0, 0}, {1, 1}, 0.0F};
        material.emissiveTexture = {0, 0, {0, 0}, {6, 7}, 0.0F};
        material.alpha = AlphaMode::blend;
        material.holesInPicture = true;
        material.alphaCutoff = 0.3F;
        material.doubleSided = true;
        material.unlit = true;
        return material;
    }

    void addPictures(ReadModel& read)
    {
        for (const char* name : {"wood", "rough", "grain"}) {
            Texture& texture = read.model.textures.emplace_back();
            texture.name = name;
            texture.wrapU = Wrap::clamp;
            texture.wrapV = Wrap::mirror;
            texture.nearest = true;
            ImageSource& image = read.images.emplace_back();
            image.name = std::string(name) + ".png";
            image.bare = {2, 2, std::vector<std::uint8_t>(16, 200)};
            read.imageOf.push_back(int(read.imageOf.size()));
        }
        settleRoles(read);
    }

    void addNodes(Model& model)
    {
        for (const char* name : {"root", "hip", "face", "leaves", "eye"}) {
            model.nodes.emplace_back().name = name;
        }
        model.nodes[0].local = {{1, 2, 3}, {0.6F, 0.8F, 0, 0}, {1, 2, 1}};
        for (std::size_t i = 1; i < model.nodes.size(); ++i) {
            model.nodes[i].parent = int(i) - 1;
        }
        model.nodes[2].mesh = 0;
        model.nodes[2].skin = 0;
        model.nodes[2].morphWeights = {0.5F};
        model.nodes[3].mesh = 1;
        model.nodes[3].instances = {Mat4(1.0F), glm::translate(Mat4(1.0F), Vec3(1, 2, 3))};
        model.nodes[3].extras = R"({"grown":"here"})";
        model.nodes[4].camera = 0;
        model.nodes[4].light = 0;
    }

    void addCameraAndLight(Model& model)
    {
        model.cameras.push_back({"eye",
                                 true,
                                 0.5,
                                 1.85,
                                 0.1,
                                 100.0,
                                 3.0,
                                 2.0,
                                 35.0,
                                 24.89,
                                 18.66,
                                 {1, 0, 0},
                                 {0, 0, 1}});
        model.lights.push_back(
            {"key", ModelLightKind::spot, {1.0F, 0.9F, 0.8F}, 800.0, 12.0, 0.2, 0.4});
    }

    Animation nod()
    {
        Animation animation;
        animation.name = "nod";
        animation.seconds = 1.5;
        animation.extras = R"({"take":7})";
        animation.channels.push_back({1,
                                      ChannelTarget::rotation,
                                      KeyInterpolation::step,
                                      {0.0F, 1.5F},
                                      {0, 0, 0, 1, 0, 0.6F, 0, 0.8F}});
        animation.channels.push_back({1,
                                      ChannelTarget::scale,
                                      KeyInterpolation::cubic,
                                      {0.5F},
                                      {0, 0, 0, 1, 1, 1, 0, 0, 0}});
        animation.channels.push_back(
            {2, ChannelTarget::morphWeights, KeyInterpolation::linear, {0.0F, 1.0F}, {0.0F, 1.0F}});
        return animation;
    }

}

ReadModel richModel()
{
    ReadModel read;
    read.file = "rich.glb";
    Model& model = read.model;
    model.name = "rich";
    model.materials.push_back(oak());
    model.meshes.push_back({"head", {bent(), flat()}, {0.25F}});
    model.meshes.push_back({"leaf", {flat()}, {}});
    model.skins.push_back({{0, 1}, {Mat4(1.0F), glm::translate(Mat4(1.0F), Vec3(0, -1, 0))}});
    addNodes(model);
    addPictures(read);
    addCameraAndLight(model);
    model.animations.push_back(nod());
    model.bounds = {{-1, 0, -2}, {3, 4, 5}};
    model.warnings = {"Something was left out.", "Größe ist nicht genannt."};
    model.standIn = true;
    return read;
}

}
