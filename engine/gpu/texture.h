#pragma once

#include <cstdint>

#include "base/result.h"
#include "gpu/device.h"
#include "gpu/exchanged.h"

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
    Texture(Texture&& other) noexcept = default;
    Texture& operator=(Texture&& other) noexcept = default;
    ~Texture();

    [[nodiscard]] explicit operator bool() const { return held_->image != VK_NULL_HANDLE; }
    [[nodiscard]] VkImage image() const { return held_->image; }
    [[nodiscard]] VkImageView view() const { return held_->view; }
    /// One layer alone, to draw into.
    [[nodiscard]] VkImageView layerView(std::uint32_t layer) const
    {
        return held_->layerViews[layer];
    }
    [[nodiscard]] const TextureShape& shape() const { return shape_; }
    [[nodiscard]] VkImageAspectFlags aspect() const;

    /// How it was touched last: the barrier helper's memory.
    Touch last = Touch::nothing;

private:
    static constexpr std::uint32_t maxLayerViews = 16;
    struct Held {
        const Device* device = nullptr;
        VkImage image = VK_NULL_HANDLE;
        VkDeviceMemory memory = VK_NULL_HANDLE;
        VkImageView view = VK_NULL_HANDLE;
        VkImageView layerViews[maxLayerViews] = {};
    };
    Exchanged<Held> held_;
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
    Sampler(Sampler&& other) noexcept = default;
    Sampler& operator=(Sampler&& other) noexcept = default;
    ~Sampler();
    [[nodiscard]] VkSampler handle() const { return held_->sampler; }

private:
    struct Held {
        const Device* device = nullptr;
        VkSampler sampler = VK_NULL_HANDLE;
    };
    Exchanged<Held> held_;
};

}
