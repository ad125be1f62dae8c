#include <algorithm>

#include <imgui.h>

#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    /// Room that curves take, where they are shown.
    float curvesHeight(const Editor& editor, float whole)
    {
        return editor.cutView.curves ? std::clamp(whole * 0.38F, 64.0F, 140.0F) : 0.0F;
    }

    /// The piece of the scene that the chosen clip plays.
    void drawChosen(Editor& editor, const ui::Rect& ruler)
    {
        const std::optional<std::size_t> clip = chosenClip(editor);
        if (!clip) {
            return;
        }
        const FrameRange range = editor.project().cut[*clip].range;
        const TimelineScale& scale = editor.cutView.scene;
        const ui::Clip inside(editor.gui, ruler);
        const float from = scale.placeOf(double(range.first));
        ui::fill(editor.gui,
                 {from, ruler.bottom() - 4.0F, scale.placeOf(double(range.end)) - from, 4.0F},
                 ui::colour::accent);
    }

}

void drawSceneTimeline(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "scene timeline", area);
    dropGoneKeys(editor);
    TimelineScale& scale = editor.cutView.scene;
    ui::Rect rest = area;
    ui::Rect names = rest.takeLeft(laneNames);
    const ui::Rect whole = rest;
    navigateTimeline(editor, whole, scale);
    const ui::Rect ruler = rest.takeTop(ui::size::ruler);
    const ui::Rect name = names.takeTop(ui::size::ruler);
    ui::fill(gui, name, ui::colour::raised);
    ui::text(gui, name.inset(12.0F, 0.0F), ui::Face::strong, ui::colour::text,
             "Scene " + editor.project().settings.scene + " time");
    if (drawRuler(editor, "scene ruler", ruler, scale, editor.project().settings.firstFrame)) {
        goToScene(editor, scale.frameUnder(ImGui::GetIO().MousePos.x));
    }
    drawChosen(editor, ruler);
    drawMarked(editor, ruler, scale, editor.playhead.scene.marked());
    const float curves = curvesHeight(editor, rest.h);
    const ui::Rect curveArea = rest.takeBottom(curves);
    const ui::Rect curveNames = names.takeBottom(curves);
    drawLanes(editor, names, rest);
    if (curves > 0.0F) {
        drawCurves(editor, curveNames, curveArea);
    }
    ui::line(gui, whole.x, area.y, whole.x, area.bottom(), ui::colour::window);
    drawPlayhead(editor, whole, scale, double(editor.playhead.scene.frame()), true);
}

}
