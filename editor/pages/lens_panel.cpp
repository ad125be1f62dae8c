#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "editor/camera_edits.h"
#include "editor/empty_note.h"
#include "editor/field_step.h"
#include "editor/pages/lens_panel_parts.h"
#include "editor/pages/shoot_parts.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"
#include "stage/stage.h"

namespace premise {

namespace {

    void drawLensHead(Editor& editor, ui::Rect& rest, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect head = rest.takeTop(ui::size::panelHead).inset(ui::size::padding, 0.0F);
        const ui::Rect cap = head.takeLeft(18.0F, 8.0F).band(18.0F);
        ui::fill(gui, cap, ui::colour::accent, 3.0F);
        ui::text(gui, cap, ui::Face::strong, ui::colour::accentInk, camera.name.substr(0, 2),
                 ui::Align::middle);
        ui::ButtonLook look;
        look.icon = editor.operating ? ui::icon::unlock : ui::icon::lock;
        look.label = editor.operating ? "Operating" : "Locked";
        look.on = editor.operating;
        look.keys = "P";
        look.tip = "A locked camera cannot be moved by accident.";
        if (ui::button(gui, "lock", head.takeRight(ui::buttonWidth(gui, look), 8.0F).band(24.0F),
                       look)) {
            editor.operating = !editor.operating;
        }
        ui::text(gui, head, ui::Face::strong, ui::colour::text, "Camera " + camera.name);
    }

    void drawBody(Editor& editor, ui::Rect& rest, const CameraSetup& camera)
    {
        std::vector<std::string> bodies;
        const KitBody* own = nullptr;
        for (const KitBody& body : editor.kit.bodies) {
            bodies.push_back(body.body);
            own = body.body == camera.gate.body ? &body : own;
        }
        const int body =
            ui::choice(editor.gui, "body", ui::labelled(editor.gui, rest, "Body", lensPanelLabels),
                       camera.gate.body, bodies);
        if (body >= 0) {
            const KitBody& chosen = editor.kit.bodies[std::size_t(body)];
            changeCamera(editor, [&](CameraSetup& row) { row.gate = chosen.modes.front().gate; });
            editor.say("Camera " + camera.name + " is now " + chosen.body);
        }
        std::vector<std::string> modes;
        const auto modeWords = [](const Gate& gate) {
            return fmt::format("{}, {:.2f} × {:.2f}", gate.mode, gate.width.value(),
                               gate.height.value());
        };
        if (own != nullptr) {
            for (const KitMode& mode : own->modes) {
                modes.push_back(modeWords(mode.gate));
            }
        }
        const int mode = ui::choice(
            editor.gui, "mode", ui::labelled(editor.gui, rest, "Mode", lensPanelLabels),
            modeWords(camera.gate), modes, own == nullptr ? "This body is not in the kit." : "");
        if (mode >= 0) {
            changeCamera(editor,
                         [&](CameraSetup& row) { row.gate = own->modes[std::size_t(mode)].gate; });
        }
        std::vector<std::string> sets;
        for (const KitSet& set : editor.kit.sets) {
            sets.push_back(set.set);
        }
        const int set =
            ui::choice(editor.gui, "set", ui::labelled(editor.gui, rest, "Lenses", lensPanelLabels),
                       camera.lens.set, sets);
        if (set >= 0) {
            const KitSet& chosen = editor.kit.sets[std::size_t(set)];
            const double now = valueAt(camera.focalLength, editor.time);
            const auto nearest =
                std::ranges::min_element(chosen.lenses, {}, [now](const KitLens& lens) {
                    return std::abs(
                        std::clamp(now, lens.lens.shortest.value(), lens.lens.longest.value()) -
                        now);
                });
            putLensOn(editor, *nearest, Millimetres(now));
        }
    }

