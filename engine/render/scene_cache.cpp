#include "render/scene_cache.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <glm/packing.hpp>

#include "base/check.h"
#include "render/deform.h"
#include "render/material_rows.h"
#include "render/texture_upload.h"

namespace premise {

namespace {

    bool hasExtras(const Primitive& primitive)
    {
        return !primitive.colours.empty() || !primitive.uv1.empty();
    }

    UVec4 extraRow(const Primitive& primitive, std::size_t vertex)
    {
        const Vec4 colour = primitive.colours.empty() ? Vec4(1.0F) : primitive.colours[vertex];
        const Vec2 uv =
            primitive.uv1.empty() ? primitive.vertices[vertex].uv : primitive.uv1[vertex];
        UVec4 row(0U);
        row.x = glm::packUnorm2x16(Vec2(colour.r, colour.g));
        row.y = glm::packUnorm2x16(Vec2(colour.b, colour.a));
        std::memcpy(&row.z, &uv.x, sizeof(float));
        std::memcpy(&row.w, &uv.y, sizeof(float));
        return row;
    }

    /// In the order of a TextureSet's slots.
    std::array<const TextureUse*, TextureSet::slots> usesOf(const Material& material)
    {
        return {&material.baseColourTexture, &material.metallicRoughnessTexture,
                &material.normalTexture, &material.occlusionTexture, &material.emissiveTexture};
    }

    /// For primitives without a material.
    Material plainGrey()
    {
        Material grey;
        grey.baseColour = Vec4(0.5F, 0.5F, 0.5F, 1.0F);
        grey.metallic = 0.0F;
        grey.roughness = 0.7F;
        return grey;
    }

