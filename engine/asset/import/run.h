#pragma once

#include "asset/cache/model_cache.h"
#include "asset/import/importer.h"

namespace premise {

/// What an import is about.
struct ImportTask {
    fs::path path;       ///< as the user names it
    fs::path file;       ///< the file itself, where that is a link
    fs::path program;    ///< the importer's
    std::uint64_t bytes; ///< of the file
    const ImportSettings& settings;
    const ImportWatch& watch;
    const std::optional<ModelCache>& cache;
    const std::optional<ModelCache>& unboxedCache; ///< of what was read without a box
};

/// The model by a worker of its own, and on its way into the cache. Fails as importModel() does.
[[nodiscard]] Result<Model> importByWorker(const ImportTask& task);

/// The model from the cache; nothing where it is not there or damaged, which is then forgotten. Fails
/// only where the watch stops it.
[[nodiscard]] Result<std::optional<Model>> importFromCache(const ImportTask& task);

}
