#include "asset/cache/files.h"

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

#include "asset/cache/folder.h"
#include "asset/cache/record.h"
#include "asset/worker/process.h"
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

    bool isNumber(std::string_view text)
    {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    }

    /// What follows the 32 hex digits that begin the name; nothing where others do.
    std::optional<std::string_view> afterHash(std::string_view name)
    {
        constexpr std::size_t digits = 32;
        const std::string_view hash = name.substr(0, digits);
        if (hash.size() != digits ||
            hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
            return std::nullopt;
        }
        return name.substr(digits);
    }

    /// Which name a temporary one stands for: without "-<process>-<count>.part". Nothing where it is
    /// not made by us.
    std::optional<std::string_view> unfinishedName(std::string_view name)
    {
        if (!name.ends_with(partSuffix)) {
            return std::nullopt;
        }
        name.remove_suffix(std::string_view(partSuffix).size());
        for (int number = 0; number < 2; ++number) {
            const std::size_t dash = name.rfind('-');
            if (dash == std::string_view::npos || !isNumber(name.substr(dash + 1))) {
                return std::nullopt;
            }
            name = name.substr(0, dash);
        }
        return name;
    }

    CacheFile kindOf(std::string_view name)
    {
        const std::optional<std::string_view> due = unfinishedName(name);
        const std::optional<std::string_view> rest = afterHash(due.value_or(name));
        const CacheFile kind = !rest                     ? CacheFile::foreign
                               : rest->empty()           ? CacheFile::record
                               : *rest == geometrySuffix ? CacheFile::geometry
                               : *rest == textureSuffix  ? CacheFile::textures
                               : *rest == detailSuffix   ? CacheFile::detail
                                                         : CacheFile::foreign;
        return due && kind != CacheFile::foreign ? CacheFile::unfinished : kind;
    }

    bool isFile(const fs::path& path)
    {
        struct stat facts {};
        return lstat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
    }

    /// All that lies directly in a folder; nothing where it is a link.
    std::vector<fs::path> namesIn(const fs::path& folder)
    {
        std::vector<fs::path> names;
        if (!isRealFolder(folder)) {
            return names;
        }
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end;
             at.increment(error)) {
            names.push_back(at->path());
        }
        return names;
    }

    /// The folders for each content.
    std::vector<fs::path> contentFoldersIn(const fs::path& contents)
    {
        std::vector<fs::path> folders = namesIn(contents);
        std::erase_if(folders, [](const fs::path& folder) {
            const std::string name = folder.filename().string();
            const std::optional<std::string_view> rest = afterHash(name);
            return !rest || !rest->empty() || !isRealFolder(folder);
        });
        return folders;
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
        unlink(file.c_str()); // which, of all removals, leaves folders alone
    }

    void removeLeftOvers(const fs::path& folder, CacheFile kind, const std::set<fs::path>& named)
    {
        for (const fs::path& file : filesIn(folder, kind)) {
            if (!named.contains(file) && isLeftOver(file)) {
                removeQuietly(file);
            }
        }
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
        for (const fs::path& file : filesIn(folder, CacheFile::record)) {
            const Result<std::string> text = readTextFile(file);
            const std::optional<CacheManifest> manifest = text ? manifestFrom(*text) : std::nullopt;
            if (!manifest) {
                removeQuietly(file);
                continue;
            }
            std::error_code error;
            Entry entry{file, fs::last_write_time(file, error), {}, 0};
            entry.files.push_back(folder / (manifest->geometry + geometrySuffix));
            if (!manifest->textureFile.empty()) {
                entry.files.push_back(folder / (manifest->textureFile + textureSuffix));
            }
            entry.bytes = manifest->geometryBytes + manifest->textureBytes + text->size();
            const fs::path detail = folder / (manifest->geometry + detailSuffix);
            const std::uintmax_t bytes = fs::file_size(detail, error);
            if (!error && isFile(detail)) {
                entry.files.push_back(detail);
                entry.bytes += bytes;
            }
            named.insert(entry.files.begin(), entry.files.end());
            entries.push_back(std::move(entry));
        }
        for (const CacheFile kind :
             {CacheFile::geometry, CacheFile::textures, CacheFile::detail, CacheFile::unfinished}) {
            removeLeftOvers(folder, kind, named);
        }
        return entries;
    }

    void forget(const Entry& entry)
    {
        removeQuietly(entry.manifest);
        for (const fs::path& file : entry.files) {
            if (isFile(file)) {
                removeQuietly(file);
            }
        }
        rmdir(entry.manifest.parent_path().c_str()); // which succeeds where it is empty now
    }

    /// A place costs little, but there may come to be many.
    void trimPlaces(const fs::path& folder, std::size_t most)
    {
        removeLeftOvers(folder, CacheFile::unfinished, {});
        const std::vector<fs::path> places = filesIn(folder, CacheFile::record);
        if (places.size() > most) {
            std::ranges::for_each(places, removeQuietly);
        }
    }

}

CacheFile cacheFileAt(const fs::path& path)
{
    return isFile(path) ? kindOf(path.filename().string()) : CacheFile::foreign;
}

bool isUnfinishedMarker(const fs::path& path)
{
    const std::string name = path.filename().string();
    return unfinishedName(name) == std::string_view(markerFile) && isFile(path);
}

std::vector<fs::path> filesIn(const fs::path& folder, CacheFile kind)
{
    std::vector<fs::path> files = namesIn(folder);
    std::erase_if(files, [kind](const fs::path& file) { return cacheFileAt(file) != kind; });
    return files;
}

bool keepFile(const fs::path& file, std::span<const std::byte> bytes)
{
    static std::atomic<unsigned> counter{0};
    mkdir(file.parent_path().c_str(), 0700);
    if (!isRealFolder(file.parent_path())) {
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
    std::error_code error;
    fs::path there = fs::absolute(folder, error); // a relative one need have nothing above it
    while (statvfs(there.c_str(), &facts) != 0) {
        if (!there.has_parent_path() || there.parent_path() == there) {
            return false;
        }
        there = there.parent_path();
    }
    constexpr std::uint64_t forOthers = std::uint64_t(256) << 20U;
    return std::uint64_t(facts.f_bavail) * facts.f_frsize > bytes + forOthers;
}

CacheSize sizeOfCache(const fs::path& contents)
{
    CacheSize size;
    if (!isOurCache(contents)) {
        return size;
    }
    std::vector<fs::path> folders = contentFoldersIn(contents);
    folders.push_back(contents / placesFolder);
    for (const fs::path& folder : folders) {
        for (const fs::path& file : namesIn(folder)) {
            const CacheFile kind = cacheFileAt(file);
            std::error_code gone; // another program may be at work in it
            const std::uintmax_t bytes = fs::file_size(file, gone);
            if (kind != CacheFile::foreign && !gone) {
                size.bytes += bytes;
                size.models += kind == CacheFile::geometry ? 1 : 0;
            }
        }
    }
    return size;
}

void trimCache(const fs::path& contents, std::uint64_t mostBytes)
{
    if (!isOurCache(contents)) {
        return;
    }
    std::vector<Entry> entries;
    for (const fs::path& folder : contentFoldersIn(contents)) {
        std::ranges::move(entriesIn(folder), std::back_inserter(entries));
    }
    for (const fs::path& file : namesIn(contents)) {
        if (isUnfinishedMarker(file) && isLeftOver(file)) {
            removeQuietly(file);
        }
    }
    constexpr std::size_t mostPlaces = 20'000;
    trimPlaces(contents / placesFolder, mostBytes == 0 ? 0 : mostPlaces);
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
