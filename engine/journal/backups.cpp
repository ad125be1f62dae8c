#include "journal/backups.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <span>

#include <sys/stat.h>

#include "base/file.h"

namespace premise {

namespace {

    constexpr std::string_view ending = ".json";
    constexpr std::size_t lastSaves = 10;
    constexpr std::int64_t hour = 3600 * std::int64_t(1000);
    constexpr std::int64_t day = 24 * hour;
    constexpr std::size_t stampLength = 20; ///< of stampOf()
    constexpr std::size_t hashLength = 32;  ///< of contentHash()

    fs::path backupFolder(const KeepingPlace& place)
    {
        return place.folder / "backups";
    }

    std::string hashOf(std::string_view text)
    {
        return contentHash(std::as_bytes(std::span(text)));
    }

    /// The name says when and what: "2026-11-30T18-04-05Z-<milliseconds>-<content hash>.json".
    std::string nameFor(Moment at, std::string_view text)
    {
        return fmt::format("{}-{}-{}{}", stampOf(at), at.milliseconds, hashOf(text), ending);
    }

    std::optional<Backup> backupNamed(const fs::path& file)
    {
        const std::string name = file.filename().string();
        if (name.size() < stampLength + 2 + hashLength + ending.size() || !name.ends_with(ending)) {
            return std::nullopt;
        }
        const std::size_t hashAt = name.size() - ending.size() - hashLength;
        Backup backup{file, name.substr(hashAt, hashLength), {}};
        const char* const begin = name.data() + stampLength + 1;
        const char* const end = name.data() + hashAt - 1;
        const auto [stop, failure] = std::from_chars(begin, end, backup.at.milliseconds);
        if (failure != std::errc() || stop != end || !name.starts_with(stampOf(backup.at))) {
            return std::nullopt;
        }
        return backup;
    }

}

std::vector<Backup> backupsIn(const KeepingPlace& place)
{
    std::vector<Backup> backups;
    std::error_code failure;
    for (fs::directory_iterator at(backupFolder(place), failure);
         !failure && at != fs::directory_iterator(); at.increment(failure)) {
        if (std::optional<Backup> backup = backupNamed(at->path())) {
            backups.push_back(std::move(*backup));
        }
    }
    std::ranges::sort(backups, std::greater(), &Backup::at);
    return backups;
}

Result<void> keepBackup(const KeepingPlace& place, std::string_view projectText, Moment at)
{
    std::vector<Backup> backups = backupsIn(place);
    if (!backups.empty() && backups.front().contentHash == hashOf(projectText)) {
        return {};
    }
    TRY(prepare(place));
    const fs::path folder = backupFolder(place);
    std::error_code failure;
    fs::create_directory(folder, failure);
    TRY(writeFileSafely(folder / nameFor(at, projectText), projectText));
    backups = backupsIn(place);
    std::vector<Moment> moments;
    for (const Backup& backup : backups) {
        moments.push_back(backup.at);
    }
    const std::vector<bool> kept = keptByLadder(moments, at);
    for (std::size_t i = 0; i < backups.size(); ++i) {
        if (!kept[i]) {
            fs::remove(backups[i].file, failure);
        }
    }
    return {};
}

Result<bool> keepPresentFile(const KeepingPlace& place)
{
    const fs::path& file = place.projectFile;
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) {
        return false; // there is none
    }
    const std::string text = TRY(readTextFile(file));
    const std::vector<Backup> backups = backupsIn(place);
    if (std::ranges::find(backups, hashOf(text), &Backup::contentHash) != backups.end()) {
        return false;
    }
    TRY(keepBackup(place, text, {std::int64_t(status.st_mtim.tv_sec) * 1000}));
    return true;
}

std::vector<bool> keptByLadder(const std::vector<Moment>& moments, Moment now)
{
    std::vector<bool> kept(moments.size(), false);
    std::set<std::int64_t> hours;
    std::set<std::int64_t> days;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::int64_t at = moments[i].milliseconds;
        const std::int64_t age = now.milliseconds - at;
        const bool ofHour = age < day && hours.insert(at / hour).second;
        const bool ofDay = age < 31 * day && days.insert(at / day).second;
        kept[i] = i < lastSaves || ofHour || ofDay;
    }
    return kept;
}

Result<std::string> readBackup(const Backup& backup)
{
    std::string text = TRY(readTextFile(backup.file));
    if (hashOf(text) != backup.contentHash) {
        return fail(
            "The backup {} is damaged: its bytes are not those that were saved. Take another "
            "one.",
            backup.file.string());
    }
    return text;
}

}
