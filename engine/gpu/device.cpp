#include "gpu/device.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <vector>

#include "base/promise.h"

namespace premise::gpu {

namespace {

    constexpr const char* validationLayer = "VK_LAYER_KHRONOS_validation";

    bool layerPresent(const char* name)
    {
        std::uint32_t count = 0;
        vkEnumerateInstanceLayerProperties(&count, nullptr);
        std::vector<VkLayerProperties> layers(count);
        vkEnumerateInstanceLayerProperties(&count, layers.data());
        return std::ranges::any_of(layers, [name](const VkLayerProperties& layer) {
            return std::strcmp(layer.layerName, name) == 0;
        });
    }

    DeviceType typeOf(VkPhysicalDeviceType type)
    {
        switch (type) {
        case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return DeviceType::discrete;
        case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return DeviceType::integrated;
        default: return DeviceType::software;
        }
    }

    bool hasPushDescriptors(VkPhysicalDevice physical)
    {
        std::uint32_t count = 0;
        vkEnumerateDeviceExtensionProperties(physical, nullptr, &count, nullptr);
        std::vector<VkExtensionProperties> extensions(count);
        vkEnumerateDeviceExtensionProperties(physical, nullptr, &count, extensions.data());
        return std::ranges::any_of(extensions, [](const VkExtensionProperties& extension) {
            return std::strcmp(extension.extensionName, VK_KHR_PUSH_DESCRIPTOR_EXTENSION_NAME) == 0;
        });
    }

    bool loaderFound()
    {
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        return vkGetInstanceProcAddr != nullptr || volkInitialize() == VK_SUCCESS;
    }

    /// volk keeps one set of entry points for the whole program, the loader's, which serve any
    /// instance: written once, since another thread may be drawing when a device is made anew.
    void loadCalls(VkInstance instance)
    {
        static std::once_flag loaded;
        std::call_once(loaded, [instance] { volkLoadInstance(instance); });
    }

    /// An entry point that only some instances have.
    template <class Call> Call callOf(VkInstance instance, const char* name)
    {
        return reinterpret_cast<Call>(vkGetInstanceProcAddr(instance, name));
    }

    int graphicsFamily(VkPhysicalDevice physical)
    {
        std::uint32_t count = 0;
        vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, nullptr);
        std::vector<VkQueueFamilyProperties> families(count);
        vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, families.data());
        const auto found =
            std::ranges::find_if(families, [](const VkQueueFamilyProperties& family) {
                return (family.queueFlags & VK_QUEUE_GRAPHICS_BIT) != 0;
            });
        return found == families.end() ? -1 : int(found - families.begin());
    }

}

void require(VkResult result, const char* what)
{
    if (result != VK_SUCCESS) {
        std::fprintf(stderr, "Vulkan answered %d to %s.\n", int(result), what);
    }
    PROMISE(result == VK_SUCCESS, "The graphics device does what it is asked for");
}

VKAPI_ATTR VkBool32 VKAPI_CALL Device::onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT severity,
                                                 VkDebugUtilsMessageTypeFlagsEXT type,
                                                 const VkDebugUtilsMessengerCallbackDataEXT* data,
                                                 void* user)
{
    // Messages of type GENERAL are the loader's about the machine, not the layer's about us.
    if ((type & VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT) != 0 &&
        severity >= VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT) {
        static_cast<Device*>(user)->validationMessages_.fetch_add(1);
        std::fprintf(stderr, "validation: %s\n", data->pMessage);
    }
    return VK_FALSE;
}

Result<std::unique_ptr<Device>> Device::create(const DeviceOptions& options)
{
    if (!loaderFound()) {
        return fail("No Vulkan loader was found. Install libvulkan1 and a driver, such as "
                    "mesa-vulkan-drivers, and start again.");
    }
    std::unique_ptr<Device> device(new Device());
    TRY(device->createInstance(options));
    TRY(device->pickPhysical(options.onlySoftware));
    TRY(device->createDevice(options));
    return device;
}

