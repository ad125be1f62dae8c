#include "asset/detail/maker.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "asset/detail/kept.h"
#include "asset/parallel.h"

namespace premise {

namespace {

    /// A model, and the assets that have it.
    struct Task {
        std::shared_ptr<const Model> model;
        std::filesystem::path file; ///< empty: none
        std::vector<Id<Asset>> assets;
        std::size_t triangles = 0;
    };

    std::size_t trianglesIn(const Model& model)
    {
        std::size_t triangles = 0;
        for (const Mesh& mesh : model.meshes) {
            for (const Primitive& primitive : mesh.primitives) {
                triangles += primitive.indices.size() / 3;
            }
        }
        return triangles;
    }

    /// The smallest first.
    std::vector<Task> tasksOf(const DetailWish& wish)
    {
        std::vector<Task> tasks;
        std::map<const Model*, std::size_t> known;
        for (const auto& [id, model] : wish.models) {
            const auto [found, isNew] = known.emplace(model.get(), tasks.size());
            if (isNew) {
                const auto file = wish.files.find(id);
                tasks.push_back({model,
                                 file == wish.files.end() ? std::filesystem::path() : file->second,
                                 {},
                                 trianglesIn(*model)});
            }
            tasks[found->second].assets.push_back(id);
        }
        std::ranges::stable_sort(tasks, {}, &Task::triangles);
        return tasks;
    }

}

/// What a maker and its thread share.
struct DetailMaker::Work {
    explicit Work(const DetailWish& wish)
        : import(wish.import), pace(wish.pace), tasks(tasksOf(wish))
    {
    }

    void run();
    void make(const Task& task);
    [[nodiscard]] std::shared_ptr<const ModelDetail> detailOf(const Task& task) const;

    const ImportSettings import;
    const DetailPace pace;
    const std::vector<Task> tasks;
    std::atomic<bool> cancelled = false;
    std::atomic<bool> ended = false;
    std::mutex mutex;
    ModelDetails made; ///< guarded by mutex, like finished
    std::size_t finished = 0;
};

DetailMaker::DetailMaker(DetailWish wish)
    : work_(std::make_shared<Work>(wish)), thread_([work = work_] { work->run(); })
{
}

DetailMaker::~DetailMaker()
{
    cancel();
    if (work_->pace == DetailPace::aside) {
        thread_.detach();
    } else {
        thread_.join();
    }
}

void DetailMaker::cancel()
{
    work_->cancelled = true;
}

bool DetailMaker::ended() const
{
    return work_->ended;
}

ModelDetails DetailMaker::made() const
{
    const std::lock_guard lock(work_->mutex);
    return work_->made;
}

DetailProgress DetailMaker::progress() const
{
    const std::lock_guard lock(work_->mutex);
    return {work_->finished, work_->tasks.size()};
}

void DetailMaker::Work::run()
{
    if (pace == DetailPace::now) {
        inParallel(tasks.size(), [this](std::size_t i) { make(tasks[i]); });
    } else {
        // On Linux this is one thread's, not the process's. Where it is refused the work is done as
        // well.
        static_cast<void>(setpriority(PRIO_PROCESS, 0, 19));
        std::ranges::for_each(tasks, [this](const Task& task) { make(task); });
    }
    ended = true;
}

void DetailMaker::Work::make(const Task& task)
{
    std::shared_ptr<const ModelDetail> detail;
    try {
        detail = cancelled ? nullptr : detailOf(task);
    } catch (const std::exception&) {
        // Without memory for more it is drawn whole.
    }
    if (cancelled) {
        return;
    }
    const std::lock_guard lock(mutex);
    ++finished;
    for (const Id<Asset>& asset : task.assets) {
        if (detail != nullptr) {
            made[asset] = detail;
        }
    }
}

std::shared_ptr<const ModelDetail> DetailMaker::Work::detailOf(const Task& task) const
{
    const auto isCancelled = [this] { return cancelled.load(); };
    if (!task.file.empty()) {
        return keptDetail(*task.model, task.file, import, isCancelled);
    }
    std::optional<ModelDetail> levels = levelsOfDetail(*task.model, isCancelled);
    return levels ? std::make_shared<const ModelDetail>(std::move(*levels)) : nullptr;
}

}