    TextureImage whitePixel()
    {
        TextureImage white;
        white.role = TextureRole::data;
        white.mean = {255, 255, 255, 255};
        return white;
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

    SceneCache::Filled totalsOf(const Models& models)
    {
        SceneCache::Filled totals;
        for (const auto& [id, model] : models) {
            for (const Mesh& mesh : model->meshes) {
                for (const Primitive& primitive : mesh.primitives) {
                    totals.vertices += primitive.vertices.size();
                    totals.indices += primitive.indices.size();
                    totals.extras += hasExtras(primitive) ? primitive.vertices.size() : 0;
                }
            }
        }
        return totals;
    }

}

Variant Variant::fromBits(std::uint32_t bits)
{
    return {(bits & 1U) != 0,  (bits & 2U) != 0,  (bits & 4U) != 0, (bits & 8U) != 0,
            (bits & 16U) != 0, (bits & 32U) != 0, (bits & 64U) != 0};
}

SceneCache::SceneCache(const gpu::Device& device, bool linearMips)
    : device_(device), linearMips_(linearMips)
{
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

std::uint32_t SceneCache::addMaterial(const Material& material, const Model& model)
{
    materialRows_.push_back(materialBlock(material));
    materialSources_.push_back(material);
    meanColours_.push_back(meanColourOf(material, model));
    return std::uint32_t(materialRows_.size()) - 1;
}

Result<void> SceneCache::uploadTextures(const Model& model, std::vector<int>& textureIndex)
{
    textureIndex.assign(model.textures.size(), -1);
    std::map<const TextureImage*, int> known; // of one picture with several samplers
    for (const Material& material : model.materials) {
        for (const TextureUse* use : usesOf(material)) {
            if (use->texture < 0) {
                continue;
            }
            const TextureImage* image = model.textures[std::size_t(use->texture)].image.get();
            const auto [found, isNew] = known.emplace(image, int(textures_.size()));
            if (isNew) {
                textures_.push_back(TRY(uploadTexture(device_, *image)));
            }
            textureIndex[std::size_t(use->texture)] = found->second;
        }
    }
    return {};
}

Result<void> SceneCache::setModels(const Models& models)
{
    device_.waitIdle();
    models_ = models;
    cached_.clear();
    primitives_.clear();
    materialRows_.clear();
    materialSources_.clear();
    meanColours_.clear();
    textureSets_.assign(1, TextureSet{});
    textures_.clear();
    exposure_ = -1.0F;
    ++generation_;
    if (!white_) {
        white_ = TRY(uploadTexture(device_, whitePixel()));
        samplerShapes_.push_back({});
        samplers_.emplace_back(device_, gpu::SamplerShape{});
    }
    const Filled totals = totalsOf(models);
    vertices_ = TRY(
        gpu::Buffer::create(device_, gpu::BufferUse::vertices, totals.vertices * sizeof(Vertex)));
    indices_ = TRY(gpu::Buffer::create(device_, gpu::BufferUse::indices,
                                       totals.indices * sizeof(std::uint32_t)));
    extras_ =
        TRY(gpu::Buffer::create(device_, gpu::BufferUse::storage, totals.extras * sizeof(UVec4)));
    Filled at;
    for (const auto& [id, model] : models_) {
        TRY(addModel(id, *model, at));
    }
    materials_ = TRY(gpu::Buffer::create(device_, gpu::BufferUse::storage,
                                         materialRows_.size() * sizeof(MaterialBlock)));
    return {};
}

Result<void> SceneCache::addModel(Id<Asset> id, const Model& model, Filled& at)
{
    std::vector<int> textureIndex;
    TRY(uploadTextures(model, textureIndex));
    const auto firstMaterial = std::uint32_t(materialRows_.size());
    for (const Material& material : model.materials) {
        addMaterial(material, model);
    }
    const std::uint32_t defaultMaterial = addMaterial(plainGrey(), model);
    CachedModel cached;
    cached.rest = restPose(model);
    for (const Mesh& mesh : model.meshes) {
        std::vector<std::uint32_t> ids;
        for (const Primitive& primitive : mesh.primitives) {
            const std::uint32_t material = primitive.material < 0
                                               ? defaultMaterial
                                               : firstMaterial + std::uint32_t(primitive.material);
            ids.push_back(addPrimitive(primitive, material, model, textureIndex, at));
        }
        cached.meshPrimitives.push_back(std::move(ids));
    }
    cached_[id] = std::move(cached);
    return {};
}

std::uint32_t SceneCache::addPrimitive(const Primitive& primitive, std::uint32_t material,
                                       const Model& model, const std::vector<int>& textureIndex,
                                       Filled& at)
{
    CachedPrimitive cached;
    cached.firstIndex = std::uint32_t(at.indices);
    cached.indexCount = std::uint32_t(primitive.indices.size());
    cached.firstVertex = std::int32_t(at.vertices);
    cached.vertexCount = std::uint32_t(primitive.vertices.size());
    cached.material = material;
    cached.bounds = primitive.bounds;
    cached.source = &primitive;
    const Material& source = materialSources_[material];
    cached.variant = variantOf(source, hasExtras(primitive));
    cached.textureSet = textureSetFor(source, model, textureIndex);
    std::memcpy(vertices_.as<Vertex>() + at.vertices, primitive.vertices.data(),
                primitive.vertices.size() * sizeof(Vertex));
    std::memcpy(indices_.as<std::uint32_t>() + at.indices, primitive.indices.data(),
                primitive.indices.size() * sizeof(std::uint32_t));
    if (hasExtras(primitive)) {
        cached.extras = std::int32_t(at.extras);
        for (std::size_t i = 0; i < primitive.vertices.size(); ++i) {
            extras_.as<UVec4>()[at.extras + i] = extraRow(primitive, i);
        }
        at.extras += primitive.vertices.size();
    }
    at.vertices += primitive.vertices.size();
    at.indices += primitive.indices.size();
    primitives_.push_back(cached);
    return std::uint32_t(primitives_.size()) - 1;
}

const gpu::Buffer& SceneCache::materials(float exposure)
{
    if (exposure != exposure_) {
        device_.waitIdle();
        for (std::size_t i = 0; i < materialRows_.size(); ++i) {
            MaterialBlock row = materialRows_[i];
            row.emissive = Vec4(Vec3(row.emissive) * exposure, row.emissive.a);
            materials_.as<MaterialBlock>()[i] = row;
        }
        exposure_ = exposure;
    }
    return materials_;
}

void SceneCache::append(const PlacedModel& placed, const std::vector<ModelPose>& poses,
                        DrawList& list, std::vector<Vertex>& deformed)
{
    const auto found = cached_.find(placed.asset);
    if (found == cached_.end()) {
        return;
    }
    const Model& model = *models_.at(placed.asset);
    CachedModel& cached = found->second;
    const bool posed = placed.pose >= 0;
    if (posed) {
        poseModel(model, poses[std::size_t(placed.pose)], cached.posed);
    }
    const std::vector<Mat4>& nodes = posed ? cached.posed.modelFromNode : cached.rest;
    for (std::size_t node = 0; node < model.nodes.size(); ++node) {
        if (model.nodes[node].mesh < 0) {
            continue;
        }
        const Mat4 worldFromNode = placed.worldFromModel * nodes[node];
        if (model.nodes[node].instances.empty()) {
            appendNode(model, cached, node, worldFromNode, placed, list, deformed);
        }
        for (const Mat4& instance : model.nodes[node].instances) {
            appendNode(model, cached, node, worldFromNode * instance, placed, list, deformed);
        }
    }
}

void SceneCache::appendNode(const Model& model, const CachedModel& cached, std::size_t node,
                            const Mat4& worldFromNode, const PlacedModel& placed, DrawList& list,
                            std::vector<Vertex>& deformed) const
{
    const Node& source = model.nodes[node];
    const bool posed = placed.pose >= 0;
    for (const std::uint32_t id : cached.meshPrimitives[std::size_t(source.mesh)]) {
        const CachedPrimitive& primitive = primitives_[id];
        DrawItem item;
        item.primitive = id;
        item.firstVertex = primitive.firstVertex;
        Mat4 worldFromLocal = worldFromNode;
        Bounds local = primitive.bounds;
        std::span<const Mat4> joints;
        std::span<const float> weights;
        if (posed && source.skin >= 0 && !primitive.source->skin.empty()) {
            joints = cached.posed.jointMatrices[std::size_t(source.skin)];
            worldFromLocal = placed.worldFromModel;
        }
        if (posed && !primitive.source->morphs.empty()) {
            weights = cached.posed.morphWeights[node];
        }
        if (!joints.empty() || !weights.empty()) {
            item.deformed = true;
            item.firstVertex = std::int32_t(deformed.size());
            local = appendDeformed(*primitive.source, weights, joints, deformed);
        }
        item.bounds = moved(local, worldFromLocal);
        item.mirrored = glm::determinant(Mat3(worldFromLocal)) < 0.0F;
        const Mat4 rows = glm::transpose(worldFromLocal);
        list.items.push_back(item);
        list.instances.push_back(
            {rows[0], rows[1], rows[2],
             packedSurface(materialSources_[primitive.material], primitive.material,
                           primitive.extras, placed.tint)});
    }
}

}