    void drawFocalLength(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                         const StagedCamera& staged)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect row = rest.takeTop(40.0F, 6.0F);
        const ui::Rect field = row.takeLeft(100.0F, 12.0F);
        const double shortest = camera.lens.shortest.value();
        const double longest = camera.lens.longest.value();
        const double now = staged.focalLength.value();
        ui::NumberLook look;
        look.unit = ui::Unit::millimetres;
        look.decimals = 3;
        look.step = 1.0;
        look.least = 1.0;
        look.most = 2000.0;
        look.face = ui::Face::number;
        look.wrong = now < shortest - 1e-6 || now > longest + 1e-6;
        fieldStep(editor, ui::numberField(gui, "Focal length", field, now, look),
                  "Focal length of camera " + camera.name, [&](double value) {
                      // A prime of the kit that has this length goes on; else the number stays as typed.
                      for (const KitLens* lens : kitOf(editor, camera)) {
                          if (std::abs(lens->lens.shortest.value() - value) < 1e-9 &&
                              !(lens->lens == camera.lens)) {
                              putLensOn(editor, *lens, Millimetres(value));
                              return;
                          }
                      }
                      setCameraValue(editor, CameraTrack::focalLength, value);
                  });
        const CameraNumbers numbers = numbersOf(staged);
        ui::Rect words = row;
        ui::text(gui, words.takeTop(20.0F), ui::Face::body, ui::colour::text,
                 fmt::format("{:.1f}° wide, {:.1f}° high", numbers.angles.horizontal.inDegrees(),
                             numbers.angles.vertical.inDegrees()));
        ui::text(gui, words.takeTop(18.0F), ui::Face::body, ui::colour::text3,
                 camera.lens.closeFocus.value() > 0.0
                     ? fmt::format("Close focus {} m",
                                   lengthWords(editor, camera.lens.closeFocus.value()))
                     : "Close focus unknown");
        std::string wrong = coverage(camera);
        if (look.wrong) {
            wrong = longest > shortest
                        ? fmt::format("The zoom goes from {:g} to {:g} mm.", shortest, longest)
                        : fmt::format("This lens is a {:g} mm prime.", shortest);
        }
        ui::Rect line = rest.takeTop(wrong.empty() ? 20.0F : 34.0F, 4.0F);
        ui::glyph(gui, line.takeLeft(14.0F, 8.0F).takeTop(20.0F),
                  wrong.empty() ? ui::icon::check : ui::icon::alert,
                  wrong.empty() ? ui::colour::proof : ui::colour::warning, ui::IconSize::row);
        if (!wrong.empty()) {
            ui::paragraph(gui, line, ui::Face::body, ui::colour::warning, wrong);
        } else {
            ui::text(gui, line, ui::Face::body, ui::colour::text2,
                     camera.lens.imageCircle.value() > 0.0
                         ? fmt::format("Covers the gate, circle {:.1f} mm",
                                       camera.lens.imageCircle.value())
                         : "Image circle unknown");
        }
    }

    void drawStop(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                  const StagedCamera& staged)
    {
        ui::Gui& gui = editor.gui;
        ui::section(gui, rest, "Stop",
                    fmt::format("T for light, f {:.2g} for depth", staged.fNumber));
        ui::Rect row = rest.takeTop(ui::size::field, 10.0F);
        const ui::Rect field = row.takeRight(56.0F, 6.0F);
        ui::NumberLook look;
        look.unit = ui::Unit::stops;
        look.decimals = 2;
        look.step = 0.1;
        look.least = 0.5;
        look.most = 64.0;
        look.wrong = staged.exposure.tStop < camera.lens.widestTStop - 1e-6;
        fieldStep(editor, ui::numberField(gui, "Stop", field, staged.exposure.tStop, look),
                  "Stop of camera " + camera.name,
                  [&](double value) { setCameraValue(editor, CameraTrack::tStop, value); });
        std::vector<std::string> words;
        const std::vector<double> offered = offeredStops(camera.lens);
        for (const double stop : offered) {
            words.push_back(fmt::format("{:g}", stop));
        }
        int chosen = -1;
        std::vector<std::string_view> names(words.begin(), words.end());
        for (std::size_t i = 0; i < offered.size(); ++i) {
            chosen = std::abs(offered[i] - staged.exposure.tStop) < 0.02 ? int(i) : chosen;
        }
        const int picked = ui::segments(gui, "stops", row, names, chosen);
        if (picked >= 0) {
            setCameraValue(editor, CameraTrack::tStop, offered[std::size_t(picked)]);
            editor.say(fmt::format("Stop T{:g}", offered[std::size_t(picked)]));
        }
        if (look.wrong) {
            ui::text(gui, rest.takeTop(18.0F, 6.0F), ui::Face::body, ui::colour::warning,
                     fmt::format("T{:g} is wider than this lens opens, T{:g}.",
                                 staged.exposure.tStop, camera.lens.widestTStop));
        }
    }

