#pragma once

#include <cstdint>

#include "asset/gltf/document.h"

namespace premise {

inline constexpr std::uint64_t neededAtMost = std::uint64_t(1) << 50; ///< where counting ends

/// How many bytes the meshes of a document will take, by the counts that it promises; never more
/// than `neededAtMost`. What Draco packs is not counted.
[[nodiscard]] std::uint64_t gltfNeeds(const GltfDocument& document);

}