Result<void> Device::createInstance(const DeviceOptions& options)
{
    if (options.validation && !layerPresent(validationLayer)) {
        return fail(
            "The Vulkan validation layer is not installed. Install vulkan-validationlayers, "
            "or leave out --validation.");
    }
    VkApplicationInfo application{};
    application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    application.pApplicationName = "Premise";
    application.apiVersion = VK_API_VERSION_1_3;

    VkDebugUtilsMessengerCreateInfoEXT messenger{};
    messenger.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT;
    messenger.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                                VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    messenger.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT |
                            VK_DEBUG_UTILS_MESSAGE_TYPE_GENERAL_BIT_EXT;
    messenger.pfnUserCallback = &Device::onMessage;
    messenger.pUserData = this;
    const VkValidationFeatureEnableEXT enabled =
        VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT;
    VkValidationFeaturesEXT features{};
    features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT;
    features.enabledValidationFeatureCount = 1;
    features.pEnabledValidationFeatures = &enabled;
    features.pNext = &messenger;

    std::vector<const char*> extensions;
    for (const std::string& extension : options.windowExtensions) {
        extensions.push_back(extension.c_str());
    }
    VkInstanceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    info.pApplicationInfo = &application;
    if (options.validation) {
        info.pNext = &features;
        info.enabledLayerCount = 1;
        info.ppEnabledLayerNames = &validationLayer;
        extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
    }
    info.enabledExtensionCount = std::uint32_t(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    if (vkCreateInstance(&info, nullptr, &instance_) != VK_SUCCESS) {
        return fail("Vulkan would not start on this machine. Check the graphics driver with "
                    "vulkaninfo.");
    }
    loadCalls(instance_);
    if (options.validation) {
        messenger.pNext = nullptr;
        const auto create =
            callOf<PFN_vkCreateDebugUtilsMessengerEXT>(instance_, "vkCreateDebugUtilsMessengerEXT");
        require(create(instance_, &messenger, nullptr, &messenger_), "a debug messenger");
    }
    return {};
}

Result<void> Device::pickPhysical(bool onlySoftware)
{
    std::uint32_t count = 0;
    vkEnumeratePhysicalDevices(instance_, &count, nullptr);
    std::vector<VkPhysicalDevice> devices(count);
    vkEnumeratePhysicalDevices(instance_, &count, devices.data());
    int best = -1;
    for (VkPhysicalDevice candidate : devices) {
        VkPhysicalDeviceProperties properties{};
        vkGetPhysicalDeviceProperties(candidate, &properties);
        const int family = graphicsFamily(candidate);
        if (properties.apiVersion < VK_API_VERSION_1_3 || family < 0 ||
            !hasPushDescriptors(candidate)) {
            continue;
        }
        const auto type = typeOf(properties.deviceType);
        if (onlySoftware && type != DeviceType::software) {
            continue;
        }
        if (int(type) > best) {
            best = int(type);
            physical_ = candidate;
            type_ = type;
            queueFamily_ = std::uint32_t(family);
            name_ = properties.deviceName;
            limits_ = properties.limits;
        }
    }
    if (physical_ == VK_NULL_HANDLE) {
        return fail("No graphics device with Vulkan 1.3 and push descriptors was found among {}. "
                    "Install mesa-vulkan-drivers for the software device.",
                    count);
    }
    vkGetPhysicalDeviceMemoryProperties(physical_, &memory_);
    return {};
}

Result<void> Device::createDevice(const DeviceOptions& options)
{
    VkPhysicalDeviceVulkan11Features eleven{};
    eleven.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES;
    eleven.shaderDrawParameters = VK_TRUE;
    VkPhysicalDeviceVulkan13Features thirteen{};
    thirteen.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
    thirteen.dynamicRendering = VK_TRUE;
    thirteen.synchronization2 = VK_TRUE;
    thirteen.pNext = &eleven;
    VkPhysicalDeviceFeatures supported{};
    vkGetPhysicalDeviceFeatures(physical_, &supported);
    VkPhysicalDeviceFeatures2 features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
    features.pNext = &thirteen;
    features.features.multiDrawIndirect = VK_TRUE;
    features.features.drawIndirectFirstInstance = VK_TRUE;
    if (supported.samplerAnisotropy == VK_TRUE && type_ != DeviceType::software) {
        features.features.samplerAnisotropy = VK_TRUE;
        maxAnisotropy_ = std::min(limits_.maxSamplerAnisotropy, 8.0F);
    }

    const float priority = 1.0F;
    VkDeviceQueueCreateInfo queue{};
    queue.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
    queue.queueFamilyIndex = queueFamily_;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    std::vector<const char*> extensions{VK_KHR_PUSH_DESCRIPTOR_EXTENSION_NAME};
    if (!options.windowExtensions.empty()) {
        extensions.push_back(VK_KHR_SWAPCHAIN_EXTENSION_NAME);
    }
    VkDeviceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
    info.pNext = &features;
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    info.enabledExtensionCount = std::uint32_t(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    if (vkCreateDevice(physical_, &info, nullptr, &device_) != VK_SUCCESS) {
        return fail(
            "The graphics device {} would not start with the features Premise needs. Update its driver.",
            name_);
    }
    // No volkLoadDevice: its entry points would be this device's alone, and a window's device may
    // live beside the one that draws the set.
    vkGetDeviceQueue(device_, queueFamily_, 0, &queue_);

    VkCommandPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
    pool.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
    pool.queueFamilyIndex = queueFamily_;
    require(vkCreateCommandPool(device_, &pool, nullptr, &commandPool_), "a command pool");
    return {};
}

Device::~Device()
{
    if (device_ != VK_NULL_HANDLE) {
        vkDeviceWaitIdle(device_);
        vkDestroyCommandPool(device_, commandPool_, nullptr);
        vkDestroyDevice(device_, nullptr);
    }
    if (messenger_ != VK_NULL_HANDLE) {
        callOf<PFN_vkDestroyDebugUtilsMessengerEXT>(instance_, "vkDestroyDebugUtilsMessengerEXT")(
            instance_, messenger_, nullptr);
    }
    if (instance_ != VK_NULL_HANDLE) {
        vkDestroyInstance(instance_, nullptr);
    }
}

int Device::memoryType(std::uint32_t allowed, VkMemoryPropertyFlags properties) const
{
    for (std::uint32_t i = 0; i < memory_.memoryTypeCount; ++i) {
        const bool fits = (memory_.memoryTypes[i].propertyFlags & properties) == properties;
        if ((allowed & (1U << i)) != 0 && fits) {
            return int(i);
        }
    }
    return -1;
}

void Device::waitIdle() const
{
    (void)did(vkDeviceWaitIdle(device_), "waiting for the device");
}

bool Device::did(VkResult result, const char* what) const
{
    if (result == VK_ERROR_DEVICE_LOST) {
        lost_.store(true);
        return false;
    }
    require(result, what);
    return true;
}

Result<void> Device::alive() const
{
    if (lost()) {
        return fail("The graphics device {} was lost. Start again; your work is kept.", name_);
    }
    return {};
}

}