    void pair(Editor& editor, ui::Rect& rest, std::string_view left, std::string_view right,
              ui::Rect& leftField, ui::Rect& rightField)
    {
        ui::Rect row = rest.takeTop(ui::size::field, ui::size::gap);
        ui::Rect half = row.takeLeft((row.w - 12.0F) * 0.5F, 12.0F);
        ui::text(editor.gui, half.takeLeft(52.0F, 4.0F), ui::Face::body, ui::colour::text2, left);
        leftField = half;
        ui::text(editor.gui, row.takeLeft(34.0F, 4.0F), ui::Face::body, ui::colour::text2, right);
        rightField = row;
    }

    void drawPlace(Editor& editor, ui::Rect& rest, const CameraSetup& camera,
                   const StagedCamera& staged)
    {
        ui::Gui& gui = editor.gui;
        ui::section(gui, rest, "Camera");
        ui::Rect a;
        ui::Rect b;
        const PanTiltRoll head = panTiltRollFrom(staged.pose.rotation);
        const auto number = [&](std::string_view id, const ui::Rect& at, double value,
                                ui::Unit unit, int decimals, CameraTrack track,
                                std::string_view name) {
            ui::NumberLook look;
            look.unit = unit;
            look.decimals = decimals;
            look.fixed = decimals;
            look.style = editor.lengths();
            fieldStep(editor, ui::numberField(gui, id, at, value, look),
                      fmt::format("{} of camera {}", name, camera.name),
                      [&](double wanted) { setCameraValue(editor, track, wanted); });
        };
        pair(editor, rest, "Height", "Tilt", a, b);
        number("Height", a, valueAt(camera.placement.y, editor.time), ui::Unit::metres, 2,
               CameraTrack::y, "Height");
        number("Tilt", b, head.tilt.inDegrees(), ui::Unit::degrees, 1, CameraTrack::tilt, "Tilt");
        pair(editor, rest, "Pan", "Roll", a, b);
        number("Pan", a, head.pan.inDegrees(), ui::Unit::degrees, 1, CameraTrack::pan, "Pan");
        number("Roll", b, head.roll.inDegrees(), ui::Unit::degrees, 1, CameraTrack::roll, "Roll");
    }

    void drawLight(Editor& editor, ui::Rect& rest, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        ui::section(gui, rest, "Light through the lens");
        ui::Rect a;
        ui::Rect b;
        pair(editor, rest, "EI", "ND", a, b);
        ui::NumberLook look;
        look.decimals = 0;
        look.step = 20.0;
        look.least = 25.0;
        look.most = 25600.0;
        fieldStep(editor, ui::numberField(gui, "EI", a, camera.exposureIndex, look),
                  "EI of camera " + camera.name, [&](double value) {
                      changeCamera(editor,
                                   [value](CameraSetup& row) { row.exposureIndex = value; });
                  });
        // Filters are named by their density: 0.3 a stop.
        constexpr double densityPerStop = 0.3;
        ui::NumberLook density;
        density.decimals = 1;
        density.fixed = 1;
        density.step = 0.1;
        density.least = 0.0;
        density.most = 3.0;
        fieldStep(
            editor,
            ui::numberField(gui, "ND", b, camera.neutralDensityStops * densityPerStop, density),
            "ND of camera " + camera.name, [&](double value) {
                changeCamera(editor, [value](CameraSetup& row) {
                    row.neutralDensityStops = value / densityPerStop;
                });
            });
        pair(editor, rest, "Shutter", "", a, b);
        ui::NumberLook angle;
        angle.unit = ui::Unit::degrees;
        angle.decimals = 1;
        angle.step = 1.0;
        angle.least = 1.0;
        angle.most = 360.0;
        fieldStep(editor, ui::numberField(gui, "Shutter", a, camera.shutter.inDegrees(), angle),
                  "Shutter of camera " + camera.name, [&](double value) {
                      changeCamera(editor, [value](CameraSetup& row) {
                          row.shutter = Angle::degrees(value);
                      });
                  });
    }

