#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "editor/camera_edits.h"
#include "editor/field_step.h"
#include "editor/pages/lens_panel_parts.h"
#include "editor/view.h"
#include "stage/focus_on.h"
#include "stage/stage.h"
#include "stage/view_ray.h"

namespace premise {

namespace {

    /// The sharp range on a line of distances, with people as dots.
    void drawRange(Editor& editor, ui::Rect& rest, const StagedCamera& staged,
                   const CameraNumbers& numbers)
    {
        ui::Gui& gui = editor.gui;
        const ui::Rect bar = rest.takeTop(26.0F).band(12.0F);
        const double from = 0.5;
        const double to = 16.0;
        const auto xOf = [&](double metres) {
            const double place =
                std::log(std::clamp(metres, from, to) / from) / std::log(to / from);
            return bar.x + float(place) * bar.w;
        };
        ui::fill(gui, bar, ui::colour::control, ui::size::control);
        const float left = xOf(numbers.sharp.near.value());
        const float right = xOf(numbers.sharp.far.value());
        ui::fill(gui, {left, bar.y, std::max(right - left, 2.0F), bar.h},
                 ui::faded(ui::colour::keyFocus, 0.55));
        for (const auto& person : editor.project().cast.rows()) {
            const PicturePoint at =
                pointInPicture(staged, eyesOf(editor.project(), *person, editor.time));
            if (person->visible && !at.behind()) {
                ui::disc(gui, xOf(at.ahead), bar.midY(), 4.5F, inkOf(person->colour));
            }
        }
        const float focus = xOf(staged.focusDistance.value());
        ui::line(gui, focus, bar.y - 4.0F, focus, bar.bottom() + 4.0F, ui::colour::keyFocus, 1.5F);
        ui::Rect ends = rest.takeTop(18.0F, 2.0F);
        ui::text(gui, ends, ui::Face::body, ui::colour::text3, lengthWords(editor, from));
        ui::text(gui, ends, ui::Face::body, ui::colour::text3, lengthWords(editor, to),
                 ui::Align::right);
        ui::text(gui, ends, ui::Face::strong, ui::colour::text,
                 fmt::format("{} to {}", lengthWords(editor, numbers.sharp.near.value()),
                             lengthWords(editor, numbers.sharp.far.value())),
                 ui::Align::middle);
        ui::Rect words = rest.takeTop(18.0F, 4.0F);
        const double deep = numbers.sharp.far.value() - numbers.sharp.near.value();
        ui::text(gui, words, ui::Face::body, ui::colour::text2,
                 "Sharp for " + lengthWords(editor, deep) + (std::isfinite(deep) ? " m" : ""));
        ui::text(gui, words, ui::Face::body, ui::colour::text2,
                 "Hyperfocal " + lengthWords(editor, metres(numbers.hyperfocal).value()) + " m",
                 ui::Align::right);
    }

}

std::string lengthWords(const Editor& editor, double metres)
{
    if (!std::isfinite(metres)) {
        return "∞";
    }
    return ui::written(metres, ui::Unit::metres, 2, 2, editor.lengths());
}

void focusHoldsChoice(Editor& editor, const ui::Rect& area, const CameraSetup& camera,
                      const StagedCamera& staged)
{
    std::vector<std::string> holds{"Nobody"};
    std::string current = holds.front();
    for (const auto& person : editor.project().cast.rows()) {
        holds.push_back(person->name + ", eyes");
        current = person->id == camera.focusOn ? holds.back() : current;
    }
    const int held = ui::choice(editor.gui, "holds", area, current, holds);
    if (held == 0) {
        changeCamera(editor, [&](CameraSetup& row) {
            row.focusOn = {};
            if (row.focusDistance.keys.empty()) {
                row.focusDistance.rest = staged.focusDistance.value();
            }
        });
    } else if (held > 0) {
        const Id<Cast> who = editor.project().cast.rows()[std::size_t(held - 1)]->id;
        Result<std::vector<Edit>> edits = editsToHoldFocus(editor.project(), camera.id, who);
        if (edits) {
            editor.ask(*edits, "Focus holds " + holds[std::size_t(held)]);
        } else {
            editor.complain(edits.error().message);
        }
    }
}

void drawFocusNumbers(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                      const StagedCamera& staged)
{
    ui::Gui& gui = editor.gui;
    ui::Rect head = rest.takeTop(24.0F, 6.0F);
    ui::text(gui, head, ui::Face::strong, ui::colour::text, "Focus");
    const double close = camera.lens.closeFocus.value();
    ui::NumberLook look;
    look.unit = ui::Unit::metres;
    look.fixed = 2;
    look.step = 0.01;
    look.least = 0.05;
    look.most = 5000.0;
    look.style = editor.lengths();
    look.wrong = close > 0.0 && staged.focusDistance.value() < close - 1e-6;
    fieldStep(
        editor,
        ui::numberField(gui, "Focus", head.takeRight(84.0F), staged.focusDistance.value(), look),
        "Focus of camera " + camera.name, [&](double value) {
            if (camera.focusOn.value != 0) {
                changeCamera(editor, [](CameraSetup& row) { row.focusOn = {}; });
            }
            setCameraValue(editor, CameraTrack::focusDistance, value);
        });
    if (look.wrong) {
        ui::text(gui, rest.takeTop(18.0F, 6.0F), ui::Face::body, ui::colour::warning,
                 fmt::format("Focus {} m is closer than this lens can, {} m.",
                             lengthWords(editor, staged.focusDistance.value()),
                             lengthWords(editor, close)));
    }
    focusHoldsChoice(editor, ui::labelled(gui, rest, "Holds", lensPanelLabels), camera, staged);
    drawRange(editor, rest, staged, numbersOf(staged));
}

}
