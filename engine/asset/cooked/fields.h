#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "asset/cooked/cooked_model.h"

namespace premise {

/// What stands at the beginning of a cooked model.
struct CookedHead {
    std::uint64_t magic = 0;
    std::uint32_t version = 0;
    std::uint32_t order = 0; ///< of the bytes: 1 where they are as this machine has them
    std::uint64_t bytes = 0; ///< of the whole file
    std::uint64_t facts = 0; ///< where they begin; the arrays end there
};
inline constexpr std::uint64_t cookedMagic =
    0x0A1A'6C64'6F4D'7250; // "PrModl", and what no text has
inline constexpr std::size_t cookedAlignment = 16;
static_assert(sizeof(CookedHead) % cookedAlignment == 0);

[[nodiscard]] constexpr std::uint64_t cookedAligned(std::uint64_t offset)
{
    return (offset + cookedAlignment - 1) / cookedAlignment * cookedAlignment;
}

// Large arrays lie in the file as they lie in memory.
static_assert(sizeof(Vertex) == 32 && sizeof(SkinVertex) == 24 && sizeof(Vec4) == 16 &&
              sizeof(Vec3) == 12 && sizeof(Vec2) == 8 && sizeof(Mat4) == 64);

// The order of fields, once for writing and reading: `archive` is called with all of them. To add,
// drop or move one makes another cookedVersion.

/// T or const T: writing must not change what it reads.
template <class T, class Plain>
concept Constly = std::same_as<std::remove_const_t<T>, Plain>;

template <class Archive> void cook(Archive& archive, Constly<Bounds> auto& bounds)
{
    archive(bounds.min, bounds.max);
}

template <class Archive> void cook(Archive& archive, Constly<Transform> auto& transform)
{
    archive(transform.translation, transform.rotation, transform.scale);
}

template <class Archive> void cook(Archive& archive, Constly<MorphTarget> auto& target)
{
    archive(target.name, target.positions, target.normals);
}

template <class Archive> void cook(Archive& archive, Constly<Primitive> auto& primitive)
{
    archive(primitive.vertices, primitive.indices, primitive.tangents, primitive.uv1,
            primitive.colours, primitive.skin, primitive.morphs, primitive.material,
            primitive.bounds);
}

template <class Archive> void cook(Archive& archive, Constly<Mesh> auto& mesh)
{
    archive(mesh.name, mesh.primitives, mesh.morphWeights);
}

template <class Archive> void cook(Archive& archive, Constly<TextureUse> auto& use)
{
    archive(use.texture, use.uvSet, use.offset, use.scale, use.rotation);
}

template <class Archive> void cook(Archive& archive, Constly<Texture> auto& texture)
{
    archive(texture.name, texture.wrapU, texture.wrapV, texture.nearest);
}

template <class Archive> void cook(Archive& archive, Constly<Material> auto& material)
{
    archive(material.name, material.baseColour, material.metallic, material.roughness,
            material.reflectance, material.emissive, material.normalScale,
            material.occlusionStrength, material.baseColourTexture,
            material.metallicRoughnessTexture, material.normalTexture, material.occlusionTexture,
            material.emissiveTexture, material.alpha, material.holesInPicture, material.alphaCutoff,
            material.doubleSided, material.unlit);
}

template <class Archive> void cook(Archive& archive, Constly<Skin> auto& skin)
{
    archive(skin.joints, skin.jointFromMesh);
}

template <class Archive> void cook(Archive& archive, Constly<ModelCamera> auto& camera)
{
    archive(camera.name, camera.orthographic, camera.verticalAngle, camera.aspect, camera.near,
            camera.far, camera.orthographicWidth, camera.orthographicHeight, camera.focalLengthMm,
            camera.filmWidthMm, camera.filmHeightMm, camera.lookAxis, camera.upAxis);
}

template <class Archive> void cook(Archive& archive, Constly<ModelLight> auto& light)
{
    archive(light.name, light.kind, light.colour, light.intensity, light.range, light.innerCone,
            light.outerCone);
}

template <class Archive> void cook(Archive& archive, Constly<Node> auto& node)
{
    archive(node.name, node.parent, node.local, node.mesh, node.skin, node.camera, node.light,
            node.morphWeights, node.instances, node.extras);
}

template <class Archive> void cook(Archive& archive, Constly<Channel> auto& channel)
{
    archive(channel.node, channel.target, channel.interpolation, channel.times, channel.values);
}

template <class Archive> void cook(Archive& archive, Constly<Animation> auto& animation)
{
    archive(animation.name, animation.seconds, animation.channels, animation.extras);
}

template <class Archive> void cook(Archive& archive, Constly<CookedPicture> auto& picture)
{
    archive(picture.name, picture.role);
}

template <class Archive> void cook(Archive& archive, Constly<Model> auto& model)
{
    archive(model.name, model.nodes, model.meshes, model.materials, model.textures, model.skins,
            model.animations, model.cameras, model.lights, model.bounds, model.warnings,
            model.standIn);
}

/// Rows of these lie in the facts as they lie in memory.
template <class T>
concept PlainRow = std::same_as<T, float> || std::same_as<T, int> || std::same_as<T, Mat4>;

/// Single values that do.
template <class T>
concept PlainValue = std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, int> ||
    std::same_as<T, Vec2> || std::same_as<T, Vec3> || std::same_as<T, Vec4> ||
    std::same_as<T, Quat>;

}
