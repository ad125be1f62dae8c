#include "asset/worker/watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

namespace premise {

namespace {

    using Clock = std::chrono::steady_clock;

    constexpr int turnMilliseconds = 50;
    constexpr int mostThreads = 64;
    /// Large files may work longer between two signs: a second more for each of these.
    constexpr std::uint64_t bytesPerSecond = 4U << 20U;

    Error stopped(const std::string& model, const char* cause)
    {
        return {fmt::format("{} stopped the importer ({}). Export it again, best as glTF.", model,
                            cause)};
    }

    Error breach(const std::string& model)
    {
        return {
            fmt::format("{} stopped the importer (it made it try what no importer does). Do not "
                        "trust this file; get it anew from where it came.",
                        model)};
    }

    Error ending(const WorkerEnd& end, const WorkerTerms& terms)
    {
        if (end.signal == SIGSYS) {
            return breach(terms.name);
        }
        if (end.signal == SIGXCPU) {
            return overLimit(terms.name, Limit::seconds, 0, terms.limits);
        }
        // Libraries do not check every allocation: a crash close to the limit is one for want of
        // memory.
        const std::uint64_t memory = terms.limits[Limit::memory];
        if (end.mostResident > memory - memory / 8) {
            return overLimit(terms.name, Limit::memory, 0, terms.limits);
        }
        return stopped(terms.name, "it crashed reading it");
    }

    class Watch {
    public:
        Watch(WorkerProcess& worker, const WorkerTerms& terms,
              const std::function<Result<void>(const ImportMessage&)>& accept)
            : worker_(worker),
              terms_(terms),
              accept_(accept),
              messagesLeft_(100'000 + 4 * terms.limits[Limit::textures]),
              end_(Clock::now() + std::chrono::seconds(terms.limits[Limit::seconds]))
        {
        }

        /// Until the worker has said its last word or nothing more can come.
        Result<void> listen(const std::function<bool()>& goOn)
        {
            while (!last_) {
                if (!goOn()) {
                    return fail("{} was not imported: it was stopped.", terms_.name);
                }
                pollfd channel{worker_.channel(), POLLIN, 0};
                poll(&channel, 1, turnMilliseconds);
                if (channel.revents != 0) {
                    if (!TRY(receive())) {
                        return {};
                    }
                }
                TRY(withinLimits());
            }
            return {};
        }

        [[nodiscard]] const std::optional<ImportMessage>& last() const { return last_; }

    private:
        /// Takes what lies in the channel; false at its end.
        Result<bool> receive()
        {
            constexpr int atOnce = 64; // then others have their turn
            for (int i = 0; i < atOnce && !last_; ++i) {
                std::array<std::byte, longestMessage + 1> datagram{};
                const ssize_t size =
                    recv(worker_.channel(), datagram.data(), datagram.size(), MSG_DONTWAIT);
                if (size < 0 && errno == EINTR) {
                    continue;
                }
                if (size < 0 && errno == EAGAIN) {
                    return true;
                }
                if (size <= 0) {
                    return false;
                }
                TRY(take(decoded(std::span(datagram).first(std::size_t(size)))));
            }
            return true;
        }

        Result<void> take(const std::optional<ImportMessage>& message)
        {
            if (!message || messagesLeft_ == 0) {
                return tl::unexpected(stopped(terms_.name, "it sent what makes no model"));
            }
            --messagesLeft_;
            // How it is boxed a worker says before it reads anything. Later these may be the words of
            // the model, which would have the user open the box.
            const bool aboutBox = message->sign == ImportSign::boxed ||
                                  message->sign == ImportSign::unboxed ||
                                  message->sign == ImportSign::unboxable;
            const bool asAsked = message->sign != ImportSign::unboxed || terms_.mayBeUnboxed;
            if (aboutBox && (!isFirst_ || !asAsked)) {
                return tl::unexpected(breach(terms_.name));
            }
            isFirst_ = false;
            if (message->sign == ImportSign::working) {
                bytesRead_ = std::max(bytesRead_, message->offset);
            }
            signs_ = true;
            if (message->sign == ImportSign::failed || message->sign == ImportSign::done ||
                message->sign == ImportSign::unboxable) {
                last_ = *message;
                return {};
            }
            return accept_(*message);
        }

        Result<void> withinLimits()
        {
            if (Clock::now() > end_) {
                return tl::unexpected(overLimit(terms_.name, Limit::seconds, 0, terms_.limits));
            }
            const WorkerProcess::Use use = worker_.use();
            workAtLastSign_ = std::exchange(signs_, false) ? use.workSeconds : workAtLastSign_;
            if (use.threads > mostThreads) {
                return tl::unexpected(breach(terms_.name));
            }
            const std::uint64_t bytes =
                std::min(std::max(terms_.bytes, bytesRead_), terms_.limits[Limit::allBytes]);
            const double allowed =
                double(terms_.limits[Limit::workSeconds]) + double(bytes / bytesPerSecond);
            if (use.workSeconds - workAtLastSign_ > allowed) {
                return tl::unexpected(overLimit(terms_.name, Limit::workSeconds, 0, terms_.limits));
            }
            return {};
        }

        WorkerProcess& worker_;
        const WorkerTerms& terms_;
        const std::function<Result<void>(const ImportMessage&)>& accept_;
        std::uint64_t messagesLeft_;
        bool isFirst_ = true; ///< the message that comes next
        Clock::time_point end_;
        std::uint64_t bytesRead_ = 0;
        bool signs_ = false; ///< since the last look at what it uses
        double workAtLastSign_ = 0.0;
        std::optional<ImportMessage> last_; ///< its last word, once said
    };

}

Result<void> watchWorker(WorkerProcess& worker, const WorkerTerms& terms,
                         const std::function<Result<void>(const ImportMessage&)>& accept,
                         const std::function<bool()>& goOn)
{
    Watch watch(worker, terms, accept);
    const Result<void> listened = watch.listen(goOn);
    constexpr int patience = 2000; // milliseconds, for the end of one that has closed its channel
    const WorkerEnd end = worker.end(listened ? patience : 0);
    TRY(listened);
    if (!watch.last()) {
        return tl::unexpected(ending(end, terms));
    }
    const ImportMessage& last = *watch.last();
    if (last.sign == ImportSign::failed) {
        return fail("{}", last.text);
    }
    if (last.sign == ImportSign::unboxable) {
        return fail(
            "{} cannot be imported safely here: {}. If you trust where it comes from, import "
            "it with --allow-unboxed-import.",
            terms.name, last.text);
    }
    return {};
}

}
