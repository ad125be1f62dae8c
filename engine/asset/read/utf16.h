#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace premise {

/// Whether a text begins with the byte order mark of UTF-16, of either order.
[[nodiscard]] bool isUtf16(std::span<const std::byte> text);

/// A text of UTF-16 as UTF-8, without its mark; halves of pairs that stand alone become U+FFFD.
[[nodiscard]] std::vector<std::byte> utf8FromUtf16(std::span<const std::byte> text);

}
