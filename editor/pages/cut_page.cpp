#include "editor/pages/pages.h"
#include "editor/view.h"

namespace premise {

void drawCutTools(Editor&, ui::Rect&) {}

void drawCutPage(Editor& editor, const ui::Rect& area, double)
{
    const ui::Panel panel(editor.gui, "cut viewer", area, ui::colour::well);
    if (editor.shownCamera() == nullptr) {
        return;
    }
    const double shape = editor.project().settings.frameLines.empty()
                             ? 1.78
                             : editor.project().settings.frameLines.front().ratio();
    const ui::Rect at = area.inset(24.0F).fitted(float(shape));
    drawPicture(editor, at,
                editor.picture(viewNumber::cut, at, ThroughCamera{editor.camera}, editor.time, {}));
}

}