    void drawLines(Editor& editor, ui::Rect& rest)
    {
        ui::Gui& gui = editor.gui;
        ui::section(gui, rest, "Frame lines");
        static const std::array<Aspect, 6> offered{Aspect{239, 100}, Aspect{2, 1}, Aspect{185, 100},
                                                   Aspect{16, 9},    Aspect{4, 3}, Aspect{9, 16}};
        const std::vector<Aspect>& now = editor.project().settings.frameLines;
        ui::Rect row = rest.takeTop(ui::size::chip, 6.0F);
        for (const Aspect& aspect : offered) {
            const auto at = std::ranges::find(now, aspect);
            const bool main = !now.empty() && now.front() == aspect;
            const std::string words = formatAspect(aspect) + (main ? " main" : "");
            const float width = ui::chipWidth(gui, words, false);
            if (width > row.w) {
                row = rest.takeTop(ui::size::chip, 6.0F);
            }
            if (ui::chip(gui, "line " + words, row.takeLeft(width, 6.0F), words, at != now.end())) {
                Settings settings = editor.project().settings;
                if (at == now.end()) {
                    settings.frameLines.push_back(aspect);
                } else if (now.size() > 1) {
                    std::erase(settings.frameLines, aspect);
                }
                editor.ask(SetSettings{settings});
            }
        }
    }

}

std::string coverage(const CameraSetup& camera)
{
    const double diagonal = std::hypot(camera.gate.width.value(), camera.gate.height.value());
    const double circle = camera.lens.imageCircle.value();
    if (circle > 0.0 && circle < diagonal) {
        return fmt::format(
            "Does not cover the gate: circle {:.1f}, gate {:.1f} mm. Corners go dark.", circle,
            diagonal);
    }
    return {};
}

std::vector<double> offeredStops(const Lens& lens)
{
    constexpr std::array<double, 9> whole{1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.0, 16.0, 22.0};
    constexpr std::size_t most = 7;
    std::vector<double> offered;
    for (const double stop : whole) {
        if (stop >= lens.widestTStop - 0.05 && offered.size() < most) {
            offered.push_back(stop);
        }
    }
    return offered;
}

void drawLensPanel(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "lens panel", area);
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        ui::Rect below = area;
        ui::panelHead(gui, below, "No camera");
        emptyNote(editor, below, "Its body, lens and focus will be here.");
        return;
    }
    ui::Rect whole = area;
    drawLensHead(editor, whole, *camera);
    ui::Scroll scroll(gui, "lens numbers", whole);
    ui::Rect rest = scroll.content().inset(ui::size::padding, 0.0F);
    const float top = rest.y;
    rest.takeTop(10.0F);
    const StagedCamera staged = stagedNow(editor, *camera);
    // Each part looks the camera up anew: the part before may have changed it.
    const auto part = [&](auto draw) {
        if (const CameraSetup* now = editor.shownCamera(); now != nullptr) {
            draw(*now);
        }
    };
    part([&](const CameraSetup& now) { drawBody(editor, rest, now); });
    ui::divider(gui, rest);
    part([&](const CameraSetup& now) { drawFocalLength(editor, rest, now, staged); });
    ui::divider(gui, rest);
    part([&](const CameraSetup& now) { drawStop(editor, rest, now, staged); });
    ui::divider(gui, rest);
    part([&](const CameraSetup& now) { drawFocusNumbers(editor, rest, now, staged); });
    ui::divider(gui, rest);
    part([&](const CameraSetup& now) { drawPlace(editor, rest, now, staged); });
    ui::divider(gui, rest);
    part([&](const CameraSetup& now) { drawLight(editor, rest, now); });
    ui::divider(gui, rest);
    drawLines(editor, rest);
    scroll.setHeight(rest.y - top + 12.0F);
}

}
