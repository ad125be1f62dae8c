// A Vulkan loader, found before the system's own, whose devices are lost and whose windows change:
//     LOSES="submit 120"       the device that is given the 120th work is lost then
//     LOSES="submit 120 3"     and after another 120 the next, three in all
//     LOSES="submit 1 2 FILE"  only while FILE is there, which is removed with each loss
//     LOSES="present 9"        likewise by pictures shown; "acquire", "wait", "idle"
//     WINDOW_SAYS="outdated"   to every fifth picture; "suboptimal", "lost"
// A lost device refuses all work from then on, as the specification says.
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <string>

#include <dlfcn.h>
#include <unistd.h>
#include <vulkan/vulkan_core.h>

namespace {

/// The entry points that fail here, as the loader has them; the same for every instance.
struct Real {
    PFN_vkGetDeviceQueue getQueue = nullptr;
    PFN_vkQueueSubmit2 submit = nullptr;
    PFN_vkWaitForFences wait = nullptr;
    PFN_vkDeviceWaitIdle idle = nullptr;
    PFN_vkAcquireNextImageKHR acquire = nullptr;
    PFN_vkQueuePresentKHR present = nullptr;
};

std::mutex mutex;
Real real;
std::set<VkDevice> lost;
std::map<VkQueue, VkDevice> deviceOf;

/// What the environment asks for.
struct Plan {
    std::string call{};
    int every = 0;
    int times = 1;
    std::string file{};
    int calls = 0;
};

Plan plan()
{
    Plan read;
    const char* const words = std::getenv("LOSES");
    std::istringstream stream(words == nullptr ? "" : words);
    stream >> read.call >> read.every;
    if (!(stream >> read.times)) {
        read.times = 1;
        stream.clear();
    }
    stream >> read.file;
    return read;
}

/// Whether this call on this device answers that the device is lost.
bool loses(VkDevice device, const char* call)
{
    const std::lock_guard lock(mutex);
    static Plan planned = plan();
    if (lost.contains(device)) {
        return true;
    }
    if (planned.call != call || planned.times <= 0 ||
        (!planned.file.empty() && access(planned.file.c_str(), F_OK) != 0) ||
        ++planned.calls < planned.every) {
        return false;
    }
    if (!planned.file.empty()) {
        unlink(planned.file.c_str());
    }
    planned.calls = 0;
    --planned.times;
    lost.insert(device);
    return true;
}

bool losesQueue(VkQueue queue, const char* call)
{
    VkDevice device = VK_NULL_HANDLE;
    {
        const std::lock_guard lock(mutex);
        device = deviceOf[queue];
    }
    return loses(device, call);
}

void getQueue(VkDevice device, std::uint32_t family, std::uint32_t index, VkQueue* queue)
{
    real.getQueue(device, family, index, queue);
    const std::lock_guard lock(mutex);
    deviceOf[*queue] = device;
    lost.erase(device); // a new device may lie where a lost one lay
}

VkResult submit(VkQueue queue, std::uint32_t count, const VkSubmitInfo2* work, VkFence fence)
{
    return losesQueue(queue, "submit") ? VK_ERROR_DEVICE_LOST
                                       : real.submit(queue, count, work, fence);
}

VkResult wait(VkDevice device, std::uint32_t count, const VkFence* fences, VkBool32 all,
              std::uint64_t longest)
{
    const bool gone = loses(device, "wait");
    // What is under way ends, or stays for ever where it was refused.
    const VkResult answer = real.wait(device, count, fences, all, gone ? 1000000000U : longest);
    return gone ? VK_ERROR_DEVICE_LOST : answer;
}

VkResult idle(VkDevice device)
{
    const VkResult answer = real.idle(device);
    return loses(device, "idle") ? VK_ERROR_DEVICE_LOST : answer;
}

/// Every fifth time what the environment says of the window; else success.
VkResult windowSays()
{
    static int count = 0;
    const char* const word = std::getenv("WINDOW_SAYS");
    const std::lock_guard lock(mutex);
    if (word == nullptr || ++count % 5 != 0) {
        return VK_SUCCESS;
    }
    return std::strcmp(word, "outdated") == 0     ? VK_ERROR_OUT_OF_DATE_KHR
           : std::strcmp(word, "suboptimal") == 0 ? VK_SUBOPTIMAL_KHR
                                                  : VK_ERROR_SURFACE_LOST_KHR;
}

VkResult acquire(VkDevice device, VkSwapchainKHR swapchain, std::uint64_t longest,
                 VkSemaphore semaphore, VkFence fence, std::uint32_t* index)
{
    if (loses(device, "acquire")) {
        return VK_ERROR_DEVICE_LOST;
    }
    const VkResult says = windowSays();
    if (says == VK_ERROR_OUT_OF_DATE_KHR || says == VK_ERROR_SURFACE_LOST_KHR) {
        return says;
    }
    const VkResult answer = real.acquire(device, swapchain, longest, semaphore, fence, index);
    return answer == VK_SUCCESS ? says : answer;
}

VkResult present(VkQueue queue, const VkPresentInfoKHR* info)
{
    return losesQueue(queue, "present") ? VK_ERROR_DEVICE_LOST : real.present(queue, info);
}

template <class Call> PFN_vkVoidFunction between(Call& kept, PFN_vkVoidFunction found, Call ours)
{
    if (found == nullptr) {
        return nullptr;
    }
    kept = reinterpret_cast<Call>(found);
    return reinterpret_cast<PFN_vkVoidFunction>(ours);
}

}

extern "C" PFN_vkVoidFunction vkGetInstanceProcAddr(VkInstance instance, const char* name)
{
    static void* const loader = dlopen(REAL_VULKAN, RTLD_NOW | RTLD_LOCAL);
    if (loader == nullptr) {
        return nullptr;
    }
    static const auto find =
        reinterpret_cast<PFN_vkGetInstanceProcAddr>(dlsym(loader, "vkGetInstanceProcAddr"));
    const PFN_vkVoidFunction found = find(instance, name);
    const auto is = [name](const char* other) { return std::strcmp(name, other) == 0; };
    return is("vkGetDeviceQueue")        ? between(real.getQueue, found, &getQueue)
           : is("vkQueueSubmit2")        ? between(real.submit, found, &submit)
           : is("vkWaitForFences")       ? between(real.wait, found, &wait)
           : is("vkDeviceWaitIdle")      ? between(real.idle, found, &idle)
           : is("vkAcquireNextImageKHR") ? between(real.acquire, found, &acquire)
           : is("vkQueuePresentKHR")     ? between(real.present, found, &present)
                                         : found;
}
