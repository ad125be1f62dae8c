#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace premise {

enum class PlyType { int8, uint8, int16, uint16, int32, uint32, float32, float64 };
enum class PlyEncoding { text, littleEndian, bigEndian };

struct PlyProperty {
    std::string name;
    PlyType type = PlyType::float32;
    bool list = false;
    PlyType countType = PlyType::uint8; ///< of a list
};

struct PlyElement {
    std::string name;
    std::uint64_t count = 0;
    std::vector<PlyProperty> properties;

    /// The place of the first property of one of these names, or −1.
    [[nodiscard]] int find(std::initializer_list<std::string_view> names) const;
};

/// The head of a PLY file: what lies in it, and where it begins.
struct PlyHeader {
    PlyEncoding encoding = PlyEncoding::text;
    std::vector<PlyElement> elements;
    std::string picture; ///< of "comment TextureFile", as several scanners write it; else empty
    std::size_t dataStart = 0;
};

[[nodiscard]] std::size_t bytesOf(PlyType type);

/// Fails, in the middle of a sentence ("its header …"), on an unfinished header, on an unknown word
/// or type, and where an element counts more rows than the file has room for.
[[nodiscard]] Result<PlyHeader> readPlyHeader(std::span<const std::byte> file);

}
