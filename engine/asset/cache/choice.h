#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "asset/import/importer.h"

namespace premise {

enum class CacheNamedBy {
    option,
    environment, ///< PREMISE_CACHE
    nobody       ///< the usual one
};

/// Which folder imported models are kept in.
struct CacheChoice {
    CacheNamedBy namedBy = CacheNamedBy::nobody;
    std::filesystem::path folder; ///< empty: none, they are not kept
};

/// `option` where it is not empty; else what PREMISE_CACHE says, and none where that is empty; else
/// the folder premise in the user's cache folder, and none where the user has neither that nor a home.
[[nodiscard]] CacheChoice cacheChoice(const std::filesystem::path& option);

/// Bytes that the cache may grow to: what PREMISE_CACHE_LIMIT says, else 8 GiB.
[[nodiscard]] std::uint64_t cacheLimit();

/// A sentence where models cannot be kept as the user wants, though they can be read; one at most.
/// Nobody is told of the usual folder: it is no wish of theirs.
[[nodiscard]] std::optional<std::string> cacheComplaint(const ImportSettings& settings);

}
