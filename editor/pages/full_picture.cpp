#include "editor/pages/cut_parts.h"
#include "editor/pages/pages.h"
#include "editor/pages/shoot_parts.h"
#include "editor/view.h"

namespace premise {

void drawFullPicture(Editor& editor, double seconds)
{
    const ui::Rect all = editor.gui.window();
    switch (editor.page) {
    case Page::set:
    case Page::block: {
        const ui::Panel panel(editor.gui, "full view", all, ui::colour::view);
        drawFreeView(editor, all, seconds);
        break;
    }
    case Page::shoot:
        if (editor.shownCamera() != nullptr) {
            drawLensPicture(editor, all, seconds);
        }
        break;
    case Page::cut: drawCutPicture(editor, all); break;
    case Page::deliver: break; // has none
    }
}

}
