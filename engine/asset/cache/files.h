#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace premise {

// How the contents of the cache lie on disk: places/<hash of a path> say where a model was last found;
// a folder for each content, named by its hash, holds its manifests, which have hashes for names, and
// the files that these name. Everything else is somebody else's, and neither counted nor deleted.
inline constexpr const char* placesFolder = "places";
inline constexpr const char* geometrySuffix = ".model";
inline constexpr const char* textureSuffix = ".textures";
inline constexpr const char* detailSuffix = ".lods"; ///< beside the geometry, under its name

/// What a file in a folder of the cache is, by its name.
enum class CacheFile { foreign, record, geometry, textures, detail, unfinished };

/// Foreign, too, where it is a link or no ordinary file.
[[nodiscard]] CacheFile cacheFileAt(const std::filesystem::path& path);

/// Whether a marker is being written under this name, or was.
[[nodiscard]] bool isUnfinishedMarker(const std::filesystem::path& path);

/// The files of one kind in a folder of the cache; none where it is not there or a link.
[[nodiscard]] std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                         CacheFile kind);

/// Writes a file that appears whole or not at all, for this user only; its folder is made where only
/// that is missing. False where it cannot.
bool keepFile(const std::filesystem::path& file, std::span<const std::byte> bytes);
bool keepFile(const std::filesystem::path& file, std::string_view text);

/// Whether the disk keeps some room of its own beside that many bytes more.
[[nodiscard]] bool hasRoom(const std::filesystem::path& folder, std::uint64_t bytes);

struct CacheSize {
    std::size_t models = 0;
    std::uint64_t bytes = 0;
};

/// How much is ours.
[[nodiscard]] CacheSize sizeOfCache(const std::filesystem::path& contents);

/// Deletes what was used longest ago until the cache has at most that many bytes, and what nothing
/// refers to: of our own files only, and none where the contents have no marker of ours.
void trimCache(const std::filesystem::path& contents, std::uint64_t mostBytes);

}
