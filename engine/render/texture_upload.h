#pragma once

#include "base/result.h"
#include "gpu/texture.h"
#include "image/image.h"

namespace premise {

/// The image with all its mip levels on the device, ready to be sampled. `colour`: sRGB-encoded, else
/// plain data. Fails when the device has no room.
[[nodiscard]] Result<gpu::Texture> uploadTexture(const gpu::Device& device, const Image8& image,
                                                 bool colour);

}
