#pragma once

#include "editor/editor.h"

namespace premise {

/// The menus, from the table of actions; cuts off what they take.
void drawMenus(Editor& editor, ui::Rect& row);

/// The list of the actions whose menu has this name, where its popup is open; x, y: its top left.
void drawActionList(Editor& editor, const std::string& popup, std::string_view menu, float x,
                    float y);

}
