#pragma once

#include <cstdint>
#include <filesystem>

#include "asset/cache/record.h"

namespace premise {

/// Whether a file with this stamp cannot become another without getting another stamp. `began` is when
/// reading its content began, in nanoseconds since 1970: what changed shortly before might change again
/// within one tick of the file system's clock. File systems on which a program may set every time of a
/// file as it likes, or the time of its last change is not kept, are never trusted. What is not there,
/// which has the stamp of zeros, always is.
[[nodiscard]] bool isTrustworthy(const FileStamp& stamp, const std::filesystem::path& file,
                                 std::int64_t began);

}
