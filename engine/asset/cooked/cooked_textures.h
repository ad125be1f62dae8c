#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "asset/import/limits.h"
#include "asset/texture_image.h"
#include "base/result.h"

namespace premise {

// The texture file: one picture after another, each a head and its levels, at multiples of 16 bytes.

/// Where one picture lies.
struct PicturePlace {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

/// Puts pictures into one file, from many threads.
class TextureFile {
public:
    explicit TextureFile(int file) : file_(file) {}

    /// Writes the picture that is number `index` of its model's; when this returns, it lies there
    /// whole. Fails when the disk does.
    [[nodiscard]] Result<PicturePlace> append(std::uint32_t index, const TextureImage& image);

private:
    int file_;
    std::mutex mutex_;
    std::uint64_t end_ = 0; ///< where the next picture goes; a multiple of 16
};

struct CookedTexture {
    std::uint32_t index = 0; ///< of the model's pictures
    std::uint64_t bytes = 0; ///< that it takes in the file
    TextureImage image;      ///< its levels lie in the file
};

/// The picture that begins at `offset`; `keeper` keeps the bytes. Fails with a part sentence where it
/// is not sound or beyond the limits. Its head is looked at once, so that it may lie where somebody else can still write.
[[nodiscard]] Result<CookedTexture> cookedTexture(std::span<const std::byte> file,
                                                  std::uint64_t offset,
                                                  std::shared_ptr<const void> keeper,
                                                  const ImportLimits& limits = {});

/// All pictures of a finished file, in the order in which they lie there.
[[nodiscard]] Result<std::vector<CookedTexture>> cookedTextures(
    std::span<const std::byte> file, const std::shared_ptr<const void>& keeper);

}
