#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/texture.h"

namespace premise {

/// The textures one size of picture is drawn in.
struct Targets {
    int width = 0;
    int height = 0;
    gpu::Texture colour; ///< one sub-frame, scene-linear half floats; alpha: 1 / distance
    gpu::Texture depth;
    gpu::Texture sum;           ///< all sub-frames, scene-linear floats
    gpu::Texture focused;       ///< sum with what blur its samples left uneven smoothed
    gpu::Texture display;       ///< 8 bits, display-encoded
    gpu::Buffer readback;       ///< of display
    gpu::Buffer linearReadback; ///< of sum or focused

    /// Made anew where the size differs. Fails on sizes that the device cannot draw.
    [[nodiscard]] Result<void> resize(const gpu::Device& device, int newWidth, int newHeight);
};

inline constexpr VkFormat colourFormat = VK_FORMAT_R16G16B16A16_SFLOAT;
inline constexpr VkFormat sumFormat = VK_FORMAT_R32G32B32A32_SFLOAT;
inline constexpr VkFormat displayFormat = VK_FORMAT_R8G8B8A8_UNORM;
inline constexpr VkFormat depthFormat = VK_FORMAT_D32_SFLOAT;

}
