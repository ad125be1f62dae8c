#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "asset/import/limits.h"
#include "asset/read/model_format.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise {

/// Reads FBX, OBJ, COLLADA (also zipped), STL or 3DS: `file` are the bytes at `path`, `format` what
/// they are; no other importer of Assimp's has a say. Never throws. Files beside it are read only
/// from its own folder or below, and those of an archive only from the archive.
[[nodiscard]] Result<ReadModel> importWithAssimp(const std::filesystem::path& path,
                                                 ModelFormat format,
                                                 std::span<const std::byte> file,
                                                 const ImportLimits& limits = {});

}
