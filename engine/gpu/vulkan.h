#pragma once

// The one way in to Vulkan: entry points loaded at run time, so that a machine without a driver gets
// a sentence instead of a loader's message.
#ifndef VK_NO_PROTOTYPES
#define VK_NO_PROTOTYPES
#endif
#include <volk.h>
