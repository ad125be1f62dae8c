#include <array>

#include "editor/actions.h"
#include "editor/pages/cut_parts.h"
#include "editor/tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    void zoomBoth(CutView& view, float place, double factor)
    {
        view.cut = zoomed(view.cut, place, factor);
        view.scene = zoomed(view.scene, place, factor);
    }

    void drawZoom(Editor& editor, ui::Rect& row)
    {
        ui::Gui& gui = editor.gui;
        CutView& view = editor.cutView;
        ui::ButtonLook look;
        look.kind = ui::ButtonLook::Kind::quiet;
        look.icon = ui::icon::zoomIn;
        look.tipName = "Closer";
        const float place = view.cut.placeOf(double(editor.playhead.cut.frame()));
        if (ui::button(gui, "Zoom in", row.takeRight(28.0F, 4.0F).band(28.0F), look)) {
            zoomBoth(view, place, 1.5);
        }
        const double share = zoomShare(view.cut.pointsPerFrame);
        const ui::SliderMove move =
            ui::slider(gui, "zoom", row.takeRight(80.0F, 4.0F).band(24.0F), share);
        if (move.moved) {
            zoomBoth(view, place, pointsPerFrameAt(move.value) / view.cut.pointsPerFrame);
        }
        look.icon = ui::icon::zoomOut;
        look.tipName = "Wider";
        if (ui::button(gui, "Zoom out", row.takeRight(28.0F, 12.0F).band(28.0F), look)) {
            zoomBoth(view, place, 1.0 / 1.5);
        }
    }

}

void drawTimelineTools(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "timeline tools", area);
    CutView& view = editor.cutView;
    ui::line(gui, area.x, area.bottom(), area.right(), area.bottom(), ui::colour::window);
    ui::Rect row = area.inset(8.0F, 0.0F);
    toolButton(editor, row, Tool::select, ui::icon::pointer, "Select", "");
    actionButton(editor, row, "Split", ui::icon::cut);
    row.takeLeft(8.0F);
    static constexpr std::array<std::string_view, 4> names{"Ripple", "Roll", "Slip", "Slide"};
    const int chosen =
        ui::segments(gui, "trim", row.takeLeft(200.0F, 12.0F).band(24.0F), names, int(view.tool));
    if (chosen >= 0) {
        runAction(editor, actionNamed(names[std::size_t(chosen)]));
    }
    ui::ButtonLook snap;
    snap.icon = ui::icon::magnet;
    snap.kind = ui::ButtonLook::Kind::quiet;
    snap.iconSize = ui::IconSize::toolbar;
    snap.on = view.snaps;
    snap.tipName = "Snap";
    snap.tip = "Ends and keys catch the playhead, beats and other keys. Ctrl turns it over.";
    if (ui::button(gui, "Snap", row.takeLeft(28.0F, 12.0F).band(28.0F), snap)) {
        view.snaps = !view.snaps;
    }
    actionMenuButton(editor, row, "Move", ui::icon::rotate, "Add a move");
    drawZoom(editor, row);
    if (row.w > 260.0F) {
        ui::text(gui, row, ui::Face::body, ui::colour::text3,
                 "Drag an end to trim, Alt drags a copy", ui::Align::right);
    }
}

void drawCutTools(Editor& editor, ui::Rect& bar)
{
    actionButton(editor, bar, "Set key", ui::icon::key, "Key");
    actionButton(editor, bar, "Curves", ui::icon::timeline);
    mainActionButton(editor, bar, "New shot", ui::icon::plus, true);
}

}
