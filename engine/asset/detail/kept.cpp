#include "asset/detail/kept.h"

#include <optional>
#include <utility>

#include "asset/cache/keeper.h"
#include "asset/detail/file.h"
#include "asset/import/run.h"
#include "base/mapped_file.h"

namespace premise {

namespace {

    /// What a cache has of a model.
    struct KeptModel {
        ModelCache cache;
        CachedModel model;
    };

    std::optional<KeptModel> keptIn(const std::optional<ModelCache>& cache, const fs::path& file,
                                    const ImportLimits& limits)
    {
        std::optional<CachedModel> found = cache ? cache->find(file, limits) : std::nullopt;
        return found ? std::optional(KeptModel{*cache, std::move(*found)}) : std::nullopt;
    }

    /// By the order in which an import looks.
    std::optional<KeptModel> keptModel(const fs::path& file, const ImportSettings& settings)
    {
        const Result<fs::path> program = programFor(settings);
        if (!program) {
            return std::nullopt;
        }
        const ImportCaches caches = cachesFor(settings, *program);
        std::optional<KeptModel> boxed = keptIn(caches.boxed, file, settings.limits);
        return boxed || !settings.allowUnboxed ? std::move(boxed)
                                               : keptIn(caches.unboxed, file, settings.limits);
    }

    std::shared_ptr<const ModelDetail> detailIn(const KeptModel& kept, const Model& model)
    {
        const Descriptor file = kept.cache.detailOf(kept.model);
        const Result<MappedFile> mapped = file.open() ? mapFile(file.get()) : fail("none");
        std::optional<ModelDetail> detail =
            mapped ? detailFrom(mapped->bytes, mapped->keeper, model) : std::nullopt;
        return detail ? std::make_shared<const ModelDetail>(std::move(*detail)) : nullptr;
    }

}

std::shared_ptr<const ModelDetail> keptDetail(const Model& model, const fs::path& file,
                                              const ImportSettings& settings,
                                              const std::function<bool()>& cancelled)
{
    const fs::path itself = fileItself(file);
    if (settings.useCache) {
        const std::optional<KeptModel> kept = keptModel(itself, settings);
        if (std::shared_ptr<const ModelDetail> detail = kept ? detailIn(*kept, model) : nullptr) {
            return detail;
        }
    }
    std::optional<ModelDetail> made = levelsOfDetail(model, cancelled);
    if (!made || (cancelled && cancelled())) {
        return nullptr;
    }
    auto detail = std::make_shared<const ModelDetail>(std::move(*made));
    if (settings.useCache) {
        // The model itself may be on its way there still, before these.
        keepAside([itself, settings, detail, shape = shapeHash(model)] {
            if (const std::optional<KeptModel> kept = keptModel(itself, settings)) {
                kept->cache.storeDetail(kept->model, detailFile(*detail, shape));
            }
        });
    }
    return detail;
}

}
