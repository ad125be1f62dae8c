#include "asset/gltf_materials.h"

#include <algorithm>

namespace premise {

namespace {

    float unitOr(const Json& object, const char* key, float otherwise)
    {
        return std::clamp(static_cast<float>(numberOr(object, key, otherwise)), 0.0F, 1.0F);
    }

    void readTransform(const Json& info, TextureUse& use)
    {
        const Json* transform = extension(info, "KHR_texture_transform");
        if (transform == nullptr) {
            return;
        }
        use.offset = vec2Or(*transform, "offset", use.offset);
        use.scale = vec2Or(*transform, "scale", use.scale);
        use.rotation = static_cast<float>(numberOr(*transform, "rotation", 0.0));
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
        }
    }

    /// The older way to say the same: close enough for a previsualisation without its specular map.
    void readSpecularGlossiness(GltfDocument& document, const Json& json, Material& material)
    {
        const Json* specular = extension(json, "KHR_materials_pbrSpecularGlossiness");
        if (specular == nullptr || objectMember(json, "pbrMetallicRoughness") != nullptr) {
            return;
        }
        material.baseColour = vec4Or(*specular, "diffuseFactor", material.baseColour);
        material.metallic = 0.0F;
        material.roughness = 1.0F - unitOr(*specular, "glossinessFactor", 1.0F);
        material.baseColourTexture =
            textureUse(document, material.name, *specular, "diffuseTexture");
    }

    void readSurface(GltfDocument& document, const Json& json, Material& material)
    {
        material.normalTexture = textureUse(document, material.name, json, "normalTexture");
        if (const Json* info = objectMember(json, "normalTexture")) {
            material.normalScale = static_cast<float>(numberOr(*info, "scale", 1.0));
        }
        material.occlusionTexture = textureUse(document, material.name, json, "occlusionTexture");
        if (const Json* info = objectMember(json, "occlusionTexture")) {
            material.occlusionStrength = unitOr(*info, "strength", 1.0F);
        }
        material.emissiveTexture = textureUse(document, material.name, json, "emissiveTexture");
        material.emissive = vec3Or(json, "emissiveFactor", Vec3(0.0F));
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
        material.alphaCutoff = static_cast<float>(numberOr(json, "alphaCutoff", 0.5));
    }

}

std::vector<Material> readMaterials(GltfDocument& document)
{
    std::vector<Material> materials;
    for (const Json& json : document.array("materials")) {
        Material& material = materials.emplace_back();
        material.name = textOr(json, "name", "");
        readMetallicRoughness(document, json, material);
        readSpecularGlossiness(document, json, material);
        readSurface(document, json, material);
        readAlpha(json, material);
        material.doubleSided = flagOr(json, "doubleSided", false);
        material.unlit = extension(json, "KHR_materials_unlit") != nullptr;
    }
    return materials;
}

}
