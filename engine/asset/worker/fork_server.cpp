#include "asset/worker/fork_server.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "asset/worker/report.h"
#include "base/promise.h"

namespace premise {

namespace {

    constexpr int patience = 5000; // milliseconds; a fork takes one

    Error noServer()
    {
        return {fmt::format("its server does not answer ({})", std::strerror(errno))};
    }

    /// One datagram with descriptors. False where the other side has gone or is stuck.
    bool sent(int line, const std::string& words, std::span<const int> descriptors)
    {
        iovec text{const_cast<char*>(words.data()), words.size()};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * (1 + workerDescriptors))>
            space{};
        msghdr message{};
        message.msg_iov = &text;
        message.msg_iovlen = 1;
        message.msg_control = space.data();
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* const head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(head), descriptors.data(), descriptors.size_bytes());
        for (;;) {
            if (sendmsg(line, &message, MSG_NOSIGNAL) >= 0) {
                return true;
            }
            pollfd room{line, POLLOUT, 0};
            const bool full = errno == EAGAIN && poll(&room, 1, patience) == 1;
            if (!full && errno != EINTR) {
                return false;
            }
        }
    }

    class Server {
    public:
        Result<void> order(const std::filesystem::path& program, const std::string& words,
                           std::span<const int> descriptors)
        {
            const std::lock_guard lock(mutex_);
            if (server_ && (program != program_ || !sent(server_->channel(), words, descriptors))) {
                server_.reset(); // another program, or it has ended
            } else if (server_) {
                return {};
            }
            server_.emplace(TRY(WorkerProcess::start(program, {"--fork-server"}, {})));
            program_ = program;
            if (!sent(server_->channel(), words, descriptors)) {
                server_.reset();
                return tl::unexpected(noServer());
            }
            return {};
        }

    private:
        std::mutex mutex_;
        std::optional<WorkerProcess> server_; ///< guarded by mutex_, like program_
        std::filesystem::path program_;
    };

    Server& server()
    {
        static Server only;
        return only;
    }

    std::string asWords(const std::vector<std::string>& arguments)
    {
        std::string words;
        // The first says what is asked for, which the server knows.
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            words += arguments[i];
            words += '\0';
        }
        words += std::to_string(getpid());
        words += '\0';
        return words;
    }

    Result<std::array<Descriptor, 2>> line()
    {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
            return fail("no channel to it can be opened ({})", std::strerror(errno));
        }
        return std::array{Descriptor(ends[0]), Descriptor(ends[1])};
    }

}

Result<WorkerProcess> startForked(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments,
                                  std::span<const int> descriptors)
{
    PROMISE(descriptors.size() + 1 == workerDescriptors, "A worker has a channel and three files");
    std::array<Descriptor, 2> job = TRY(line());
    std::array<Descriptor, 2> channel = TRY(line());
    fcntl(channel[0].get(), F_SETFL, O_NONBLOCK);
    const std::array handed{job[1].get(), channel[1].get(), descriptors[0], descriptors[1],
                            descriptors[2]};
    const std::string words = asWords(arguments);
    if (words.size() > longestOrder) {
        return fail("its order is too long");
    }
    TRY(server().order(program, words, handed));
    // Ours are closed, so that the end of the other side can be heard.
    job[1].close();
    channel[1].close();
    WorkerReport started;
    pollfd answer{job[0].get(), POLLIN, 0};
    if (poll(&answer, 1, patience) != 1 ||
        recv(job[0].get(), &started, sizeof started, 0) != sizeof started) {
        return tl::unexpected(noServer());
    }
    return WorkerProcess(started.process, std::move(channel[0]), std::move(job[0]));
}

}
