#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "asset/model_format.h"
#include "asset/reader.h"
#include "base/result.h"

namespace premise {

/// Reads FBX, OBJ, COLLADA, PLY or STL: `file` are the bytes at `path`, `format` what they are.
/// Never throws. Files beside it are read only from its own folder or below.
[[nodiscard]] Result<ReadModel> importWithAssimp(const std::filesystem::path& path,
                                                 ModelFormat format,
                                                 std::span<const std::byte> file);

}
