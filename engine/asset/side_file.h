#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// Where a file lies that a model names beside itself ("textures/wood%20dark.png"). A model comes
/// from strangers: fails for an absolute path, another scheme than a plain relative path, and
/// whatever leads out of `folder`, by ".." or by a link.
[[nodiscard]] Result<fs::path> sideFile(const fs::path& folder, std::string_view uri);

/// From now on calls `watcher` with every file that sideFile() names, relative to its folder and
/// whether or not it is there: what a model depends on. From any thread; set it before there are any.
void watchSideFiles(std::function<void(const std::string&)> watcher);

/// %20 and its like read as bytes; a '%' without two hex digits stays.
[[nodiscard]] std::string percentDecoded(std::string_view text);

/// The last part of a path that may come from another system: "C:\art\wood.png" gives "wood.png".
[[nodiscard]] std::string fileNameOf(std::string_view path);

}
