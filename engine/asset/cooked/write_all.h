#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"

namespace premise {

/// Writes all bytes to `file` from `offset` on. Fails when the disk does.
[[nodiscard]] Result<void> writeAll(int file, std::span<const std::byte> bytes,
                                    std::uint64_t offset);

}
