#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// How far a search goes: a folder that somebody names may be a whole archive.
struct SearchBounds {
    std::size_t entries = 200000; ///< files and folders looked at
    std::size_t depth = 32;       ///< folders below the one named
};

struct FoundFile {
    fs::path path{};    ///< absolute, without links
    std::string name{}; ///< its last part
    std::uintmax_t bytes = 0;
};

struct FoundFiles {
    std::vector<FoundFile> files{}; ///< in the order of their paths
    bool whole = true;              ///< false where the bounds ended the search
};

/// The files in a folder and below, seen once. Links are not followed, and what is hidden (its name
/// starts with a dot), cannot be read or has a name that is no UTF-8 is passed over. Fails where the
/// folder is not there.
[[nodiscard]] Result<FoundFiles> filesBelow(const fs::path& folder,
                                            const SearchBounds& bounds = {});

}
