#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "asset/detail/levels_of_detail.h"
#include "asset/library.h"
#include "asset/pose/rest_shapes.h"
#include "gpu/commands.h"
#include "render/blocks.h"
#include "render/texture_update.h"
#include "stage/staged_frame.h"

namespace premise {

/// Which pipeline draws a thing. Few of them: each costs the software device a compilation.
struct Variant {
    bool extras = false; ///< vertex colours or a second uv set
    bool textured = false;
    bool masked = false;
    bool blended = false;
    bool twoSided = false;
    bool emits = false;
    bool mirrors = false; ///< glossy enough to show which way it reflects
    [[nodiscard]] std::uint32_t bits() const
    {
        return std::uint32_t(extras) | std::uint32_t(textured) << 1U | std::uint32_t(masked) << 2U |
               std::uint32_t(blended) << 3U | std::uint32_t(twoSided) << 4U |
               std::uint32_t(emits) << 5U | std::uint32_t(mirrors) << 6U;
    }
    [[nodiscard]] static Variant fromBits(std::uint32_t bits);
};

/// Triangles to draw a primitive with.
struct CachedLevel {
    std::uint32_t firstIndex = 0;
    std::uint32_t indexCount = 0;
    float error = 0.0F; ///< metres in the primitive's space; 0: it is drawn whole
};

/// A primitive as the device has it, or a copy of it as it stands bent at rest.
struct CachedPrimitive {
    std::uint32_t firstLevel = 0; ///< the whole one; coarser ones follow it
    std::uint32_t levelCount = 1;
    std::uint32_t indexCount = 0; ///< of the whole one
    std::int32_t firstVertex = 0;
    std::uint32_t vertexCount = 0;
    std::uint32_t material = 0; ///< of all models together
    std::int32_t extras = -1;   ///< first row in the extras buffer
    std::uint32_t textureSet = 0;
    Variant variant;
    Bounds bounds;
    bool inModelSpace = false;         ///< bent by joints: its node does not place it
    SharedArray<Vertex> vertices;      ///< as the device has them
    const Primitive* source = nullptr; ///< for skins and morphs
};

/// One thing to draw in a frame.
struct DrawItem {
    std::uint32_t primitive = 0;
    std::int32_t firstVertex = 0; ///< the primitive's, or its deformed copy's
    bool deformed = false;
    bool mirrored = false;                   ///< its triangles turn the other way
    std::uint32_t place = ~std::uint32_t(0); ///< among the models of the still set; of others, none
    float scale = 1.0F;                      ///< the most that anything in it is enlarged
    Bounds bounds;                           ///< world

    /// Land, sea or a backdrop round the set: larger than 45 m.
    [[nodiscard]] bool isLandscape() const
    {
        const Vec3 size = bounds.size();
        return std::max({size.x, size.y, size.z}) >= 45.0F;
    }
};

/// Things to draw and their instance rows, one a thing.
struct DrawList {
    std::vector<DrawItem> items;
    std::vector<InstanceBlock> instances;
    void clear()
    {
        items.clear();
        instances.clear();
    }
};

/// Textures that a batch pushes together.
struct TextureSet {
    static constexpr int slots = 5; ///< base, metallic-roughness, normal, occlusion, emissive
    int textures[slots] = {-1, -1, -1, -1, -1};
    int samplers[slots] = {0, 0, 0, 0, 0};
    friend bool operator==(const TextureSet&, const TextureSet&) = default;
};

/// Colours or a second set of coordinates, which few have.
[[nodiscard]] bool hasExtras(const Primitive& primitive);

/// Models as the device has them: one buffer of vertices, one of indices, textures, materials.
class SceneCache {
public:
    explicit SceneCache(const gpu::Device& device, bool linearMips);

    /// Uploads all models; replaces what was there.
    [[nodiscard]] Result<void> setModels(const Models& models);

    /// Textures that have arrived since; the models are those of setModels otherwise. `goOn` is as in
    /// TextureTaking.
    [[nodiscard]] Result<TextureUpdate> updateTextures(const Models& models,
                                                       const std::function<bool()>& goOn = {});

    /// Levels of detail for models that are there; replaces all that were.
    [[nodiscard]] Result<void> setDetail(const ModelDetails& details);

    /// Takes up models that are made beside those of setModels, in place of the ones before. Costs in
    /// proportion to what is made, not to what is there.
    [[nodiscard]] Result<void> setMade(const Models& made);

    /// Appends what one placed model draws. `deformed` receives skinned and morphed vertices.
    void append(const PlacedModel& placed, const std::vector<ModelPose>& poses, DrawList& list,
                std::vector<Vertex>& deformed);

    /// Appends the still set, each item with its place in it.
    void append(const StillScene& scene, DrawList& list);

