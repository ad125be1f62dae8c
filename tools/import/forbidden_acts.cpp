#include "tools/import/forbidden_acts.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace premise::import {

namespace {

    bool opens(int folder, const char* path, int flags)
    {
        const int file = openat(folder, path, flags | O_CLOEXEC, 0600);
        return file >= 0;
    }

    bool connects(int family, int kind, const void* address, socklen_t size)
    {
        const int end = socket(family, kind | SOCK_CLOEXEC, 0);
        // A refused connection has already been a connection to the outside.
        return end >= 0 && (connect(end, static_cast<const sockaddr*>(address), size) == 0 ||
                            (errno != EPERM && errno != EACCES));
    }

    bool connectsToPort(int kind)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(9);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return connects(AF_INET, kind, &address, sizeof address);
    }

    bool connectsToUnixSocket(int)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strcpy(address.sun_path, "/run/dbus/system_bus_socket");
        return connects(AF_UNIX, SOCK_STREAM, &address, sizeof address);
    }

    bool runsProgram(int)
    {
        char name[] = "/bin/true";
        char* const arguments[] = {name, nullptr};
        execv(name, arguments);
        return errno != EPERM && errno != EACCES;
    }

    bool forks(int)
    {
        const pid_t child = fork();
        if (child == 0) {
            _exit(0);
        }
        return child > 0 && waitpid(child, nullptr, 0) == child;
    }

    bool opensManyFiles(int folder)
    {
        for (int i = 0; i < 1000; ++i) {
            if (!opens(folder, ".", O_RDONLY | O_DIRECTORY)) {
                return false;
            }
        }
        return true;
    }

    [[maybe_unused]] bool mapsMuchMemory(int)
    {
        constexpr std::size_t size = std::size_t(8) << 30U;
        return mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
               MAP_FAILED;
    }

    bool raisesLimit(int)
    {
        const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
        return setrlimit(RLIMIT_NOFILE, &limit) == 0 || setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }

    bool mapsCode(int)
    {
        return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                    -1, 0) != MAP_FAILED;
    }

    bool opensParentsMemory(int)
    {
        const std::string path = "/proc/" + std::to_string(getppid()) + "/mem";
        return opens(AT_FDCWD, path.c_str(), O_RDONLY);
    }

    bool readsParentsMemory(int)
    {
        char byte = 0;
        iovec here{&byte, 1};
        iovec there{&byte, 1};
        return process_vm_readv(getppid(), &here, 1, &there, 1, 0) >= 0;
    }

    constexpr std::array acts
    {
        ForbiddenAct{"read /etc/passwd",
                     [](int) { return opens(AT_FDCWD, "/etc/passwd", O_RDONLY); }},
            ForbiddenAct{"open the folder above",
                         [](int folder) { return opens(folder, "..", O_RDONLY | O_DIRECTORY); }},
            ForbiddenAct{"follow a link out of the folder",
                         [](int folder) { return opens(folder, "link", O_RDONLY | O_DIRECTORY); }},
            ForbiddenAct{"write the model",
                         [](int folder) { return opens(folder, "model", O_WRONLY); }},
            ForbiddenAct{"cut the model short",
                         [](int folder) { return opens(folder, "model", O_RDONLY | O_TRUNC); }},
            ForbiddenAct{
                "make a file",
                [](int folder) { return opens(folder, "new", O_WRONLY | O_CREAT | O_EXCL); }},
            ForbiddenAct{"make a folder",
                         [](int folder) { return mkdirat(folder, "new", 0700) == 0; }},
            ForbiddenAct{"delete the model",
                         [](int folder) { return unlinkat(folder, "model", 0) == 0; }},
            ForbiddenAct{
                "rename the model",
                [](int folder) { return renameat(folder, "model", folder, "other") == 0; }},
            ForbiddenAct{"make a link",
                         [](int folder) { return symlinkat("/", folder, "other") == 0; }},
            ForbiddenAct{"read /proc/1",
                         [](int) { return opens(AT_FDCWD, "/proc/1/status", O_RDONLY); }},
            ForbiddenAct{"read the memory of who started it", opensParentsMemory},
            ForbiddenAct{"read memory of another process", readsParentsMemory},
            ForbiddenAct{
                "trace who started it",
                [](int) { return ptrace(PTRACE_SEIZE, getppid(), nullptr, nullptr) == 0; }},
            ForbiddenAct{"kill who started it", [](int) { return kill(getppid(), SIGCONT) == 0; }},
            ForbiddenAct{"run a program", runsProgram}, ForbiddenAct{"start a process", forks},
            ForbiddenAct{"connect by TCP", [](int) { return connectsToPort(SOCK_STREAM); }},
            ForbiddenAct{"send by UDP", [](int) { return connectsToPort(SOCK_DGRAM); }},
            ForbiddenAct{"connect to a local service", connectsToUnixSocket},
#if !defined(__SANITIZE_ADDRESS__) // which has its memory before the box closes
            ForbiddenAct{"map 8 GiB of memory", mapsMuchMemory},
#endif
            ForbiddenAct{"open a thousand files", opensManyFiles},
            ForbiddenAct{"raise its own limits", raisesLimit},
            ForbiddenAct{"set limits for who started it",
                         [](int) {
                             const rlimit limit{1U << 30U, RLIM_INFINITY};
                             return prlimit(getppid(), RLIMIT_FSIZE, &limit, nullptr) == 0;
                         }},
            ForbiddenAct{"make memory that runs as code", mapsCode},
            ForbiddenAct{"mount a file system",
                         [](int) {
                             return mount("none", "/mnt", "tmpfs", 0, nullptr) == 0 ||
                                    (errno != EPERM && errno != EACCES);
                         }},
            ForbiddenAct{"use the kernel's keys",
                         [](int) {
                             constexpr int newest = -3; // KEY_SPEC_SESSION_KEYRING
                             return syscall(SYS_add_key, "user", "premise", "x", 1, newest) >= 0;
                         }},
            ForbiddenAct{"enter a new user namespace",
                         [](int) { return unshare(CLONE_NEWUSER) == 0; }},
            ForbiddenAct{"do input and output behind the filter", [](int) {
                             std::array<std::uint64_t, 32> parameters{};
                             return syscall(SYS_io_uring_setup, 8, parameters.data()) >= 0 ||
                                    (errno != EPERM && errno != ENOSYS);
                         }},
    };

}

std::span<const ForbiddenAct> forbiddenActs()
{
    return acts;
}

}
