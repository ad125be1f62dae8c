#include "base/byte_count.h"

#include <array>

#include <fmt/format.h>

namespace premise {

std::string bytesText(std::uintmax_t bytes)
{
    constexpr std::array<const char*, 4> units{"kB", "MB", "GB", "TB"};
    if (bytes < 1000) {
        return fmt::format("{} {}", bytes, bytes == 1 ? "byte" : "bytes");
    }
    double amount = double(bytes) / 1000.0;
    std::size_t unit = 0;
    while (amount >= 999.5 && unit + 1 < units.size()) {
        amount /= 1000.0;
        ++unit;
    }
    return amount < 9.95 ? fmt::format("{:.1f} {}", amount, units[unit])
                         : fmt::format("{:.0f} {}", amount, units[unit]);
}

}
