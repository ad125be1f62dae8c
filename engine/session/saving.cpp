#include <span>

#include "base/file.h"
#include "journal/backups.h"
#include "session/wall_clock.h"
#include "session/working_parts.h"

// How a working copy is saved while it goes on being changed.

namespace premise {

namespace {

    template <class T> bool isThere(const std::future<T>& result, bool patient)
    {
        if (patient) {
            result.wait();
            return true;
        }
        return result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }

    Result<void> notInDrag(const History& history)
    {
        if (history.inGesture()) {
            return fail("Nothing is saved in the middle of a drag. Finish it first.");
        }
        return {};
    }

}

Result<void> WorkingCopy::save()
{
    Parts& parts = *parts_;
    TRY(parts.canChange());
    TRY(notInDrag(parts.history));
    if (parts.save) {
        parts.save->again = false;
        static_cast<void>(parts.bringOnSave(true));
    }
    parts.beginText(project());
    return parts.bringOnSave(true).value();
}

Result<void> WorkingCopy::beginSave()
{
    Parts& parts = *parts_;
    TRY(parts.canChange());
    TRY(notInDrag(parts.history));
    if (parts.save) {
        parts.save->again = true;
    } else {
        parts.beginText(project());
    }
    return {};
}

std::optional<Result<void>> WorkingCopy::pollSave()
{
    return parts_->save ? parts_->bringOnSave(false) : std::nullopt;
}

bool WorkingCopy::saving() const
{
    return parts_->save.has_value();
}

void WorkingCopy::Parts::beginText(Project project)
{
    save.emplace();
    save->project = std::move(project);
    save->text = std::async(std::launch::async, [what = save->project]() -> Result<SavedText> {
        SavedText made{TRY(savableText(what)), {}};
        made.hash = contentHash(std::as_bytes(std::span(made.text)));
        return made;
    });
}

std::optional<Result<void>> WorkingCopy::Parts::bringOnSave(bool patient)
{
    const auto ended = [this](Result<void> how) {
        const bool again = save->again && how;
        save.reset();
        if (again && !(history.project() == saved)) {
            beginText(history.project());
        }
        return std::optional(std::move(how));
    };
    while (!save->written.valid()) {
        if (!save->made) {
            if (!isThere(save->text, patient)) {
                return std::nullopt;
            }
            Result<SavedText> text = save->text.get();
            if (!text) {
                return ended(tl::make_unexpected(text.error()));
            }
            save->made = std::move(*text);
        }
        if (history.inGesture()) {
            if (!patient) {
                return std::nullopt;
            }
            return ended(
                fail("{} was closed in the middle of a drag; what was changed is in its journal.",
                     file.string()));
        }
        if (!(history.project() == save->project)) {
            // The journal is told between two changes what the file will have: of the newest state.
            beginText(history.project());
            continue;
        }
        // It knows of the save before the file does, so that whichever of the two a power cut leaves, it
        // is clear what the file has. Where the journal fails, saving is what helps.
        note(EntryKind::saving, save->made->hash);
        save->written = std::async(std::launch::async, [this] { return write(save->made->text); });
    }
    if (!isThere(save->written, patient)) {
        return std::nullopt;
    }
    SaveUnderWay::Written written = save->written.get();
    warnings.insert(warnings.end(), written.warnings.begin(), written.warnings.end());
    if (written.done) {
        saved = save->project;
        savedHash = save->made->hash;
        note(EntryKind::saved, {});
    }
    return ended(std::move(written.done));
}

/// On a thread of its own: touches only what does not change while a save is under way.
SaveUnderWay::Written WorkingCopy::Parts::write(const std::string& text) const
{
    SaveUnderWay::Written written;
    static_cast<void>(journal->wait().has_value());
    if (places.front().besideProject) {
        const Result<bool> kept = keepPresentFile(places.front());
        if (!kept) {
            written.warnings.push_back(kept.error().message);
        } else if (*kept && contentHash(file).value_or(savedHash) != savedHash) {
            written.warnings.push_back(
                fmt::format("{} was changed by another program while it was open here. That "
                            "version is kept among the backups.",
                            file.string()));
        }
        if (const Result<void> backup = keepBackup(places.front(), text, momentNow()); !backup) {
            written.warnings.push_back(backup.error().message);
        }
    }
    written.done = saveProjectText(text, file);
    return written;
}

}
