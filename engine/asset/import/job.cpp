#include "asset/import/job.h"

#include <exception>
#include <utility>

namespace premise {

ImportJob::ImportJob(fs::path path, ImportSettings settings)
    : path_(std::move(path)), settings_(std::move(settings)), thread_([this] { run(); })
{
}

ImportJob::~ImportJob()
{
    cancel();
    wait();
}

ImportProgress ImportJob::progress() const
{
    const std::lock_guard lock(mutex_);
    return progress_;
}

std::string ImportJob::failure() const
{
    const std::lock_guard lock(mutex_);
    return failure_;
}

void ImportJob::wait()
{
    if (thread_.joinable()) {
        thread_.join();
    }
}

void ImportJob::run()
{
    const auto watch = [this](const ImportProgress& progress) {
        // Done is said below, with the sentences that come last.
        if (progress.stage != ImportStage::done) {
            const std::lock_guard lock(mutex_);
            progress_ = progress;
        }
        return wanted_.load();
    };
    Result<Model> model = fail("{} was not imported.", path_.string());
    try {
        model = importModel(path_, settings_, watch);
    } catch (const std::exception& exception) {
        model = fail("{} was not imported: {}.", path_.string(), exception.what());
    }
    const std::lock_guard lock(mutex_);
    if (model) {
        progress_.stage = ImportStage::done;
        progress_.texturesDone = progress_.textures;
        progress_.model = std::make_shared<const Model>(std::move(*model));
    } else {
        progress_ = {ImportStage::failed, 0, 0, nullptr};
        failure_ = model.error().message;
    }
}

}