    [[nodiscard]] const std::vector<CachedPrimitive>& primitives() const { return primitives_; }
    [[nodiscard]] const std::vector<CachedLevel>& levels() const { return levels_; }
    [[nodiscard]] const std::vector<TextureSet>& textureSets() const { return textureSets_; }
    [[nodiscard]] const gpu::Buffer& vertices() const { return vertices_; }
    [[nodiscard]] const gpu::Buffer& indices() const { return indices_; }
    [[nodiscard]] const gpu::Buffer& extras() const { return extras_; }
    /// Emission exposed by this factor: materials are rewritten only when it changes.
    [[nodiscard]] const gpu::Buffer& materials(float exposure);
    [[nodiscard]] const gpu::Texture& texture(int index) const;
    [[nodiscard]] const gpu::Sampler& sampler(int index) const
    {
        return samplers_[std::size_t(index)];
    }
    [[nodiscard]] const Models& models() const { return models_; }
    /// Mean colour of a model's material, textures averaged in: what bounced light is tinted by.
    [[nodiscard]] Vec3 meanColour(std::uint32_t material) const { return meanColours_[material]; }
    [[nodiscard]] std::uint32_t generation() const { return generation_; }

    /// How far the buffers are filled, in rows.
    struct Filled {
        std::size_t vertices = 0;
        std::size_t indices = 0;
        std::size_t extras = 0;
    };

private:
    using Ids = std::vector<std::uint32_t>;
    struct CachedModel {
        std::vector<Ids> meshPrimitives; ///< a mesh, a primitive
        std::vector<Ids> restPrimitives; ///< a node whose mesh is bent at rest; else empty
        std::vector<std::pair<std::uint32_t, std::uint32_t>> copies; ///< bent copy, and of what
        std::uint32_t firstMaterial = 0;
        std::vector<int> textureIndex; ///< a texture: its place among all
        std::vector<Mat4> rest;
        PosedModel posed; ///< kept, so that posing again allocates nothing
    };
    using Shapes = std::map<Id<Asset>, RestShapes>;
    /// Room for this many more rows than `at`; what is there stays.
    [[nodiscard]] Result<void> reserve(const Filled& at, const Filled& more);
    void dropMade();
    /// How far the buffers are filled then.
    [[nodiscard]] Result<Filled> addModels(const Models& models, Filled at);
    [[nodiscard]] Result<void> addTextures(const Model& model, std::vector<int>& textureIndex);
    [[nodiscard]] Result<TextureUpdate> updateTextures(const Model& model,
                                                       const CachedModel& cached,
                                                       const std::function<bool()>& goOn);
    [[nodiscard]] bool updateMaterials(const Model& model, const CachedModel& cached);
    [[nodiscard]] int samplerFor(const Texture& texture);
    [[nodiscard]] Result<void> addModel(Id<Asset> id, const Model& model, const RestShapes& shapes,
                                        Filled& at);
    std::uint32_t addPrimitive(const Primitive& primitive, std::uint32_t material,
                               const Model& model, const std::vector<int>& textureIndex,
                               Filled& at);
    std::uint32_t addCopy(std::uint32_t whole, const RestShape& shape, Filled& at);
    void addCopies(const Model& model, const RestShapes& shapes, CachedModel& cached, Filled& at);
    std::uint32_t addMaterial(const Material& material, const Model& model);
    std::uint32_t textureSetFor(const Material& material, const Model& model,
                                const std::vector<int>& textureIndex);
    void appendNode(const Model& model, const CachedModel& cached, std::size_t node,
                    const Mat4& worldFromNode, const PlacedModel& placed, DrawList& list,
                    std::vector<Vertex>& deformed) const;
    template <class Visit> void visitDetail(const ModelDetails& details, const Visit& visit) const;

    const gpu::Device& device_;
    bool linearMips_;
    Models models_;
    Models made_; ///< their rows follow all others
    std::map<Id<Asset>, CachedModel> cached_;
    std::vector<CachedPrimitive> primitives_;
    std::vector<CachedLevel> levels_;
    std::size_t wholeIndices_ = 0;            ///< those of levels of detail follow in the buffer
    std::vector<MaterialBlock> materialRows_; ///< emission not exposed
    std::vector<Material> materialSources_;
    std::vector<Vec3> meanColours_;
    std::vector<TextureSet> textureSets_;
    std::vector<gpu::Texture> textures_;
    std::vector<std::shared_ptr<const TextureImage>> images_; ///< what textures_ were made from
    std::vector<gpu::SamplerShape> samplerShapes_;
    std::vector<gpu::Sampler> samplers_;
    gpu::Texture white_;
    gpu::Buffer vertices_;
    gpu::Buffer indices_;
    gpu::Buffer extras_;
    gpu::Buffer materials_;
    float exposure_ = -1.0F;
    /// How far lists and buffers are filled by what was not made.
    struct Kept {
        Filled filled;
        std::size_t primitives = 0;
        std::size_t levels = 0;
        std::size_t materials = 0;
    } kept_;
    std::uint32_t generation_ = 0;
};

}
