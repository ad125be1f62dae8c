#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace premise {

namespace fs = std::filesystem;

/// The file inside a production's folder.
inline constexpr const char* projectFileName = "project.json";

/// JSON with "format", "version", units in the keys, exact rates, keys in a fixed order.
[[nodiscard]] std::string projectText(const Project& project);

struct LoadedProject {
    Project project{};
    bool newerVersion = false; ///< written by a newer Premise: show it, never write over it
    std::vector<std::string> warnings{}; ///< a sentence each
};

/// Fails with the path into the text ("shots[2].camera_id") and, for an unknown key, the nearest
/// known one. A newer version's unknown keys are passed over, and newerVersion is set: it fails only
/// where a field it shares with this version cannot be read.
[[nodiscard]] Result<LoadedProject> parseProject(std::string_view text,
                                                 std::string_view sourceName);

/// `production` is the folder or the file in it.
[[nodiscard]] Result<LoadedProject> loadProject(const fs::path& production);

/// The project's text, seen to read again. Of a large project it takes seconds, on any thread.
[[nodiscard]] Result<std::string> savableText(const Project& project);

/// Writes such a text. Safe against power loss; refuses to write over a file of a newer version.
[[nodiscard]] Result<void> saveProjectText(std::string_view text, const fs::path& production);

/// Both.
[[nodiscard]] Result<void> saveProject(const Project& project, const fs::path& production);

/// "a/b/project.json" for both "a/b" and "a/b/project.json". Fails where neither is there.
[[nodiscard]] Result<fs::path> projectFileOf(const fs::path& production);

}
