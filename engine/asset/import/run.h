#pragma once

#include "asset/cache/model_cache.h"
#include "asset/import/importer.h"

namespace premise {

/// What imports are kept in; none where there is no cache.
struct ImportCaches {
    std::optional<ModelCache> boxed;
    std::optional<ModelCache> unboxed; ///< of what was read without a box
};
[[nodiscard]] ImportCaches cachesFor(const ImportSettings& settings, const fs::path& program);

/// The importer with these settings. Fails where there is none.
[[nodiscard]] Result<fs::path> programFor(const ImportSettings& settings);

/// A model that is a link lies where that leads, and so do the files beside it.
[[nodiscard]] fs::path fileItself(const fs::path& path);

/// What an import is about.
struct ImportTask {
    fs::path path;       ///< as the user names it
    fs::path file;       ///< the file itself, where that is a link
    fs::path program;    ///< the importer's
    std::uint64_t bytes; ///< of the file
    const ImportSettings& settings;
    const ImportWatch& watch;
    const ImportCaches& caches;
};

/// The model by a worker of its own, and on its way into the cache. Fails as importModel() does.
[[nodiscard]] Result<Model> importByWorker(const ImportTask& task);

/// The model from the cache; nothing where it is not there or damaged, which is then forgotten. Fails
/// only where the watch stops it.
[[nodiscard]] Result<std::optional<Model>> importFromCache(const ImportTask& task);

}
