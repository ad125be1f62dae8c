#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise {

/// Reads USD text (.usda) with the files that it refers to, all of them in the model's folder or
/// below. Fails with file, line and cause where the file itself is broken or beyond the limits; what
/// is left out is told in the model's warnings.
[[nodiscard]] Result<ReadModel> importUsd(const std::filesystem::path& path,
                                          std::span<const std::byte> file,
                                          const ImportLimits& limits);

}
