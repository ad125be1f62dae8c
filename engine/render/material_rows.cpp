#include "render/material_rows.h"

#include <cmath>

#include <glm/common.hpp>
#include <glm/packing.hpp>

#include "image/colour.h"

namespace premise {

namespace {

    constexpr std::uint32_t unlitFlag = 0x0100U;

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
    const TextureUse& base = material.baseColourTexture;
    const float cosine = std::cos(base.rotation);
    const float sine = std::sin(base.rotation);
    // KHR_texture_transform: translation · rotation · scale.
    block.uvRows[0] = Vec4(cosine * base.scale.x, sine * base.scale.y, base.offset.x, 0.0F);
    block.uvRows[1] = Vec4(-sine * base.scale.x, cosine * base.scale.y, base.offset.y, 0.0F);
    const TextureUse* uses[TextureSet::slots] = {
        &material.baseColourTexture, &material.metallicRoughnessTexture, &material.normalTexture,
        &material.occlusionTexture, &material.emissiveTexture};
    for (std::uint32_t slot = 0; slot < TextureSet::slots; ++slot) {
        if (uses[slot]->texture >= 0) {
            block.flags.x |= 1U << slot;
        }
        if (uses[slot]->uvSet == 1) {
            block.flags.x |= 0x100U << slot;
        }
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
    packed.z = metallic | (material.unlit ? unlitFlag : 0U) | (row << 16U);
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
