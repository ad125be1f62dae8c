#pragma once

#include <cstddef>
#include <span>

namespace premise {

// The parts of KHR_meshopt_compression that the packaged library does not know, after the extension's
// own text: version 1 of the attribute stream, and the colour filter.

/// Whether these bytes begin as version 1 of the attribute stream does.
[[nodiscard]] bool isSecondAttributeStream(std::span<const std::byte> packed);

/// Unpacks version 1 into `out`, `count` elements of `stride` bytes (4 to 256, a multiple of 4). False
/// when the stream is broken; nothing outside both spans is touched.
[[nodiscard]] bool unpackAttributes(std::span<const std::byte> packed, std::size_t count,
                                    std::size_t stride, std::span<std::byte> out);

/// Turns luma and two chroma back into red, green and blue; `stride` is 4 or 8.
void unfilterColours(std::span<std::byte> elements, std::size_t stride);

}
