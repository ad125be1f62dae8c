#pragma once

#include "editor/editor.h"

namespace premise {

/// Every piece, grouped: rooms, set, props, lights, grip.
void drawSetList(Editor& editor, const ui::Rect& area);
/// Shelves of models that come with Premise, to be dragged into the view.
void drawLibrary(Editor& editor, const ui::Rect& area);
/// Where the hole that a door or window fills lies in its wall.
void drawOpeningNumbers(Editor& editor, ui::Rect& rest, const SetPiece& piece, const Room& room);
/// The steps to a first shot, over the view of a stage that has none yet.
void drawEmptyStage(Editor& editor, const ui::Rect& view);
/// What holds for all of the production: shown where nothing is picked.
void drawProductionNumbers(Editor& editor, ui::Rect rest);
/// Numbers of what is picked, whatever it is.
void drawItemNumbers(Editor& editor, const ui::Rect& area);

}
