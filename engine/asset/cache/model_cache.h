#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "asset/cache/record.h"
#include "asset/import/limits.h"
#include "asset/worker/process.h"

namespace premise {

namespace fs = std::filesystem;

/// What an import left in the cache: files open for reading, not yet checked.
struct CachedModel {
    CacheManifest manifest;
    Descriptor geometry;
    Descriptor textures; ///< none where there are no textures
    fs::path manifestFile;
};

/// Imported models on disk, by the content they were made from. A cache, so never an error: what
/// cannot be found, read or written is simply not there. It may be deleted at any time, also while in
/// use, and many processes may use it at once. In the folder it is named it has one of its own, and
/// touches nothing else.
class ModelCache {
public:
    /// The user's: where the environment's PREMISE_CACHE says (empty: no cache at all), else
    /// premise in the user's cache folder. PREMISE_CACHE_LIMIT says how large it may grow,
    /// as in "20GiB"; 8 GiB where it says nothing. `importer` tells one importer from the next, whose
    /// models may differ.
    [[nodiscard]] static std::optional<ModelCache> ofUser(const std::string& importer);
    /// In that folder, and as large as the user's may grow.
    [[nodiscard]] static ModelCache in(fs::path folder, const std::string& importer);
    ModelCache(fs::path folder, std::uint64_t mostBytes, std::string importer);

    /// What an import of `model` as it lies there now has left, with the same limits. Files that
    /// still have the stamps of last time are not read for that; others are, by their content.
    [[nodiscard]] std::optional<CachedModel> find(const fs::path& model,
                                                  const ImportLimits& limits) const;

    /// Whether `model` has the content of this hash (base/file.h), by the stamps of last time and
    /// without reading it; nothing where there are none or they hold no longer.
    [[nodiscard]] std::optional<bool> hasContent(const fs::path& model, const ImportLimits& limits,
                                                 const std::string& hash) const;

    /// Everything an import made, to be kept.
    struct Import {
        fs::path model;
        ImportLimits limits;
        std::optional<FileStamp> stampBefore; ///< of the model when its import began
        std::int64_t began = 0;               ///< nanoseconds since 1970: when that was
        std::vector<std::string> sides;       ///< names of files that it read or looked for
        std::span<const std::byte> geometry;
        std::span<const std::byte> textures;
        std::vector<CachedTexture> places; ///< of the textures; their hashes are filled in here
        std::vector<std::string> notes;
    };
    /// Keeps it, and makes room for it. Nothing is kept where files changed during the import.
    void store(const Import& import) const;

    /// The levels of detail that were kept beside this model, open for reading and not yet checked;
    /// none where there are none.
    [[nodiscard]] Descriptor detailOf(const CachedModel& model) const;
    /// Keeps them there, in place of those that were, and makes room for them.
    void storeDetail(const CachedModel& model, std::span<const std::byte> detail) const;

    /// Forgets what turned out to be damaged.
    void drop(const CachedModel& model) const;

    /// Deletes what was not used for the longest until all of it is within its size, and what an
    /// interrupted store left behind.
    void trim() const;

    /// As it was named.
    [[nodiscard]] const fs::path& folder() const { return folder_; }
    /// Within that, all that is Premise's.
    [[nodiscard]] const fs::path& contents() const { return contents_; }

private:
    /// Where a model's imports lie, of a content and limits.
    [[nodiscard]] std::string keyOf(const std::string& content, const ImportLimits& limits) const;
    [[nodiscard]] fs::path placeFile(const fs::path& model, const ImportLimits& limits) const;
    /// What is known of it, where its own stamp holds.
    [[nodiscard]] std::optional<CachePlace> placeOf(const fs::path& model,
                                                    const ImportLimits& limits) const;
    [[nodiscard]] std::optional<CachedModel> findByStamps(const fs::path& model,
                                                          const ImportLimits& limits) const;
    [[nodiscard]] std::optional<CachedModel> findByContent(const fs::path& model,
                                                           const ImportLimits& limits) const;
    [[nodiscard]] std::optional<CachedModel> opened(const fs::path& manifestFile) const;
    void remember(const fs::path& model, const ImportLimits& limits, const fs::path& manifestFile,
                  const std::vector<SideFile>& sides, std::int64_t began) const;

    fs::path folder_;
    fs::path contents_;
    std::uint64_t mostBytes_ = 0;
    std::string importer_;
};

}
