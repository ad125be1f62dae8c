#include "asset/library.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "asset/import/importer.h"
#include "asset/parallel.h"

namespace premise {

namespace {

    /// A file that one or more assets name, and what became of it.
    struct Wanted {
        fs::path file;
        std::string label; ///< the file's name, for the box that may have to stand in
        std::string hashDue;
        std::shared_ptr<const Model> model;
        std::string problem; ///< why a box stands in; empty where none does
        bool otherContent = false;
    };

    std::vector<Wanted> wantedFiles(const Project& project, const fs::path& folder,
                                    std::map<Id<Asset>, std::size_t>& places)
    {
        std::vector<Wanted> files;
        std::map<std::string, std::size_t> known;
        for (const auto& asset : project.assets.rows()) {
            const auto [found, isNew] = known.emplace(asset->path, files.size());
            if (isNew) {
                const fs::path file = (folder / asset->path).lexically_normal();
                files.push_back(
                    {file, file.filename().string(), asset->contentHash, {}, {}, false});
            }
            places[asset->id] = found->second;
        }
        return files;
    }

    void load(Wanted& wanted, const LoadOptions& options)
    {
        try {
            const ImportWatch watch = [&](const ImportProgress& progress) {
                if (options.drawable && progress.model != nullptr) {
                    options.drawable(wanted.file, progress.model);
                }
                return !options.goOn || options.goOn();
            };
            Result<Model> model = importModel(wanted.file, options.import, watch);
            if (model) {
                wanted.model = std::make_shared<const Model>(std::move(*model));
                wanted.otherContent = !wanted.hashDue.empty() &&
                                      hasOtherContent(wanted.file, wanted.hashDue, options.import);
                return;
            }
            wanted.problem = model.error().message;
        } catch (const std::exception& exception) {
            wanted.problem =
                fmt::format("{} cannot be read: {}.", wanted.file.string(), exception.what());
        }
        wanted.model = std::make_shared<const Model>(standInModel(wanted.label));
    }

    /// Keeps count of what is done on other threads for the one that shows it.
    class Arrivals {
    public:
        explicit Arrivals(const std::vector<Wanted>& files) : files_(files) {}

        void begin(std::size_t file)
        {
            const std::lock_guard lock(mutex_);
            underWay_.push_back(file);
        }

        void arrive(std::size_t file)
        {
            {
                const std::lock_guard lock(mutex_);
                std::erase(underWay_, file);
                ++count_;
            }
            changed_.notify_one();
        }

        /// Shows here how far it is until all have arrived.
        void watch(const LoadOptions& options)
        {
            constexpr std::chrono::milliseconds patience(200);
            std::size_t shown = 0;
            while (shown < files_.size()) {
                std::unique_lock lock(mutex_);
                const bool more = changed_.wait_for(lock, patience, [&] { return count_ > shown; });
                shown = count_;
                const std::string name = underWay_.empty() ? "" : files_[underWay_.front()].label;
                lock.unlock();
                if (options.watch) {
                    options.watch({shown, files_.size(), name});
                }
                if (more && options.progress) {
                    options.progress(shown, files_.size());
                }
            }
        }

    private:
        const std::vector<Wanted>& files_;
        std::mutex mutex_;
        std::condition_variable changed_;
        std::vector<std::size_t>
            underWay_; ///< in order of their begin; guarded by mutex_, like count_
        std::size_t count_ = 0;
    };

    void loadAll(std::vector<Wanted>& files, const LoadOptions& options)
    {
        Arrivals arrivals(files);
        const std::jthread loading([&] {
            inParallel(files.size(), [&](std::size_t i) {
                arrivals.begin(i);
                load(files[i], options);
                if (options.drawable) {
                    options.drawable(files[i].file, files[i].model);
                }
                arrivals.arrive(i);
            });
        });
        arrivals.watch(options);
    }

    void addWarnings(const Asset& asset, const Wanted& wanted, std::vector<std::string>& warnings)
    {
        if (!wanted.problem.empty()) {
            warnings.push_back(
                fmt::format("A box stands in for \"{}\": {}", asset.name, wanted.problem));
        }
        if (wanted.otherContent) {
            warnings.push_back(
                fmt::format("\"{}\" has changed on disk: {} is not the file that was "
                            "chosen for it.",
                            asset.name, wanted.file.string()));
        }
        for (const std::string& warning : wanted.model->warnings) {
            warnings.push_back(fmt::format("\"{}\": {}", asset.name, warning));
        }
    }

}

LoadedModels loadModels(const Project& project, const std::filesystem::path& folder,
                        const LoadOptions& options)
{
    std::map<Id<Asset>, std::size_t> places;
    std::vector<Wanted> files = wantedFiles(project, folder, places);
    loadAll(files, options);
    LoadedModels loaded;
    loaded.stopped = options.goOn && !options.goOn();
    for (const auto& asset : project.assets.rows()) {
        const Wanted& wanted = files[places.at(asset->id)];
        loaded.models[asset->id] = wanted.model;
        addWarnings(*asset, wanted, loaded.warnings);
        if (!wanted.problem.empty()) {
            loaded.standIns[asset->id] = wanted.problem;
        }
    }
    return loaded;
}

LoadedModels loadModels(const Project& project, const std::filesystem::path& folder,
                        const std::function<void(std::size_t, std::size_t)>& progress)
{
    return loadModels(project, folder, LoadOptions{{}, progress, {}, {}});
}

}
