#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "editor/actions.h"
#include "editor/empty_note.h"
#include "editor/pages/lens_wall_parts.h"
#include "editor/pages/pages.h"
#include "editor/pages/shoot_parts.h"
#include "editor/tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr float gauge = 62.0F;
    constexpr float kitStrip = 44.0F;

    std::string headOf(const Editor& editor, const CameraSetup& camera)
    {
        for (const auto& shot : editor.project().shots.rows()) {
            if (shot->camera == camera.id) {
                return shot->name.empty() ? fmt::format("take {}", shot->take)
                                          : fmt::format("{}, take {}", shot->name, shot->take);
            }
        }
        return "no shot yet";
    }

    std::string numberOf(const Editor& editor, const CameraSetup& camera)
    {
        for (const auto& shot : editor.project().shots.rows()) {
            if (shot->camera == camera.id) {
                return shot->number;
            }
        }
        return camera.name;
    }

    void drawShootHead(Editor& editor, ui::Rect row, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "lens head", row);
        row = row.inset(12.0F, 0.0F);
        struct Switch {
            std::string_view name;
            const char* sign;
            bool LensLook::*which;
            std::string_view keys;
        };
        static constexpr std::array<Switch, 5> switches{
            {{"Lens-true when still", ui::icon::blur, &LensLook::settles, ""},
             {"Focus plane", ui::icon::focus, &LensLook::focusPlane, "Shift+F"},
             {"Safe", ui::icon::safeAreas, &LensLook::safe, ""},
             {"Thirds", ui::icon::grid, &LensLook::thirds, "G"},
             {"Mask", ui::icon::frame, &LensLook::mask, "M"}}};
        for (const Switch& each : switches) {
            const float width = ui::widthOf(gui, ui::Face::action, each.name) + 40.0F;
            ui::Rect at = row.takeRight(width);
            const bool on = editor.lensLook.*each.which;
            const ui::Hit over = ui::hit(gui, each.name, at.band(26.0F));
            if (over.hovered) {
                ui::fill(gui, at.band(26.0F), ui::colour::hover, ui::size::control);
                gui.tooltip(at, each.name, each.keys);
            }
            at = at.inset(8.0F, 0.0F);
            ui::glyph(gui, at.takeLeft(16.0F, 8.0F), each.sign,
                      on ? ui::colour::accent : ui::colour::text3);
            ui::text(gui, at, ui::Face::action, on ? ui::colour::text : ui::colour::text3,
                     each.name);
            if (over.clicked) {
                editor.lensLook.*each.which = !on;
            }
        }
        const std::string number = numberOf(editor, camera);
        row.takeLeft(ui::text(gui, row, ui::Face::title, ui::colour::text, number) + 14.0F);
        row.takeLeft(ui::text(gui, row, ui::Face::body, ui::colour::text2, headOf(editor, camera)) +
                     14.0F);
        const PictureDesk::Settling settling = editor.desk.settling();
        if (settling.of > 0 && settling.view == viewNumber::lens) {
            ui::text(gui, row, ui::Face::body, ui::colour::text3,
                     fmt::format("Settling {} of {}", settling.done, settling.of));
            gui.drawAgainIn(0.1);
        }
    }

    /// From the lens wall to the one picture.
    void drawBack(Editor& editor, ui::Rect& bar)
    {
        ui::ButtonLook look;
        look.icon = ui::icon::arrowLeft;
        look.label = "Back to the shot";
        look.kind = ui::ButtonLook::Kind::quiet;
        const ui::Rect at = bar.takeLeft(ui::buttonWidth(editor.gui, look), 4.0F).band(28.0F);
        ui::Rect cap = bar.takeLeft(40.0F);
        if (ui::button(editor.gui, "Back to the shot", at, look)) {
            editor.lensWall.open = false;
        }
        ui::keyCap(editor.gui, cap, "Esc");
    }

    void drawEmpty(Editor& editor, const ui::Rect& area)
    {
        const ui::Panel panel(editor.gui, "no camera", area, ui::colour::well);
        emptyPicture(editor, area,
                     "No camera yet. A new shot starts at eye height and is yours to fly at once.",
                     "New shot");
    }

}

StagedCamera stagedNow(const Editor& editor, const CameraSetup& camera)
{
    return stagedCamera(editor.project(), camera, editor.time);
}

void drawShootTools(Editor& editor, ui::Rect& bar)
{
    mainActionButton(editor, bar, "New shot", ui::icon::plus, true);
    mainActionButton(editor, bar, "Snap a frame", ui::icon::picture, false, "Snap");
    if (editor.lensWall.open) {
        drawBack(editor, bar);
        return;
    }
    toolButton(editor, bar, Tool::select, ui::icon::pointer, "Select", "");
    toolButton(editor, bar, Tool::focus, ui::icon::crosshairs, "Focus tool", "X");
    toolButton(editor, bar, Tool::tape, ui::icon::ruler, "Tape", "");
    toolGap(editor, bar);
    actionButton(editor, bar, "Operate, lock", ui::icon::camera, "Operate");
    actionMenuButton(editor, bar, "Move", ui::icon::dolly, "Move");
}

void drawShootPage(Editor& editor, const ui::Rect& area, double seconds)
{
    if (editor.lensWall.open && editor.shownCamera() != nullptr) {
        drawLensWall(editor, area);
        return;
    }
    ui::Rect rest = area;
    const ui::Rect panel = rest.takeRight(editor.splits.lensPanel);
    const ui::Rect split = rest.takeRight(ui::size::splitter);
    drawLensPanel(editor, panel);
    splitRight(editor, "lens split", split, editor.splits.lensPanel, Splits().lensPanel, area.w);
    const float monitors = area.h < 750.0F ? 112.0F : editor.splits.monitors;
    const ui::Rect bottom = rest.takeBottom(monitors);
    const ui::Rect strip = rest.takeBottom(kitStrip);
    const CameraSetup* camera = editor.shownCamera();
    drawMonitors(editor, bottom);
    if (camera == nullptr) {
        rest.h += kitStrip;
        drawEmpty(editor, rest);
        return;
    }
    drawKitStrip(editor, strip);
    drawShootHead(editor, rest.takeTop(32.0F), *camera);
    drawHeightGauge(editor, rest.takeLeft(gauge));
    drawFocusGauge(editor, rest.takeRight(gauge));
    drawLensPicture(editor, rest, seconds);
}

}
