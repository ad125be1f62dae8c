#include "render/scene_cache.h"

#include <cstring>

#include <glm/packing.hpp>

#include "base/promise.h"
#include "render/material_rows.h"
#include "render/texture_upload.h"

namespace premise {

namespace {

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

    template <class Rows> void fill(std::byte* to, const Rows& rows)
    {
        if (!rows.empty()) {
            std::memcpy(to, rows.data(), rows.size() * sizeof(*rows.data()));
        }
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

std::uint32_t SceneCache::addMaterial(const Material& material, const Model& model)
{
    materialRows_.push_back(materialBlock(material));
    materialSources_.push_back(material);
    meanColours_.push_back(meanColourOf(material, model));
    return std::uint32_t(materialRows_.size()) - 1;
}

Result<void> SceneCache::setModels(const Models& models)
{
    device_.waitIdle();
    models_ = models;
    made_.clear();
    cached_.clear();
    primitives_.clear();
    levels_.clear();
    materialRows_.clear();
    materialSources_.clear();
    meanColours_.clear();
    textureSets_.assign(1, TextureSet{});
    textures_.clear();
    images_.clear();
    if (!white_) {
        white_ = TRY(uploadTexture(device_, whitePixel()));
        samplerShapes_.push_back({});
        samplers_.emplace_back(device_, gpu::SamplerShape{});
    }
    vertices_ = {};
    indices_ = {};
    extras_ = {};
    kept_ = {};
    kept_.filled = TRY(addModels(models_, {}));
    kept_.primitives = primitives_.size();
    kept_.levels = levels_.size();
    kept_.materials = materialRows_.size();
    wholeIndices_ = kept_.filled.indices;
    return {};
}

Result<void> SceneCache::addModel(Id<Asset> id, const Model& model, const RestShapes& shapes,
                                  Filled& at)
{
    CachedModel cached;
    TRY(addTextures(model, cached.textureIndex));
    cached.firstMaterial = std::uint32_t(materialRows_.size());
    for (const Material& material : model.materials) {
        addMaterial(material, model);
    }
    const std::uint32_t defaultMaterial = addMaterial(plainGrey(), model);
    cached.rest = restPose(model);
    for (const Mesh& mesh : model.meshes) {
        Ids ids;
        for (const Primitive& primitive : mesh.primitives) {
            const std::uint32_t material =
                primitive.material < 0 ? defaultMaterial
                                       : cached.firstMaterial + std::uint32_t(primitive.material);
            ids.push_back(addPrimitive(primitive, material, model, cached.textureIndex, at));
        }
        cached.meshPrimitives.push_back(std::move(ids));
    }
    addCopies(model, shapes, cached, at);
    cached_[id] = std::move(cached);
    return {};
}

void SceneCache::addCopies(const Model& model, const RestShapes& shapes, CachedModel& cached,
                           Filled& at)
{
    Ids ofShape;
    for (const RestShape& shape : shapes.shapes) {
        const std::uint32_t whole =
            cached.meshPrimitives[std::size_t(shape.mesh)][std::size_t(shape.primitive)];
        ofShape.push_back(addCopy(whole, shape, at));
        cached.copies.emplace_back(ofShape.back(), whole);
    }
    cached.restPrimitives.resize(model.nodes.size());
    for (std::size_t node = 0; node < model.nodes.size(); ++node) {
        const std::vector<int>& places = shapes.ofNode[node];
        if (places.empty()) {
            continue;
        }
        Ids ids = cached.meshPrimitives[std::size_t(model.nodes[node].mesh)];
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i] >= 0) {
                ids[i] = ofShape[std::size_t(places[i])];
            }
        }
        cached.restPrimitives[node] = std::move(ids);
    }
}

std::uint32_t SceneCache::addCopy(std::uint32_t whole, const RestShape& shape, Filled& at)
{
    CachedPrimitive copy = primitives_[whole];
    copy.firstVertex = std::int32_t(at.vertices);
    copy.firstLevel = std::uint32_t(levels_.size());
    copy.bounds = shape.bounds;
    copy.inModelSpace = shape.inModelSpace;
    copy.vertices = shape.vertices;
    fill(vertices_.data() + at.vertices * sizeof(Vertex), shape.vertices);
    at.vertices += shape.vertices.size();
    levels_.push_back(levels_[primitives_[whole].firstLevel]);
    primitives_.push_back(std::move(copy));
    return std::uint32_t(primitives_.size()) - 1;
}

