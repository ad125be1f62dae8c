#include <algorithm>

#include "editor/pages/pages.h"
#include "editor/pages/set_parts.h"
#include "editor/tools.h"
#include "editor/ui/icons.h"
#include "editor/view.h"

namespace premise {

void drawSetTools(Editor& editor, ui::Rect& bar)
{
    toolButton(editor, bar, Tool::select, ui::icon::pointer, "Select and move", "W");
    toolButton(editor, bar, Tool::rotate, ui::icon::rotate, "Rotate", "E");
    toolButton(editor, bar, Tool::tape, ui::icon::ruler, "Tape", "");
    toolGap(editor, bar);
    actionButton(editor, bar, "Undo", ui::icon::undo);
    actionButton(editor, bar, "Redo", ui::icon::redo);
    mainActionButton(editor, bar, "Add person", ui::icon::addPerson, true);
    mainActionButton(editor, bar, "Draw a room", ui::icon::room, false);
}

void drawSetPage(Editor& editor, const ui::Rect& area, double seconds)
{
    ui::Rect rest = area;
    const ui::Rect list = rest.takeLeft(editor.splits.left);
    const ui::Rect leftSplit = rest.takeLeft(ui::size::splitter);
    const ui::Rect numbers = rest.takeRight(editor.splits.right);
    const ui::Rect rightSplit = rest.takeRight(ui::size::splitter);
    drawSetList(editor, list);
    drawItemNumbers(editor, numbers);
    {
        const ui::Panel panel(editor.gui, "set view", rest, ui::colour::view);
        drawFreeView(editor, rest, seconds);
    }
    splitLeft(editor, "set left", leftSplit, editor.splits.left, Splits().left, area.w * 0.5F);
    splitRight(editor, "set right", rightSplit, editor.splits.right, Splits().right, area.w * 0.5F);
}

}
