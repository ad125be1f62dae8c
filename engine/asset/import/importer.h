#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "asset/import/limits.h"
#include "asset/model.h"
#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// How an import is to be done.
struct ImportSettings {
    ImportLimits limits;
    bool allowUnboxed = false; ///< also where this kernel cannot lock the importer in
    bool useCache = true;      ///< take what is in the user's cache, and keep what is made
    fs::path cacheFolder;      ///< in place of the user's
    fs::path program;          ///< in place of the importer that belongs to this program
};

enum class ImportStage {
    waiting,  ///< for a core or for memory
    reading,  ///< there is no model yet
    textures, ///< the model can be drawn; textures arrive
    done,
    failed
};

/// How far an import has come.
struct ImportProgress {
    ImportStage stage = ImportStage::waiting;
    std::size_t texturesDone = 0;
    std::size_t textures = 0;
    /// What there is of the model: null until its geometry is there; another one, that shares all but
    /// little with the last, once more textures have arrived.
    std::shared_ptr<const Model> model;
};

/// Told about twenty times a second, from the thread that imports; false stops the import.
using ImportWatch = std::function<bool(const ImportProgress&)>;

/// Reads a model file of any known format, by content where the extension lies, and by way of the
/// cache where it was read before. A worker process does it, boxed in, for the file may be a
/// stranger's: whatever happens there, this fails with one sentence naming file, cause and what to do.
/// Never throws but for want of memory; may be called from many threads at once.
[[nodiscard]] Result<Model> importModel(const fs::path& path, const ImportSettings& settings = {},
                                        const ImportWatch& watch = {});

/// Whether the content of the file at `path` is another than that of this hash (base/file.h). Where the
/// cache knows the file by a stamp that still holds, it is not read for that. False where it cannot be
/// read.
[[nodiscard]] bool hasOtherContent(const fs::path& path, const std::string& hash,
                                   const ImportSettings& settings = {});

/// Waits until the cache has everything that was imported; without it that happens aside.
void finishKeeping();

/// A box with `label` on its sides, standing on the floor, in place of a model that is not there;
/// 1 m unless the size is known.
[[nodiscard]] Model standInModel(const std::string& label, Vec3 size = Vec3(1.0F));

}
