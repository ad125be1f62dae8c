#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace premise {

struct FolderEntry {
    std::string name{};
    bool folder = false;
    std::uintmax_t bytes = 0; ///< of a file
};

/// Folders and the models and sounds among the files, as people look for them: folders first, each by name,
/// capitals or not. What begins with a dot is left out. Fails where the folder cannot be looked into.
[[nodiscard]] Result<std::vector<FolderEntry>> modelsIn(const std::filesystem::path& folder);

}
