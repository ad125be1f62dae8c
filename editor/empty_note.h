#pragma once

#include <string_view>

#include "editor/editor.h"

namespace premise {

/// What stands where there is nothing yet: a sentence that tells the next step, at the top left of the
/// area, and where one click takes it, a button with the action of this name.
void emptyNote(Editor& editor, const ui::Rect& area, std::string_view sentence,
               std::string_view action = {});
/// The same in the middle of a picture that is not there yet.
void emptyPicture(Editor& editor, const ui::Rect& area, std::string_view sentence,
                  std::string_view action = {});

/// The button alone: runs the action, shows its keys and why it cannot be used. Its id is the words and
/// `suffix`, for a window that has the action's button elsewhere too.
void nextStepButton(Editor& editor, const ui::Rect& at, std::string_view action, bool main,
                    std::string_view suffix = " next");
[[nodiscard]] float nextStepWidth(const Editor& editor, std::string_view action);

}