std::uint32_t SceneCache::addPrimitive(const Primitive& primitive, std::uint32_t material,
                                       const Model& model, const std::vector<int>& textureIndex,
                                       Filled& at)
{
    CachedPrimitive cached;
    cached.firstLevel = std::uint32_t(levels_.size());
    cached.indexCount = std::uint32_t(primitive.indices.size());
    cached.firstVertex = std::int32_t(at.vertices);
    cached.vertexCount = std::uint32_t(primitive.vertices.size());
    cached.material = material;
    cached.bounds = primitive.bounds;
    cached.vertices = primitive.vertices;
    cached.source = &primitive;
    const Material& source = materialSources_[material];
    cached.variant = variantOf(source, hasExtras(primitive));
    cached.textureSet = textureSetFor(source, model, textureIndex);
    levels_.push_back({std::uint32_t(at.indices), cached.indexCount, 0.0F});
    fill(vertices_.data() + at.vertices * sizeof(Vertex), primitive.vertices);
    fill(indices_.data() + at.indices * sizeof(std::uint32_t), primitive.indices);
    if (hasExtras(primitive)) {
        cached.extras = std::int32_t(at.extras);
        for (std::size_t i = 0; i < primitive.vertices.size(); ++i) {
            extras_.as<UVec4>()[at.extras + i] = extraRow(primitive, i);
        }
        at.extras += primitive.vertices.size();
    }
    at.vertices += primitive.vertices.size();
    at.indices += primitive.indices.size();
    primitives_.push_back(std::move(cached));
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

template <class Visit>
void SceneCache::visitDetail(const ModelDetails& details, const Visit& visit) const
{
    for (const auto& [id, detail] : details) {
        const auto found = cached_.find(id);
        if (found == cached_.end()) {
            continue;
        }
        const std::vector<Ids>& meshes = found->second.meshPrimitives;
        PROMISE(detail->meshes.size() == meshes.size(),
                "Levels are those of the model with this id");
        for (std::size_t mesh = 0; mesh < meshes.size(); ++mesh) {
            for (std::size_t i = 0; i < meshes[mesh].size(); ++i) {
                visit(meshes[mesh][i], detail->meshes[mesh].at(i));
            }
        }
    }
}

Result<void> SceneCache::setDetail(const ModelDetails& details)
{
    device_.waitIdle();
    dropMade();
    std::size_t indices = wholeIndices_;
    visitDetail(details, [&](std::uint32_t, const DetailLevels& levels) {
        for (const DetailLevel& level : levels) {
            indices += level.indices.size();
        }
    });
    gpu::Buffer all =
        TRY(gpu::Buffer::create(device_, gpu::BufferUse::indices, indices * sizeof(std::uint32_t)));
    std::memcpy(all.data(), indices_.data(), wholeIndices_ * sizeof(std::uint32_t));
    std::vector<std::vector<CachedLevel>> coarser(primitives_.size());
    std::size_t at = wholeIndices_;
    visitDetail(details, [&](std::uint32_t primitive, const DetailLevels& levels) {
        for (const DetailLevel& level : levels) {
            fill(all.data() + at * sizeof(std::uint32_t), level.indices);
            coarser[primitive].push_back(
                {std::uint32_t(at), std::uint32_t(level.indices.size()), level.error});
            at += level.indices.size();
        }
    });
    for (const auto& [id, model] : cached_) {
        for (const auto& [copy, whole] : model.copies) {
            coarser[copy] = coarser[whole];
        }
    }
    std::vector<CachedLevel> rows;
    for (std::size_t i = 0; i < primitives_.size(); ++i) {
        const CachedLevel whole = levels_[primitives_[i].firstLevel];
        primitives_[i].firstLevel = std::uint32_t(rows.size());
        primitives_[i].levelCount = std::uint32_t(coarser[i].size()) + 1;
        rows.push_back(whole);
        rows.insert(rows.end(), coarser[i].begin(), coarser[i].end());
    }
    levels_ = std::move(rows);
    indices_ = std::move(all);
    kept_.filled.indices = at;
    kept_.levels = levels_.size();
    return {};
}

}
