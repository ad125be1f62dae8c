#include "editor/pages/pages.h"

namespace premise {

void drawPage(Editor& editor, const ui::Rect& area, double seconds)
{
    switch (editor.page) {
    case Page::set: drawSetPage(editor, area, seconds); break;
    case Page::block: drawBlockPage(editor, area, seconds); break;
    case Page::shoot: drawShootPage(editor, area, seconds); break;
    case Page::cut: drawCutPage(editor, area, seconds); break;
    case Page::deliver: drawDeliverPage(editor, area, seconds); break;
    }
}

}
