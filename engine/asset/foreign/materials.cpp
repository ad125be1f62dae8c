#include <algorithm>
#include <cmath>

#include <assimp/material.h>

#include "asset/foreign/scene.h"
#include "asset/foreign/textures.h"
#include "image/colour.h"

namespace premise {

namespace {

    constexpr float dullRoughness = 0.9F;

    /// Most programs write what a display shows; Blender writes light.
    Vec3 linearColour(const aiColor3D& colour, bool isLight)
    {
        const auto component = [isLight](float value) {
            const float usable = std::isfinite(value) ? std::max(value, 0.0F) : 0.8F;
            return isLight ? usable : linearFromSrgb(usable);
        };
        return {component(colour.r), component(colour.g), component(colour.b)};
    }

    bool isBlack(const aiColor3D& colour)
    {
        return colour.r <= 0.0F && colour.g <= 0.0F && colour.b <= 0.0F;
    }

    bool number(const aiMaterial& from, const char* key, float& out)
    {
        float value = 0.0F;
        if (from.Get(key, 0, 0, value) != aiReturn_SUCCESS || !std::isfinite(value)) {
            return false;
        }
        out = value;
        return true;
    }

    /// A Phong exponent as the roughness whose highlight is as wide: Blinn's lobe of exponent n has
    /// the width α² = 2 / (n + 2), and glTF's roughness is the root of α. Blender has a rule of its
    /// own, which its files are read back by.
    float roughnessOf(const aiMaterial& from, double blenderShine)
    {
        float exponent = 0.0F;
        const bool hasExponent = number(from, "$mat.shininess", exponent) && exponent > 0.0F;
        if (hasExponent && blenderShine > 0.0) {
            const auto gloss = static_cast<float>(std::sqrt(double(exponent) / blenderShine));
            return std::clamp(1.0F - gloss, 0.0F, 1.0F);
        }
        float roughness = dullRoughness;
        // Assimp makes a roughness of every FBX exponent by Blender's rule, whoever wrote it.
        const bool made = hasExponent && number(from, "$mat.roughnessFactor", roughness) &&
                          std::abs(roughness - (1.0F - std::sqrt(exponent) / 10.0F)) < 1.0e-4F;
        if (!made && number(from, "$mat.roughnessFactor", roughness)) {
            return std::clamp(roughness, 0.0F, 1.0F);
        }
        aiColor3D specular;
        const bool shines =
            from.Get(AI_MATKEY_COLOR_SPECULAR, specular) == aiReturn_SUCCESS && !isBlack(specular);
        if (!shines || !hasExponent) {
            return dullRoughness;
        }
        return std::clamp(std::pow(2.0F / (exponent + 2.0F), 0.25F), 0.1F, dullRoughness);
    }

    /// In FBX a texture takes the colour's place; elsewhere they multiply, but few mean black.
    void readColour(const aiMaterial& from, bool textured, const ForeignScene& source,
                    Material& material)
    {
        aiColor3D colour(0.8F, 0.8F, 0.8F);
        aiColor4D base;
        const bool found = from.Get(AI_MATKEY_COLOR_DIFFUSE, colour) == aiReturn_SUCCESS;
        if (from.Get(AI_MATKEY_BASE_COLOR, base) == aiReturn_SUCCESS) {
            colour = aiColor3D(base.r, base.g, base.b);
        } else if (textured && (!found || isBlack(colour) || source.format == ModelFormat::fbx)) {
            colour = aiColor3D(1.0F, 1.0F, 1.0F);
        }
        material.baseColour = Vec4(linearColour(colour, source.blenderShine > 0.0), 1.0F);
    }

    /// Opacity 0 is nearly always a file that means the opposite; nobody models what is not seen.
    void readOpacity(const aiMaterial& from, Material& material)
    {
        float opacity = 1.0F;
        number(from, "$mat.opacity", opacity);
        if (opacity > 0.01F && opacity < 0.999F) {
            material.baseColour.w = opacity;
            material.alpha = AlphaMode::blend;
        }
    }

    void readEmission(const aiMaterial& from, const ForeignScene& source, Material& material)
    {
        aiColor3D emissive(0.0F, 0.0F, 0.0F);
        float intensity = 1.0F;
        from.Get(AI_MATKEY_COLOR_EMISSIVE, emissive);
        number(from, "$mat.emissiveIntensity", intensity);
        const bool textured = material.emissiveTexture.texture >= 0;
        material.emissive = textured && isBlack(emissive)
                                ? Vec3(1.0F)
                                : linearColour(emissive, source.blenderShine > 0.0);
        material.emissive *= std::clamp(intensity, 0.0F, 1.0e6F);
    }

    Material readMaterial(ForeignTextures& textures, const aiMaterial& from,
                          const ForeignScene& source)
    {
        Material material;
        aiString name;
        if (from.Get(AI_MATKEY_NAME, name) == aiReturn_SUCCESS) {
            material.name = name.C_Str();
        }
        material.baseColourTexture =
            textures.use(from, {aiTextureType_BASE_COLOR, aiTextureType_DIFFUSE});
        material.normalTexture =
            textures.use(from, {aiTextureType_NORMALS, aiTextureType_NORMAL_CAMERA});
        material.emissiveTexture =
            textures.use(from, {aiTextureType_EMISSION_COLOR, aiTextureType_EMISSIVE});
        material.occlusionTexture =
            textures.use(from, {aiTextureType_AMBIENT_OCCLUSION, aiTextureType_LIGHTMAP});
        material.metallicRoughnessTexture = textures.use(from, {aiTextureType_DIFFUSE_ROUGHNESS});
        material.metallic = 0.0F;
        if (!number(from, "$mat.metallicFactor", material.metallic) && source.blenderShine > 0.0 &&
            source.format == ModelFormat::fbx) {
            number(from, "$mat.reflectivity", material.metallic); // where Blender puts it
        }
        material.metallic = std::clamp(material.metallic, 0.0F, 1.0F);
        const bool mapped = material.metallicRoughnessTexture.texture >= 0;
        material.roughness = mapped ? 1.0F : roughnessOf(from, source.blenderShine);
        readColour(from, material.baseColourTexture.texture >= 0, source, material);
        readOpacity(from, material);
        readEmission(from, source, material);
        int twoSided = 0;
        material.doubleSided =
            from.Get(AI_MATKEY_TWOSIDED, twoSided) == aiReturn_SUCCESS && twoSided != 0;
        int shading = 0;
        material.unlit = from.Get(AI_MATKEY_SHADING_MODEL, shading) == aiReturn_SUCCESS &&
                         shading == aiShadingMode_Unlit;
        return material;
    }

}

void readForeignMaterials(ForeignScene& source, ReadModel& read)
{
    ForeignTextures textures(source);
    for (unsigned i = 0; i < source.scene.mNumMaterials; ++i) {
        Material& material = read.model.materials.emplace_back(
            readMaterial(textures, *source.scene.mMaterials[i], source));
        // These formats do not say whether alpha means holes; a picture with holes in it does.
        material.holesInPicture = true;
    }
    textures.moveTo(read);
}

}
