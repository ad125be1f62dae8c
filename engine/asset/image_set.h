#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "asset/warnings.h"
#include "image/image.h"

namespace premise {

/// A picture that a model needs: in memory, in a file, or known not to be had.
struct ImageSource {
    std::string name; ///< as the user knows it
    std::span<const std::byte> bytes;
    std::vector<std::byte> owned; ///< what `bytes` look into, where nobody else keeps it
    std::filesystem::path file;   ///< read where there are no bytes
    std::string problem;          ///< why it cannot be had; empty where it can
};

/// Magenta and grey squares: seen at once, and like no texture.
[[nodiscard]] std::shared_ptr<const Image8> missingImage();

/// All pictures decoded side by side, none null: missingImage() and a warning where it fails.
[[nodiscard]] std::vector<std::shared_ptr<const Image8>> decodeImages(
    const std::string& model, std::span<const ImageSource> sources, Warnings& warnings);

}
