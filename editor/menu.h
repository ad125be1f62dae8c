#pragma once

#include "editor/editor.h"

namespace premise {

/// The menus, from the table of actions; cuts off what they take.
void drawMenus(Editor& editor, ui::Rect& row);

}
