#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "journal/journal_file.h"
#include "project/edit_io.h"
#include "project/project_io.h"
#include "project/random_project.h"

#include <doctest/doctest.h>

#include "support/shared.h"

namespace premise::test {

/// Entries of a session that began with this project: so many steps that apply, a second apart.
struct Written {
    std::vector<Entry> entries{};
    std::vector<Project> states{}; ///< after each entry
};

inline Written sessionOf(RandomAuthor& author, const Project& begin, std::size_t steps)
{
    Written written;
    written.entries.push_back({EntryKind::base, {0}, "hash of the file", projectText(begin)});
    written.states.push_back(begin);
    while (written.entries.size() <= steps) {
        const Edit edit = author.edit(written.states.back());
        Result<Project> next = applied(written.states.back(), edit);
        if (next && !(*next == written.states.back())) {
            const auto at = std::int64_t(written.entries.size()) * 1000;
            written.entries.push_back({EntryKind::step, {at}, "Step", editsText({edit})});
            written.states.push_back(std::move(*next));
        }
    }
    return written;
}

/// Of every file in a folder, what it holds.
inline std::vector<std::pair<std::filesystem::path, std::string>> contentsOf(
    const std::filesystem::path& folder)
{
    std::vector<std::pair<std::filesystem::path, std::string>> contents;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        contents.emplace_back(entry.path(), readTextFile(entry.path()).value());
    }
    return contents;
}

inline void overwrite(const std::filesystem::path& file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

}
