#pragma once

#include <cstdint>

namespace premise {

namespace gpu {
    enum class DeviceType;
}

/// What the device can afford; chosen by its type, overridable.
enum class Tier { software, integrated, discrete };

[[nodiscard]] Tier tierOf(gpu::DeviceType type);

/// What a tier is: what of a picture is dear on one device and cheap on the next.
struct TierMeans {
    bool linearMips = false; ///< between two sizes of a texture; else the nearer one
    int sunTexels = 0;       ///< a side of the sun's shadow map
    int lampTexels = 0;      ///< a side of each lamp's
};
[[nodiscard]] TierMeans meansOf(Tier tier);

}
