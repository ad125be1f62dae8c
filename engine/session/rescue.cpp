#include "session/rescue.h"

#include <span>

#include "base/file.h"
#include "session/wall_clock.h"

namespace premise {

namespace {

    /// The project's file, also where it is gone and only what was kept beside it is left.
    Result<fs::path> fileOf(const fs::path& production)
    {
        Result<fs::path> file = projectFileOf(production);
        std::error_code ignored;
        if (!file && fs::is_directory(production / ".premise", ignored)) {
            return production / projectFileName;
        }
        return file;
    }

    Result<ProductionLock> locked(const Rescue& rescue)
    {
        const KeepingPlace place = keepingPlaceOf(rescue.file);
        ProductionLock::Outcome asked = TRY(ProductionLock::take(place, thisHolder(momentNow())));
        if (!asked.lock) {
            return fail("{} {} Close it there first.", rescue.file.string(),
                        asked.other.sentence(momentNow()));
        }
        return std::move(*asked.lock);
    }

    Result<void> setAllAside(const Rescue& rescue)
    {
        for (const KeepingPlace& place : keepingPlacesOf(rescue.file)) {
            TRY(setJournalsAside(place.folder, momentNow(), Aside::moved));
        }
        return {};
    }

}

Result<Rescue> rescueOf(const fs::path& production)
{
    Rescue rescue;
    rescue.file = TRY(fileOf(production));
    Result<std::string> text = readTextFile(rescue.file);
    if (text) {
        rescue.savedHash = contentHash(std::as_bytes(std::span(*text)));
        Result<LoadedProject> loaded = parseProject(*text, rescue.file.string());
        if (loaded) {
            rescue.saved = std::move(*loaded);
        } else {
            rescue.unreadable = loaded.error().message;
        }
    } else {
        rescue.unreadable = text.error().message;
    }
    for (const KeepingPlace& place : keepingPlacesOf(rescue.file)) {
        if (!rescue.holder) {
            rescue.holder = holderOf(place);
        }
        std::vector<Backup> backups = backupsIn(place);
        rescue.backups.insert(rescue.backups.end(), backups.begin(), backups.end());
        if (rescue.holder || rescue.recovery) {
            continue; // what is being written may be seen half written
        }
        JournalState state = TRY(journalState(place.folder, rescue.savedHash, momentNow()));
        rescue.recovery = std::move(state.recovery);
        rescue.damage.insert(rescue.damage.end(), state.damage.begin(), state.damage.end());
        rescue.records += state.records;
    }
    return rescue;
}

Result<void> saveRescued(const Rescue& rescue, const Project& project)
{
    const ProductionLock lock = TRY(locked(rescue));
    const KeepingPlace place = keepingPlaceOf(rescue.file);
    TRY(keepPresentFile(place));
    TRY(keepBackup(place, projectText(project), momentNow()));
    TRY(saveProject(project, rescue.file));
    return setAllAside(rescue);
}

Result<void> setJournalAside(const Rescue& rescue)
{
    const ProductionLock lock = TRY(locked(rescue));
    return setAllAside(rescue);
}

}
