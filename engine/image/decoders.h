#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"
#include "image/image.h"

namespace premise {

/// The most pixels to a side that are read: what graphics cards can show as one texture.
inline constexpr std::int64_t longestSide = 16384;

/// Fails, in the user's words, when a picture of this size is not read.
[[nodiscard]] Result<void> sizeAllowed(std::int64_t width, std::int64_t height,
                                       const std::string& name);

/// The picture in bytes that begin as a PNG does.
[[nodiscard]] Result<Image8> decodePng(std::span<const std::byte> bytes, const std::string& name);

/// The picture in bytes that begin as a JPEG does.
[[nodiscard]] Result<Image8> decodeJpeg(std::span<const std::byte> bytes, const std::string& name);

/// The picture in bytes that begin as a WebP does; of an animated one the first frame, clear where it
/// does not cover its canvas.
[[nodiscard]] Result<Image8> decodeWebp(std::span<const std::byte> bytes, const std::string& name);

}
