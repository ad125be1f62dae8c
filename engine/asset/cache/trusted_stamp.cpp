#include "asset/cache/trusted_stamp.h"

#include <algorithm>
#include <array>

#include <linux/magic.h>
#include <sys/vfs.h>

namespace premise {

namespace {

    constexpr std::int64_t second = 1'000'000'000;

    /// Older file systems count whole seconds, FAT every other one; today's are as fine as the kernel's
    /// tick, 10 ms at most.
    std::int64_t tickOf(const FileStamp& stamp)
    {
        return stamp.changed % second == 0 ? 2 * second + second / 10 : second / 10;
    }

    /// FAT keeps no time of change, and what lies behind FUSE may answer with any.
    bool keepsTimeOfChange(const std::filesystem::path& file)
    {
        constexpr std::array<std::uint32_t, 3> without{MSDOS_SUPER_MAGIC, EXFAT_SUPER_MAGIC,
                                                       FUSE_SUPER_MAGIC};
        struct statfs facts {};
        return statfs(file.c_str(), &facts) == 0 &&
               std::ranges::find(without, std::uint32_t(facts.f_type)) == without.end();
    }

}

bool isTrustworthy(const FileStamp& stamp, const std::filesystem::path& file, std::int64_t began)
{
    return stamp == FileStamp() ||
           (began - stamp.changed > tickOf(stamp) && keepsTimeOfChange(file));
}

}
