#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    /// An hour before and after what there is can still be reached.
    constexpr float labelsApart = 140.0F;

    bool pressedEscape()
    {
        return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false);
    }

}

bool drawRuler(Editor& editor, std::string_view id, const ui::Rect& area,
               const TimelineScale& scale, Frame zero)
{
    ui::Gui& gui = editor.gui;
    const Settings& settings = editor.project().settings;
    ui::fill(gui, area, ui::colour::raised);
    const ui::Clip clip(gui, area);
    const RulerSteps steps = rulerSteps(scale.pointsPerFrame, settings.rate.nominal(), labelsApart);
    const FrameRange seen = scale.seen();
    Frame tick = (seen.first - zero) / steps.tick * steps.tick - steps.tick;
    for (tick = std::max<Frame>(tick, 0); tick + zero <= seen.end; tick += steps.tick) {
        const float x = scale.placeOf(double(tick + zero));
        const bool labelled = tick % steps.label == 0;
        ui::line(gui, x, area.bottom() - (labelled ? 10.0F : 5.0F), x, area.bottom(),
                 ui::colour::edge);
        if (labelled) {
            ui::text(gui, {x + 4.0F, area.y, labelsApart, area.h - 2.0F}, ui::Face::caption,
                     ui::colour::text3, formatTimecode(tick, settings.rate, settings.dropFrame));
        }
    }
    const ui::Hit over = ui::hit(gui, id, area);
    if (over.hovered && !over.held) {
        gui.hint = "Drag to scrub, the wheel zooms, the middle button moves along";
    }
    return over.held;
}

void drawMarked(Editor& editor, const ui::Rect& ruler, const TimelineScale& scale,
                FrameRange marked)
{
    if (marked.empty()) {
        return;
    }
    ui::Gui& gui = editor.gui;
    const ui::Clip clip(gui, ruler);
    const float from = scale.placeOf(double(marked.first));
    const float to = scale.placeOf(double(marked.end));
    ui::fill(gui, {from, ruler.y, to - from, 3.0F}, ui::colour::accent);
    ui::fill(gui, {from, ruler.y, 2.0F, ruler.h}, ui::colour::accent);
    ui::fill(gui, {to - 2.0F, ruler.y, 2.0F, ruler.h}, ui::colour::accent);
}

void drawPlayhead(Editor& editor, const ui::Rect& area, const TimelineScale& scale,
                  FrameTime moment, bool runs)
{
    const float x = scale.placeOf(moment);
    if (x < area.x - 6.0F || x > area.right() + 6.0F) {
        return;
    }
    ui::Gui& gui = editor.gui;
    const ui::Ink ink = runs ? ui::colour::text : ui::colour::text3;
    const ui::Clip clip(gui, area);
    ui::line(gui, x, area.y, x, area.bottom(), ink, 1.5F);
    ui::triangle(gui, x - 6.0F, area.y, x + 6.0F, area.y, x, area.y + 8.0F, ink);
}

void navigateTimeline(Editor& editor, const ui::Rect& area, TimelineScale& scale)
{
    const ImGuiIO& io = ImGui::GetIO();
    CutView& view = editor.cutView;
    if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) ||
        !area.contains(io.MousePos.x, io.MousePos.y)) {
        return;
    }
    if (io.MouseWheel != 0.0F && !io.KeyShift) {
        const double factor = std::pow(1.2, double(io.MouseWheel));
        view.cut = zoomed(view.cut, io.MousePos.x, factor);
        view.scene = zoomed(view.scene, io.MousePos.x, factor);
    }
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Middle, 0.0F)) {
        scale = panned(scale, io.MouseDelta.x);
        editor.gui.setPointer(ui::Pointer::move);
    }
}

void drawKeySign(ui::Gui& gui, float x, float y, float radius, const Key& key, ui::Ink ink,
                 bool picked)
{
    const auto shape = [&](float size, ui::Ink colour) {
        switch (key.toNext) {
        case Interpolation::constant:
            ui::fill(gui, {x - size * 0.85F, y - size * 0.85F, size * 1.7F, size * 1.7F}, colour);
            break;
        case Interpolation::linear:
            ui::triangle(gui, x - size, y + size * 0.8F, x, y - size, x + size, y + size * 0.8F,
                         colour);
            break;
        case Interpolation::bezier:
            ui::triangle(gui, x - size, y, x, y - size, x + size, y, colour);
            ui::triangle(gui, x + size, y, x, y + size, x - size, y, colour);
            break;
        }
    };
    shape(radius + (picked ? 3.0F : 1.5F), picked ? ui::colour::accent : ui::colour::panel);
    shape(radius, ink);
}

bool snapsNow(const Editor& editor)
{
    return editor.cutView.snaps != ImGui::GetIO().KeyCtrl;
}

bool dragGoesOn(Editor& editor)
{
    TimelineDrag& drag = editor.cutView.drag;
    if (drag.what == TimelineDrag::What::nothing) {
        return false;
    }
    const bool open = editor.session.work().inGesture();
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (open) {
            editor.endGesture();
            editor.say(pastWords(drag.words));
        }
        drag = {};
        return false;
    }
    if (!drag.cancelled && pressedEscape()) {
        drag.cancelled = true;
        if (open) {
            editor.cancelGesture();
        }
    }
    return !drag.cancelled;
}

}
