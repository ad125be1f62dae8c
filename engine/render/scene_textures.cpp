#include <algorithm>
#include <array>
#include <utility>

#include "base/promise.h"
#include "render/material_rows.h"
#include "render/scene_cache.h"
#include "render/texture_upload.h"

namespace premise {

namespace {

    /// In the order of a TextureSet's slots.
    std::array<const TextureUse*, TextureSet::slots> usesOf(const Material& material)
    {
        return {&material.baseColourTexture, &material.metallicRoughnessTexture,
                &material.normalTexture, &material.occlusionTexture, &material.emissiveTexture};
    }

    VkSamplerAddressMode addressMode(Wrap wrap)
    {
        switch (wrap) {
        case Wrap::mirror: return VK_SAMPLER_ADDRESS_MODE_MIRRORED_REPEAT;
        case Wrap::clamp: return VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
        case Wrap::repeat: break;
        }
        return VK_SAMPLER_ADDRESS_MODE_REPEAT;
    }

}

const gpu::Texture& SceneCache::texture(int index) const
{
    return index < 0 ? white_ : textures_[std::size_t(index)];
}

int SceneCache::samplerFor(const Texture& texture)
{
    const gpu::SamplerShape shape{!texture.nearest, linearMips_, addressMode(texture.wrapU),
                                  addressMode(texture.wrapV), device_.maxAnisotropy()};
    const auto found = std::ranges::find(samplerShapes_, shape);
    if (found != samplerShapes_.end()) {
        return int(found - samplerShapes_.begin());
    }
    samplerShapes_.push_back(shape);
    samplers_.emplace_back(device_, shape);
    return int(samplers_.size()) - 1;
}

std::uint32_t SceneCache::textureSetFor(const Material& material, const Model& model,
                                        const std::vector<int>& textureIndex)
{
    TextureSet set;
    const auto uses = usesOf(material);
    for (std::size_t slot = 0; slot < uses.size(); ++slot) {
        if (uses[slot]->texture >= 0) {
            const auto texture = std::size_t(uses[slot]->texture);
            set.textures[slot] = textureIndex[texture];
            set.samplers[slot] = samplerFor(model.textures[texture]);
        }
    }
    const auto found = std::ranges::find(textureSets_, set);
    if (found != textureSets_.end()) {
        return std::uint32_t(found - textureSets_.begin());
    }
    textureSets_.push_back(set);
    return std::uint32_t(textureSets_.size()) - 1;
}

Result<void> SceneCache::addTextures(const Model& model, std::vector<int>& textureIndex)
{
    textureIndex.assign(model.textures.size(), -1);
    std::map<const TextureImage*, int> known; // of one picture with several samplers
    for (const Material& material : model.materials) {
        for (const TextureUse* use : usesOf(material)) {
            if (use->texture < 0) {
                continue;
            }
            const auto& image = model.textures[std::size_t(use->texture)].image;
            const auto [found, isNew] = known.emplace(image.get(), int(textures_.size()));
            if (isNew) {
                textures_.push_back(TRY(uploadTexture(device_, *image)));
                images_.push_back(image);
            }
            textureIndex[std::size_t(use->texture)] = found->second;
        }
    }
    return {};
}

Result<TextureUpdate> SceneCache::updateTextures(const Models& models,
                                                 const std::function<bool()>& goOn)
{
    device_.waitIdle();
    bool first = true;
    const auto goesOn = [&] { return std::exchange(first, false) || !goOn || goOn(); };
    TextureUpdate update;
    for (auto& [id, present] : models_) {
        const auto found = models.find(id);
        if (found == models.end() || found->second == present) {
            continue;
        }
        const CachedModel& cached = cached_.at(id);
        const Model& model = *found->second;
        PROMISE(model.meshes.size() == present->meshes.size() &&
                    model.materials.size() == present->materials.size() &&
                    model.textures.size() == present->textures.size(),
                "Only textures arrive late");
        const TextureUpdate one = TRY(updateTextures(model, cached, goesOn));
        update.changed = update.changed || one.changed;
        if (!one.whole) {
            update.whole = false;
            break;
        }
        update.changed = updateMaterials(model, cached) || update.changed;
        present = found->second;
        for (std::size_t mesh = 0; mesh < model.meshes.size(); ++mesh) {
            for (std::size_t i = 0; i < cached.meshPrimitives[mesh].size(); ++i) {
                CachedPrimitive& primitive = primitives_[cached.meshPrimitives[mesh][i]];
                primitive.source = &model.meshes[mesh].primitives.at(i);
            }
        }
        for (const auto& [copy, whole] : cached.copies) {
            primitives_[copy].source = primitives_[whole].source;
        }
    }
    return update;
}

Result<TextureUpdate> SceneCache::updateTextures(const Model& model, const CachedModel& cached,
                                                 const std::function<bool()>& goOn)
{
    TextureUpdate update;
    for (std::size_t i = 0; i < model.textures.size(); ++i) {
        const int place = cached.textureIndex[i];
        const std::shared_ptr<const TextureImage>& image = model.textures[i].image;
        if (place < 0 || image == images_[std::size_t(place)]) {
            continue;
        }
        if (!goOn()) {
            update.whole = false;
            break;
        }
        textures_[std::size_t(place)] = TRY(uploadTexture(device_, *image));
        images_[std::size_t(place)] = image;
        update.changed = true;
    }
    return update;
}

bool SceneCache::updateMaterials(const Model& model, const CachedModel& cached)
{
    bool changed = false;
    const std::size_t end = cached.firstMaterial + model.materials.size();
    for (std::size_t i = 0; i < model.materials.size(); ++i) {
        const Material& material = model.materials[i];
        const std::size_t row = cached.firstMaterial + i;
        const Vec3 mean = meanColourOf(material, model);
        changed = changed || mean != meanColours_[row];
        materialRows_[row] = materialBlock(material);
        materialSources_[row] = material;
        meanColours_[row] = mean;
    }
    // A picture that has arrived may have holes, which its material then has.
    for (CachedPrimitive& primitive : primitives_) {
        if (primitive.material >= cached.firstMaterial && primitive.material < end) {
            const Variant variant =
                variantOf(materialSources_[primitive.material], primitive.extras >= 0);
            changed = changed || variant.bits() != primitive.variant.bits();
            primitive.variant = variant;
        }
    }
    exposure_ = -1.0F;
    return changed;
}

}
