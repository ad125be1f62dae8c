#include "editor/cut_edits.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "project/takes.h"

namespace premise {

namespace {

    /// The clip that play would show here.
    std::optional<std::size_t> clipAtPlayhead(const Editor& editor)
    {
        const Result<ClipPlace> place = clipAt(editor.project(), editor.playhead.cut.frame());
        return place ? std::optional(place->clip) : std::nullopt;
    }

    std::string titleOf(const Project& project, const CutClip& clip)
    {
        const Shot* shot = project.shots.find(clip.shot);
        return shot == nullptr ? "black" : shot->number;
    }

}

std::optional<std::size_t> chosenClip(const Editor& editor)
{
    const Item item = editor.selection.main();
    if (item.kind == ItemKind::clip && item.id < editor.project().cut.size()) {
        return item.id;
    }
    return item.kind == ItemKind::shot ? std::nullopt : clipAtPlayhead(editor);
}

void pickClip(Editor& editor, std::size_t clip)
{
    editor.selection.pick({ItemKind::clip, std::uint32_t(clip)});
    if (const Shot* shot = editor.project().shots.find(editor.project().cut[clip].shot);
        shot != nullptr) {
        editor.showCamera(shot->camera);
    }
}

const Shot* chosenShot(const Editor& editor)
{
    const Item item = editor.selection.main();
    if (item.kind == ItemKind::shot) {
        return editor.project().shots.find(Id<Shot>{item.id});
    }
    const std::optional<std::size_t> clip = chosenClip(editor);
    return clip ? editor.project().shots.find(editor.project().cut[*clip].shot) : nullptr;
}

bool changeCut(Editor& editor, const Result<CutChange>& change)
{
    if (!change) {
        editor.complain(change.error().message);
        return false;
    }
    if (!editor.ask(editsFor(editor.project(), *change), {})) {
        return false;
    }
    editor.say(pastWords(change->words));
    return true;
}

std::string pastWords(std::string words)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> tenses{
        {{"Trimming", "Trimmed"},
         {"Rolling", "Rolled"},
         {"Slipping", "Slipped"},
         {"Sliding", "Slid"},
         {"Moving", "Moved"},
         {"Copying", "Copied"}}};
    for (const auto& [now, then] : tenses) {
        if (words.starts_with(now)) {
            return words.replace(0, now.size(), then);
        }
    }
    return words;
}

void splitAtPlayhead(Editor& editor)
{
    const Frame record = editor.playhead.cut.frame();
    if (changeCut(editor, splitAt(editor.project(), record))) {
        if (const Result<ClipPlace> place = clipAt(editor.project(), record)) {
            pickClip(editor, place->clip);
        }
    }
}

void duplicateClip(Editor& editor)
{
    if (const std::optional<std::size_t> clip = chosenClip(editor)) {
        if (changeCut(editor, copiedTo(editor.project(), *clip, *clip + 1))) {
            pickClip(editor, *clip + 1);
        }
    }
}

void removeClip(Editor& editor)
{
    if (const std::optional<std::size_t> clip = chosenClip(editor)) {
        const std::string title = titleOf(editor.project(), editor.project().cut[*clip]);
        if (changeCut(editor, removed(editor.project(), *clip))) {
            editor.selection.clear();
            editor.say("Took " + title + " out of the cut. Later shots follow");
        }
    }
}

void takeIn(Editor& editor, Id<Shot> take)
{
    const Shot& shot = editor.project().shots.at(take);
    const std::optional<std::size_t> clip = chosenClip(editor);
    const Shot* now =
        clip ? editor.project().shots.find(editor.project().cut[*clip].shot) : nullptr;
    std::optional<std::size_t> place =
        now != nullptr && now->number == shot.number ? clip : std::nullopt;
    for (std::size_t i = 0; !place && i < editor.project().cut.size(); ++i) {
        const Shot* other = editor.project().shots.find(editor.project().cut[i].shot);
        if (other != nullptr && other->number == shot.number) {
            place = i;
        }
    }
    if (!place) {
        insertShot(editor, take, cutDuration(editor.project()));
        return;
    }
    if (editor.project().cut[*place].shot != take &&
        !changeCut(editor, withTake(editor.project(), *place, take))) {
        return;
    }
    pickClip(editor, *place);
    editor.say(fmt::format("{} plays take {}", shot.number, shot.take));
}

void insertShot(Editor& editor, Id<Shot> shot, Frame record)
{
    if (!changeCut(editor, inserted(editor.project(), shot, record))) {
        return;
    }
    const Frame at =
        std::clamp<Frame>(record, 0, std::max<Frame>(cutDuration(editor.project()) - 1, 0));
    if (const Result<ClipPlace> place = clipAt(editor.project(), at)) {
        pickClip(editor, place->clip);
    }
    editor.say(editor.project().shots.at(shot).number + " is in the cut");
}

void makeTake(Editor& editor)
{
    const Shot* shot = chosenShot(editor);
    if (shot == nullptr) {
        return;
    }
    const std::string number = shot->number;
    const Result<std::vector<Edit>> edits = newTake(editor.project(), shot->id);
    if (!edits) {
        editor.complain(edits.error().message);
        return;
    }
    const std::optional<std::size_t> clip = chosenClip(editor);
    editor.beginGesture("New take of " + number);
    if (!editor.ask(*edits, {})) {
        editor.session.work().cancelGesture();
        return;
    }
    const Shot& made = *takesOf(editor.project(), number).front();
    if (clip) {
        if (const Result<CutChange> change = withTake(editor.project(), *clip, made.id)) {
            editor.ask(editsFor(editor.project(), *change), {});
        }
    }
    editor.endGesture();
    editor.showCamera(made.camera);
    editor.say(fmt::format("{} has take {}, with a camera of its own", number, made.take));
}

void goToRecord(Editor& editor, Frame record)
{
    switchClock(editor, Clock::cut);
    editor.playhead.cut.goTo(record);
    followPlayhead(editor);
}

void goToScene(Editor& editor, Frame frame)
{
    switchClock(editor, Clock::scene);
    editor.playhead.scene.goTo(frame);
    followPlayhead(editor);
    // The cut's playhead stands where the moment plays, nearest to where it stood.
    const std::vector<Frame> records = recordsOf(editor.project(), editor.playhead.scene.frame());
    if (!records.empty()) {
        const Frame now = editor.playhead.cut.frame();
        editor.playhead.cut.goTo(*std::ranges::min_element(
            records, {}, [now](Frame record) { return std::abs(record - now); }));
    }
}

}
