#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "editor/folder_listing.h"

namespace premise {

class Editor;

/// A model is being chosen from disk: where the author looks, what is typed, which entry is marked.
struct FileChooser {
    bool open = false;
    bool justOpened = false;
    std::filesystem::path folder{};
    std::vector<FolderEntry> entries{};
    std::string trouble{}; ///< why the folder shows nothing
    std::string typed{};   ///< filters the entries; a whole path is gone to
    std::size_t marked = 0;
    std::vector<std::filesystem::path> recent{}; ///< folders that models came from, the last first
};

/// Opens where the author chose last, else beside the production.
void openFileChooser(Editor& editor);
void drawFileChooser(Editor& editor);

}
