#pragma once

#include <cstdint>
#include <string>

namespace premise {

/// "640 bytes", "12 kB", "3.4 MB": decimal, as disks are sold and file managers write.
[[nodiscard]] std::string bytesText(std::uintmax_t bytes);

}
