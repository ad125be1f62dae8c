#include "render/batches.h"

#include <algorithm>
#include <vector>

#include <glm/geometric.hpp>

#include "film/projection.h"
#include "render/scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// 10,000 boxes of one model on a field of 200 m round the origin, seen along −z from 2 m above it.
struct Field {
    std::unique_ptr<gpu::Device> device{};
    std::unique_ptr<SceneCache> cache{};
    DrawList list{};
    Batcher::Order order{};

    explicit Field(std::vector<Material> materials = {paint(Vec3(0.5F))})
    {
        releaseDevice();
        Result<std::unique_ptr<gpu::Device>> made = gpu::Device::create({});
        REQUIRE_MESSAGE(made, made.error().message);
        device = std::move(*made);
        cache = std::make_unique<SceneCache>(*device, false);
        Models models;
        for (const Material& material : materials) {
            models[{std::uint32_t(models.size()) + 1}] =
                std::make_shared<const Model>(box(material));
        }
        REQUIRE(cache->setModels(models));
        std::vector<Vertex> deformed;
        for (int i = 0; i < 10000; ++i) {
            // Scattered over the order in which they are given.
            const int place = i * 7919 % 10000;
            PlacedModel piece;
            piece.asset = {std::uint32_t(i) % std::uint32_t(models.size()) + 1};
            piece.worldFromModel =
                placed({float(place % 100) * 2.0F - 99.0F, 0, float(place / 100) * 2.0F - 99.0F});
            cache->append(piece, {}, list, deformed);
        }
        const Mat4 viewFromWorld = poseFromWorld({Vec3(0, 2, 0), Quat(1.0F, 0.0F, 0.0F, 0.0F)});
        order.eye = Vec3(0, 2, 0);
        order.frustum = frustumFrom(clipFromView({0.5, 0.3}, Metres(0.05)) * viewFromWorld);
    }
    [[nodiscard]] float distanceOf(std::uint32_t instance) const
    {
        const Bounds& bounds = list.items[instance].bounds;
        return glm::distance(order.eye, glm::clamp(order.eye, bounds.min, bounds.max));
    }
};

}

TEST_CASE("ten thousand boxes are drawn by one call of few commands")
{
    const Field field;
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, {}, field.order, batches);
    CHECK(batches.opaque.size() == 1);
    CHECK(batches.blended.empty());
    CHECK(batcher.commands().size() < 40);
    std::size_t instances = 0;
    for (const VkDrawIndexedIndirectCommand& command : batcher.commands()) {
        CHECK(command.firstInstance == instances);
        instances += command.instanceCount;
    }
    CHECK(instances == batcher.visible().size());
    CHECK(batches.triangles == instances * 12);
}

TEST_CASE("commands go from near to far")
{
    const Field field;
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, {}, field.order, batches);
    float farthestBefore = 0.0F;
    for (const VkDrawIndexedIndirectCommand& command : batcher.commands()) {
        float nearest = 1e9F;
        float farthest = 0.0F;
        for (std::uint32_t i = 0; i < command.instanceCount; ++i) {
            const float distance = field.distanceOf(batcher.visible()[command.firstInstance + i]);
            nearest = std::min(nearest, distance);
            farthest = std::max(farthest, distance);
        }
        CHECK(nearest >= farthestBefore);
        farthestBefore = farthest;
    }
    CHECK(farthestBefore > 80.0F);
}

TEST_CASE("what cannot be seen is left out and what can is kept")
{
    const Field field;
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, {}, field.order, batches);
    std::vector<bool> kept(field.list.items.size(), false);
    for (const std::uint32_t instance : batcher.visible()) {
        CHECK_FALSE(kept[instance]); // once each
        kept[instance] = true;
    }
    int wrongly = 0;
    int missing = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const Vec3 centre = field.list.items[i].bounds.centre();
        // Half the picture is half as wide as it is far away; a box is 1 m.
        const bool behind = centre.z > 0.6F;
        const bool farAside = std::abs(centre.x) - 0.5F > 0.5F * (-centre.z + 0.5F) + 0.01F;
        const bool inside = centre.z < -10.0F && std::abs(centre.x) < -centre.z * 0.5F;
        wrongly += kept[i] && (behind || farAside) ? 1 : 0;
        missing += !kept[i] && inside ? 1 : 0;
    }
    CHECK(wrongly == 0);
    CHECK(missing == 0);
    CHECK(batcher.visible().size() < 3000); // of 10,000
}

TEST_CASE("panes come one by one from far to near after what is opaque")
{
    const Field field({paint(Vec3(0.5F)), unlit(Vec3(0.5F), 0.5F)});
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, {}, field.order, batches);
    REQUIRE(batches.opaque.size() == 1);
    REQUIRE(batches.blended.size() == 1);
    const Batch& panes = batches.blended.front();
    CHECK(panes.commandCount > 500);
    float before = 1e9F;
    for (std::uint32_t i = 0; i < panes.commandCount; ++i) {
        const VkDrawIndexedIndirectCommand& command = batcher.commands()[panes.firstCommand + i];
        CHECK(command.instanceCount == 1);
        const Vec3 centre =
            field.list.items[batcher.visible()[command.firstInstance]].bounds.centre();
        const float distance = glm::distance(field.order.eye, centre);
        CHECK(distance <= before);
        before = distance;
    }
}

TEST_CASE("in a shadow pass the look of things costs no calls and panes are absent")
{
    Material glossy = paint(Vec3(0.1F));
    glossy.roughness = 0.1F;
    Material glowing = paint(Vec3(0.1F));
    glowing.emissive = Vec3(1.0F);
    Field field({paint(Vec3(0.5F)), glossy, glowing, unlit(Vec3(0.5F), 0.5F)});
    field.order.depthOnly = true;
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, {}, field.order, batches);
    CHECK(batches.opaque.size() == 1);
    CHECK(batches.blended.empty());
    CHECK(batcher.commands().size() == 3);
}

TEST_CASE("what moves follows what stands still in the instance buffer")
{
    Field field;
    DrawList moving;
    std::vector<Vertex> deformed;
    PlacedModel piece;
    piece.asset = {1};
    piece.worldFromModel = placed({0, 2, -5});
    field.cache->append(piece, {}, moving, deformed);
    Batcher batcher;
    BatchList batches;
    batcher.build(*field.cache, field.list, moving, field.order, batches);
    CHECK(std::ranges::count(batcher.visible(), 10000U) == 1);
}
