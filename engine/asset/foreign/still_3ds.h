#pragma once

#include <cstddef>
#include <span>

namespace premise {

/// What moves in a 3DS file though Assimp reads only where it begins.
struct Still3ds {
    std::size_t cameras = 0;
    std::size_t lights = 0;
};
[[nodiscard]] Still3ds still3ds(std::span<const std::byte> file);

}
