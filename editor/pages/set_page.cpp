#include <algorithm>

#include "editor/pages/block_parts.h"
#include "editor/pages/pages.h"
#include "editor/pages/set_parts.h"
#include "editor/placing.h"
#include "editor/tools.h"
#include "editor/ui/icons.h"
#include "editor/view.h"

namespace premise {

void drawSetTools(Editor& editor, ui::Rect& bar)
{
    actionButton(editor, bar, "Select and move", ui::icon::pointer);
    actionButton(editor, bar, "Rotate", ui::icon::rotate);
    actionButton(editor, bar, "Scale", ui::icon::expand);
    toolGap(editor, bar);
    actionButton(editor, bar, "Tape", ui::icon::ruler);
    toolGap(editor, bar);
    actionButton(editor, bar, "Undo", ui::icon::undo);
    actionButton(editor, bar, "Redo", ui::icon::redo);
    mainActionButton(editor, bar, "Add model", ui::icon::plus, true);
    mainActionButton(editor, bar, "Add person", ui::icon::addPerson, false);
    mainActionButton(editor, bar, "Draw a room", ui::icon::room, false);
}

void drawSetPage(Editor& editor, const ui::Rect& area, double seconds)
{
    ui::Rect rest = area;
    const ui::Rect list = rest.takeLeft(editor.splits.left);
    const ui::Rect leftSplit = rest.takeLeft(ui::size::splitter);
    const ui::Rect numbers = rest.takeRight(editor.splits.right);
    const ui::Rect rightSplit = rest.takeRight(ui::size::splitter);
    const float whole = rest.h;
    const ui::Rect library = rest.takeBottom(editor.splits.library);
    const ui::Rect librarySplit = rest.takeBottom(ui::size::splitter);
    drawSetList(editor, list);
    drawItemNumbers(editor, numbers);
    drawLibrary(editor, library);
    if (editor.planLarge) {
        drawPlan(editor, rest, seconds);
    } else {
        const ui::Panel panel(editor.gui, "set view", rest, ui::colour::view);
        drawFreeView(editor, rest, seconds);
        drawEmptyStage(editor, rest);
    }
    endPlacing(editor);
    splitLeft(editor, "set left", leftSplit, editor.splits.left, Splits().left, area.w * 0.5F);
    splitBelow(editor, "library", librarySplit, editor.splits.library, Splits().library, whole);
    splitRight(editor, "set right", rightSplit, editor.splits.right, Splits().right, area.w * 0.5F);
}

}
