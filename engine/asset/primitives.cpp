#include <algorithm>
#include <array>
#include <cmath>

#include "asset/import/importer.h"
#include "asset/model.h"
#include "asset/model_bounds.h"
#include "image/text.h"

namespace premise {

namespace {

    constexpr float shortestSide = 0.01F; ///< metres; a flat box would not be seen from its edge

    struct Face {
        Vec3 normal;
        Vec3 right; ///< as somebody reads it who stands before it
        Vec3 up;
    };

    constexpr std::array<Face, 6> faces{{
        {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}},
        {{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}},
        {{1, 0, 0}, {0, 0, -1}, {0, 1, 0}},
        {{-1, 0, 0}, {0, 0, 1}, {0, 1, 0}},
        {{0, 1, 0}, {1, 0, 0}, {0, 0, -1}},
        {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}},
    }};

    /// One side of a box whose lowest points lie at y = 0.
    Primitive side(const Face& face, const Vec3& size, int material)
    {
        const Vec3 half = size * 0.5F;
        const Vec3 centre(0.0F, half.y, 0.0F);
        Primitive primitive;
        primitive.material = material;
        for (const Vec2 uv : {Vec2(0, 1), Vec2(1, 1), Vec2(1, 0), Vec2(0, 0)}) {
            const Vec3 corner =
                face.normal + face.right * (uv.x * 2.0F - 1.0F) + face.up * (1.0F - uv.y * 2.0F);
            primitive.vertices.edit().push_back({centre + corner * half, face.normal, uv});
            primitive.bounds.add(primitive.vertices.back().position);
        }
        primitive.indices = {0, 1, 2, 0, 2, 3};
        return primitive;
    }

    /// The label in the middle of a side that is `width` by `height` metres.
    std::shared_ptr<const TextureImage> labelled(const std::string& label, float width,
                                                 float height)
    {
        // Pixels. A thousand missing models are a thousand labels.
        constexpr float longest = 256.0F;
        const float scale = longest / std::max(width, height);
        Image8 image;
        image.width = std::max(static_cast<int>(width * scale), 32);
        image.height = std::max(static_cast<int>(height * scale), 32);
        image.pixels.resize(std::size_t(image.width) * std::size_t(image.height) * 4);
        fillRect(image, 0, 0, image.width, image.height, 92, 90, 88);
        fillRect(image, 3, 3, image.width - 6, image.height - 6, 176, 132, 96);
        TextStyle style{
            .size = image.height * 0.16, .bold = true, .red = 40, .green = 34, .blue = 30};
        const int room = image.width - 16;
        const int wide = textSize(label, style).width;
        if (wide > room && room > 0) {
            style.size = std::max(style.size * room / wide, 9.0);
        }
        const TextSize size = textSize(label, style);
        const int x = std::max((image.width - size.width) / 2, 8);
        drawText(image, x, (image.height - size.height) / 2, label, style, std::max(room, 1));
        return std::make_shared<const TextureImage>(
            textureImage(std::move(image), TextureRole::colour));
    }

    Material standInMaterial(const std::string& name, int texture)
    {
        Material material;
        material.name = name;
        material.metallic = 0.0F;
        material.roughness = 0.85F;
        material.baseColourTexture.texture = texture;
        return material;
    }

}

Model standInModel(const std::string& label, Vec3 size)
{
    for (int axis = 0; axis < 3; ++axis) {
        const bool usable = std::isfinite(size[axis]) && size[axis] > shortestSide;
        size[axis] = usable ? size[axis] : shortestSide;
    }
    Model model;
    model.name = label;
    model.standIn = true;
    const std::array shapes{Vec2(size.x, size.y), Vec2(size.z, size.y)};
    for (const Vec2 shape : shapes) {
        // A square box has one label all around.
        const bool again = !model.textures.empty() && shape == shapes.front();
        if (again) {
            model.materials.push_back(standInMaterial("stand-in side", 0));
            continue;
        }
        const int index = static_cast<int>(model.textures.size());
        Texture texture;
        texture.name = label;
        texture.image = labelled(label, shape.x, shape.y);
        texture.wrapU = Wrap::clamp;
        texture.wrapV = Wrap::clamp;
        model.textures.push_back(std::move(texture));
        model.materials.push_back(standInMaterial("stand-in side", index));
    }
    Material ends = standInMaterial("stand-in end", -1);
    ends.baseColour = Vec4(0.43F, 0.23F, 0.12F, 1.0F); // the sides' orange-grey in linear light
    model.materials.push_back(std::move(ends));
    Mesh mesh;
    mesh.name = label;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        mesh.primitives.push_back(side(faces[i], size, static_cast<int>(i / 2)));
    }
    model.meshes.push_back(std::move(mesh));
    Node node;
    node.name = label;
    node.mesh = 0;
    model.nodes.push_back(std::move(node));
    model.bounds = restBounds(model);
    return model;
}

std::size_t triangleCount(const Model& model)
{
    std::vector<std::size_t> ofMesh;
    for (const Mesh& mesh : model.meshes) {
        std::size_t triangles = 0;
        for (const Primitive& primitive : mesh.primitives) {
            triangles += primitive.indices.size() / 3;
        }
        ofMesh.push_back(triangles);
    }
    std::size_t total = 0;
    for (const Node& node : model.nodes) {
        if (node.mesh >= 0) {
            total += ofMesh[static_cast<std::size_t>(node.mesh)] *
                     std::max<std::size_t>(node.instances.size(), 1);
        }
    }
    return total;
}

}
