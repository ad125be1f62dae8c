#include "asset/import/importer.h"

#include <system_error>

#include "asset/import/run.h"
#include "asset/read/reader.h"
#include "asset/worker/importer_program.h"
#include "base/file.h"

namespace premise {

namespace {

    /// A model that is a link lies where that leads, and so do the files beside it.
    fs::path fileItself(const fs::path& path)
    {
        std::error_code error;
        if (!fs::is_symlink(path, error)) {
            return path;
        }
        fs::path file = fs::canonical(path, error);
        return error ? path : file;
    }

    /// `build` tells one importer from the next, whose models are not each other's.
    std::optional<ModelCache> cacheFor(const ImportSettings& settings, const std::string& build)
    {
        if (!settings.useCache) {
            return std::nullopt;
        }
        return settings.cacheFolder.empty()
                   ? ModelCache::ofUser(build)
                   : std::optional(ModelCache::in(settings.cacheFolder, build));
    }

}

Result<Model> importModel(const fs::path& path, const ImportSettings& settings,
                          const ImportWatch& watch)
{
    const std::uint64_t bytes = TRY(modelFileSize(path, settings.limits));
    const Result<fs::path> program =
        settings.program.empty() ? importerProgram() : Result<fs::path>(settings.program);
    if (!program) {
        return fail("{} was not imported: {}.", path.string(), program.error().message);
    }
    const std::string build = importerBuild(*program);
    const std::optional<ModelCache> cache = cacheFor(settings, build);
    // A hostile model may have written what it likes there: a boxed import never takes it.
    const std::optional<ModelCache> unboxed = cacheFor(settings, build + " without a box");
    const ImportTask task{path, fileItself(path), *program, bytes, settings, watch, cache, unboxed};
    if (std::optional<Model> cached = TRY(importFromCache(task))) {
        return std::move(*cached);
    }
    return importByWorker(task);
}

bool hasOtherContent(const fs::path& path, const std::string& hash, const ImportSettings& settings)
{
    const fs::path file = fileItself(path);
    const Result<fs::path> program =
        settings.program.empty() ? importerProgram() : Result<fs::path>(settings.program);
    const std::optional<ModelCache> cache =
        program ? cacheFor(settings, importerBuild(*program)) : std::nullopt;
    if (const std::optional<bool> same =
            cache ? cache->hasContent(file, settings.limits, hash) : std::nullopt) {
        return !*same;
    }
    const Result<std::string> found = contentHash(file);
    return found && *found != hash;
}

}
