#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "asset/gltf/document.h"
#include "base/result.h"
#include "math/types.h"

namespace premise {

enum class ComponentType {
    int8 = 5120,
    uint8 = 5121,
    int16 = 5122,
    uint16 = 5123,
    uint32 = 5125,
    float32 = 5126,
};

/// Elements as they lie in memory, every one of them inside its buffer. Sparse ones are filled in.
struct Accessor {
    const std::byte* data = nullptr; ///< into the document, or into `owned`
    std::size_t count = 0;
    std::size_t stride = 0; ///< bytes from one element to the next
    ComponentType type = ComponentType::float32;
    std::size_t components = 1; ///< 1, 2, 3, 4, 9 or 16
    bool normalised = false;
    std::vector<std::byte> owned;
};

[[nodiscard]] std::size_t bytesOf(ComponentType type);

/// What the accessor with this index says of its elements, which are not looked for. Fails with a part
/// sentence.
[[nodiscard]] Result<Accessor> accessorShape(const GltfDocument& document, std::size_t index);

/// The accessor with this index. Fails with a part sentence ("accessor 3 ends outside …") when
/// anything about it is out of bounds.
[[nodiscard]] Result<Accessor> accessorAt(GltfDocument& document, std::size_t index);

/// The accessor that `object` names under `key`. Fails also when it names none, or when it has not
/// `components` components.
[[nodiscard]] Result<Accessor> accessorOf(GltfDocument& document, const Json& object,
                                          const char* key, std::size_t components);

/// All elements as floats, normalised integers as glTF says, element i at out[i × step]; `step` is
/// in floats.
void copyFloats(const Accessor& accessor, float* out, std::size_t step);

/// All elements, tightly.
[[nodiscard]] std::vector<float> floatsOf(const Accessor& accessor);

/// Unsigned integers of one component. Fails on any other component type.
[[nodiscard]] Result<std::vector<std::uint32_t>> indicesOf(const Accessor& accessor);

/// Four-component joints or such as integers, element after element. Fails unless 8 or 16 bits.
[[nodiscard]] Result<std::vector<std::uint16_t>> shortsOf(const Accessor& accessor);

[[nodiscard]] bool allFinite(const float* values, std::size_t count);

}
