#pragma once

#include <vector>

#include "gpu/commands.h"
#include "render/batches.h"
#include "render/frame_light.h"
#include "render/pipelines.h"
#include "render/sun_shadow.h"
#include "render/targets.h"

namespace premise {

/// What one sub-frame needs on the device, and the command list that draws it. Two of these take
/// turns, so that the host prepares one while the device draws the other.
class SubFrame {
public:
    explicit SubFrame(const gpu::Device& device);

    gpu::Commands commands;
    FrameBlock frame;
    std::vector<LampBlock> lamps;       ///< that light this sub-frame
    std::vector<LampBlock> shadowLamps; ///< whose maps it draws
    BatchList picture;
    BatchList sunBatches;
    std::vector<BatchList> lampStill;   ///< a lamp: the still set, where its map must be drawn anew
    std::vector<BatchList> lampBatches; ///< a lamp: what moves
    std::optional<SunView> sun;
    Batcher batcher;

    /// Copies what the device reads: instances, order, lamps, deformed vertices.
    [[nodiscard]] Result<void> upload(const DrawList& still, std::uint64_t stillVersion,
                                      const DrawList& moving, const std::vector<Vertex>& deformed);

    [[nodiscard]] const gpu::Buffer& frameBuffer() const { return frame_.buffer(); }
    [[nodiscard]] const gpu::Buffer& instances() const { return instances_.buffer(); }
    [[nodiscard]] const gpu::Buffer& visible() const { return visible_.buffer(); }
    [[nodiscard]] const gpu::Buffer& indirect() const { return indirect_.buffer(); }
    [[nodiscard]] const gpu::Buffer& lampRows() const { return lampRows_.buffer(); }
    [[nodiscard]] const gpu::Buffer& deformed() const { return deformed_.buffer(); }

private:
    const gpu::Device& device_;
    gpu::GrowingBuffer frame_{gpu::BufferUse::uniform};
    gpu::GrowingBuffer instances_{gpu::BufferUse::storage};
    gpu::GrowingBuffer visible_{gpu::BufferUse::storage};
    gpu::GrowingBuffer indirect_{gpu::BufferUse::indirect};
    gpu::GrowingBuffer lampRows_{gpu::BufferUse::uniform};
    gpu::GrowingBuffer deformed_{gpu::BufferUse::vertices};
    std::uint64_t stillVersion_ = 0; ///< of the still instances copied already
};

}
