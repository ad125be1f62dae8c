#include "asset/worker/box.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "asset/worker/box_walls.h"

namespace premise {

namespace {

    // Address space that a sanitizer reserves for its shadow says nothing about memory in use.
#if defined(__SANITIZE_ADDRESS__)
    constexpr bool addressSpaceTells = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    constexpr bool addressSpaceTells = false;
#else
    constexpr bool addressSpaceTells = true;
#endif
#else
    constexpr bool addressSpaceTells = true;
#endif

    Result<void> limited(int resource, std::uint64_t most)
    {
        rlimit limit{};
        if (getrlimit(resource, &limit) != 0) {
            return fail("its limits cannot be read ({})", std::strerror(errno));
        }
        limit.rlim_max = std::min<rlim_t>(limit.rlim_max, most);
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit(resource, &limit) != 0) {
            return fail("its limits cannot be set ({})", std::strerror(errno));
        }
        return {};
    }

    /// A network of its own with nothing in it, where this machine lets us. The other walls stand
    /// without it.
    void leaveNetwork()
    {
        if (unshare(CLONE_NEWNET | CLONE_NEWIPC) == 0) {
            return;
        }
        if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0) {
            // Threads are counted within the new user namespace alone: few will do. Elsewhere the
            // limit would count everything that this user runs.
            static_cast<void>(limited(RLIMIT_NPROC, 64));
        }
    }

    /// What root may do beyond an ordinary user, but for reading files.
    Result<void> dropPrivileges()
    {
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        __user_cap_data_struct sets[2] = {};
        if (syscall(SYS_capget, &header, sets) != 0) {
            return fail("its privileges cannot be read ({})", std::strerror(errno));
        }
        constexpr std::uint32_t reading = 1U << CAP_DAC_READ_SEARCH;
        sets[0] = {sets[0].effective & reading, sets[0].permitted & reading, 0};
        sets[1] = {};
        if (syscall(SYS_capset, &header, sets) != 0 ||
            prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
            return fail("its privileges cannot be dropped ({})", std::strerror(errno));
        }
        return {};
    }

    bool isRoot(int folder)
    {
        struct stat here {};
        struct stat root {};
        return fstat(folder, &here) == 0 && stat("/", &root) == 0 && here.st_dev == root.st_dev &&
               here.st_ino == root.st_ino;
    }

    bool opens(int folder, const char* name, int flags)
    {
        const int file = openat(folder, name, flags | O_CLOEXEC, 0600);
        if (file < 0) {
            return false;
        }
        close(file);
        return true;
    }

    /// Walls that were raised without complaint and still do not stand would be worse than none.
    Result<void> tried(int folder, bool folderIsRoot)
    {
        if (!folderIsRoot && opens(AT_FDCWD, "/", O_RDONLY | O_DIRECTORY)) {
            return fail("files outside the model's folder stay open to it");
        }
        if (opens(folder, ".", O_WRONLY | O_TMPFILE)) {
            return fail("it can write into the model's folder");
        }
        const int network = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (network >= 0) {
            close(network);
            return fail("the network stays open to it");
        }
        return {};
    }

}

Result<void> boxAvailable()
{
    if (landlockVersion() == 0) {
        return fail("this kernel has no Landlock");
    }
    const std::uint32_t action = SECCOMP_RET_KILL_PROCESS;
    if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0) {
        return fail("this kernel does not filter system calls");
    }
    return {};
}

Result<void> endWithParent(int parent)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
        return fail("it would outlive the program that started it ({})", std::strerror(errno));
    }
    if (getppid() != parent) {
        return fail("the program that started it has ended");
    }
    return {};
}

Result<void> limitResources(const BoxLimits& limits)
{
    // Beyond its size a file refuses further bytes with an error; the signal would end us wordless.
    std::signal(SIGXFSZ, SIG_IGN);
    TRY(limited(RLIMIT_CORE, 0));
    TRY(limited(RLIMIT_NOFILE, limits.openFiles));
    TRY(limited(RLIMIT_FSIZE, limits.written));
    TRY(limited(RLIMIT_CPU, limits.cpuSeconds));
    if (addressSpaceTells && limits.memory > 0) {
        TRY(limited(RLIMIT_AS, limits.memory));
    }
    return {};
}

Result<void> enterBox(int folder, int parent, const BoxLimits& limits)
{
    TRY(limitResources(limits));
    const bool folderIsRoot = isRoot(folder);
    leaveNetwork();
    TRY(dropPrivileges());
    // After that: a process that changes its privileges loses this signal.
    TRY(endWithParent(parent));
    TRY(raiseFileWall(folder));
    TRY(raiseCallWall());
    return tried(folder, folderIsRoot);
}

}
