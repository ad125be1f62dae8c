#include "asset/worker/process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asset/worker/report.h"

namespace premise {

namespace {

    constexpr int firstForWorker = 3;

    /// Above every number that the worker gets, so that handing one over cannot overwrite another.
    Result<Descriptor> outOfTheWay(int descriptor)
    {
        constexpr int above = 64;
        const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, above);
        if (copy < 0) {
            return fail("no more files can be opened ({})", std::strerror(errno));
        }
        return Descriptor(copy);
    }

    /// What the worker may know of our environment: where libraries are, and how a sanitizer is set.
    std::vector<std::string> environmentForWorker()
    {
        std::vector<std::string> kept{"LC_ALL=C.UTF-8"};
        for (const char* const name :
             {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
            if (const char* const value = std::getenv(name)) {
                kept.push_back(std::string(name) + "=" + value);
            }
        }
        return kept;
    }

    std::vector<char*> asPointers(std::vector<std::string>& texts)
    {
        std::vector<char*> pointers;
        for (std::string& text : texts) {
            pointers.push_back(text.data());
        }
        pointers.push_back(nullptr);
        return pointers;
    }

    WorkerEnd endOf(int status, std::uint64_t mostResident)
    {
        WorkerEnd how;
        how.code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
        how.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        how.mostResident = mostResident;
        return how;
    }

    /// What is done in the child between its start and its program.
    class Preparation {
    public:
        Preparation()
        {
            posix_spawn_file_actions_init(&actions_);
            posix_spawnattr_init(&attributes_);
            // A group of its own: the terminal's interrupt is for us, who then end it.
            posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                       POSIX_SPAWN_SETSIGDEF);
            posix_spawnattr_setpgroup(&attributes_, 0);
            sigset_t none;
            sigset_t all;
            sigemptyset(&none);
            sigfillset(&all);
            posix_spawnattr_setsigmask(&attributes_, &none);
            posix_spawnattr_setsigdefault(&attributes_, &all);
            posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
            posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
#if !defined(__SANITIZE_ADDRESS__)
            posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
#endif
        }
        ~Preparation()
        {
            posix_spawn_file_actions_destroy(&actions_);
            posix_spawnattr_destroy(&attributes_);
        }
        Preparation(const Preparation&) = delete;
        Preparation& operator=(const Preparation&) = delete;

        void handOver(const std::vector<Descriptor>& descriptors)
        {
            int number = firstForWorker;
            for (const Descriptor& descriptor : descriptors) {
                posix_spawn_file_actions_adddup2(&actions_, descriptor.get(), number++);
            }
            posix_spawn_file_actions_addclosefrom_np(&actions_, number);
        }

        /// 0, or why there is no process.
        int spawn(pid_t& process, std::vector<std::string>& words) const
        {
            std::vector<std::string> environment = environmentForWorker();
            const std::vector<char*> arguments = asPointers(words);
            const std::vector<char*> variables = asPointers(environment);
            return posix_spawn(&process, arguments[0], &actions_, &attributes_, arguments.data(),
                               variables.data());
        }

    private:
        posix_spawn_file_actions_t actions_{};
        posix_spawnattr_t attributes_{};
    };

}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        close();
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

void Descriptor::close()
{
    if (number_ >= 0) {
        ::close(std::exchange(number_, -1));
    }
}

Result<WorkerProcess> WorkerProcess::start(const std::filesystem::path& program,
                                           std::vector<std::string> arguments,
                                           std::span<const int> descriptors)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail("no channel to it can be opened ({})", std::strerror(errno));
    }
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    fcntl(ours.get(), F_SETFL, O_NONBLOCK);
    std::vector<Descriptor> handed;
    handed.push_back(TRY(outOfTheWay(theirs.get())));
    for (const int descriptor : descriptors) {
        handed.push_back(TRY(outOfTheWay(descriptor)));
    }
    Preparation preparation;
    preparation.handOver(handed);
    arguments.insert(arguments.begin(), program.string());
    arguments.push_back(std::to_string(getpid()));
    pid_t process = -1;
    const int problem = preparation.spawn(process, arguments);
    if (problem != 0) {
        return fail("{} cannot be started ({})", program.string(), std::strerror(problem));
    }
    return WorkerProcess(process, std::move(ours), {});
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      channel_(std::move(other.channel_)),
      line_(std::move(other.line_))
{
}

WorkerProcess::~WorkerProcess()
{
    if (process_ > 0) {
        end(0);
    }
}

WorkerProcess::Use WorkerProcess::use() const
{
    const std::string name = "/proc/" + std::to_string(process_) + "/stat";
    std::FILE* const file = process_ > 0 ? std::fopen(name.c_str(), "re") : nullptr;
    if (file == nullptr) {
        return {};
    }
    std::array<char, 1024> text{};
    const std::size_t length = std::fread(text.data(), 1, text.size() - 1, file);
    (void)std::fclose(file);
    text[length] = '\0';
    // The name in brackets may hold anything, brackets too; the numbers follow the last one.
    const char* const bracket = std::strrchr(text.data(), ')');
    unsigned long user = 0;
    unsigned long system = 0;
    Use use;
    if (bracket == nullptr ||
        std::sscanf(bracket + 1,
                    " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d "
                    "%*d %d",
                    &user, &system, &use.threads) != 3) {
        return {};
    }
    use.workSeconds = double(user + system) / double(sysconf(_SC_CLK_TCK));
    return use;
}

WorkerEnd WorkerProcess::end(int patience)
{
    const WorkerEnd how = line_.open() ? endForked(patience) : endOurs(patience);
    process_ = -1;
    line_.close();
    return how;
}

WorkerEnd WorkerProcess::endForked(int patience)
{
    pollfd line{line_.get(), POLLIN, 0};
    if (poll(&line, 1, patience) != 1) {
        // The server takes that as the order to end it, and tells when it has.
        shutdown(line_.get(), SHUT_WR);
        constexpr int longest = 5000;
        poll(&line, 1, longest);
    }
    WorkerReport report;
    if (recv(line_.get(), &report, sizeof report, MSG_DONTWAIT) != sizeof report) {
        return {0, SIGKILL, 0}; // its server has gone, and it with that
    }
    return endOf(report.status, report.mostResident);
}

WorkerEnd WorkerProcess::endOurs(int patience)
{
    // First seen to have ended, then its group ended, then taken off the list: so its number cannot
    // have gone to somebody else.
    const auto ended = [this] {
        siginfo_t seen{};
        return waitid(P_PID, id_t(process_), &seen, WEXITED | WNOHANG | WNOWAIT) != 0 ||
               seen.si_pid == process_;
    };
    for (int waited = 0; waited < patience && !ended(); ++waited) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    // What it may have started where there is no box ends with it.
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);
    int status = 0;
    rusage used{};
    while (wait4(process_, &status, 0, &used) < 0 && errno == EINTR) {
    }
    return endOf(status, std::uint64_t(used.ru_maxrss) * 1024);
}

}
