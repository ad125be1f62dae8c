#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/device.h"
#include "gpu/exchanged.h"

namespace premise::gpu {

/// What stands at a binding of the one descriptor set, pushed and never kept.
enum class Binding { uniform, storage, texture };

/// Bindings 0 … n−1, seen by vertex and fragment stages, and push constants.
class Layout {
public:
    Layout() = default;
    Layout(const Device& device, std::span<const Binding> bindings, std::uint32_t pushBytes = 0);
    Layout(Layout&& other) noexcept = default;
    Layout& operator=(Layout&& other) noexcept = default;
    ~Layout();
    [[nodiscard]] VkPipelineLayout handle() const { return held_->layout; }
    [[nodiscard]] const std::vector<Binding>& bindings() const { return bindings_; }

private:
    struct Held {
        const Device* device = nullptr;
        VkDescriptorSetLayout set = VK_NULL_HANDLE;
        VkPipelineLayout layout = VK_NULL_HANDLE;
    };
    Exchanged<Held> held_;
    std::vector<Binding> bindings_;
};

struct VertexAttribute {
    VkFormat format = VK_FORMAT_R32G32B32_SFLOAT;
    std::uint32_t offset = 0;
};

enum class Blend { none, over, add };
enum class DepthTest { none, testOnly, testAndWrite };

struct PipelineShape {
    std::span<const std::uint32_t> vertexShader;
    std::span<const std::uint32_t> fragmentShader; ///< empty: depth only
    std::span<const std::uint32_t> constants{};    ///< specialization constants 0, 1, 2…
    std::span<const VertexAttribute> attributes{}; ///< of one interleaved stream; empty: none
    std::uint32_t vertexBytes = 0;
    VkFormat colour = VK_FORMAT_UNDEFINED;
    VkFormat depth = VK_FORMAT_UNDEFINED;
    DepthTest depthTest = DepthTest::none; ///< reversed: nearer is greater
    Blend blend = Blend::none;
    bool cullBack = true;
    bool depthBias = false; ///< for shadow maps (reversed: pushes away)
};

class Pipeline {
public:
    Pipeline() = default;
    Pipeline(const Device& device, const Layout& layout, const PipelineShape& shape);
    Pipeline(Pipeline&& other) noexcept = default;
    Pipeline& operator=(Pipeline&& other) noexcept = default;
    ~Pipeline();
    [[nodiscard]] explicit operator bool() const { return held_->pipeline != VK_NULL_HANDLE; }
    [[nodiscard]] VkPipeline handle() const { return held_->pipeline; }

private:
    struct Held {
        const Device* device = nullptr;
        VkPipeline pipeline = VK_NULL_HANDLE;
    };
    Exchanged<Held> held_;
};

}
