#pragma once

#include <optional>
#include <string>

#include "editor/editor.h"
#include "project/cutting.h"

namespace premise {

// What the Cut page asks for.

/// The clip that numbers and keys mean: the picked one, else the one at the cut's playhead.
[[nodiscard]] std::optional<std::size_t> chosenClip(const Editor& editor);
/// Picks it and looks through its camera; the playhead stays.
void pickClip(Editor& editor, std::size_t clip);
/// The picked shot, else that of the chosen clip; null where there is none.
[[nodiscard]] const Shot* chosenShot(const Editor& editor);

/// Asks for the change as one step and says it, in the past tense; or says why not.
bool changeCut(Editor& editor, const Result<CutChange>& change);
/// "Rolled 12B | 12C by −4 frames", of what a drag said while it went on.
[[nodiscard]] std::string pastWords(std::string words);

void splitAtPlayhead(Editor& editor);
void duplicateClip(Editor& editor);
void removeClip(Editor& editor);
/// This take in the chosen clip's place, where that is of the same number; else behind all.
void takeIn(Editor& editor, Id<Shot> take);
/// The shot in the cut at this frame.
void insertShot(Editor& editor, Id<Shot> shot, Frame record);
/// The chosen shot once more as its next take, which takes its place in the chosen clip.
void makeTake(Editor& editor);

/// The running clock becomes the cut's (the scene's) and stands on this frame; the other follows.
void goToRecord(Editor& editor, Frame record);
void goToScene(Editor& editor, Frame frame);

}
