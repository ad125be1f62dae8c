#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "asset/texture_image.h"
#include "base/result.h"
#include "base/shared_array.h"

namespace premise {

/// A picture that a model needs for one role: encoded in memory, in a file, as bare pixels, or known
/// not to be had.
struct ImageSource {
    std::string name;             ///< as the user knows it
    SharedArray<std::byte> bytes; ///< of the file, encoded
    std::filesystem::path file;   ///< read where there are no bytes
    Image8 bare;                  ///< pixels that need no decoding; else without size
    std::string problem;          ///< why it cannot be had, a part sentence; empty where it can
    TextureRole role = TextureRole::colour;
};

/// The picture with all its levels. Fails with the cause alone, ending with a full stop.
[[nodiscard]] Result<TextureImage> decodedTexture(const ImageSource& source);

/// Of the squares that missingTexture() gives, in pixels, whatever the limits say.
inline constexpr int standInSide = 64;

/// In place of a picture that cannot be had. Colour: magenta and grey squares, seen at once and like
/// no texture; data and normals: what changes nothing.
[[nodiscard]] std::shared_ptr<const TextureImage> missingTexture(TextureRole role);

}
