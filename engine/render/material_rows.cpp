#include "render/material_rows.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/packing.hpp>

#include "image/colour.h"

namespace premise {

namespace {

    constexpr std::uint32_t unlitFlag = 0x0100U;
    constexpr std::uint32_t secondSetFlag = 0x0100U;          ///< of all textures
    constexpr std::uint32_t occlusionSecondSetFlag = 0x0800U; ///< of occlusion alone

    /// Where the textures of a material lie on it: where the first one does.
    const TextureUse& placeOfTextures(const Material& material)
    {
        for (const TextureUse* use :
             {&material.baseColourTexture, &material.metallicRoughnessTexture,
              &material.normalTexture, &material.occlusionTexture}) {
            if (use->texture >= 0) {
                return *use;
            }
        }
        return material.emissiveTexture;
    }

    /// Seven bits, finer where little is mirrored; 64 is 0.04, what most materials have.
    std::uint32_t packedReflectance(float reflectance)
    {
        const float level = 64.0F * std::sqrt(std::max(reflectance, 0.0F) / 0.04F);
        return std::uint32_t(std::lround(std::min(level, 127.0F)));
    }

    bool hasTexture(const Material& material)
    {
        return material.baseColourTexture.texture >= 0 ||
               material.metallicRoughnessTexture.texture >= 0 ||
               material.normalTexture.texture >= 0 || material.occlusionTexture.texture >= 0 ||
               material.emissiveTexture.texture >= 0;
    }

}

MaterialBlock materialBlock(const Material& material)
{
    MaterialBlock block;
    block.emissive = Vec4(material.emissive * emissiveLuminance, material.alphaCutoff);
    block.scales =
        Vec4(material.normalScale, material.occlusionStrength, material.baseColour.a, 0.0F);
    const TextureUse& place = placeOfTextures(material);
    const float cosine = std::cos(place.rotation);
    const float sine = std::sin(place.rotation);
    // KHR_texture_transform: translation · rotation · scale.
    block.uvRows[0] = Vec4(cosine * place.scale.x, sine * place.scale.y, place.offset.x, 0.0F);
    block.uvRows[1] = Vec4(-sine * place.scale.x, cosine * place.scale.y, place.offset.y, 0.0F);
    const TextureUse* uses[TextureSet::slots] = {
        &material.baseColourTexture, &material.metallicRoughnessTexture, &material.normalTexture,
        &material.occlusionTexture, &material.emissiveTexture};
    for (std::uint32_t slot = 0; slot < TextureSet::slots; ++slot) {
        if (uses[slot]->texture >= 0) {
            block.flags.x |= 1U << slot;
        }
    }
    if (place.uvSet == 1) {
        block.flags.x |= secondSetFlag;
    } else if (material.occlusionTexture.uvSet == 1) {
        block.flags.x |= occlusionSecondSetFlag;
    }
    return block;
}

Variant variantOf(const Material& material, bool extras)
{
    Variant variant;
    variant.extras = extras;
    variant.textured = hasTexture(material);
    variant.masked = material.alpha == AlphaMode::mask && variant.textured;
    variant.blended = material.alpha == AlphaMode::blend;
    variant.twoSided = material.doubleSided || variant.masked || variant.blended;
    variant.emits = material.emissive != Vec3(0.0F);
    variant.mirrors = material.roughness < 0.4F || material.metallic > 0.3F;
    return variant;
}

UVec4 packedSurface(const Material& material, std::uint32_t row, std::int32_t extras,
                    const Vec4& tint)
{
    const bool tinted = tint.a > 0.0F && material.name == "top";
    const Vec3 base = tinted ? Vec3(tint) : Vec3(material.baseColour);
    const auto metallic =
        std::uint32_t(std::lround(glm::clamp(material.metallic, 0.0F, 1.0F) * 255.0F));
    UVec4 packed(0U);
    packed.x = glm::packUnorm2x16(Vec2(base.r, base.g));
    packed.y = glm::packUnorm2x16(Vec2(base.b, material.roughness));
    packed.z = metallic | (material.unlit ? unlitFlag : 0U) |
               (packedReflectance(material.reflectance) << 9U) | (row << 16U);
    packed.w = std::uint32_t(extras);
    return packed;
}

Vec3 meanColourOf(const Material& material, const Model& model)
{
    const Vec3 base = Vec3(material.baseColour) * (1.0F - 0.5F * material.metallic);
    if (material.baseColourTexture.texture < 0) {
        return base;
    }
    const auto& mean = model.textures[std::size_t(material.baseColourTexture.texture)].image->mean;
    return base *
           Vec3(linearFromSrgb8(mean[0]), linearFromSrgb8(mean[1]), linearFromSrgb8(mean[2]));
}

}
