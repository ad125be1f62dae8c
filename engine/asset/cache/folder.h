#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace premise {

// The folder that somebody names for the cache may be full of other things. All that is Premise's
// lies in one folder within it, which Premise made, and which a marker says so of.
inline constexpr const char* contentsFolder = "premise-models";
inline constexpr const char* markerFile = "CACHEDIR.TAG";

/// A folder, and no link to one.
[[nodiscard]] bool isRealFolder(const std::filesystem::path& path);

/// Whether Premise made the contents: a real folder with exactly our marker in it.
[[nodiscard]] bool isOurCache(const std::filesystem::path& contents);

/// Makes the folder, the contents within it and their marker, as far as they are missing. False where
/// it cannot, or somebody else made the contents.
[[nodiscard]] bool makeCache(const std::filesystem::path& folder);

/// Why no models can be kept in this folder, as the begin of a sentence; nothing where they can.
/// Leaves all as it was.
[[nodiscard]] std::optional<std::string> whyNoCache(const std::filesystem::path& folder);

}
