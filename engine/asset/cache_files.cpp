#include "asset/cache_files.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <set>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "asset/cache_record.h"
#include "asset/worker_process.h"
#include "base/file.h"

namespace premise {

namespace {

    namespace fs = std::filesystem;
    using FileClock = fs::file_time_type::clock;

    constexpr const char* partSuffix = ".part";

    bool writeAll(int file, std::span<const std::byte> bytes)
    {
        constexpr std::size_t atOnce = std::size_t(1) << 30U;
        while (!bytes.empty()) {
            const ssize_t written = write(file, bytes.data(), std::min(bytes.size(), atOnce));
            if (written < 0 && errno == EINTR) {
                continue;
            }
            if (written <= 0) {
                return false;
            }
            bytes = bytes.subspan(std::size_t(written));
        }
        return true;
    }

    bool makeFolder(const fs::path& folder)
    {
        std::error_code error;
        if (fs::is_directory(folder, error)) {
            return true;
        }
        if (folder.has_parent_path() && folder.parent_path() != folder &&
            !makeFolder(folder.parent_path())) {
            return false;
        }
        return mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST;
    }

    /// Old enough that nobody is still writing it or about to refer to it.
    bool isLeftOver(const fs::path& file)
    {
        std::error_code error;
        const auto written = fs::last_write_time(file, error);
        return !error && FileClock::now() - written > std::chrono::hours(1);
    }

    void removeQuietly(const fs::path& file)
    {
        std::error_code ignored;
        fs::remove(file, ignored);
    }

    /// One manifest with the files it names.
    struct Entry {
        fs::path manifest;
        fs::file_time_type used;
        std::vector<fs::path> files;
        std::uint64_t bytes = 0;
    };

    std::vector<Entry> entriesIn(const fs::path& folder)
    {
        std::vector<Entry> entries;
        std::set<fs::path> named;
        const std::vector<fs::path> files = filesIn(folder);
        for (const fs::path& file : files) {
            if (file.has_extension()) {
                continue;
            }
            const Result<std::string> text = readTextFile(file);
            const std::optional<CacheManifest> manifest = text ? manifestFrom(*text) : std::nullopt;
            if (!manifest) {
                removeQuietly(file);
                continue;
            }
            std::error_code error;
            Entry entry{file, fs::last_write_time(file, error), {}, 0};
            entry.files.push_back(folder / (manifest->geometry + geometrySuffix));
            entry.files.push_back(folder / (manifest->textureFile + textureSuffix));
            entry.bytes = manifest->geometryBytes + manifest->textureBytes + text->size();
            named.insert(entry.files.begin(), entry.files.end());
            entries.push_back(std::move(entry));
        }
        for (const fs::path& file : files) {
            if (file.has_extension() && !named.contains(file) && isLeftOver(file)) {
                removeQuietly(file);
            }
        }
        return entries;
    }

    void forget(const Entry& entry)
    {
        removeQuietly(entry.manifest);
        std::ranges::for_each(entry.files, removeQuietly);
        removeQuietly(entry.manifest.parent_path()); // which succeeds where it is empty now
    }

    /// A place costs little, but there may come to be many.
    void trimPlaces(const fs::path& folder, std::size_t most)
    {
        std::vector<fs::path> places = filesIn(folder);
        if (places.size() > most) {
            std::ranges::for_each(places, removeQuietly);
        }
    }

}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) {
            files.push_back(at->path());
        }
    }
    return files;
}

bool keepFile(const fs::path& file, std::span<const std::byte> bytes)
{
    static std::atomic<unsigned> counter{0};
    if (!makeFolder(file.parent_path())) {
        return false;
    }
    const fs::path part = file.parent_path() / fmt::format("{}-{}-{}{}", file.filename().string(),
                                                           getpid(), counter++, partSuffix);
    Descriptor descriptor(open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!descriptor.open()) {
        return false;
    }
    const bool written = writeAll(descriptor.get(), bytes);
    descriptor.close();
    if (!written || rename(part.c_str(), file.c_str()) != 0) {
        removeQuietly(part);
        return false;
    }
    return true;
}

bool keepFile(const fs::path& file, std::string_view text)
{
    return keepFile(file, std::as_bytes(std::span(text.data(), text.size())));
}

bool hasRoom(const fs::path& folder, std::uint64_t bytes)
{
    struct statvfs facts {};
    fs::path there = folder;
    while (statvfs(there.c_str(), &facts) != 0) {
        if (!there.has_parent_path() || there.parent_path() == there) {
            return false;
        }
        there = there.parent_path();
    }
    constexpr std::uint64_t forOthers = std::uint64_t(256) << 20U;
    return std::uint64_t(facts.f_bavail) * facts.f_frsize > bytes + forOthers;
}

void trimCache(const fs::path& folder, std::uint64_t mostBytes)
{
    std::vector<Entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_directory(ignored) && at->path().filename() != placesFolder) {
            std::ranges::move(entriesIn(at->path()), std::back_inserter(entries));
        }
    }
    constexpr std::size_t mostPlaces = 20'000;
    trimPlaces(folder / placesFolder, mostBytes == 0 ? 0 : mostPlaces);
    std::uint64_t bytes = 0;
    for (const Entry& entry : entries) {
        bytes += entry.bytes;
    }
    std::ranges::sort(entries, {}, &Entry::used);
    for (const Entry& entry : entries) {
        if (bytes <= mostBytes) {
            break;
        }
        forget(entry);
        bytes -= entry.bytes;
    }
}

}
