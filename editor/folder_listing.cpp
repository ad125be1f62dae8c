#include "editor/folder_listing.h"

#include <algorithm>
#include <cctype>

#include "asset/read/model_format.h"
#include "editor/sound_adding.h"

namespace premise {

namespace {

    bool comesBefore(const FolderEntry& one, const FolderEntry& other)
    {
        if (one.folder != other.folder) {
            return one.folder;
        }
        const auto lower = [](unsigned char a, unsigned char b) {
            return std::tolower(a) < std::tolower(b);
        };
        return std::lexicographical_compare(one.name.begin(), one.name.end(), other.name.begin(),
                                            other.name.end(), lower);
    }

}

Result<std::vector<FolderEntry>> modelsIn(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    std::error_code trouble;
    fs::directory_iterator entries(folder, trouble);
    if (trouble) {
        return fail("The folder {} cannot be looked into: {}.", folder.string(), trouble.message());
    }
    std::vector<FolderEntry> found;
    for (; entries != fs::directory_iterator(); entries.increment(trouble)) {
        FolderEntry entry{entries->path().filename().string(), false, 0};
        if (entry.name.starts_with('.')) {
            continue;
        }
        std::error_code own; // a link to nowhere is no reason to show nothing
        entry.folder = entries->is_directory(own);
        if (!entry.folder && (!entries->is_regular_file(own) ||
                              (formatNamed(entries->path()) == ModelFormat::unknown &&
                               !isNamedAsSound(entries->path())))) {
            continue;
        }
        entry.bytes = entry.folder ? 0 : entries->file_size(own);
        found.push_back(std::move(entry));
    }
    std::ranges::sort(found, comesBefore);
    return found;
}

}
