#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise {

/// Reads a GLB or glTF file whose bytes are `file`. Fails with one sentence when nothing of it can be
/// shown, or it is beyond the limits; what is broken or unknown in a part is left out or replaced with
/// a warning.
[[nodiscard]] Result<ReadModel> importGltf(const std::filesystem::path& path,
                                           std::vector<std::byte> file, const ImportLimits& limits);

}
