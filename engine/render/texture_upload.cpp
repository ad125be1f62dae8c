#include "render/texture_upload.h"

#include <cstring>

#include "gpu/commands.h"

namespace premise {

Result<gpu::Texture> uploadTexture(const gpu::Device& device, const TextureImage& image)
{
    const bool arrived = !image.levels.empty();
    gpu::TextureShape shape;
    shape.width = arrived ? std::uint32_t(image.width) : 1;
    shape.height = arrived ? std::uint32_t(image.height) : 1;
    shape.mips = arrived ? std::uint32_t(image.levels.size()) : 1;
    shape.format =
        image.role == TextureRole::colour ? VK_FORMAT_R8G8B8A8_SRGB : VK_FORMAT_R8G8B8A8_UNORM;
    shape.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    gpu::Texture texture = TRY(gpu::Texture::create(device, shape));

    std::size_t bytes = arrived ? 0 : image.mean.size();
    for (const auto& level : image.levels) {
        bytes += level.size();
    }
    const gpu::Buffer staging = TRY(gpu::Buffer::create(device, gpu::BufferUse::staging, bytes));
    auto* to = staging.as<std::uint8_t>();
    if (!arrived) {
        std::memcpy(to, image.mean.data(), image.mean.size());
    }
    for (const auto& level : image.levels) {
        std::memcpy(to, level.data(), level.size());
        to += level.size();
    }
    gpu::Commands commands(device);
    commands.begin();
    commands.copyToTexture(staging, texture, 4);
    commands.submit();
    commands.wait();
    return texture;
}

}
