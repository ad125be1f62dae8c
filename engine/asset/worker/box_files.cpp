#include <cerrno>
#include <cstdint>
#include <cstring>

#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "asset/worker/box_walls.h"

namespace premise {

namespace {

    // Newer than the kernel headers of Debian 12 (Landlock 2), and asked for where the kernel has it.
    constexpr std::uint64_t truncateFile = 1ULL << 14U;    // since version 3
    constexpr std::uint64_t deviceControl = 1ULL << 15U;   // since version 5
    constexpr std::uint64_t bindAndConnectTcp = 3;         // since version 4
    constexpr std::uint64_t abstractSocketsAndSignals = 3; // since version 6

    /// landlock_ruleset_attr as of version 6; older kernels take its beginning.
    struct Ruleset {
        std::uint64_t files = 0;
        std::uint64_t network = 0;
        std::uint64_t scoped = 0;
    };

    /// As the kernel knows it: packed.
    struct __attribute__((packed)) FolderRule {
        std::uint64_t allowed = 0;
        std::int32_t folder = -1;
    };

    Ruleset everything(int version)
    {
        Ruleset rules;
        rules.files = (1ULL << 13U) - 1;
        rules.files |= version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0;
        rules.files |= version >= 3 ? truncateFile : 0;
        rules.files |= version >= 5 ? deviceControl : 0;
        rules.network = version >= 4 ? bindAndConnectTcp : 0;
        rules.scoped = version >= 6 ? abstractSocketsAndSignals : 0;
        return rules;
    }

    std::size_t sizeFor(int version)
    {
        return version >= 6   ? sizeof(Ruleset)
               : version >= 4 ? 2 * sizeof(std::uint64_t)
                              : sizeof(std::uint64_t);
    }

    Result<void> enforced(int ruleset, int folder)
    {
        const FolderRule rule{LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, folder};
        if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
            return fail("the model's folder cannot be opened to it ({})", std::strerror(errno));
        }
        if (syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) {
            return fail("Landlock does not take hold ({})", std::strerror(errno));
        }
        return {};
    }

}

int landlockVersion()
{
    const long version =
        syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? int(version) : 0;
}

Result<void> raiseFileWall(int folder)
{
    const int version = landlockVersion();
    const Ruleset rules = everything(version);
    const int ruleset =
        version == 0 ? -1 : int(syscall(SYS_landlock_create_ruleset, &rules, sizeFor(version), 0));
    if (ruleset < 0) {
        return fail("this kernel has no Landlock");
    }
    Result<void> result = enforced(ruleset, folder);
    close(ruleset);
    return result;
}

}
