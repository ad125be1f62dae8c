#include "editor/gate_mask.h"

namespace premise {

ui::Rect partOf(const ui::Rect& picture, const FrameRect& part)
{
    return {picture.x + float(part.x) * picture.w, picture.y + float(part.y) * picture.h,
            float(part.width) * picture.w, float(part.height) * picture.h};
}

void drawGateMask(ui::Gui& gui, const ui::Rect& gate, const ui::Rect& frame)
{
    const auto dim = [&gui](const ui::Rect& part) {
        if (!part.empty()) {
            ui::fill(gui, part, ui::colour::mask);
        }
    };
    dim({gate.x, gate.y, gate.w, frame.y - gate.y});
    dim({gate.x, frame.bottom(), gate.w, gate.bottom() - frame.bottom()});
    dim({gate.x, frame.y, frame.x - gate.x, frame.h});
    dim({frame.right(), frame.y, gate.right() - frame.right(), frame.h});
}

}
