#include <dlfcn.h>

#ifdef PREMISE_SANITIZE

namespace {

// The Vulkan loader unloads the software driver at the end, and what that driver leaves behind then
// belongs to no module, which LeakSanitizer reports and no suppression can name. Kept loaded, its
// memory stays reachable. Without the driver this does nothing.
[[gnu::constructor]] void keepDriverLoaded()
{
    dlopen("libvulkan_lvp.so", RTLD_NOW | RTLD_NODELETE);
}

}

#endif
