#include "render/targets.h"

namespace premise {

Result<void> Targets::resize(const gpu::Device& device, int newWidth, int newHeight)
{
    const auto most = int(device.limits().maxImageDimension2D);
    if (newWidth < 1 || newHeight < 1 || newWidth > most || newHeight > most) {
        return fail("A picture of {} x {} cannot be drawn here. Ask for 1 to {} pixels a side.",
                    newWidth, newHeight, most);
    }
    if (newWidth == width && newHeight == height) {
        return {};
    }
    device.waitIdle();
    width = 0;
    height = 0;
    const auto make = [&](VkFormat format, VkImageUsageFlags usage) {
        gpu::TextureShape shape;
        shape.width = std::uint32_t(newWidth);
        shape.height = std::uint32_t(newHeight);
        shape.format = format;
        shape.usage = usage;
        return gpu::Texture::create(device, shape);
    };
    constexpr VkImageUsageFlags drawn = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
    constexpr VkImageUsageFlags read = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    colour = TRY(make(colourFormat, drawn | read));
    depth = TRY(make(depthFormat, VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT));
    sum = TRY(make(sumFormat, drawn | read));
    focused = TRY(make(sumFormat, drawn | read));
    display = TRY(make(displayFormat, drawn | read));
    const std::size_t pixels = std::size_t(newWidth) * std::size_t(newHeight);
    readback = TRY(gpu::Buffer::create(device, gpu::BufferUse::readback, pixels * 4));
    linearReadback = TRY(gpu::Buffer::create(device, gpu::BufferUse::readback, pixels * 16));
    width = newWidth;
    height = newHeight;
    return {};
}

}
