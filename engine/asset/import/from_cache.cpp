#include <atomic>

#include "asset/import/result.h"
#include "asset/import/run.h"
#include "asset/parallel.h"
#include "base/file.h"
#include "base/mapped_file.h"

namespace premise {

namespace {

    /// The bytes of a file in the cache; nothing where they are not those that were put there.
    std::optional<MappedFile> unharmed(const Descriptor& file, const std::string& hash)
    {
        Result<MappedFile> mapped = mapFile(file.get());
        if (!mapped || contentHash(mapped->bytes) != hash) {
            return std::nullopt;
        }
        return std::move(*mapped);
    }

    bool isUnharmed(const MappedFile& file, const CachedTexture& texture)
    {
        return texture.offset <= file.bytes.size() &&
               texture.bytes <= file.bytes.size() - texture.offset &&
               contentHash(file.bytes.subspan(texture.offset, texture.bytes)) == texture.hash;
    }

    /// Looks at all pictures side by side: their bytes are most of a model.
    bool areUnharmed(const MappedFile& file, const std::vector<CachedTexture>& textures)
    {
        std::atomic<bool> all{true};
        inParallel(textures.size(), [&](std::size_t i) {
            if (all && !isUnharmed(file, textures[i])) {
                all = false;
            }
        });
        return all;
    }

    bool takePictures(ImportResult& result, const CachedModel& cached, const ImportLimits& limits)
    {
        if (cached.manifest.textures.empty()) {
            return true;
        }
        const Result<MappedFile> file = mapFile(cached.textures.get());
        if (!file || !areUnharmed(*file, cached.manifest.textures)) {
            return false;
        }
        for (const CachedTexture& texture : cached.manifest.textures) {
            Result<CookedTexture> picture =
                cookedTexture(file->bytes, texture.offset, file->keeper, limits);
            if (!picture || !result.takePicture(std::move(*picture))) {
                return false;
            }
        }
        return true;
    }

    Result<std::optional<Model>> importFrom(const std::optional<ModelCache>& cache,
                                            const ImportTask& task)
    {
        std::optional<CachedModel> cached =
            cache ? cache->find(task.file, task.settings.limits) : std::nullopt;
        if (!cached) {
            return std::optional<Model>();
        }
        ImportResult result(task.watch, task.settings.limits);
        const std::optional<MappedFile> geometry =
            unharmed(cached->geometry, cached->manifest.geometry);
        const bool hasGeometry =
            geometry && result.takeGeometry(geometry->bytes, geometry->keeper).has_value();
        if (hasGeometry && !result.tell(ImportStage::textures)) {
            return fail("{} was not imported: it was stopped.", task.path.string());
        }
        if (!hasGeometry || !takePictures(result, *cached, task.settings.limits) ||
            !result.whole()) {
            cache->drop(*cached);
            return std::optional<Model>();
        }
        static_cast<void>(result.tell(ImportStage::done));
        return std::optional<Model>(result.taken(cached->manifest.notes));
    }
}

Result<std::optional<Model>> importFromCache(const ImportTask& task)
{
    std::optional<Model> boxed = TRY(importFrom(task.caches.boxed, task));
    return boxed || !task.settings.allowUnboxed ? std::move(boxed)
                                                : importFrom(task.caches.unboxed, task);
}

}
