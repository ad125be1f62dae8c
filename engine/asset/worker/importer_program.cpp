#include "asset/worker/importer_program.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <sys/sysinfo.h>

#include "asset/cache/record.h"

namespace premise {

namespace {

    namespace fs = std::filesystem;

    /// What the workers of this process take together.
    class Budget {
    public:
        Budget()
        {
            struct sysinfo facts {};
            sysinfo(&facts);
            // Buffers of the page cache are given back when asked for; a quarter stays for us.
            const std::uint64_t all = std::uint64_t(facts.totalram) * facts.mem_unit;
            memory_ = all / 4 * 3;
            workers_ = std::max(2U, std::thread::hardware_concurrency());
        }

        bool take(std::uint64_t memory, const std::function<bool()>& goOn)
        {
            std::unique_lock lock(mutex_);
            while (!fits(memory)) {
                lock.unlock();
                if (!goOn()) {
                    return false;
                }
                lock.lock();
                changed_.wait_for(lock, std::chrono::milliseconds(50));
            }
            ++running_;
            taken_ += memory;
            return true;
        }

        void giveBack(std::uint64_t memory)
        {
            {
                const std::lock_guard lock(mutex_);
                --running_;
                taken_ -= memory;
            }
            changed_.notify_all();
        }

    private:
        /// One always runs, however much it may take.
        [[nodiscard]] bool fits(std::uint64_t memory) const
        {
            return running_ == 0 || (running_ < workers_ && taken_ + memory <= memory_);
        }

        std::mutex mutex_;
        std::condition_variable changed_;
        std::uint64_t memory_ = 0;
        unsigned workers_ = 0;
        unsigned running_ = 0; ///< guarded by mutex_, like taken_
        std::uint64_t taken_ = 0;
    };

    Budget& budget()
    {
        static Budget all;
        return all;
    }

}

Result<fs::path> importerProgram()
{
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    constexpr std::array places{"premise_import", "../tools/premise_import",
                                "../libexec/premise/premise_import"};
    for (const char* const place : places) {
        fs::path program = (folder / place).lexically_normal();
        if (fs::is_regular_file(program, error)) {
            return program;
        }
    }
    return fail("the program that reads models, premise_import, is not beside this one in {}. "
                "Build or install Premise again",
                folder.string());
}

std::string importerBuild(const fs::path& program)
{
    const FileStamp stamp = stampOf(program).value_or(FileStamp());
    return fmt::format("premise_import {} {}", stamp.bytes, stamp.modified);
}

std::uint64_t mostMemory(const ImportLimits& limits)
{
    return limits[Limit::memory] + 2 * limits[Limit::allBytes];
}

Result<WorkerSlot> WorkerSlot::acquire(std::uint64_t memory, const std::function<bool()>& goOn)
{
    if (!budget().take(memory, goOn)) {
        return fail("it was stopped");
    }
    return WorkerSlot(memory);
}

WorkerSlot::WorkerSlot(WorkerSlot&& other) noexcept : memory_(std::exchange(other.memory_, 0)) {}

WorkerSlot::~WorkerSlot()
{
    if (memory_ > 0) {
        budget().giveBack(memory_);
    }
}

}
