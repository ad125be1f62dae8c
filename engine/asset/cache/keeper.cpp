#include "asset/cache/keeper.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace premise {

namespace {

    class Keeper {
    public:
        Keeper() = default;
        Keeper(const Keeper&) = delete;
        Keeper& operator=(const Keeper&) = delete;
        ~Keeper() { finish(); }

        void add(std::function<void()> store)
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(store));
            if (!working_) {
                if (thread_.joinable()) {
                    thread_.join(); // it has said that it ends
                }
                try {
                    thread_ = std::thread([this] { work(); });
                    working_ = true;
                } catch (const std::system_error&) {
                    waiting_.clear(); // no thread, no cache
                }
            }
        }

        void finish()
        {
            std::unique_lock lock(mutex_);
            idle_.wait(lock, [this] { return !working_; });
            if (thread_.joinable()) {
                thread_.join();
            }
        }

    private:
        void work()
        {
            std::unique_lock lock(mutex_);
            while (!waiting_.empty()) {
                const std::function<void()> store = std::move(waiting_.front());
                waiting_.pop_front();
                lock.unlock();
                try {
                    store();
                } catch (const std::exception&) {
                    // Not kept, then.
                }
                lock.lock();
            }
            working_ = false;
            idle_.notify_all();
        }

        std::mutex mutex_;
        std::condition_variable idle_;
        std::deque<std::function<void()>> waiting_; ///< guarded by mutex_, as all below
        bool working_ = false;
        std::thread thread_;
    };

    Keeper& keeper()
    {
        static Keeper only;
        return only;
    }

}

void keepAside(std::function<void()> store)
{
    keeper().add(std::move(store));
}

void finishKeeping()
{
    keeper().finish();
}

}
