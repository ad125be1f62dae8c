#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "asset/library.h"

namespace premise {

/// A production's models as they arrive: read beside everything else, geometry before textures.
class LateModels {
public:
    LateModels(const Project& project, const std::filesystem::path& folder, ImportSettings import);
    LateModels(const LateModels&) = delete;
    LateModels& operator=(const LateModels&) = delete;
    /// Stops what is still being read.
    ~LateModels();

    [[nodiscard]] Loading progress() const;
    /// What there is of every model by now; nothing until all of them can be drawn.
    [[nodiscard]] std::optional<Models> drawable() const;
    /// Whether all is read.
    [[nodiscard]] bool ended() const { return ended_; }
    /// Everything, with its warnings, once it has ended.
    [[nodiscard]] const LoadedModels& loaded() const;

    /// Returns when something has arrived, and after a twentieth of a second.
    void waitALittle() const;

private:
    void read(const Project& project, const std::filesystem::path& folder);

    ImportSettings import_;
    std::map<Id<Asset>, std::filesystem::path> files_; ///< of each asset
    std::atomic<bool> wanted_ = true;
    std::atomic<bool> ended_ = false;
    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    Loading progress_; ///< guarded by mutex_, like latest_ and loaded_
    std::map<std::filesystem::path, std::shared_ptr<const Model>> latest_;
    LoadedModels loaded_;
    std::thread thread_; ///< last: it uses all the others
};

/// Where each asset's model lies.
[[nodiscard]] std::map<Id<Asset>, std::filesystem::path> modelFiles(
    const Project& project, const std::filesystem::path& folder);

}
