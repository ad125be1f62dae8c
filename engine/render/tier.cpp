#include "render/tier.h"

#include "gpu/device.h"

namespace premise {

Tier tierOf(gpu::DeviceType type)
{
    switch (type) {
    case gpu::DeviceType::discrete: return Tier::discrete;
    case gpu::DeviceType::integrated: return Tier::integrated;
    case gpu::DeviceType::software: break;
    }
    return Tier::software;
}

TierMeans meansOf(Tier tier)
{
    switch (tier) {
    // A processor shades a shadow map's texels one by one, and a graphics chip shares its memory.
    case Tier::software: return {false, 3072, 1024};
    case Tier::integrated: return {true, 3072, 1536};
    case Tier::discrete: break;
    }
    return {true, 4096, 2048};
}

}
