#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

#include "gpu/buffer.h"
#include "gpu/pipeline.h"
#include "gpu/texture.h"

namespace premise::gpu {

/// What a binding is filled with: a buffer, or a texture with its sampler.
struct Bound {
    const Buffer* buffer = nullptr;
    const Texture* texture = nullptr;
    const Sampler* sampler = nullptr;
    Bound(const Buffer& filling) : buffer(&filling) {}
    Bound(const Texture& filling, const Sampler& with) : texture(&filling), sampler(&with) {}
};

struct Target {
    Texture* colour = nullptr;
    Texture* depth = nullptr;
    std::int32_t layer = -1; ///< of an array; −1: the whole texture
    bool clearColour = true;
    bool clearDepth = true; ///< to 0: infinitely far
    float clear[4] = {0.0F, 0.0F, 0.0F, 0.0F};
};

/// A part of a target, in pixels from its top left; inside the target.
struct ClipArea {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// One list of work for the queue, and the fence that says when it is done. Barriers come from what
/// each pass says it touches; nobody writes one by hand.
class Commands {
public:
    explicit Commands(const Device& device);
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;
    ~Commands();

    void begin(); ///< waits until the last submission is done
    void submit();
    void wait();

    void touch(Texture& texture, Touch next);

    void beginDrawing(const Target& target);
    void endDrawing();
    void bind(const Pipeline& pipeline);
    void push(const Layout& layout, std::span<const Bound> bindings);
    void pushConstants(const Layout& layout, const void* data, std::uint32_t bytes);
    void bindGeometry(const Buffer& vertices, const Buffer& indices);
    /// 16-bit indices, as interfaces have them.
    void bindSmallGeometry(const Buffer& vertices, const Buffer& indices);
    /// Until the next beginDrawing only this part of the target is drawn into; pixels.
    void clipTo(const ClipArea& area);
    void drawIndexed(std::uint32_t firstIndex, std::uint32_t indices, std::int32_t vertexOffset);
    void drawIndexedIndirect(const Buffer& commands, std::uint32_t first, std::uint32_t count);
    void drawTriangle(); ///< three vertices without a buffer: covers the target

    void copyToBuffer(Texture& from, const Buffer& to);
    /// The first `layers` layers, whole; both textures of one shape.
    void copy(Texture& from, Texture& to, std::uint32_t layers);
    /// Uploads tightly packed levels, largest first; all layers of a level together.
    void copyToTexture(const Buffer& from, Texture& to, std::size_t texelBytes);

private:
    const Device& device_;
    VkCommandBuffer commands_ = VK_NULL_HANDLE;
    VkFence fence_ = VK_NULL_HANDLE;
    bool pending_ = false;
};

}
