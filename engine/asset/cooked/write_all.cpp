#include "asset/cooked/write_all.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace premise {

Result<void> writeAll(int file, std::span<const std::byte> bytes, std::uint64_t offset)
{
    constexpr std::size_t most = std::size_t(1) << 30U; // of one call to the system
    while (!bytes.empty()) {
        const ssize_t written =
            pwrite(file, bytes.data(), std::min(bytes.size(), most), static_cast<off_t>(offset));
        if (written <= 0 && errno != EINTR) {
            return fail("What was imported cannot be written: {}.", std::strerror(errno));
        }
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        }
    }
    return {};
}

}
