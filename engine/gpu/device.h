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
    bool onlySoftware = false; ///< none but the processor draws
};

/// Instance, physical device, logical device and its one queue. Everything below the renderer hangs
/// on it and dies before it. A device can be lost at any moment (a driver that hung, a machine that
/// slept); from then on it takes no work, and all that was on it has to be made anew on another.
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

    /// The device was lost: what was drawn since the last check is worth nothing.
    [[nodiscard]] bool lost() const { return lost_.load(); }
    /// Fails with a sentence where the device was lost.
    [[nodiscard]] Result<void> alive() const;
    /// Whether a call that a lost device refuses was done; a loss is remembered. Any other answer is
    /// a bug and stops the program.
    [[nodiscard]] bool did(VkResult result, const char* what) const;

private:
    Device() = default;
    [[nodiscard]] Result<void> createInstance(const DeviceOptions& options);
    [[nodiscard]] Result<void> pickPhysical(bool onlySoftware);
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
    mutable std::atomic<bool> lost_{false};
};

/// Stops the program on a Vulkan call that may only fail by a bug.
void require(VkResult result, const char* what);

}
