#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "gpu/pipeline.h"
#include "gpu/texture.h"
#include "image/image.h"

namespace premise::gpu {

/// A corner of a flat triangle; the colour is display-encoded, red in the lowest byte.
struct CanvasVertex {
    float x = 0.0F; ///< pixels from the left
    float y = 0.0F; ///< pixels from the top
    float u = 0.0F;
    float v = 0.0F;
    std::uint32_t colour = 0;
};

/// Triangles of one picture inside one clip area.
struct CanvasBatch {
    std::array<float, 4> clip{}; ///< left, top, right, bottom in pixels
    std::uint32_t picture = 0;   ///< as put() named it
    std::uint32_t firstIndex = 0;
    std::uint32_t indices = 0;
    std::int32_t firstVertex = 0; ///< that index 0 means
};

struct CanvasDrawing {
    std::span<const CanvasVertex> vertices{};
    std::span<const std::uint16_t> indices{};
    std::span<const CanvasBatch> batches{};
};

/// Draws an interface: flat coloured and textured triangles, each over the ones before.
class Canvas {
public:
    /// The device outlives the canvas. Fails when it has no room.
    [[nodiscard]] static Result<std::unique_ptr<Canvas>> create(const Device& device);

    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas(); ///< once the device has done all that was asked of it

    /// Fails on a size the device cannot draw; nothing is left on it.
    [[nodiscard]] Result<void> resize(std::uint32_t width, std::uint32_t height);

    /// A picture to draw with, in place of the one of this name; 0: a new one. Returns its name.
    /// The pixels are copied. Fails when the device has no room.
    [[nodiscard]] Result<std::uint32_t> put(std::uint32_t name, const Image8& image);
    void forget(std::uint32_t name);

    /// Batches whose picture was forgotten are passed over. Fails when there is no room, or when the
    /// device was lost and with it all that was put.
    [[nodiscard]] Result<void> draw(const CanvasDrawing& drawing);

    [[nodiscard]] Texture& target() { return target_; } ///< B8G8R8A8, display-encoded
    /// What stands on the canvas, brought to the host.
    [[nodiscard]] Result<Image8> shown();

private:
    struct Held {
        Texture texture;
        Buffer pixels;
        bool arrived = false; ///< on the device
    };
    explicit Canvas(const Device& device);
    void drawBatch(const CanvasBatch& batch);

    const Device& device_;
    Commands commands_;
    Layout layout_;
    Pipeline pipeline_;
    Sampler sampler_;
    Texture target_;
    GrowingBuffer vertices_{BufferUse::vertices};
    GrowingBuffer indices_{BufferUse::indices};
    std::map<std::uint32_t, Held> pictures_;
    std::uint32_t lastName_ = 0;
};

}
