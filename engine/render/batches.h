#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/buffer.h"
#include "math/bounds.h"
#include "render/scene_cache.h"

namespace premise {

/// Indirect draws that share pipeline, textures and vertex buffer: one call.
struct Batch {
    Variant variant;
    std::uint32_t textureSet = 0;
    bool deformed = false;
    std::uint32_t firstCommand = 0;
    std::uint32_t commandCount = 0;
};

/// What a pass draws, in order.
struct BatchList {
    std::vector<Batch> opaque;
    std::vector<Batch> blended;
    std::size_t triangles = 0;
};

/// Sorts what a camera or a light may see into as few indirect calls as the device needs: by
/// pipeline and textures, then front to back in steps of distance, within a step by primitive, so
/// that instances of one mesh and level of detail share a command. Blended things come back to front, one command each.
class Batcher {
public:
    /// Which of the two lists to take.
    enum class Take { all, still, moving };
    struct Order {
        Frustum frustum;
        Vec3 eye{0.0F};
        Take take = Take::all;
        std::span<const std::uint32_t> hidden{}; ///< places in the still set, rising, to leave out
        bool depthOnly = false; ///< a shadow: textures do not matter, blended things cast none
        /// So far may a surface be off, in metres and in metres more for each metre that it is away
        /// from the eye: what has levels of detail is drawn with as few triangles. 0: whole.
        float mayBeOff = 0.0F;
        float mayBeOffPerMetre = 0.0F;
    };
    /// Fills `visible` and `commands` (appending) from the still and the moving list; moving items'
    /// instances follow the still ones in the instance buffer.
    void build(const SceneCache& cache, const DrawList& still, const DrawList& moving,
               const Order& order, BatchList& out);

    [[nodiscard]] const std::vector<std::uint32_t>& visible() const { return visible_; }
    [[nodiscard]] const std::vector<VkDrawIndexedIndirectCommand>& commands() const
    {
        return commands_;
    }
    void clear();

private:
    struct Sorted {
        std::uint64_t key = 0;
        std::uint32_t instance = 0;
        std::uint32_t primitive = 0;
        std::uint32_t level = 0;
        std::int32_t firstVertex = 0;
        bool deformed = false;
    };
    void collect(const SceneCache& cache, const DrawList& list, std::uint32_t firstInstance,
                 const Order& order);
    void emit(const SceneCache& cache, BatchList& out);

    std::vector<Sorted> opaque_;
    std::vector<Sorted> blended_;
    std::vector<std::uint32_t> visible_;
    std::vector<VkDrawIndexedIndirectCommand> commands_;
};

}
