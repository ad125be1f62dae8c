#include "asset/import/importer.h"

#include <system_error>

#include "asset/import/run.h"
#include "asset/read/reader.h"
#include "asset/worker/importer_program.h"
#include "base/file.h"

namespace premise {

namespace {

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

Result<fs::path> programFor(const ImportSettings& settings)
{
    return settings.program.empty() ? importerProgram() : Result<fs::path>(settings.program);
}

fs::path fileItself(const fs::path& path)
{
    std::error_code error;
    if (!fs::is_symlink(path, error)) {
        return path;
    }
    fs::path file = fs::canonical(path, error);
    return error ? path : file;
}

ImportCaches cachesFor(const ImportSettings& settings, const fs::path& program)
{
    const std::string build = importerBuild(program);
    // A hostile model may have written what it likes there: a boxed import never takes it.
    return {cacheFor(settings, build), cacheFor(settings, build + " without a box")};
}

Result<Model> importModel(const fs::path& path, const ImportSettings& settings,
                          const ImportWatch& watch)
{
    const std::uint64_t bytes = TRY(modelFileSize(path, settings.limits));
    const Result<fs::path> program = programFor(settings);
    if (!program) {
        return fail("{} was not imported: {}.", path.string(), program.error().message);
    }
    const ImportCaches caches = cachesFor(settings, *program);
    const ImportTask task{path, fileItself(path), *program, bytes, settings, watch, caches};
    if (std::optional<Model> cached = TRY(importFromCache(task))) {
        return std::move(*cached);
    }
    return importByWorker(task);
}

bool hasOtherContent(const fs::path& path, const std::string& hash, const ImportSettings& settings)
{
    const fs::path file = fileItself(path);
    if (const Result<fs::path> program = programFor(settings)) {
        const ImportCaches caches = cachesFor(settings, *program);
        const std::optional<bool> same =
            caches.boxed ? caches.boxed->hasContent(file, settings.limits, hash) : std::nullopt;
        if (same) {
            return !*same;
        }
    }
    const Result<std::string> found = contentHash(file);
    return found && *found != hash;
}

}
