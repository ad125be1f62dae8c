// A Vulkan loader, found before the system's own, on which every device refuses to start.
#include <cstring>

#include <dlfcn.h>
#include <vulkan/vulkan_core.h>

namespace {

VkResult refuse(VkPhysicalDevice, const VkDeviceCreateInfo*, const VkAllocationCallbacks*,
                VkDevice*)
{
    return VK_ERROR_FEATURE_NOT_PRESENT;
}

}

extern "C" PFN_vkVoidFunction vkGetInstanceProcAddr(VkInstance instance, const char* name)
{
    static void* const loader = dlopen(REAL_VULKAN, RTLD_NOW | RTLD_LOCAL);
    if (loader == nullptr) {
        return nullptr;
    }
    if (std::strcmp(name, "vkCreateDevice") == 0) {
        return reinterpret_cast<PFN_vkVoidFunction>(&refuse);
    }
    return reinterpret_cast<PFN_vkGetInstanceProcAddr>(dlsym(loader, "vkGetInstanceProcAddr"))(
        instance, name);
}
