#pragma once

#include <cstdint>

#include "base/result.h"
#include "gpu/device.h"

namespace premise::gpu {

struct TextureShape {
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    std::uint32_t depth = 1;  ///< above 1: a volume
    std::uint32_t layers = 1; ///< above 1: an array
    std::uint32_t mips = 1;
    VkFormat format = VK_FORMAT_R8G8B8A8_UNORM;
    VkImageUsageFlags usage = VK_IMAGE_USAGE_SAMPLED_BIT;
};

/// How a pass touches a texture; barriers are made from two of these.
enum class Touch { nothing, colourTarget, depthTarget, sampled, copySource, copyTarget };

/// An image with its memory and one view of all of it.
class Texture {
public:
    Texture() = default;
    /// Fails when the device has no memory left for it or does not know the format.
    [[nodiscard]] static Result<Texture> create(const Device& device, const TextureShape& shape);
    Texture(Texture&& other) noexcept;
    Texture& operator=(Texture&& other) noexcept;
    ~Texture();

    [[nodiscard]] explicit operator bool() const { return image_ != VK_NULL_HANDLE; }
    [[nodiscard]] VkImage image() const { return image_; }
    [[nodiscard]] VkImageView view() const { return view_; }
    /// One layer alone, to draw into.
    [[nodiscard]] VkImageView layerView(std::uint32_t layer) const { return layerViews_[layer]; }
    [[nodiscard]] const TextureShape& shape() const { return shape_; }
    [[nodiscard]] VkImageAspectFlags aspect() const;

    /// How it was touched last: the barrier helper's memory.
    Touch last = Touch::nothing;

private:
    const Device* device_ = nullptr;
    VkImage image_ = VK_NULL_HANDLE;
    VkDeviceMemory memory_ = VK_NULL_HANDLE;
    VkImageView view_ = VK_NULL_HANDLE;
    static constexpr std::uint32_t maxLayerViews = 16;
    VkImageView layerViews_[maxLayerViews] = {};
    TextureShape shape_;
};

struct SamplerShape {
    bool linear = true;
    bool linearMips = false;
    VkSamplerAddressMode wrapU = VK_SAMPLER_ADDRESS_MODE_REPEAT;
    VkSamplerAddressMode wrapV = VK_SAMPLER_ADDRESS_MODE_REPEAT;
    float anisotropy = 1.0F;
    friend bool operator==(const SamplerShape&, const SamplerShape&) = default;
};

class Sampler {
public:
    Sampler() = default;
    Sampler(const Device& device, const SamplerShape& shape);
    Sampler(Sampler&& other) noexcept;
    Sampler& operator=(Sampler&& other) noexcept;
    ~Sampler();
    [[nodiscard]] VkSampler handle() const { return sampler_; }

private:
    const Device* device_ = nullptr;
    VkSampler sampler_ = VK_NULL_HANDLE;
};

}
