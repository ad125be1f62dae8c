#include "gpu/texture.h"

#include <algorithm>

namespace premise::gpu {

namespace {

    bool isDepth(VkFormat format)
    {
        return format == VK_FORMAT_D32_SFLOAT;
    }

    VkImageView viewOf(const Device& device, VkImage image, const TextureShape& shape,
                       VkImageViewType type, std::uint32_t firstLayer, std::uint32_t layers,
                       std::uint32_t mips)
    {
        VkImageViewCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
        info.image = image;
        info.viewType = type;
        info.format = shape.format;
        info.subresourceRange.aspectMask =
            isDepth(shape.format) ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT;
        info.subresourceRange.levelCount = mips;
        info.subresourceRange.baseArrayLayer = firstLayer;
        info.subresourceRange.layerCount = layers;
        VkImageView view = VK_NULL_HANDLE;
        require(vkCreateImageView(device.handle(), &info, nullptr, &view), "an image view");
        return view;
    }

}

Result<Texture> Texture::create(const Device& device, const TextureShape& shape)
{
    Texture made;
    made.held_->device = &device;
    made.shape_ = shape;
    VkImageCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO;
    info.imageType = shape.depth > 1 ? VK_IMAGE_TYPE_3D : VK_IMAGE_TYPE_2D;
    info.format = shape.format;
    info.extent = {shape.width, shape.height, shape.depth};
    info.mipLevels = shape.mips;
    info.arrayLayers = shape.layers;
    info.samples = VK_SAMPLE_COUNT_1_BIT;
    info.tiling = VK_IMAGE_TILING_OPTIMAL;
    info.usage = shape.usage;
    if (vkCreateImage(device.handle(), &info, nullptr, &made.held_->image) != VK_SUCCESS) {
        return fail("The graphics device cannot make a picture of {} x {}. Ask for a smaller one.",
                    shape.width, shape.height);
    }
    VkMemoryRequirements needs{};
    vkGetImageMemoryRequirements(device.handle(), made.held_->image, &needs);
    const int type = device.memoryType(needs.memoryTypeBits, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT);
    VkMemoryAllocateInfo allocation{};
    allocation.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocation.allocationSize = needs.size;
    allocation.memoryTypeIndex = std::uint32_t(std::max(type, 0));
    if (type < 0 || vkAllocateMemory(device.handle(), &allocation, nullptr, &made.held_->memory) !=
                        VK_SUCCESS) {
        return fail("The graphics device has no room for a picture of {} x {} ({} MB). Use smaller "
                    "textures or pictures.",
                    shape.width, shape.height, needs.size >> 20U);
    }
    require(vkBindImageMemory(device.handle(), made.held_->image, made.held_->memory, 0),
            "binding an image");
    const VkImageViewType whole = shape.depth > 1    ? VK_IMAGE_VIEW_TYPE_3D
                                  : shape.layers > 1 ? VK_IMAGE_VIEW_TYPE_2D_ARRAY
                                                     : VK_IMAGE_VIEW_TYPE_2D;
    made.held_->view = viewOf(device, made.held_->image, shape, whole, 0, shape.layers, shape.mips);
    if (shape.layers > 1) {
        for (std::uint32_t layer = 0; layer < std::min(shape.layers, maxLayerViews); ++layer) {
            made.held_->layerViews[layer] =
                viewOf(device, made.held_->image, shape, VK_IMAGE_VIEW_TYPE_2D, layer, 1, 1);
        }
    }
    return made;
}

VkImageAspectFlags Texture::aspect() const
{
    return isDepth(shape_.format) ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT;
}

Texture::~Texture()
{
    if (held_->image != VK_NULL_HANDLE) {
        for (VkImageView view : held_->layerViews) {
            vkDestroyImageView(held_->device->handle(), view, nullptr);
        }
        vkDestroyImageView(held_->device->handle(), held_->view, nullptr);
        vkDestroyImage(held_->device->handle(), held_->image, nullptr);
        vkFreeMemory(held_->device->handle(), held_->memory, nullptr);
    }
}

Sampler::Sampler(const Device& device, const SamplerShape& shape)
{
    held_->device = &device;
    VkSamplerCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
    info.magFilter = shape.linear ? VK_FILTER_LINEAR : VK_FILTER_NEAREST;
    info.minFilter = info.magFilter;
    info.mipmapMode =
        shape.linearMips ? VK_SAMPLER_MIPMAP_MODE_LINEAR : VK_SAMPLER_MIPMAP_MODE_NEAREST;
    info.addressModeU = shape.wrapU;
    info.addressModeV = shape.wrapV;
    info.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    info.maxLod = VK_LOD_CLAMP_NONE;
    info.anisotropyEnable = shape.anisotropy > 1.0F ? VK_TRUE : VK_FALSE;
    info.maxAnisotropy = std::max(shape.anisotropy, 1.0F);
    require(vkCreateSampler(device.handle(), &info, nullptr, &held_->sampler), "a sampler");
}

Sampler::~Sampler()
{
    if (held_->sampler != VK_NULL_HANDLE) {
        vkDestroySampler(held_->device->handle(), held_->sampler, nullptr);
    }
}

}
