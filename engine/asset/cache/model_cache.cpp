#include "asset/cache/model_cache.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asset/cache/choice.h"
#include "asset/cache/files.h"
#include "asset/cache/folder.h"
#include "asset/cache/trusted_stamp.h"
#include "base/file.h"

namespace premise {

namespace {

    constexpr std::size_t longestRecord = std::size_t(16) << 20U;

    std::string hashOf(std::string_view text)
    {
        return contentHash(std::as_bytes(std::span(text.data(), text.size())));
    }

    std::int64_t now()
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }

    /// Below the model's folder, and fit for one line of a record.
    bool isBeside(const std::string& name)
    {
        const fs::path path = fs::path(name).lexically_normal();
        return !name.empty() && !path.is_absolute() && *path.begin() != ".." &&
               name.find('\n') == std::string::npos;
    }

    fs::path folderOf(const fs::path& model)
    {
        return model.parent_path().empty() ? fs::path(".") : model.parent_path();
    }

    /// Empty where it is not there.
    std::string hashOfFile(const fs::path& file)
    {
        const Result<std::string> hash = contentHash(file);
        return hash ? *hash : std::string();
    }

    bool sameSides(const fs::path& folder, const std::vector<SideFile>& sides)
    {
        return std::ranges::all_of(sides, [&folder](const SideFile& side) {
            return isBeside(side.name) && hashOfFile(folder / side.name) == side.hash;
        });
    }

