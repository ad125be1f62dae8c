#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "asset/import/limits.h"
#include "asset/model.h"
#include "base/result.h"

namespace premise {

/// Reads Biovision motion capture: a skeleton, shown as bones, and one clip of it, named as the file
/// is, of one key a frame at exactly the frame time that the file names. A joint's position channels
/// take its offset's place. Fails with a sentence on a broken file and beyond a limit.
[[nodiscard]] Result<Model> readBvh(const std::filesystem::path& path,
                                    std::span<const std::byte> file, const ImportLimits& limits);

}
