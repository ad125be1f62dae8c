#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace premise {

// How the cache lies on disk: places/<hash of a path> say where a model was last found; a folder for
// each content holds its manifests, which have no extension, and the files that these name.
inline constexpr const char* placesFolder = "places";
inline constexpr const char* geometrySuffix = ".model";
inline constexpr const char* textureSuffix = ".textures";

/// All files of a folder, none where it is not there.
[[nodiscard]] std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

/// Writes a file that appears whole or not at all, with its folders, for this user only. False where
/// it cannot.
bool keepFile(const std::filesystem::path& file, std::span<const std::byte> bytes);
bool keepFile(const std::filesystem::path& file, std::string_view text);

/// Whether the disk keeps some room of its own beside that many bytes more.
[[nodiscard]] bool hasRoom(const std::filesystem::path& folder, std::uint64_t bytes);

/// Deletes what was used longest ago until the cache has at most that many bytes, and what nothing
/// refers to.
void trimCache(const std::filesystem::path& folder, std::uint64_t mostBytes);

}
