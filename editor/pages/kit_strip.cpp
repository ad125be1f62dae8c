#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/actions.h"
#include "editor/camera_edits.h"
#include "editor/pages/shoot_parts.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "film/lens.h"

namespace premise {

namespace {

    std::string millimetresOf(const KitLens& lens)
    {
        if (lens.lens.longest > lens.lens.shortest) {
            return fmt::format("{:g}–{:g}", lens.lens.shortest.value(), lens.lens.longest.value());
        }
        return fmt::format("{:g}", lens.lens.shortest.value());
    }

    /// The angle of view as a wedge: how wide this lens is, at a glance.
    void drawWedge(ui::Gui& gui, const ui::Rect& at, Angle across, ui::Ink ink)
    {
        const float half = std::min(std::tan(float(across.inRadians()) * 0.5F) * 12.0F, 11.0F);
        ui::triangle(gui, at.midX(), at.midY() + 6.0F, at.midX() - half, at.midY() - 6.0F,
                     at.midX() + half, at.midY() - 6.0F, ink);
    }

    void drawLens(Editor& editor, const ui::Rect& at, const CameraSetup& camera,
                  const KitLens& lens, bool on)
    {
        ui::Gui& gui = editor.gui;
        const std::string words = millimetresOf(lens);
        const ui::Hit over = ui::hit(gui, "lens " + words, at);
        ui::Ink ground = on ? ui::colour::accentFill : ui::colour::control;
        if (!on && over.hovered) {
            ground = over.held ? ui::colour::press : ui::colour::hover;
        }
        ui::fill(gui, at, ground, ui::size::control);
        const Angle across =
            anglesOfView(camera.gate, lens.lens.squeeze, lens.lens.shortest).horizontal;
        const float text = ui::widthOf(gui, ui::Face::action, words);
        ui::Rect middle{at.midX() - (text + 32.0F) * 0.5F, at.y, text + 34.0F, at.h};
        if (middle.w < at.w) {
            drawWedge(gui, middle.takeLeft(22.0F, 10.0F), across,
                      on ? ui::colour::accent : ui::colour::text3);
        } else {
            middle = at;
        }
        ui::text(gui, middle, ui::Face::action, ui::colour::text, words);
        if (over.hovered) {
            const std::string close =
                lens.lens.closeFocus.value() > 0.0
                    ? fmt::format("close focus {:g} m", lens.lens.closeFocus.value())
                    : std::string("close focus unknown");
            gui.tooltip(at, words + " mm", {},
                        fmt::format("T{:g}, {}. {:.1f}° wide on this gate.", lens.lens.widestTStop,
                                    close, across.inDegrees()));
        }
        if (over.clicked) {
            putLensOn(editor, lens, lens.lens.shortest);
        }
    }

}

void drawKitStrip(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "kit strip", area);
    const CameraSetup& camera = *editor.shownCamera();
    const std::vector<const KitLens*> lenses = kitOf(editor, camera);
    ui::Rect row = area.inset(12.0F, 6.0F);
    ui::text(gui, row.takeLeft(88.0F, 12.0F), ui::Face::strong, ui::colour::text, camera.lens.set);
    ui::ButtonLook wall;
    wall.icon = ui::icon::wall;
    wall.label = "Lens wall";
    const Action& action = actionNamed("Lens wall");
    wall.tipName = action.name;
    wall.keys = action.keys;
    wall.tip = action.sentence;
    if (ui::button(gui, "Lens wall", row.takeRight(ui::buttonWidth(gui, wall), 12.0F).band(24.0F),
                   wall)) {
        runAction(editor, action);
    }
    for (const int step : {1, -1}) {
        ui::ButtonLook look;
        look.label = step > 0 ? "]" : "[";
        look.tipName = step > 0 ? "Next lens" : "Lens before";
        look.keys = look.label;
        if (ui::button(gui, look.tipName, row.takeRight(24.0F, 4.0F).band(24.0F), look)) {
            stepLens(editor, step);
        }
    }
    row.takeRight(4.0F);
    if (lenses.empty()) {
        ui::text(gui, row, ui::Face::body, ui::colour::text3,
                 "This set is not in the kit. Choose another in the lens panel.");
        return;
    }
    const double now = valueAt(camera.focalLength, editor.time);
    // As many as fit, with the lens in use among them.
    constexpr float least = 64.0F;
    const auto fit = std::max<std::size_t>(std::size_t(row.w / (least + 4.0F)), 1);
    std::size_t used = 0;
    for (std::size_t i = 0; i < lenses.size(); ++i) {
        if (lenses[i]->lens.shortest.value() <= now + 1e-6) {
            used = i;
        }
    }
    const std::size_t count = std::min(fit, lenses.size());
    const std::size_t first =
        std::min(used > count / 2 ? used - count / 2 : std::size_t(0), lenses.size() - count);
    const float width = std::min((row.w - 4.0F * float(count - 1)) / float(count), 104.0F);
    for (std::size_t i = first; i < first + count; ++i) {
        const Lens& lens = lenses[i]->lens;
        const bool on = lens == camera.lens && now >= lens.shortest.value() - 1e-6 &&
                        now <= lens.longest.value() + 1e-6;
        drawLens(editor, row.takeLeft(width, 4.0F), camera, *lenses[i], on);
    }
    if (area.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y) &&
        ImGui::GetIO().MouseWheel != 0.0F && ImGui::IsWindowHovered()) {
        stepLens(editor, ImGui::GetIO().MouseWheel > 0.0F ? -1 : 1);
    }
}

}
