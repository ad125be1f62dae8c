#include "render/tier.h"

#include "gpu/device.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a device's type chooses its tier and a dearer one has finer maps")
{
    CHECK(tierOf(gpu::DeviceType::software) == Tier::software);
    CHECK(tierOf(gpu::DeviceType::integrated) == Tier::integrated);
    CHECK(tierOf(gpu::DeviceType::discrete) == Tier::discrete);
    const TierMeans least = meansOf(Tier::software);
    const TierMeans middle = meansOf(Tier::integrated);
    const TierMeans most = meansOf(Tier::discrete);
    CHECK_FALSE(least.linearMips);
    CHECK(middle.linearMips);
    CHECK(least.lampTexels < middle.lampTexels);
    CHECK(middle.lampTexels < most.lampTexels);
    CHECK(middle.sunTexels < most.sunTexels);
}