    /// Of any size where none is given.
    Descriptor openWhole(const fs::path& file, std::optional<std::uint64_t> bytes)
    {
        Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        struct stat facts {};
        if (!descriptor.open() || fstat(descriptor.get(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
            (bytes && std::uint64_t(facts.st_size) != *bytes)) {
            return {};
        }
        return descriptor;
    }

    std::optional<CacheManifest> readManifest(const fs::path& file)
    {
        const Result<std::string> text = readTextFile(file, longestRecord);
        return text ? manifestFrom(*text) : std::nullopt;
    }

    fs::path geometryFile(const fs::path& folder, const CacheManifest& manifest)
    {
        return folder / (manifest.geometry + geometrySuffix);
    }

    fs::path textureFile(const fs::path& folder, const CacheManifest& manifest)
    {
        return folder / (manifest.textureFile + textureSuffix);
    }

    fs::path detailFileOf(const CachedModel& model)
    {
        return model.manifestFile.parent_path() / (model.manifest.geometry + detailSuffix);
    }

    /// Side files with the hashes they have now; nothing where one changed since `began`, which may
    /// be after it was read.
    std::optional<std::vector<SideFile>> sidesNow(const ModelCache::Import& import)
    {
        std::vector<SideFile> sides;
        for (const std::string& name : import.sides) {
            const bool known = std::ranges::find(sides, name, &SideFile::name) != sides.end();
            if (known) {
                continue;
            }
            const fs::path file = folderOf(import.model) / name;
            const std::optional<FileStamp> stamp =
                isBeside(name) ? stampOf(file) : std::optional<FileStamp>();
            if (!isBeside(name) || (stamp && stamp->changed >= import.began)) {
                return std::nullopt;
            }
            sides.push_back({name, stamp ? hashOfFile(file) : std::string()});
        }
        return sides;
    }

    std::string nameOfTextures(const std::vector<CachedTexture>& textures)
    {
        std::string all;
        for (const CachedTexture& texture : textures) {
            all += fmt::format("{} {} {} {}\n", texture.index, texture.offset, texture.bytes,
                               texture.hash);
        }
        return hashOf(all);
    }

    std::optional<CacheManifest> manifestOf(const ModelCache::Import& import)
    {
        std::optional<std::vector<SideFile>> sides = sidesNow(import);
        if (!sides) {
            return std::nullopt;
        }
        CacheManifest manifest;
        manifest.sides = std::move(*sides);
        manifest.geometry = contentHash(import.geometry);
        manifest.geometryBytes = import.geometry.size();
        manifest.textures = import.places;
        for (CachedTexture& texture : manifest.textures) {
            const bool inside = texture.offset <= import.textures.size() &&
                                texture.bytes <= import.textures.size() - texture.offset;
            if (!inside) {
                return std::nullopt;
            }
            texture.hash = contentHash(import.textures.subspan(texture.offset, texture.bytes));
        }
        if (!manifest.textures.empty()) {
            manifest.textureFile = nameOfTextures(manifest.textures);
            manifest.textureBytes = import.textures.size();
        }
        manifest.notes = import.notes;
        return manifest;
    }

    /// Looking through the whole cache after every model would make a thousand models slow.
    bool isTimeToTrim(std::uint64_t bytes, std::uint64_t mostBytes)
    {
        static std::atomic<std::uint64_t> keptSince{std::numeric_limits<std::uint32_t>::max()};
        if ((keptSince += bytes) <= mostBytes / 64) {
            return false;
        }
        keptSince = 0;
        return true;
    }

}

std::optional<ModelCache> ModelCache::ofUser(const std::string& importer)
{
    const CacheChoice choice = cacheChoice({});
    return choice.folder.empty() ? std::nullopt : std::optional(in(choice.folder, importer));
}

ModelCache ModelCache::in(fs::path folder, const std::string& importer)
{
    return ModelCache(std::move(folder), cacheLimit(), importer);
}

ModelCache::ModelCache(fs::path folder, std::uint64_t mostBytes, std::string importer)
    : folder_(std::move(folder)),
      contents_(folder_ / contentsFolder),
      mostBytes_(mostBytes),
      importer_(std::move(importer))
{
}

std::string ModelCache::keyOf(const std::string& content, const ImportLimits& limits) const
{
    std::string text = importer_ + "\n" + content + "\n";
    for (const LimitRow& row : limitTable()) {
        text += fmt::format("{} {}\n", row.key, limits[row.limit]);
    }
    return hashOf(text);
}

fs::path ModelCache::placeFile(const fs::path& model, const ImportLimits& limits) const
{
    std::error_code ignored;
    return contents_ / placesFolder /
           keyOf(fs::absolute(model, ignored).lexically_normal().string(), limits);
}

std::optional<CachedModel> ModelCache::find(const fs::path& model, const ImportLimits& limits) const
{
    if (!isOurCache(contents_)) {
        return std::nullopt;
    }
    std::optional<CachedModel> found = findByStamps(model, limits);
    return found ? std::move(found) : findByContent(model, limits);
}

std::optional<bool> ModelCache::hasContent(const fs::path& model, const ImportLimits& limits,
                                           const std::string& hash) const
{
    const std::optional<CachePlace> place =
        isOurCache(contents_) ? placeOf(model, limits) : std::nullopt;
    return place ? std::optional(place->key == keyOf(hash, limits)) : std::nullopt;
}

std::optional<CachePlace> ModelCache::placeOf(const fs::path& model,
                                              const ImportLimits& limits) const
{
    const Result<std::string> text = readTextFile(placeFile(model, limits), longestRecord);
    std::optional<CachePlace> place = text ? placeFrom(*text) : std::nullopt;
    const bool holds = place && !place->key.empty() && stampOf(model) == place->model;
    return holds ? std::move(place) : std::nullopt;
}

std::optional<CachedModel> ModelCache::findByStamps(const fs::path& model,
                                                    const ImportLimits& limits) const
{
    const std::optional<CachePlace> place = placeOf(model, limits);
    if (!place) {
        return std::nullopt;
    }
    std::optional<CachedModel> found = opened(contents_ / place->key / place->manifest);
    if (!found || found->manifest.sides.size() != place->sides.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < place->sides.size(); ++i) {
        const fs::path side = folderOf(model) / found->manifest.sides[i].name;
        if (stampOf(side).value_or(FileStamp()) != place->sides[i]) {
            return std::nullopt;
        }
    }
    return found;
}

std::optional<CachedModel> ModelCache::findByContent(const fs::path& model,
                                                     const ImportLimits& limits) const
{
    const std::int64_t began = now();
    const std::string content = hashOfFile(model);
    if (content.empty()) {
        return std::nullopt;
    }
    const fs::path folder = contents_ / keyOf(content, limits);
    for (const fs::path& file : filesIn(folder, CacheFile::record)) {
        const std::optional<CacheManifest> manifest = readManifest(file);
        if (!manifest || !sameSides(folderOf(model), manifest->sides)) {
            continue;
        }
        if (std::optional<CachedModel> found = opened(file)) {
            remember(model, limits, file, manifest->sides, began);
            return found;
        }
    }
    return std::nullopt;
}

std::optional<CachedModel> ModelCache::opened(const fs::path& manifestFile) const
{
    const fs::path folder = manifestFile.parent_path();
    const bool isOurs = isRealFolder(folder) && cacheFileAt(manifestFile) == CacheFile::record;
    std::optional<CacheManifest> manifest = isOurs ? readManifest(manifestFile) : std::nullopt;
    if (!manifest) {
        return std::nullopt;
    }
    CachedModel found;
    found.geometry = openWhole(geometryFile(folder, *manifest), manifest->geometryBytes);
    if (!found.geometry.open()) {
        return std::nullopt;
    }
    if (!manifest->textureFile.empty()) {
        found.textures = openWhole(textureFile(folder, *manifest), manifest->textureBytes);
        if (!found.textures.open()) {
            return std::nullopt;
        }
    }
    // When it was last used: trim() goes by that.
    utimensat(AT_FDCWD, manifestFile.c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
    found.manifest = std::move(*manifest);
    found.manifestFile = manifestFile;
    return found;
}

void ModelCache::remember(const fs::path& model, const ImportLimits& limits,
                          const fs::path& manifestFile, const std::vector<SideFile>& sides,
                          std::int64_t began) const
{
    CachePlace place;
    place.key = manifestFile.parent_path().filename().string();
    place.manifest = manifestFile.filename().string();
    place.model = stampOf(model).value_or(FileStamp());
    const std::int64_t unread = std::min(began, now()); // from then on it may be another
    bool trusted = isTrustworthy(place.model, model, unread);
    for (const SideFile& side : sides) {
        const fs::path file = folderOf(model) / side.name;
        place.sides.push_back(stampOf(file).value_or(FileStamp()));
        trusted = trusted && isTrustworthy(place.sides.back(), file, unread);
    }
    if (trusted) {
        keepFile(placeFile(model, limits), textOf(place));
    }
}

void ModelCache::store(const Import& import) const
{
    const std::uint64_t bytes = import.geometry.size() + import.textures.size();
    const std::string content = hashOfFile(import.model);
    if (content.empty() || bytes > mostBytes_ || !import.stampBefore ||
        stampOf(import.model) != import.stampBefore || !hasRoom(folder_, bytes)) {
        return;
    }
    const std::optional<CacheManifest> manifest = manifestOf(import);
    if (!manifest || !makeCache(folder_)) {
        return;
    }
    const fs::path folder = contents_ / keyOf(content, import.limits);
    const std::string text = textOf(*manifest);
    const fs::path manifestFile = folder / hashOf(text);
    const bool kept =
        keepFile(geometryFile(folder, *manifest), import.geometry) &&
        (import.places.empty() || keepFile(textureFile(folder, *manifest), import.textures)) &&
        keepFile(manifestFile, text);
    if (kept) {
        remember(import.model, import.limits, manifestFile, manifest->sides, import.began);
        if (isTimeToTrim(bytes, mostBytes_)) {
            trim();
        }
    }
}

Descriptor ModelCache::detailOf(const CachedModel& model) const
{
    return isOurCache(contents_) ? openWhole(detailFileOf(model), std::nullopt) : Descriptor();
}

void ModelCache::storeDetail(const CachedModel& model, std::span<const std::byte> detail) const
{
    // Where the model is gone meanwhile, nobody would ever find them.
    const bool hasModel = isOurCache(contents_) &&
                          cacheFileAt(model.manifestFile) == CacheFile::record &&
                          isRealFolder(model.manifestFile.parent_path());
    if (!hasModel || detail.size() > mostBytes_ || !hasRoom(folder_, detail.size())) {
        return;
    }
    if (keepFile(detailFileOf(model), detail) && isTimeToTrim(detail.size(), mostBytes_)) {
        trim();
    }
}

void ModelCache::drop(const CachedModel& model) const
{
    const fs::path folder = model.manifestFile.parent_path();
    if (!isOurCache(contents_) || folder.parent_path() != contents_ || !isRealFolder(folder)) {
        return;
    }
    unlink(model.manifestFile.c_str());
    unlink(geometryFile(folder, model.manifest).c_str());
    unlink(detailFileOf(model).c_str());
    if (!model.manifest.textureFile.empty()) {
        unlink(textureFile(folder, model.manifest).c_str());
    }
}

void ModelCache::trim() const
{
    trimCache(contents_, mostBytes_);
}

}
