#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace premise {

/// What tells, without reading it, that a file is as it was.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::int64_t changed = 0;  ///< the same, of its entry in the file system
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Nothing where there is no ordinary file.
[[nodiscard]] std::optional<FileStamp> stampOf(const std::filesystem::path& path);

/// A file beside the model that its import looked for.
struct SideFile {
    std::string name; ///< relative to the model's folder
    std::string hash; ///< of its content; empty: it was not there
    friend bool operator==(const SideFile&, const SideFile&) = default;
};

/// Where one texture lies in the texture file.
struct CachedTexture {
    std::uint32_t index = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::string hash;
    friend bool operator==(const CachedTexture&, const CachedTexture&) = default;
};

/// What the cache keeps of one import, as text: one line a fact.
struct CacheManifest {
    std::vector<SideFile> sides;
    std::string geometry; ///< hash of the geometry file, and its name
    std::uint64_t geometryBytes = 0;
    std::string textureFile; ///< its name; empty: there are no textures
    std::uint64_t textureBytes = 0;
    std::vector<CachedTexture> textures;
    std::vector<std::string> notes; ///< the sentences that came with it
};

/// What the cache knows of one place on disk: while all stamps hold nothing need be read.
struct CachePlace {
    std::string key;      ///< of the model's content; a folder in the cache
    std::string manifest; ///< a name in that folder
    FileStamp model;
    std::vector<FileStamp> sides; ///< as many as the manifest has; zeros for one that was not there
};

[[nodiscard]] std::string textOf(const CacheManifest& manifest);
[[nodiscard]] std::string textOf(const CachePlace& place);

/// Nothing where the text is not whole: anything may have happened to a cache.
[[nodiscard]] std::optional<CacheManifest> manifestFrom(std::string_view text);
[[nodiscard]] std::optional<CachePlace> placeFrom(std::string_view text);

}
