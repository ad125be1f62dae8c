#include "tools/import/fork_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asset/worker/process.h"
#include "asset/worker/report.h"
#include "tools/import/order.h"

namespace premise::import {

namespace {

    constexpr int controlDescriptor = 3;

    struct Request {
        std::vector<char> words;
        std::vector<Descriptor> handed; ///< the job's line, then the worker's
    };

    /// The next order; one without descriptors where it is none. False when the host has gone.
    bool receive(Request& request)
    {
        request.words.resize(longestOrder);
        iovec text{request.words.data(), request.words.size()};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * (1 + workerDescriptors))>
            space{};
        msghdr message{};
        message.msg_iov = &text;
        message.msg_iovlen = 1;
        message.msg_control = space.data();
        message.msg_controllen = space.size();
        const ssize_t size = recvmsg(controlDescriptor, &message, MSG_CMSG_CLOEXEC);
        if (size <= 0) {
            return size < 0 && errno == EINTR;
        }
        request.words.resize(std::size_t(size));
        const cmsghdr* const head = CMSG_FIRSTHDR(&message);
        if (head != nullptr && head->cmsg_type == SCM_RIGHTS) {
            std::array<int, 1 + workerDescriptors> numbers{};
            const std::size_t count =
                std::min(numbers.size(), (head->cmsg_len - CMSG_LEN(0)) / sizeof(int));
            std::memcpy(numbers.data(), CMSG_DATA(head), count * sizeof(int));
            for (std::size_t i = 0; i < count; ++i) {
                request.handed.emplace_back(numbers[i]);
            }
        }
        return true;
    }

    std::vector<std::string_view> wordsOf(const std::vector<char>& text)
    {
        std::vector<std::string_view> words;
        std::string_view rest(text.data(), text.size());
        for (std::size_t end = 0; (end = rest.find('\0')) != std::string_view::npos;) {
            words.push_back(rest.substr(0, end));
            rest.remove_prefix(end + 1);
        }
        return words;
    }

    /// In the child: descriptors where a worker expects them, and nothing else of the server's.
    [[noreturn]] void becomeWorker(const Request& request, int server)
    {
        setpgid(0, 0);
        constexpr int above = 64;
        std::array<int, workerDescriptors> moved{};
        for (int i = 0; i < workerDescriptors; ++i) {
            moved[std::size_t(i)] =
                fcntl(request.handed[std::size_t(i) + 1].get(), F_DUPFD_CLOEXEC, above);
        }
        for (int i = 0; i < workerDescriptors; ++i) {
            dup2(moved[std::size_t(i)], channelDescriptor + i);
        }
        closefrom(channelDescriptor + workerDescriptors);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        Result<Order> order = orderFrom(wordsOf(request.words));
        if (!order) {
            _exit(2);
        }
        order->host = server;
        _exit(serve(*order));
    }

    class Server {
    public:
        Server()
        {
            sigset_t ends;
            sigemptyset(&ends);
            sigaddset(&ends, SIGCHLD);
            sigprocmask(SIG_BLOCK, &ends, nullptr);
            signals_ = Descriptor(signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK));
        }

        void run()
        {
            for (;;) {
                std::vector<pollfd> waited{{controlDescriptor, POLLIN, 0},
                                           {signals_.get(), POLLIN, 0}};
                for (const Job& job : jobs_) {
                    waited.push_back({job.ended ? -1 : job.line.get(), POLLIN, 0});
                }
                poll(waited.data(), waited.size(), -1);
                // Before anybody is taken off the list, whose order `waited` has.
                for (std::size_t i = 2; i < waited.size(); ++i) {
                    if (waited[i].revents != 0) {
                        endWorker(jobs_[i - 2]);
                    }
                }
                if (waited[1].revents != 0) {
                    reap();
                }
                if (waited[0].revents != 0 && !takeOrder()) {
                    return endAll();
                }
            }
        }

    private:
        struct Job {
            pid_t process = -1;
            Descriptor line;
            bool ended =
                false; ///< by us, and soon to be waited for: its line is listened to no more
        };

        bool takeOrder()
        {
            Request request;
            if (!receive(request)) {
                return false;
            }
            if (request.handed.size() != 1 + workerDescriptors) {
                return true; // whoever asked sees its descriptors closed
            }
            const pid_t server = getpid();
            const pid_t process = fork();
            if (process == 0) {
                becomeWorker(request, server);
            }
            if (process > 0) {
                setpgid(process, process);
                jobs_.push_back({process, std::move(request.handed.front()), false});
                tell(jobs_.back(), {process, 0, 0});
            }
            return true;
        }

        static void tell(const Job& job, const WorkerReport& report)
        {
            static_cast<void>(send(job.line.get(), &report, sizeof report, MSG_NOSIGNAL));
        }

        /// Its end is told like any other.
        static void endWorker(Job& job)
        {
            kill(-job.process, SIGKILL);
            kill(job.process, SIGKILL);
            job.ended = true;
        }

        void reap()
        {
            signalfd_siginfo seen{};
            while (read(signals_.get(), &seen, sizeof seen) > 0) {
            }
            for (;;) {
                siginfo_t ended{};
                if (waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
                    ended.si_pid == 0) {
                    return;
                }
                // What it may have started where there is no box ends with it.
                kill(-ended.si_pid, SIGKILL);
                int status = 0;
                rusage used{};
                wait4(ended.si_pid, &status, 0, &used);
                const auto job = std::ranges::find(jobs_, ended.si_pid, &Job::process);
                if (job != jobs_.end()) {
                    tell(*job, {ended.si_pid, status, std::uint64_t(used.ru_maxrss) * 1024});
                    jobs_.erase(job);
                }
            }
        }

        void endAll() { std::ranges::for_each(jobs_, endWorker); }

        Descriptor signals_;
        std::vector<Job> jobs_; ///< workers that have not been waited for
    };

}

int serveForks()
{
    Server().run();
    return 0;
}

}
