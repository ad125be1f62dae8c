#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// The folder in which a model's file lies; "." for a bare name, as the boxed importer knows it.
[[nodiscard]] fs::path folderOfModel(const fs::path& model);

/// Where a file lies that a model names beside itself ("textures/wood%20dark.png"). A model comes
/// from strangers: fails for an absolute path, another scheme than a plain relative path, and
/// whatever leads out of `folder`, by ".." or by a link.
[[nodiscard]] Result<fs::path> sideFile(const fs::path& folder, std::string_view uri);

/// From now on calls `watcher` with every file below its folder that sideFile() is asked for, relative
/// to that folder and whether or not it is there: what a model depends on. A link that leads out is told
/// as a name that does. From any thread; set it before there are any.
void watchSideFiles(std::function<void(const std::string&)> watcher);

/// %20 and its like read as bytes; a '%' without two hex digits stays.
[[nodiscard]] std::string percentDecoded(std::string_view text);

/// The last part of a path that may come from another system: "C:\art\wood.png" gives "wood.png".
[[nodiscard]] std::string fileNameOf(std::string_view path);

/// A file's name as people read it: of a path of Windows, and of one from the root, the last part
/// alone, for the rest is about somebody else's disk; of any other all of it.
[[nodiscard]] std::string shownName(std::string_view path);

}
