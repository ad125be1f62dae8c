#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "editor/pages/shoot_parts.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "film/framing.h"

namespace premise {

namespace {

    void drawMonitor(Editor& editor, const ui::Rect& at, const CameraSetup& camera,
                     std::size_t place)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect whole = at;
        ui::Rect words = whole.takeBottom(20.0F, 2.0F);
        const double shape = editor.project().settings.frameLines.empty()
                                 ? desqueezedAspect(camera.gate, camera.lens.squeeze)
                                 : editor.project().settings.frameLines.front().ratio();
        ui::fill(gui, whole, ui::colour::well);
        const ui::Rect picture = whole.fitted(float(shape));
        Editor::PictureLook look;
        look.settle = false;
        // A monitor that nobody looks at longer than a glance is drawn at half its pixels.
        look.resolution = 0.75;
        drawPicture(editor, picture,
                    editor.picture(viewNumber::monitor + camera.id.value, picture,
                                   ThroughCamera{camera.id}, editor.time, look));
        const ui::Hit over = ui::hit(gui, "monitor " + camera.name, at);
        const bool on = editor.camera == camera.id;
        if (on || over.hovered) {
            ui::outline(gui, whole, on ? ui::colour::accent : ui::colour::edge, 0.0F,
                        on ? 2.0F : 1.0F);
        }
        if (place < 9) {
            const ui::Rect cap = words.takeLeft(18.0F, 8.0F).band(18.0F);
            ui::outline(gui, cap, ui::colour::edge, 3.0F);
            ui::text(gui, cap, ui::Face::caption, ui::colour::text2, fmt::format("{}", place + 1),
                     ui::Align::middle);
        }
        words.takeLeft(ui::text(gui, words, ui::Face::strong, ui::colour::text, camera.name) +
                       8.0F);
        for (const auto& shot : editor.project().shots.rows()) {
            if (shot->camera == camera.id) {
                ui::text(gui, words, ui::Face::body, ui::colour::text2,
                         shot->name.empty() ? shot->number : shot->name);
                break;
            }
        }
        if (over.clicked) {
            editor.showCamera(camera.id);
            editor.say("Looking through camera " + camera.name);
        }
    }

}

void drawMonitors(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "monitors", area);
    ui::line(gui, area.x, area.y, area.right(), area.y, ui::colour::window, 4.0F);
    ui::Rect row = area.inset(12.0F, 8.0F);
    row.takeTop(2.0F);
    const auto& cameras = editor.project().cameras.rows();
    const float shape = editor.project().settings.frameLines.empty()
                            ? 1.78F
                            : float(editor.project().settings.frameLines.front().ratio());
    const float width = std::min((row.h - 22.0F) * shape, 240.0F);
    const auto fit = std::max<std::size_t>(std::size_t((row.w + 12.0F) / (width + 12.0F)), 1);
    // The shown camera is always among those that fit.
    std::size_t shown = 0;
    for (std::size_t i = 0; i < cameras.size(); ++i) {
        shown = cameras[i]->id == editor.camera ? i : shown;
    }
    const std::size_t count = std::min(fit, cameras.size());
    const std::size_t first =
        std::min(shown > count / 2 ? shown - count / 2 : std::size_t(0), cameras.size() - count);
    for (std::size_t i = first; i < first + count; ++i) {
        drawMonitor(editor, row.takeLeft(width, 12.0F), *cameras[i], i);
    }
    if (row.w >= 96.0F) {
        ui::Rect place = row.takeLeft(std::min(width, row.w));
        place.takeBottom(22.0F);
        ui::ButtonLook look;
        look.icon = ui::icon::plus;
        look.label = "New shot";
        look.kind = ui::ButtonLook::Kind::quiet;
        ui::fill(gui, place, ui::colour::raised, ui::size::control);
        if (ui::button(gui, "New shot here", place, look)) {
            editor.newShot();
        }
    }
}

}
