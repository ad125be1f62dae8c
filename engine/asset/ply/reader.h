#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise {

/// Reads PLY, text or binary of either order: one mesh of faces, or of triangle strips, with normals,
/// colours and texture coordinates where it has them, and the picture that a comment names as
/// TextureFile. Fails with a sentence on a broken file, on a
/// cloud of points without faces, and beyond a limit.
[[nodiscard]] Result<ReadModel> readPly(const std::filesystem::path& path,
                                        std::span<const std::byte> file,
                                        const ImportLimits& limits);

}
