#include "asset/gltf/materials.h"

#include <algorithm>
#include <array>

#include <glm/common.hpp>

#include "asset/gltf/surface.h"

namespace premise {

namespace {

    void readTransform(const Json& info, TextureUse& use)
    {
        const Json* transform = extension(info, "KHR_texture_transform");
        if (transform == nullptr) {
            return;
        }
        use.offset = vec2Or(*transform, "offset", use.offset);
        use.scale = vec2Or(*transform, "scale", use.scale);
        use.rotation = floatOr(*transform, "rotation", 0.0F);
        use.uvSet = static_cast<int>(std::min(
            sizeMember(*transform, "texCoord").value_or(std::size_t(use.uvSet)), std::size_t(99)));
    }

    TextureUse textureUse(GltfDocument& document, const std::string& material, const Json& object,
                          const char* key)
    {
        TextureUse use;
        const Json* info = objectMember(object, key);
        if (info == nullptr) {
            return use;
        }
        use.texture = indexMember(*info, "index", document.array("textures").size());
        use.uvSet =
            static_cast<int>(std::min(sizeMember(*info, "texCoord").value_or(0), std::size_t(99)));
        readTransform(*info, use);
        if (use.texture < 0) {
            document.warnings.add("{}: material \"{}\" names a {} that does not exist.",
                                  document.name(), material, key);
            return TextureUse{};
        }
        if (use.uvSet > 1) {
            document.warnings.add("{}: material \"{}\" uses texture coordinates {}, only 0 and 1 "
                                  "are kept; it will look wrong.",
                                  document.name(), material, use.uvSet);
            use.uvSet = 0;
        }
        return use;
    }

    void readMetallicRoughness(GltfDocument& document, const Json& json, Material& material)
    {
        if (const Json* pbr = objectMember(json, "pbrMetallicRoughness")) {
            material.baseColour = vec4Or(*pbr, "baseColorFactor", material.baseColour);
            material.metallic = unitOr(*pbr, "metallicFactor", 1.0F);
            material.roughness = unitOr(*pbr, "roughnessFactor", 1.0F);
            material.baseColourTexture =
                textureUse(document, material.name, *pbr, "baseColorTexture");
            material.metallicRoughnessTexture =
                textureUse(document, material.name, *pbr, "metallicRoughnessTexture");
        } else if (const Json* old = extension(json, "KHR_materials_pbrSpecularGlossiness")) {
            material.baseColourTexture =
                textureUse(document, material.name, *old, "diffuseTexture");
        }
    }

    void readSurface(GltfDocument& document, const Json& json, Material& material)
    {
        material.normalTexture = textureUse(document, material.name, json, "normalTexture");
        if (const Json* info = objectMember(json, "normalTexture")) {
            material.normalScale = floatOr(*info, "scale", 1.0F);
        }
        material.occlusionTexture = textureUse(document, material.name, json, "occlusionTexture");
        if (const Json* info = objectMember(json, "occlusionTexture")) {
            material.occlusionStrength = unitOr(*info, "strength", 1.0F);
        }
        material.emissiveTexture = textureUse(document, material.name, json, "emissiveTexture");
        material.emissive = glm::clamp(vec3Or(json, "emissiveFactor", Vec3(0.0F)), Vec3(0.0F),
                                       Vec3(1.0e9F)); // some exporters go beyond the standard's 1
        if (const Json* strength = extension(json, "KHR_materials_emissive_strength")) {
            material.emissive *= static_cast<float>(
                std::clamp(numberOr(*strength, "emissiveStrength", 1.0), 0.0, 1.0e9));
        }
    }

    void readAlpha(const Json& json, Material& material)
    {
        const std::string mode = textOr(json, "alphaMode", "OPAQUE");
        material.alpha = mode == "BLEND"  ? AlphaMode::blend
                         : mode == "MASK" ? AlphaMode::mask
                                          : AlphaMode::opaque;
        material.alphaCutoff = floatOr(json, "alphaCutoff", 0.5F);
    }

    bool samePlace(const TextureUse& a, const TextureUse& b)
    {
        return a.uvSet == b.uvSet && a.offset == b.offset && a.scale == b.scale &&
               a.rotation == b.rotation;
    }

    /// All textures of a material are drawn where its first one lies; only occlusion may lie in a set of
    /// its own.
    void tellOtherPlaces(GltfDocument& document, const Material& material)
    {
        struct Slot {
            const char* name;
            const TextureUse& use;
        };
        const std::array slots{Slot{"base colour", material.baseColourTexture},
                               Slot{"roughness", material.metallicRoughnessTexture},
                               Slot{"normal", material.normalTexture},
                               Slot{"occlusion", material.occlusionTexture},
                               Slot{"emissive", material.emissiveTexture}};
        const auto* const first =
            std::ranges::find_if(slots, [](const Slot& slot) { return slot.use.texture >= 0; });
        for (const Slot& slot : slots) {
            const bool own = &slot.use == &material.occlusionTexture && slot.use.uvSet == 1 &&
                             samePlace(slot.use, TextureUse{-1, 1});
            if (slot.use.texture >= 0 && !own && !samePlace(slot.use, first->use)) {
                document.warnings.add("{}: material \"{}\" lays its {} texture otherwise than its "
                                      "{} texture; both are drawn like the latter.",
                                      document.name(), material.name, slot.name, first->name);
            }
        }
    }

}

std::vector<Material> readMaterials(GltfDocument& document)
{
    std::vector<Material> materials;
    for (const Json& json : document.array("materials")) {
        Material& material = materials.emplace_back();
        material.name = textOr(json, "name", "");
        readMetallicRoughness(document, json, material);
        readSurface(document, json, material);
        readAlpha(json, material);
        readSurfaceExtensions(document, json, material);
        tellOtherPlaces(document, material);
        material.doubleSided = flagOr(json, "doubleSided", false);
        material.unlit = extension(json, "KHR_materials_unlit") != nullptr;
    }
    return materials;
}

}
