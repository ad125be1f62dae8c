#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <vector>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "asset/worker/box_walls.h"

namespace premise {

namespace {

#if defined(__x86_64__)
    constexpr std::uint32_t thisMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    constexpr std::uint32_t thisMachine = AUDIT_ARCH_AARCH64;
#else
#error "The box knows the system calls of x86-64 and of 64-bit ARM."
#endif

    constexpr std::uint32_t allow = SECCOMP_RET_ALLOW;
    constexpr std::uint32_t killProcess = SECCOMP_RET_KILL_PROCESS;
    constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
    constexpr std::uint32_t notThere = SECCOMP_RET_ERRNO | ENOSYS;
    constexpr std::uint32_t noAccess = SECCOMP_RET_ERRNO | EACCES;

    /// A filter program, written rule by rule. The number of the call is in the accumulator between
    /// rules; every rule that matches ends the program.
    class Filter {
    public:
        Filter()
        {
            load(offsetof(seccomp_data, arch));
            add(BPF_JMP | BPF_JEQ | BPF_K, thisMachine, 1, 0);
            end(killProcess);
            load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
            // The same calls under other numbers (x32): nobody here makes them.
            add(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
            end(killProcess);
#endif
        }

        void answer(std::initializer_list<long> calls, std::uint32_t action)
        {
            for (const long call : calls) {
                add(BPF_JMP | BPF_JEQ | BPF_K, std::uint32_t(call), 0, 1);
                end(action);
            }
        }

        /// Allowed while `argument`, masked, is `value`; otherwise `action`.
        void allowIf(long call, unsigned argument, std::uint32_t mask, std::uint32_t value,
                     std::uint32_t action)
        {
            add(BPF_JMP | BPF_JEQ | BPF_K, std::uint32_t(call), 0, 5);
            load(argumentAt(argument));
            add(BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
            add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
            end(allow);
            end(action);
        }

        /// Allowed while `argument` is one of `values`; otherwise EPERM.
        void allowAmong(long call, unsigned argument, std::initializer_list<std::uint32_t> values)
        {
            add(BPF_JMP | BPF_JEQ | BPF_K, std::uint32_t(call), 0,
                std::uint8_t(2 + values.size() * 2));
            load(argumentAt(argument));
            for (const std::uint32_t value : values) {
                add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
                end(allow);
            }
            end(refuse);
        }

        void end(std::uint32_t action)
        {
            add(BPF_RET | BPF_K, action, 0, 0);
        }

        [[nodiscard]] sock_fprog program()
        {
            return {static_cast<unsigned short>(code_.size()), code_.data()};
        }

    private:
        /// The lower half: flags, commands and process ids all lie there.
        static std::uint32_t argumentAt(unsigned argument)
        {
            return std::uint32_t(offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t));
        }
        void load(std::size_t offset)
        {
            add(BPF_LD | BPF_W | BPF_ABS, std::uint32_t(offset), 0, 0);
        }
        void add(unsigned code, std::uint32_t k, std::uint8_t yes, std::uint8_t no)
        {
            code_.push_back({static_cast<std::uint16_t>(code), yes, no, k});
        }

        std::vector<sock_filter> code_;
    };

