#include "gpu/window_surface.h"

#include <algorithm>

#include "base/promise.h"

namespace premise::gpu {

/// Entry points that only an instance with window extensions has. volk keeps one set for the whole
/// program, and a device without windows would empty it.
struct WindowSurface::Calls {
    explicit Calls(VkInstance instance)
    {
        const auto find = [instance](auto& call, const char* name) {
            call = reinterpret_cast<std::decay_t<decltype(call)>>(
                vkGetInstanceProcAddr(instance, name));
            PROMISE(call != nullptr, "A device made for windows has the calls for them");
        };
        find(destroySurface, "vkDestroySurfaceKHR");
        find(supported, "vkGetPhysicalDeviceSurfaceSupportKHR");
        find(capabilities, "vkGetPhysicalDeviceSurfaceCapabilitiesKHR");
        find(formats, "vkGetPhysicalDeviceSurfaceFormatsKHR");
        find(createSwapchain, "vkCreateSwapchainKHR");
        find(destroySwapchain, "vkDestroySwapchainKHR");
        find(images, "vkGetSwapchainImagesKHR");
        find(acquire, "vkAcquireNextImageKHR");
        find(present, "vkQueuePresentKHR");
    }
    PFN_vkDestroySurfaceKHR destroySurface = nullptr;
    PFN_vkGetPhysicalDeviceSurfaceSupportKHR supported = nullptr;
    PFN_vkGetPhysicalDeviceSurfaceCapabilitiesKHR capabilities = nullptr;
    PFN_vkGetPhysicalDeviceSurfaceFormatsKHR formats = nullptr;
    PFN_vkCreateSwapchainKHR createSwapchain = nullptr;
    PFN_vkDestroySwapchainKHR destroySwapchain = nullptr;
    PFN_vkGetSwapchainImagesKHR images = nullptr;
    PFN_vkAcquireNextImageKHR acquire = nullptr;
    PFN_vkQueuePresentKHR present = nullptr;
};

namespace {

    constexpr VkFormat shownFormat = VK_FORMAT_B8G8R8A8_UNORM;

    void turn(VkCommandBuffer commands, VkImage image, bool toShow)
    {
        VkImageMemoryBarrier2 barrier{};
        barrier.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2;
        barrier.srcStageMask = VK_PIPELINE_STAGE_2_COPY_BIT;
        barrier.srcAccessMask = toShow ? VK_ACCESS_2_TRANSFER_WRITE_BIT : VK_ACCESS_2_NONE;
        barrier.dstStageMask = VK_PIPELINE_STAGE_2_COPY_BIT;
        barrier.dstAccessMask = toShow ? VK_ACCESS_2_NONE : VK_ACCESS_2_TRANSFER_WRITE_BIT;
        barrier.oldLayout =
            toShow ? VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL : VK_IMAGE_LAYOUT_UNDEFINED;
        barrier.newLayout =
            toShow ? VK_IMAGE_LAYOUT_PRESENT_SRC_KHR : VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
        barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
        barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
        barrier.image = image;
        barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
        VkDependencyInfo dependency{};
        dependency.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
        dependency.imageMemoryBarrierCount = 1;
        dependency.pImageMemoryBarriers = &barrier;
        vkCmdPipelineBarrier2(commands, &dependency);
    }

