#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "gpu/device.h"
#include "gpu/texture.h"
#include "gpu/vulkan.h"

namespace premise::gpu {

/// A window's pictures. Follows the window's size by itself; what is shown is a texture of that size.
class WindowSurface {
public:
    /// Takes the surface over; the device was made for windows and outlives it. Fails where the
    /// device cannot show pictures in this window.
    [[nodiscard]] static Result<std::unique_ptr<WindowSurface>> create(const Device& device,
                                                                       VkSurfaceKHR surface);
    WindowSurface(const WindowSurface&) = delete;
    WindowSurface& operator=(const WindowSurface&) = delete;
    ~WindowSurface();

    /// Shows the texture (B8G8R8A8). False where the window has another size by now or is hidden:
    /// draw again at the new size. Fails when the window's pictures or the device are lost.
    [[nodiscard]] Result<bool> show(Texture& picture);
    /// Nothing will be shown here any more: another surface of the window may.
    [[nodiscard]] bool lost() const { return lost_ || device_.lost(); }

private:
    struct Calls;
    explicit WindowSurface(const Device& device, VkSurfaceKHR surface);
    [[nodiscard]] Result<bool> rebuild(std::uint32_t width, std::uint32_t height);
    void dropImages();
    void record(Texture& picture, VkImage image);
    [[nodiscard]] VkResult submitAndPresent(std::uint32_t index);
    /// Notes what is lost; fails with the sentence of it.
    [[nodiscard]] Result<void> standing(VkResult result);

    const Device& device_;
    std::unique_ptr<Calls> calls_;
    VkSurfaceKHR surface_ = VK_NULL_HANDLE;
    VkSwapchainKHR swapchain_ = VK_NULL_HANDLE;
    VkExtent2D size_{};
    std::vector<VkImage> images_;
    std::vector<VkSemaphore> finished_; ///< one an image: it is presented when this is signalled
    VkSemaphore acquired_ = VK_NULL_HANDLE;
    VkFence fence_ = VK_NULL_HANDLE;
    VkCommandBuffer commands_ = VK_NULL_HANDLE;
    bool lost_ = false;
};

}