    void allowComputing(Filter& filter)
    {
        filter.answer({SYS_read,
                       SYS_pread64,
                       SYS_readv,
                       SYS_write,
                       SYS_pwrite64,
                       SYS_writev,
                       SYS_lseek,
                       SYS_close,
                       SYS_fstat,
                       SYS_newfstatat,
                       SYS_statx,
                       SYS_statfs,
                       SYS_fstatfs,
                       SYS_getdents64,
                       SYS_readlinkat,
                       SYS_faccessat,
                       SYS_faccessat2,
                       SYS_getcwd,
                       SYS_fchdir,
                       SYS_fadvise64,

                       SYS_munmap,
                       SYS_mremap,
                       SYS_madvise,
                       SYS_brk,
                       SYS_futex,
                       SYS_set_robust_list,
                       SYS_rseq,
                       SYS_membarrier,
                       SYS_rt_sigaction,
                       SYS_rt_sigprocmask,
                       SYS_rt_sigreturn,
                       SYS_sigaltstack,
                       SYS_restart_syscall,
                       SYS_exit,
                       SYS_exit_group,
                       SYS_getpid,
                       SYS_gettid,
                       SYS_getppid,
                       SYS_getuid,
                       SYS_geteuid,
                       SYS_getgid,
                       SYS_getegid,
                       SYS_sched_yield,
                       SYS_sched_getaffinity,
                       SYS_getrandom,
                       SYS_clock_gettime,
                       SYS_clock_getres,
                       SYS_clock_nanosleep,
                       SYS_nanosleep,
                       SYS_gettimeofday,
                       SYS_times,
                       SYS_getrusage,
                       SYS_uname,
                       SYS_sysinfo,
                       SYS_ppoll,
                       SYS_dup,
                       SYS_dup3,
                       SYS_set_tid_address},
                      allow);
#if defined(__x86_64__)
        filter.answer({SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_time, SYS_dup2,
                       SYS_getrlimit},
                      allow);
#endif
    }

    void allowWithConditions(Filter& filter)
    {
        // A pipe to itself, by which a sanitizer finds out whether memory can be read.
        filter.answer({SYS_pipe2}, allow);
#if defined(__x86_64__)
        filter.answer({SYS_pipe}, allow);
#endif
        constexpr std::uint32_t writing =
            O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
        filter.allowIf(SYS_openat, 2, writing, 0, noAccess);
#if defined(__x86_64__)
        filter.allowIf(SYS_open, 1, writing, 0, noAccess);
#endif
        filter.allowIf(SYS_mmap, 2, PROT_EXEC, 0, refuse);
        filter.allowIf(SYS_mprotect, 2, PROT_EXEC, 0, refuse);
        // Threads, but no processes and no namespaces.
        constexpr std::uint32_t newSpaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                                            CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                                            CLONE_NEWNET;
        constexpr std::uint32_t thread = CLONE_VM | CLONE_THREAD;
        filter.allowIf(SYS_clone, 0, thread | newSpaces, thread, refuse);
        // abort() signals itself.
        filter.allowIf(SYS_tgkill, 0, ~0U, std::uint32_t(getpid()), refuse);
        // Its own limits, which it can only lower; those of no other process.
        filter.allowIf(SYS_prlimit64, 0, ~0U, 0, refuse);
        filter.allowAmong(SYS_fcntl, 1, {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC});
        filter.allowAmong(SYS_prctl, 0, {PR_SET_NAME, PR_GET_NAME});
        filter.answer({SYS_ioctl}, SECCOMP_RET_ERRNO | ENOTTY);
        // The C library then asks in the older way, whose flags can be looked at.
        filter.answer({SYS_clone3, SYS_openat2}, notThere);
    }

    void killAttackers(Filter& filter)
    {
        filter.answer({SYS_execve,
                       SYS_execveat,
                       SYS_ptrace,
                       SYS_process_vm_readv,
                       SYS_process_vm_writev,
                       SYS_mount,
                       SYS_umount2,
                       SYS_pivot_root,
                       SYS_chroot,
                       SYS_setns,
                       SYS_unshare,
                       SYS_bpf,
                       SYS_add_key,
                       SYS_request_key,
                       SYS_keyctl,
                       SYS_init_module,
                       SYS_finit_module,
                       SYS_delete_module,
                       SYS_kexec_load,
                       SYS_io_uring_setup,
                       SYS_userfaultfd,
                       SYS_perf_event_open,
                       SYS_open_by_handle_at},
                      killProcess);
    }

}

Result<void> raiseCallWall()
{
    Filter filter;
    allowComputing(filter);
    allowWithConditions(filter);
    killAttackers(filter);
    filter.end(refuse);
    const sock_fprog program = filter.program();
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0) {
        return fail("its system calls cannot be filtered ({})", std::strerror(errno));
    }
    return {};
}

}
