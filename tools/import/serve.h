#pragma once

#include <string>

#include "asset/import/limits.h"

namespace premise::import {

/// What the host asks of this process.
struct Order {
    std::string model; ///< a name in the folder
    ImportLimits limits;
    int host = 0;            ///< the process that asks
    bool boxDemanded = true; ///< without a box nothing is read
};

/// Descriptors that the host has opened for us.
inline constexpr int channelDescriptor = 3;
inline constexpr int folderDescriptor = 4;
inline constexpr int geometryDescriptor = 5;
inline constexpr int textureDescriptor = 6;

/// Reads the model within the box and hands it over, with every word about it through the channel.
/// The program's exit code.
[[nodiscard]] int serve(const Order& order);

}
