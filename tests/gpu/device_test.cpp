#include "gpu/device.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "gpu/buffer.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using gpu::Device;
using gpu::DeviceType;

namespace {

/// An environment variable for as long as this lives.
class Environment {
public:
    Environment(const char* name, const std::string& value) : name_(name)
    {
        if (const char* const before = std::getenv(name)) {
            before_ = before;
        }
        setenv(name, value.c_str(), 1);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment()
    {
        if (before_) {
            setenv(name_, before_->c_str(), 1);
        } else {
            unsetenv(name_);
        }
    }

private:
    const char* name_;
    std::optional<std::string> before_{};
};

std::string answer(const gpu::DeviceOptions& options)
{
    const Result<std::unique_ptr<Device>> made = Device::create(options);
    return made ? "made" : made.error().message;
}

}

TEST_CASE("a device names itself and can do what pictures need")
{
    const Result<std::unique_ptr<Device>> made = Device::create({});
    REQUIRE_MESSAGE(made, made.error().message);
    const Device& device = **made;
    CHECK_FALSE(device.name().empty());
    CHECK(device.limits().maxImageDimension2D >= 4096); // what every Vulkan device draws
    const int type = device.memoryType(~0U, VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT |
                                                VK_MEMORY_PROPERTY_HOST_COHERENT_BIT);
    CHECK(type >= 0);
    CHECK(device.memoryType(0U, VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT) == -1);
    CHECK(device.validationMessages() == 0);
}

TEST_CASE("the validation layer is at work when it is asked for")
{
    const Result<std::unique_ptr<Device>> made = Device::create({true});
    if (!made) {
        MESSAGE("skipped: the Vulkan validation layer is absent");
        return;
    }
    const Device& device = **made;
    CHECK(device.validationMessages() == 0);
    VkBufferCreateInfo wrong{}; // no type, no size, no use
    VkBuffer buffer = VK_NULL_HANDLE;
    vkCreateBuffer(device.handle(), &wrong, nullptr, &buffer);
    CHECK(device.validationMessages() > 0);
    if (buffer != VK_NULL_HANDLE) {
        vkDestroyBuffer(device.handle(), buffer, nullptr);
    }
}

TEST_CASE("a validation layer that is not installed is told with what to install")
{
    const test::TemporaryFolder empty;
    const Environment layers("VK_LAYER_PATH", empty.path().string());
    CHECK(answer({true}) == "The Vulkan validation layer is not installed. Install "
                            "vulkan-validationlayers, or leave out --validation.");
    CHECK(answer({}) == "made");
}

TEST_CASE("a machine without a graphics driver is told in a sentence")
{
    const test::TemporaryFolder empty;
    const std::string nowhere = (empty.path() / "none.json").string();
    const Environment drivers("VK_ICD_FILENAMES", nowhere);
    const Environment newer("VK_DRIVER_FILES", nowhere);
    const std::string told = answer({});
    CHECK((told == "Vulkan would not start on this machine. Check the graphics driver with "
                   "vulkaninfo." ||
           told == "No graphics device with Vulkan 1.3 and push descriptors was found among 0. "
                   "Install mesa-vulkan-drivers for the software device."));
}

TEST_CASE("device after device may come and go")
{
    for (int i = 0; i < 4; ++i) {
        CHECK(answer({}) == "made");
    }
}
