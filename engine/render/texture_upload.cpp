#include "render/texture_upload.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#include "gpu/commands.h"

namespace premise {

namespace {

    /// Half the size by averaging fours, in the encoded values: the error is not seen at a distance
    /// where a lower level is.
    void halve(const std::uint8_t* from, int width, int height, std::uint8_t* to)
    {
        const int halfWidth = std::max(width / 2, 1);
        const int halfHeight = std::max(height / 2, 1);
        for (int y = 0; y < halfHeight; ++y) {
            const std::uint8_t* top = from + std::size_t(std::min(2 * y, height - 1)) * width * 4;
            const std::uint8_t* bottom =
                from + std::size_t(std::min(2 * y + 1, height - 1)) * width * 4;
            for (int x = 0; x < halfWidth; ++x) {
                const int left = std::min(2 * x, width - 1) * 4;
                const int right = std::min(2 * x + 1, width - 1) * 4;
                for (int c = 0; c < 4; ++c) {
                    const int sum =
                        top[left + c] + top[right + c] + bottom[left + c] + bottom[right + c];
                    to[(std::size_t(y) * halfWidth + x) * 4 + c] = std::uint8_t((sum + 2) / 4);
                }
            }
        }
    }

}

Result<gpu::Texture> uploadTexture(const gpu::Device& device, const Image8& image, bool colour)
{
    gpu::TextureShape shape;
    shape.width = std::uint32_t(image.width);
    shape.height = std::uint32_t(image.height);
    shape.mips = std::uint32_t(std::bit_width(std::max(shape.width, shape.height)));
    shape.format = colour ? VK_FORMAT_R8G8B8A8_SRGB : VK_FORMAT_R8G8B8A8_UNORM;
    shape.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    gpu::Texture texture = TRY(gpu::Texture::create(device, shape));

    std::size_t bytes = 0;
    for (std::uint32_t mip = 0; mip < shape.mips; ++mip) {
        bytes +=
            std::size_t(std::max(shape.width >> mip, 1U)) * std::max(shape.height >> mip, 1U) * 4;
    }
    const gpu::Buffer staging = TRY(gpu::Buffer::create(device, gpu::BufferUse::staging, bytes));
    auto* level = staging.as<std::uint8_t>();
    std::memcpy(level, image.pixels.data(), image.pixels.size());
    int width = image.width;
    int height = image.height;
    for (std::uint32_t mip = 1; mip < shape.mips; ++mip) {
        std::uint8_t* next = level + std::size_t(width) * height * 4;
        halve(level, width, height, next);
        level = next;
        width = std::max(width / 2, 1);
        height = std::max(height / 2, 1);
    }
    gpu::Commands commands(device);
    commands.begin();
    commands.copyToTexture(staging, texture, 4);
    commands.submit();
    commands.wait();
    return texture;
}

}
