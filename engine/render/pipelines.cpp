#include "render/pipelines.h"

#include <array>
#include <cstddef>

#include "render/targets.h"
#include "shaders/accumulate_frag.h"
#include "shaders/depth_masked_frag.h"
#include "shaders/depth_masked_vert.h"
#include "shaders/depth_vert.h"
#include "shaders/focus_frag.h"
#include "shaders/mesh_frag.h"
#include "shaders/mesh_plain_frag.h"
#include "shaders/mesh_plain_vert.h"
#include "shaders/mesh_vert.h"
#include "shaders/resolve_frag.h"
#include "shaders/screen_vert.h"
#include "shaders/sky_frag.h"

namespace premise {

namespace {

    using gpu::Binding;

    constexpr std::array meshBindings{
        Binding::uniform, Binding::storage, Binding::storage, Binding::storage, Binding::storage,
        Binding::uniform, Binding::texture, Binding::texture, Binding::texture, Binding::texture,
        Binding::texture, Binding::texture, Binding::texture, Binding::texture};
    constexpr std::array depthBindings{Binding::uniform, Binding::storage, Binding::storage,
                                       Binding::storage, Binding::storage, Binding::texture};
    constexpr std::array skyBindings{Binding::uniform};
    constexpr std::array screenBindings{Binding::texture};

    constexpr std::array vertexAttributes{
        gpu::VertexAttribute{VK_FORMAT_R32G32B32_SFLOAT, offsetof(Vertex, position)},
        gpu::VertexAttribute{VK_FORMAT_R32G32B32_SFLOAT, offsetof(Vertex, normal)},
        gpu::VertexAttribute{VK_FORMAT_R32G32_SFLOAT, offsetof(Vertex, uv)}};

}

Pipelines::Pipelines(const gpu::Device& device)
    : meshLayout(device, meshBindings),
      depthLayout(device, depthBindings, sizeof(Mat4)),
      skyLayout(device, skyBindings),
      screenLayout(device, screenBindings, 2 * sizeof(Vec4)),
      device_(device)
{
}

const gpu::Pipeline& Pipelines::mesh(Variant variant, const Shading& shading)
{
    const std::uint32_t key = variant.bits() << 5U | std::uint32_t(shading.lamps) << 4U |
                              std::uint32_t(shading.oneTap) << 3U |
                              std::uint32_t(shading.toDisplay) << 2U |
                              std::uint32_t(shading.shadows) << 1U | std::uint32_t(shading.volume);
    gpu::Pipeline& kept = mesh_[key];
    if (!kept) {
        const std::array<std::uint32_t, 12> constants{
            variant.extras,  variant.textured, variant.masked,  shading.toDisplay,
            shading.shadows, shading.volume,   variant.blended, variant.twoSided,
            variant.emits,   shading.oneTap,   variant.mirrors, shading.lamps};
        gpu::PipelineShape shape;
        const bool plain = !variant.textured && !variant.extras;
        shape.vertexShader = plain ? std::span<const std::uint32_t>(mesh_plain_vert) : mesh_vert;
        shape.fragmentShader = plain ? std::span<const std::uint32_t>(mesh_plain_frag) : mesh_frag;
        shape.constants = constants;
        shape.attributes = vertexAttributes;
        shape.vertexBytes = sizeof(Vertex);
        shape.colour = shading.toDisplay ? displayFormat : colourFormat;
        shape.depth = depthFormat;
        shape.depthTest = variant.blended ? gpu::DepthTest::testOnly : gpu::DepthTest::testAndWrite;
        shape.blend = variant.blended ? gpu::Blend::over : gpu::Blend::none;
        shape.cullBack = !variant.twoSided;
        kept = gpu::Pipeline(device_, meshLayout, shape);
    }
    return kept;
}

const gpu::Pipeline& Pipelines::depth(bool twoSided, bool masked)
{
    gpu::Pipeline& kept = depth_[(twoSided ? 1 : 0) + (masked ? 2 : 0)];
    if (!kept) {
        gpu::PipelineShape shape;
        shape.vertexShader = depth_vert;
        if (masked) {
            shape.vertexShader = depth_masked_vert;
            shape.fragmentShader = depth_masked_frag;
        }
        shape.attributes = vertexAttributes;
        shape.vertexBytes = sizeof(Vertex);
        shape.depth = depthFormat;
        shape.depthTest = gpu::DepthTest::testAndWrite;
        shape.cullBack = !twoSided;
        shape.depthBias = true;
        kept = gpu::Pipeline(device_, depthLayout, shape);
    }
    return kept;
}

const gpu::Pipeline& Pipelines::sky(bool toDisplay)
{
    gpu::Pipeline& kept = sky_[toDisplay ? 1 : 0];
    if (!kept) {
        const std::array<std::uint32_t, 1> constants{toDisplay};
        gpu::PipelineShape shape;
        shape.vertexShader = screen_vert;
        shape.fragmentShader = sky_frag;
        shape.constants = constants;
        shape.colour = toDisplay ? displayFormat : colourFormat;
        shape.depth = depthFormat;
        shape.depthTest = gpu::DepthTest::testOnly; // drawn at infinity, after the set
        shape.cullBack = false;
        kept = gpu::Pipeline(device_, skyLayout, shape);
    }
    return kept;
}

gpu::Pipeline Pipelines::screenPipeline(std::span<const std::uint32_t> fragment, VkFormat colour,
                                        gpu::Blend blend)
{
    gpu::PipelineShape shape;
    shape.vertexShader = screen_vert;
    shape.fragmentShader = fragment;
    shape.colour = colour;
    shape.blend = blend;
    shape.cullBack = false;
    return {device_, screenLayout, shape};
}

const gpu::Pipeline& Pipelines::accumulate()
{
    if (!accumulate_) {
        accumulate_ = screenPipeline(accumulate_frag, sumFormat, gpu::Blend::add);
    }
    return accumulate_;
}

const gpu::Pipeline& Pipelines::focus()
{
    if (!focus_) {
        focus_ = screenPipeline(focus_frag, sumFormat, gpu::Blend::none);
    }
    return focus_;
}

const gpu::Pipeline& Pipelines::resolve()
{
    if (!resolve_) {
        resolve_ = screenPipeline(resolve_frag, displayFormat, gpu::Blend::none);
    }
    return resolve_;
}

}
