#pragma once

#include <atomic>
#include <mutex>
#include <thread>

#include "asset/levels_of_detail.h"
#include "asset/library.h"

namespace premise {

/// Makes levels of detail on a thread of its own, which gives way to all others. Nobody waits for it:
/// pictures are drawn whole until there are some.
class DetailMaker {
public:
    explicit DetailMaker(Models models);
    DetailMaker(const DetailMaker&) = delete;
    DetailMaker& operator=(const DetailMaker&) = delete;
    /// Lets go of what is not made yet; waits for the level in hand, about 0.4 µs a triangle.
    ~DetailMaker();

    /// Of the models that are done so far, the smallest first. Any thread may ask.
    [[nodiscard]] ModelDetails made() const;
    [[nodiscard]] bool done() const { return done_; }

private:
    void work();
    Models models_;
    mutable std::mutex lock_;
    ModelDetails made_; ///< under the lock
    std::atomic<bool> cancelled_ = false;
    std::atomic<bool> done_ = false;
    std::thread thread_; ///< the last member: it uses the others
};

}
