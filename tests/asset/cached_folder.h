#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "asset/cache/files.h"
#include "asset/cache/model_cache.h"
#include "base/file.h"

namespace premise::test {

[[nodiscard]] std::span<const std::byte> bytesOf(const std::string& text);

/// Nanoseconds of the clock that stamps files.
[[nodiscard]] std::int64_t now();

/// A folder with a model, its side file and a cache, gone at the end.
class CachedFolder {
public:
    CachedFolder();
    ~CachedFolder();
    CachedFolder(const CachedFolder&) = delete;
    CachedFolder& operator=(const CachedFolder&) = delete;

    [[nodiscard]] fs::path model() const { return path / "set" / "chair.gltf"; }
    [[nodiscard]] fs::path side() const { return path / "set" / "wood.png"; }
    [[nodiscard]] ModelCache cache(std::uint64_t most = std::uint64_t(1) << 30U) const
    {
        return ModelCache(path / "cache", most, "importer 1");
    }

    static void write(const fs::path& file, const std::string& text);

    fs::path path;
};

/// What importOf() stores.
extern const std::string storedGeometry;
extern const std::string storedTextures;

/// A model with two textures and two side files, one of them absent, to be kept.
[[nodiscard]] ModelCache::Import importOf(const fs::path& model);

[[nodiscard]] std::string contentOf(const Descriptor& file);

[[nodiscard]] std::vector<fs::path> filesWith(const fs::path& folder, const std::string& extension);

}