    VkSemaphore semaphoreOn(const Device& device)
    {
        VkSemaphoreCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO;
        VkSemaphore made = VK_NULL_HANDLE;
        require(vkCreateSemaphore(device.handle(), &info, nullptr, &made), "a semaphore");
        return made;
    }

}

Result<std::unique_ptr<WindowSurface>> WindowSurface::create(const Device& device,
                                                             VkSurfaceKHR surface)
{
    std::unique_ptr<WindowSurface> made(new WindowSurface(device, surface));
    VkBool32 supported = VK_FALSE;
    made->calls_->supported(device.physical(), device.queueFamily(), surface, &supported);
    std::uint32_t count = 0;
    made->calls_->formats(device.physical(), surface, &count, nullptr);
    std::vector<VkSurfaceFormatKHR> formats(count);
    made->calls_->formats(device.physical(), surface, &count, formats.data());
    const bool fits = std::ranges::any_of(formats, [](const VkSurfaceFormatKHR& format) {
        return format.format == shownFormat || format.format == VK_FORMAT_UNDEFINED;
    });
    if (supported == VK_FALSE || !fits) {
        return fail(
            "{} cannot show pictures in a window of this display. Start on another display, "
            "or use the command line, premise.",
            device.name());
    }
    return made;
}

WindowSurface::WindowSurface(const Device& device, VkSurfaceKHR surface)
    : device_(device),
      calls_(std::make_unique<Calls>(device.instance())),
      surface_(surface),
      acquired_(semaphoreOn(device))
{
    VkFenceCreateInfo fence{};
    fence.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
    fence.flags = VK_FENCE_CREATE_SIGNALED_BIT;
    require(vkCreateFence(device.handle(), &fence, nullptr, &fence_), "a fence");
    VkCommandBufferAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
    info.commandPool = device.commandPool();
    info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    info.commandBufferCount = 1;
    require(vkAllocateCommandBuffers(device.handle(), &info, &commands_), "a command buffer");
}

WindowSurface::~WindowSurface()
{
    device_.waitIdle();
    dropImages();
    calls_->destroySwapchain(device_.handle(), swapchain_, nullptr);
    vkDestroySemaphore(device_.handle(), acquired_, nullptr);
    vkDestroyFence(device_.handle(), fence_, nullptr);
    vkFreeCommandBuffers(device_.handle(), device_.commandPool(), 1, &commands_);
    calls_->destroySurface(device_.instance(), surface_, nullptr);
}

void WindowSurface::dropImages()
{
    for (VkSemaphore semaphore : finished_) {
        vkDestroySemaphore(device_.handle(), semaphore, nullptr);
    }
    finished_.clear();
    images_.clear();
}

Result<bool> WindowSurface::rebuild(std::uint32_t width, std::uint32_t height)
{
    device_.waitIdle();
    VkSurfaceCapabilitiesKHR can{};
    TRY(standing(calls_->capabilities(device_.physical(), surface_, &can)));
    // Where the window takes any size it says so with the largest number there is.
    VkExtent2D size = can.currentExtent;
    if (size.width == 0xFFFFFFFF) {
        size = {std::clamp(width, can.minImageExtent.width, can.maxImageExtent.width),
                std::clamp(height, can.minImageExtent.height, can.maxImageExtent.height)};
    }
    if (size.width != width || size.height != height) {
        return false;
    }
    VkSwapchainCreateInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR;
    info.surface = surface_;
    info.minImageCount = can.maxImageCount == 0
                             ? can.minImageCount + 1
                             : std::min(can.minImageCount + 1, can.maxImageCount);
    info.imageFormat = shownFormat;
    info.imageColorSpace = VK_COLOR_SPACE_SRGB_NONLINEAR_KHR;
    info.imageExtent = size;
    info.imageArrayLayers = 1;
    info.imageUsage = VK_IMAGE_USAGE_TRANSFER_DST_BIT;
    info.preTransform = can.currentTransform;
    info.compositeAlpha = (can.supportedCompositeAlpha & VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR) != 0
                              ? VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR
                              : VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR;
    info.presentMode = VK_PRESENT_MODE_FIFO_KHR;
    info.clipped = VK_TRUE;
    info.oldSwapchain = swapchain_;
    VkSwapchainKHR made = VK_NULL_HANDLE;
    const VkResult result = calls_->createSwapchain(device_.handle(), &info, nullptr, &made);
    dropImages();
    calls_->destroySwapchain(device_.handle(), swapchain_, nullptr);
    swapchain_ = made;
    if (result == VK_ERROR_DEVICE_LOST || result == VK_ERROR_SURFACE_LOST_KHR) {
        TRY(standing(result));
    }
    if (result != VK_SUCCESS) {
        return fail(
            "{} gave the window no pictures of {} × {}. Close other programs and start again.",
            device_.name(), width, height);
    }
    size_ = size;
    std::uint32_t count = 0;
    calls_->images(device_.handle(), swapchain_, &count, nullptr);
    images_.resize(count);
    calls_->images(device_.handle(), swapchain_, &count, images_.data());
    for (std::uint32_t i = 0; i < count; ++i) {
        finished_.push_back(semaphoreOn(device_));
    }
    return true;
}

Result<void> WindowSurface::standing(VkResult result)
{
    if (result == VK_SUCCESS || result == VK_SUBOPTIMAL_KHR || result == VK_ERROR_OUT_OF_DATE_KHR) {
        return {};
    }
    if (result == VK_ERROR_DEVICE_LOST) {
        (void)device_.did(result, "showing a picture");
        return device_.alive();
    }
    lost_ = true;
    return fail("The window's pictures are gone (Vulkan {}). Your work is kept; start again.",
                int(result));
}

Result<bool> WindowSurface::show(Texture& picture)
{
    TRY(device_.alive());
    const std::uint32_t width = picture.shape().width;
    const std::uint32_t height = picture.shape().height;
    if (swapchain_ == VK_NULL_HANDLE || size_.width != width || size_.height != height) {
        if (!TRY(rebuild(width, height))) {
            return false;
        }
    }
    TRY(standing(vkWaitForFences(device_.handle(), 1, &fence_, VK_TRUE, UINT64_MAX)));
    std::uint32_t index = 0;
    const VkResult got = calls_->acquire(device_.handle(), swapchain_, UINT64_MAX, acquired_,
                                         VK_NULL_HANDLE, &index);
    if (got == VK_ERROR_OUT_OF_DATE_KHR) {
        size_ = {};
        return false;
    }
    TRY(standing(got));
    require(vkResetFences(device_.handle(), 1, &fence_), "resetting a fence");
    record(picture, images_[index]);
    const VkResult shown = submitAndPresent(index);
    // A resize shows itself only here on some systems, and never as out of date.
    if (got == VK_SUBOPTIMAL_KHR || shown == VK_SUBOPTIMAL_KHR ||
        shown == VK_ERROR_OUT_OF_DATE_KHR) {
        size_ = {};
    }
    TRY(standing(shown));
    return size_.width != 0;
}

void WindowSurface::record(Texture& picture, VkImage image)
{
    PROMISE(picture.last == Touch::copySource, "The canvas was made ready to be copied");
    VkCommandBufferBeginInfo begin{};
    begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    require(vkBeginCommandBuffer(commands_, &begin), "beginning commands");
    turn(commands_, image, false);
    VkImageCopy region{};
    region.srcSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    region.dstSubresource = region.srcSubresource;
    region.extent = {size_.width, size_.height, 1};
    vkCmdCopyImage(commands_, picture.image(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, image,
                   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
    turn(commands_, image, true);
    require(vkEndCommandBuffer(commands_), "ending commands");
}

VkResult WindowSurface::submitAndPresent(std::uint32_t index)
{
    VkSemaphoreSubmitInfo wait{};
    wait.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
    wait.semaphore = acquired_;
    wait.stageMask = VK_PIPELINE_STAGE_2_COPY_BIT;
    VkSemaphoreSubmitInfo signal{};
    signal.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
    signal.semaphore = finished_[index];
    signal.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
    VkCommandBufferSubmitInfo list{};
    list.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
    list.commandBuffer = commands_;
    VkSubmitInfo2 submission{};
    submission.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
    submission.waitSemaphoreInfoCount = 1;
    submission.pWaitSemaphoreInfos = &wait;
    submission.commandBufferInfoCount = 1;
    submission.pCommandBufferInfos = &list;
    submission.signalSemaphoreInfoCount = 1;
    submission.pSignalSemaphoreInfos = &signal;
    const VkResult submitted = vkQueueSubmit2(device_.queue(), 1, &submission, fence_);
    if (submitted != VK_SUCCESS) {
        return submitted;
    }
    VkPresentInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR;
    info.waitSemaphoreCount = 1;
    info.pWaitSemaphores = &finished_[index];
    info.swapchainCount = 1;
    info.pSwapchains = &swapchain_;
    info.pImageIndices = &index;
    return calls_->present(device_.queue(), &info);
}

}
