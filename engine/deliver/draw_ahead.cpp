#include "deliver/draw_ahead.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace premise {

namespace {

    /// Frames between the one who draws and the one who writes.
    class WritingQueue {
    public:
        WritingQueue() : worker_([this] { work(); }) {}
        ~WritingQueue() { close(); }
        WritingQueue(const WritingQueue&) = delete;
        WritingQueue& operator=(const WritingQueue&) = delete;

        /// Waits for room. False when a writing has failed: there is no use in drawing on.
        [[nodiscard]] bool push(Writing writing)
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return waiting_.size() < room || failure_; });
            if (failure_) {
                return false;
            }
            waiting_.push_back(std::move(writing));
            changed_.notify_all();
            return true;
        }

        /// Waits until everything pushed is written or one has failed.
        void close()
        {
            {
                const std::lock_guard lock(mutex_);
                closed_ = true;
            }
            changed_.notify_all();
            if (worker_.joinable()) {
                worker_.join();
            }
        }

        /// After close().
        [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

    private:
        void work()
        {
            while (std::optional<Writing> writing = next()) {
                Result<void> done = (*writing)();
                if (!done) {
                    const std::lock_guard lock(mutex_);
                    failure_ = std::move(done.error());
                    waiting_.clear();
                    changed_.notify_all();
                    return;
                }
            }
        }

        [[nodiscard]] std::optional<Writing> next()
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return !waiting_.empty() || closed_; });
            if (waiting_.empty()) {
                return std::nullopt;
            }
            Writing writing = std::move(waiting_.front());
            waiting_.pop_front();
            changed_.notify_all();
            return writing;
        }

        // A frame of 4K in floats is 133 MB: two that wait hide the encoder's unevenness, more only
        // cost memory.
        static constexpr std::size_t room = 2;

        std::mutex mutex_; ///< guards all but the worker
        std::condition_variable changed_;
        std::deque<Writing> waiting_;
        std::optional<Error> failure_;
        bool closed_ = false;
        std::thread worker_; ///< last: it starts when all else is there
    };

}

Result<void> drawAhead(std::size_t count, const std::function<Result<Writing>(std::size_t)>& draw,
                       const std::function<bool()>& cancelled)
{
    WritingQueue queue;
    std::optional<Error> drawing;
    for (std::size_t index = 0; index < count && !drawing; ++index) {
        if (cancelled && cancelled()) {
            drawing = Error{"Cancelled."};
            break;
        }
        Result<Writing> writing = draw(index);
        if (!writing) {
            drawing = std::move(writing.error());
        } else if (!queue.push(std::move(*writing))) {
            break;
        }
    }
    queue.close();
    // A failed writing came first: drawing was ahead of it.
    if (queue.failure()) {
        return tl::unexpected<Error>(*queue.failure());
    }
    if (drawing) {
        return tl::unexpected<Error>(*drawing);
    }
    return {};
}

}
