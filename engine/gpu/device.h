#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "gpu/vulkan.h"

namespace premise::gpu {

enum class DeviceType { software, integrated, discrete };

struct DeviceOptions {
    bool validation = false; ///< Khronos validation layer with synchronization checks
    /// What the window system needs to show pictures; empty: no windows.
    std::vector<std::string> windowExtensions{};
};

/// Instance, physical device, logical device and its one queue. Everything below the renderer hangs
/// on it and dies before it.
class Device {
public:
    /// Prefers discrete, then integrated, then software devices. Fails with a sentence where there
    /// is no Vulkan 1.3 device, or where the validation layer is asked for and absent.
    [[nodiscard]] static Result<std::unique_ptr<Device>> create(const DeviceOptions& options);
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    ~Device();

    [[nodiscard]] VkInstance instance() const { return instance_; }
    [[nodiscard]] VkDevice handle() const { return device_; }
    [[nodiscard]] VkPhysicalDevice physical() const { return physical_; }
    [[nodiscard]] VkQueue queue() const { return queue_; }
    [[nodiscard]] std::uint32_t queueFamily() const { return queueFamily_; }
    [[nodiscard]] VkCommandPool commandPool() const { return commandPool_; }
    [[nodiscard]] DeviceType type() const { return type_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const VkPhysicalDeviceLimits& limits() const { return limits_; }
    [[nodiscard]] int validationMessages() const { return validationMessages_.load(); }
    [[nodiscard]] float maxAnisotropy() const { return maxAnisotropy_; }

    /// The memory type with these properties among those allowed; −1 where there is none.
    [[nodiscard]] int memoryType(std::uint32_t allowed, VkMemoryPropertyFlags properties) const;
    void waitIdle() const;

private:
    Device() = default;
    [[nodiscard]] Result<void> createInstance(const DeviceOptions& options);
    [[nodiscard]] Result<void> pickPhysical();
    [[nodiscard]] Result<void> createDevice(const DeviceOptions& options);
    static VKAPI_ATTR VkBool32 VKAPI_CALL
    onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT severity, VkDebugUtilsMessageTypeFlagsEXT type,
              const VkDebugUtilsMessengerCallbackDataEXT* data, void* user);

    VkInstance instance_ = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
    VkPhysicalDevice physical_ = VK_NULL_HANDLE;
    VkDevice device_ = VK_NULL_HANDLE;
    VkQueue queue_ = VK_NULL_HANDLE;
    VkCommandPool commandPool_ = VK_NULL_HANDLE;
    std::uint32_t queueFamily_ = 0;
    VkPhysicalDeviceMemoryProperties memory_{};
    VkPhysicalDeviceLimits limits_{};
    float maxAnisotropy_ = 1.0F;
    DeviceType type_ = DeviceType::software;
    std::string name_;
    std::atomic<int> validationMessages_{0};
};

/// Stops the program on a Vulkan call that may only fail by a bug or a dying device.
void require(VkResult result, const char* what);

}
