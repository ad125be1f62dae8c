#pragma once

#include <cstdint>
#include <string>

namespace premise::test {

/// A red triangle in the plane of x and z, a camera 10 units before it and a spot light, as 3D Studio
/// lays them out. `keyframer` are the nodes of its chunk of movement, of which there is none without.
[[nodiscard]] std::string small3ds(std::uint16_t thirdCorner = 2,
                                   const std::string& keyframer = {});

/// A node of that chunk, of this kind (0xB003 is a camera), with so many keys of its place.
[[nodiscard]] std::string keyed3ds(std::uint16_t kind, const std::string& name, std::uint32_t keys);

}
