#include <atomic>
#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "asset/cache/keeper.h"
#include "asset/import/result.h"
#include "asset/import/run.h"
#include "asset/read/side_file.h"
#include "asset/worker/fork_server.h"
#include "asset/worker/importer_program.h"
#include "asset/worker/watch.h"
#include "base/mapped_file.h"

namespace premise {

namespace {

    constexpr std::size_t mostSideFiles = 20'000;
    constexpr std::size_t mostNotes = 200;

    /// An import on its way into the cache, with what keeps its bytes.
    struct Keeping {
        ModelCache cache;
        ModelCache::Import import;
        std::shared_ptr<const void> geometry;
        std::shared_ptr<const void> textures;
    };

    /// A file in memory that can grow but never be cut short, so that what is mapped of it stays.
    Result<Descriptor> growingFile(const char* name)
    {
        Descriptor file(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
        if (!file.open() || fcntl(file.get(), F_ADD_SEALS, F_SEAL_SHRINK) != 0) {
            return fail("no memory for it can be had ({})", std::strerror(errno));
        }
        return file;
    }

    std::vector<std::string> argumentsFor(const ImportTask& task)
    {
        std::vector<std::string> arguments{"--serve", task.file.filename().string()};
        if (task.settings.allowUnboxed) {
            arguments.emplace_back("--open");
        }
        for (const LimitRow& row : limitTable()) {
            arguments.push_back(fmt::format("{}={}", row.key, task.settings.limits[row.limit]));
        }
        return arguments;
    }

    /// One import, as messages about it arrive.
    class Import {
    public:
        explicit Import(const ImportTask& task)
            : task_(task), result_(task.watch, task.settings.limits)
        {
            kept_.model = task.file;
            kept_.limits = task.settings.limits;
            kept_.stampBefore = stampOf(task.file);
            kept_.began =
                std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch())
                    .count();
        }

        Result<Model> run()
        {
            const WorkerSlot slot =
                TRY(named(WorkerSlot::acquire(mostMemory(task_.settings.limits), [this] {
                    return result_.tell(ImportStage::waiting);
                })));
            WorkerProcess worker = TRY(named(started()));
            const WorkerTerms terms{task_.path.string(), task_.settings.limits, task_.bytes,
                                    task_.settings.allowUnboxed};
            const Result<void> watched = watchWorker(
                worker, terms, [this](const ImportMessage& message) { return take(message); },
                [this] {
                    return result_.tell(result_.hasGeometry() ? ImportStage::textures
                                                              : ImportStage::reading);
                });
            if (!watched) {
                return fail("{}", renamed(watched.error().message));
            }
            if (!result_.whole()) {
                return tl::unexpected(unsound("it left out what it promised"));
            }
            static_cast<void>(result_.tell(ImportStage::done));
            tellLeftOut();
            keep();
            return result_.taken(kept_.notes);
        }

    private:
        Result<WorkerProcess> started()
        {
            const fs::path parent = folderOfModel(task_.file);
            const Descriptor folder(open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
            if (!folder.open()) {
                return fail("its folder cannot be opened ({})", std::strerror(errno));
            }
            geometryFile_ = TRY(growingFile("premise geometry"));
            textureFile_ = TRY(growingFile("premise textures"));
            const int handed[] = {folder.get(), geometryFile_.get(), textureFile_.get()};
            // One model alone gains nothing from a server.
            static std::atomic<bool> isFirst{true};
            if (!isFirst.exchange(false) && task_.settings.program.empty()) {
                Result<WorkerProcess> forked =
                    startForked(task_.program, argumentsFor(task_), handed);
                if (forked) {
                    return forked;
                }
            }
            return WorkerProcess::start(task_.program, argumentsFor(task_), handed);
        }

        Result<void> take(const ImportMessage& message)
        {
            switch (message.sign) {
            case ImportSign::sideFile:
                if (sides_.size() < mostSideFiles) {
                    sides_.insert(message.text);
                } else if (!sides_.contains(message.text)) {
                    ++sidesLeftOut_;
                }
                return {};
            case ImportSign::geometry: return sound(takeGeometry());
            case ImportSign::texture: return sound(takePicture(message));
            case ImportSign::note:
                if (kept_.notes.size() < mostNotes) {
                    kept_.notes.push_back(message.text);
                } else {
                    ++notesLeftOut_;
                }
                return {};
            case ImportSign::unboxed:
                unboxed_ = true;
                kept_.notes.push_back(fmt::format(
                    "{} was read without a box: {}. What a hostile file does then, nothing stops.",
                    task_.file.filename().string(), message.text));
                return {};
            default: return {};
            }
        }

        Result<void> takeGeometry()
        {
            // From here on nobody can change it. That fails where somebody still has it mapped for
            // writing, which no honest worker does.
            if (fcntl(geometryFile_.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SEAL) !=
                0) {
                return fail("it keeps its hands on it");
            }
            geometry_ = TRY(mapFile(geometryFile_.get()));
            TRY(result_.takeGeometry(geometry_.bytes, geometry_.keeper));
            static_cast<void>(result_.tell(ImportStage::textures));
            return {};
        }

        Result<void> takePicture(const ImportMessage& message)
        {
            Result<CookedTexture> picture = cookedTexture(textures_.bytes, message.offset,
                                                          textures_.keeper, task_.settings.limits);
            if (!picture) {
                // Beyond what is mapped so far.
                textures_ = TRY(mapFile(textureFile_.get()));
                picture = cookedTexture(textures_.bytes, message.offset, textures_.keeper,
                                        task_.settings.limits);
            }
            CookedTexture found = TRY(std::move(picture));
            if (found.index != message.index) {
                return fail("picture {} lies where {} should", found.index, message.index);
            }
            kept_.places.push_back({found.index, message.offset, found.bytes, {}});
            return result_.takePicture(std::move(found));
        }

        void tellLeftOut()
        {
            const std::string name = task_.file.filename().string();
            if (notesLeftOut_ > 0) {
                kept_.notes.push_back(fmt::format("{}: {} more notes are left out.", name,
                                                  amountText(LimitUnit::count, notesLeftOut_)));
            }
            if (sidesLeftOut_ > 0) {
                kept_.notes.push_back(fmt::format(
                    "{} looks for {} more files beside itself than the {} that the cache can watch, "
                    "so it is read anew every time.",
                    name, amountText(LimitUnit::count, sidesLeftOut_),
                    amountText(LimitUnit::count, mostSideFiles)));
            }
        }

        void keep()
        {
            // Mapped once more as a whole: the last picture may have come with the last mapping, but
            // nothing says so.
            const Result<MappedFile> textures = mapFile(textureFile_.get());
            const std::optional<ModelCache>& cache =
                unboxed_ ? task_.caches.unboxed : task_.caches.boxed;
            if (!cache || !textures || sidesLeftOut_ > 0) {
                return;
            }
            kept_.sides.assign(sides_.begin(), sides_.end());
            kept_.geometry = geometry_.bytes;
            kept_.textures = textures->bytes;
            keepAside([keeping = Keeping{*cache, kept_, geometry_.keeper, textures->keeper}] {
                keeping.cache.store(keeping.import);
            });
        }

        [[nodiscard]] Error unsound(const std::string& why) const
        {
            return {fmt::format("{} stopped the importer (what it made of it is no model: {}). "
                                "Export it again, best as glTF.",
                                task_.path.string(), why)};
        }

        [[nodiscard]] Result<void> sound(const Result<void>& result) const
        {
            return result ? Result<void>() : tl::unexpected(unsound(result.error().message));
        }

        template <class T> [[nodiscard]] Result<T> named(Result<T> result) const
        {
            if (result) {
                return result;
            }
            return fail("{} was not imported: {}.", task_.path.string(), result.error().message);
        }

        /// The worker knows no more of the model than its name; people know where it lies.
        [[nodiscard]] std::string renamed(const std::string& sentence) const
        {
            const std::string name = task_.file.filename().string() + " ";
            return sentence.starts_with(name)
                       ? task_.path.string() + sentence.substr(name.size() - 1)
                       : sentence;
        }

        const ImportTask& task_;
        ImportResult result_;
        ModelCache::Import kept_; ///< what will go into the cache
        std::set<std::string> sides_;
        std::uint64_t sidesLeftOut_ = 0;
        std::uint64_t notesLeftOut_ = 0;
        bool unboxed_ = false; ///< the worker has no box
        Descriptor geometryFile_;
        Descriptor textureFile_;
        MappedFile geometry_;
        MappedFile textures_; ///< as far as it had been written when last looked at
    };

}

Result<Model> importByWorker(const ImportTask& task)
{
    return Import(task).run();
}

}
