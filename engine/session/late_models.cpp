#include "session/late_models.h"

#include <chrono>
#include <utility>

#include "base/promise.h"

namespace premise {

LateModels::LateModels(const Project& project, const std::filesystem::path& folder,
                       ImportSettings import)
    : import_(std::move(import)),
      files_(modelFiles(project, folder)),
      thread_([this, project, folder] { read(project, folder); })
{
}

LateModels::~LateModels()
{
    wanted_ = false;
    thread_.join();
}

void LateModels::read(const Project& project, const std::filesystem::path& folder)
{
    LoadOptions options;
    options.import = import_;
    options.goOn = [this] { return wanted_.load(); };
    options.watch = [this](const Loading& loading) {
        const std::lock_guard lock(mutex_);
        progress_ = loading;
    };
    options.drawable = [this](const std::filesystem::path& file,
                              std::shared_ptr<const Model> model) {
        const std::lock_guard lock(mutex_);
        latest_[file] = std::move(model);
        arrived_.notify_all();
    };
    LoadedModels loaded = loadModels(project, folder, options);
    const std::lock_guard lock(mutex_);
    loaded_ = std::move(loaded);
    ended_ = true;
    arrived_.notify_all();
}

Loading LateModels::progress() const
{
    const std::lock_guard lock(mutex_);
    return progress_;
}

std::optional<Models> LateModels::drawable() const
{
    const std::lock_guard lock(mutex_);
    Models models;
    for (const auto& [asset, file] : files_) {
        const auto found = latest_.find(file);
        if (found == latest_.end()) {
            return std::nullopt;
        }
        models[asset] = found->second;
    }
    return models;
}

const LoadedModels& LateModels::loaded() const
{
    PROMISE(ended_, "Warnings come last");
    return loaded_;
}

void LateModels::waitALittle() const
{
    std::unique_lock lock(mutex_);
    if (!ended_) {
        arrived_.wait_for(lock, std::chrono::milliseconds(50));
    }
}

std::map<Id<Asset>, std::filesystem::path> modelFiles(const Project& project,
                                                      const std::filesystem::path& folder)
{
    std::map<Id<Asset>, std::filesystem::path> files;
    for (const auto& asset : project.assets.rows()) {
        files[asset->id] = (folder / asset->path).lexically_normal();
    }
    return files;
}

}
