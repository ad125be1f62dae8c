#pragma once

#include "asset/texture_image.h"
#include "base/result.h"
#include "gpu/texture.h"

namespace premise {

/// The picture with all its levels on the device, ready to be sampled; one pixel of its mean while it
/// has none. Fails when the device has no room.
[[nodiscard]] Result<gpu::Texture> uploadTexture(const gpu::Device& device,
                                                 const TextureImage& image);

}
