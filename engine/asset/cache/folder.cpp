#include "asset/cache/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asset/cache/files.h"
#include "asset/worker/process.h"

namespace premise {

namespace {

    namespace fs = std::filesystem;

    /// The first line makes programs for backups leave the folder out (the Cache Directory Tagging
    /// Specification).
    constexpr std::string_view marker =
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# Premise keeps imported models in this folder, and deletes them as it sees fit.\n"
        "# Without this file it touches nothing here.\n";

    /// Zero, or what errno says of the first folder that cannot be made.
    int makeFolders(const fs::path& folder, std::vector<fs::path>& made)
    {
        std::error_code error;
        if (fs::is_directory(folder, error)) {
            return 0;
        }
        if (folder.has_parent_path() && folder.parent_path() != folder) {
            if (const int problem = makeFolders(folder.parent_path(), made); problem != 0) {
                return problem;
            }
        }
        if (mkdir(folder.c_str(), 0700) == 0) {
            made.push_back(folder);
            return 0;
        }
        const int problem = errno;
        if (problem != EEXIST) {
            return problem;
        }
        return fs::is_directory(folder, error) ? 0 : ENOTDIR;
    }

    /// Whether nothing is in it yet but perhaps a marker that another process is writing.
    bool isNew(const fs::path& contents)
    {
        if (!isRealFolder(contents)) {
            return false;
        }
        std::error_code error;
        fs::directory_iterator at(contents, error);
        for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
            if (!isUnfinishedMarker(at->path())) {
                return false;
            }
        }
        return !error;
    }

    bool writeMarker(const fs::path& contents)
    {
        if (!keepFile(contents / markerFile, marker)) {
            return false;
        }
        // Half a marker, after the power has failed, would leave a cache that nobody dares to use.
        const Descriptor written(
            open((contents / markerFile).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        return written.open() && fsync(written.get()) == 0;
    }

    std::string unwritable(const fs::path& folder, int problem)
    {
        return fmt::format("{} cannot be written ({})", folder.string(), std::strerror(problem));
    }

}

bool isRealFolder(const fs::path& path)
{
    struct stat facts {};
    return lstat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool isOurCache(const fs::path& contents)
{
    if (!isRealFolder(contents)) {
        return false;
    }
    const Descriptor file(open((contents / markerFile).c_str(),
                               O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat facts {};
    if (!file.open() || fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        std::size_t(facts.st_size) != marker.size()) {
        return false;
    }
    std::string text(marker.size(), '\0');
    return pread(file.get(), text.data(), text.size(), 0) == ssize_t(text.size()) && text == marker;
}

bool makeCache(const fs::path& folder)
{
    const fs::path contents = folder / contentsFolder;
    if (isOurCache(contents)) {
        return true;
    }
    std::vector<fs::path> made;
    if (makeFolders(contents, made) != 0) {
        return false;
    }
    // Another process may be as far with it as we are.
    return (isNew(contents) && writeMarker(contents)) || isOurCache(contents);
}

std::optional<std::string> whyNoCache(const fs::path& folder)
{
    const fs::path contents = folder / contentsFolder;
    struct stat facts {};
    const bool isThere = stat(folder.c_str(), &facts) == 0;
    if (isThere && !S_ISDIR(facts.st_mode)) {
        return fmt::format("{} is not a folder", folder.string());
    }
    if (isThere && lstat(contents.c_str(), &facts) == 0) {
        if (!isOurCache(contents) && !isNew(contents)) {
            return fmt::format("{} was not made by Premise", contents.string());
        }
        return access(contents.c_str(), W_OK | X_OK) == 0
                   ? std::nullopt
                   : std::optional(unwritable(contents, errno));
    }
    // Only who tries knows: permissions do not tell of a file system that takes no folders.
    std::vector<fs::path> made;
    const int problem = makeFolders(contents, made);
    std::ranges::reverse(made); // the innermost first
    for (const fs::path& each : made) {
        rmdir(each.c_str());
    }
    if (problem == 0) {
        return std::nullopt;
    }
    return isThere ? unwritable(folder, problem)
                   : fmt::format("{} cannot be made ({})", folder.string(), std::strerror(problem));
}

}
