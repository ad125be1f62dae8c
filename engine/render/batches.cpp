#include "render/batches.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <glm/geometric.hpp>

namespace premise {

namespace {

    // A key, from its highest bits: variant (7) and deformed (1), texture set (12), step of distance
    // (6), level of detail (24), of which each is one primitive's.
    constexpr std::uint32_t stepBits = 6;
    constexpr std::uint32_t levelBits = 24;

    std::uint64_t batchKey(Variant variant, bool deformed, std::uint32_t textureSet)
    {
        return (std::uint64_t(variant.bits()) << 1U | std::uint64_t(deformed)) << 12U | textureSet;
    }

    /// Distance in steps of a quarter more each: near things are told apart finely.
    std::uint32_t distanceStep(float distance)
    {
        const float steps = 3.0F * std::log2(1.0F + distance);
        return std::uint32_t(std::min(steps, 63.0F));
    }

    /// The coarsest that is off by no more than this, in metres of the primitive's space.
    std::uint32_t levelFor(const SceneCache& cache, const CachedPrimitive& primitive,
                           float mayBeOff)
    {
        std::uint32_t level = primitive.firstLevel;
        const std::uint32_t last = level + primitive.levelCount - 1;
        while (mayBeOff > 0.0F && level < last && cache.levels()[level + 1].error <= mayBeOff) {
            ++level;
        }
        return level;
    }

    /// For shadows only the way of culling and the holes matter, not how a surface looks.
    Variant shadowVariant(Variant variant)
    {
        Variant plain;
        plain.twoSided = variant.twoSided;
        plain.masked = variant.masked;
        return plain;
    }

}

void Batcher::clear()
{
    visible_.clear();
    commands_.clear();
}

void Batcher::collect(const SceneCache& cache, const DrawList& list, std::uint32_t firstInstance,
                      const Order& order)
{
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const DrawItem& item = list.items[i];
        if (!mayBeInside(order.frustum, item.bounds) ||
            std::ranges::binary_search(order.hidden, item.place)) {
            continue;
        }
        const CachedPrimitive& primitive = cache.primitives()[item.primitive];
        const Vec3 nearest = glm::clamp(order.eye, item.bounds.min, item.bounds.max);
        const float distance = glm::distance(order.eye, nearest);
        Sorted sorted;
        sorted.instance = firstInstance + std::uint32_t(i);
        sorted.primitive = item.primitive;
        sorted.level = levelFor(cache, primitive,
                                (order.mayBeOff + order.mayBeOffPerMetre * distance) / item.scale);
        sorted.firstVertex = item.firstVertex;
        sorted.deformed = item.deformed;
        if (primitive.variant.blended) {
            if (!order.depthOnly) {
                const float centre = glm::distance(order.eye, item.bounds.centre());
                sorted.key = ~std::uint64_t(std::bit_cast<std::uint32_t>(centre)) & 0xFFFFFFFFU;
                blended_.push_back(sorted);
            }
            continue;
        }
        Variant variant = order.depthOnly ? shadowVariant(primitive.variant) : primitive.variant;
        // What is mirrored turns its back: drawn from both sides, its shading sets the normal right.
        variant.twoSided = variant.twoSided || item.mirrored;
        const std::uint32_t set = order.depthOnly && !variant.masked ? 0 : primitive.textureSet;
        const std::uint64_t step = order.depthOnly ? 0 : distanceStep(distance);
        sorted.key =
            (batchKey(variant, item.deformed, set) << stepBits | step) << levelBits | sorted.level;
        opaque_.push_back(sorted);
    }
}

void Batcher::emit(const SceneCache& cache, BatchList& out)
{
    std::uint64_t lastKey = ~std::uint64_t(0);
    std::int32_t lastVertex = -1;
    const auto add = [&](const Sorted& sorted, std::uint64_t key, Variant variant, bool deformed,
                         std::uint32_t set, bool mayJoin, std::vector<Batch>& batches) {
        const CachedLevel& level = cache.levels()[sorted.level];
        const auto slot = std::uint32_t(visible_.size());
        visible_.push_back(sorted.instance);
        out.triangles += level.indexCount / 3;
        if (mayJoin && key == lastKey && sorted.firstVertex == lastVertex) {
            ++commands_.back().instanceCount;
            return;
        }
        const Batch* last = batches.empty() ? nullptr : &batches.back();
        if (last == nullptr || last->variant.bits() != variant.bits() || last->textureSet != set ||
            last->deformed != deformed) {
            batches.push_back({variant, set, deformed, std::uint32_t(commands_.size()), 0});
        }
        commands_.push_back({level.indexCount, 1, level.firstIndex, sorted.firstVertex, slot});
        ++batches.back().commandCount;
        lastKey = key;
        lastVertex = sorted.firstVertex;
    };
    for (const Sorted& sorted : opaque_) {
        const std::uint64_t batch = sorted.key >> (stepBits + levelBits);
        add(sorted, sorted.key, Variant::fromBits(std::uint32_t(batch >> 13U)), sorted.deformed,
            std::uint32_t(batch & 0xFFFU), true, out.opaque);
    }
    for (const Sorted& sorted : blended_) {
        const CachedPrimitive& primitive = cache.primitives()[sorted.primitive];
        add(sorted, sorted.key, primitive.variant, sorted.deformed, primitive.textureSet, false,
            out.blended);
    }
}

void Batcher::build(const SceneCache& cache, const DrawList& still, const DrawList& moving,
                    const Order& order, BatchList& out)
{
    out.opaque.clear();
    out.blended.clear();
    out.triangles = 0;
    opaque_.clear();
    blended_.clear();
    if (order.take != Take::moving) {
        collect(cache, still, 0, order);
    }
    if (order.take != Take::still) {
        collect(cache, moving, std::uint32_t(still.items.size()), order);
    }
    const auto before = [](const Sorted& a, const Sorted& b) {
        return a.key != b.key ? a.key < b.key : a.instance < b.instance;
    };
    std::ranges::sort(opaque_, before);
    std::ranges::sort(blended_, before);
    emit(cache, out);
}

}
