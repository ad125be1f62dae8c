#pragma once

#include <filesystem>

#include "base/result.h"

namespace premise::demo {

/// Metres between the ends of the string of bulbs.
inline constexpr double festoonLength = 2.7;

/// Writes a string of small bare bulbs as a GLB: it hangs along x from one end to the other, the ends
/// at y = 0. Bright points behind an actor are what shows how a lens draws.
[[nodiscard]] Result<void> writeFestoon(const std::filesystem::path& file);

}
