#pragma once

#include <map>

#include "gpu/pipeline.h"
#include "render/scene_cache.h"

namespace premise {

/// How a whole frame is shaded, beside what each surface needs.
struct Shading {
    bool toDisplay = false; ///< straight to 8 bits: one sample and nothing to blur
    bool shadows = true;
    bool volume = false;
    bool lamps = true;   ///< lit by any
    bool oneTap = false; ///< of a shadow map: many sub-frames soften its edges by themselves
};

/// Every pipeline of the renderer, made when first needed: on a software device each costs a
/// compilation at its first draw.
class Pipelines {
public:
    explicit Pipelines(const gpu::Device& device);

    [[nodiscard]] const gpu::Pipeline& mesh(Variant variant, const Shading& shading);
    /// Depth alone: shadow maps, and the pass before the picture. Masked: with the texture's holes.
    [[nodiscard]] const gpu::Pipeline& depth(bool twoSided, bool masked);
    [[nodiscard]] const gpu::Pipeline& sky(bool toDisplay);
    [[nodiscard]] const gpu::Pipeline& accumulate();
    [[nodiscard]] const gpu::Pipeline& focus();
    [[nodiscard]] const gpu::Pipeline& resolve();

    gpu::Layout meshLayout;
    gpu::Layout depthLayout;
    gpu::Layout skyLayout;
    gpu::Layout screenLayout; ///< one texture, 32 bytes of constants

private:
    [[nodiscard]] gpu::Pipeline screenPipeline(std::span<const std::uint32_t> fragment,
                                               VkFormat colour, gpu::Blend blend);
    const gpu::Device& device_;
    std::map<std::uint32_t, gpu::Pipeline> mesh_;
    gpu::Pipeline depth_[4];
    gpu::Pipeline sky_[2];
    gpu::Pipeline accumulate_;
    gpu::Pipeline focus_;
    gpu::Pipeline resolve_;
};

}
