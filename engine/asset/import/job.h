#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "asset/import/importer.h"

namespace premise {

/// An import under way beside everything else: start it, look at it once a frame, show what there is.
class ImportJob {
public:
    explicit ImportJob(fs::path path, ImportSettings settings = {});
    ImportJob(const ImportJob&) = delete;
    ImportJob& operator=(const ImportJob&) = delete;
    /// Stops it where it is not done.
    ~ImportJob();

    /// How far it has come, and what there is of the model by now. Never waits.
    [[nodiscard]] ImportProgress progress() const;
    /// The sentence that says why it failed; empty unless it did.
    [[nodiscard]] std::string failure() const;
    [[nodiscard]] const fs::path& path() const { return path_; }

    /// No longer wanted: it ends within a tenth of a second as failed, and nothing of it stays.
    void cancel() { wanted_ = false; }
    /// Waits for its end.
    void wait();

private:
    void run();

    fs::path path_;
    ImportSettings settings_;
    std::atomic<bool> wanted_{true};
    mutable std::mutex mutex_;
    ImportProgress progress_; ///< guarded by mutex_, like failure_
    std::string failure_;
    std::thread thread_; ///< last: it uses all the others
};

}
