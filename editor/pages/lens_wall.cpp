#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "editor/camera_edits.h"
#include "editor/gate_mask.h"
#include "editor/pages/lens_panel_parts.h"
#include "editor/pages/lens_wall_parts.h"
#include "editor/pages/shoot_parts.h"
#include "editor/set_drag.h"
#include "editor/tools.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/stage.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr float wallHead = 40.0F;
    constexpr float wallPanel = 380.0F;
    constexpr float wallMargin = 9.0F;
    constexpr int wallSamples = 16; ///< a picture: there are many of them

    void drawWallHead(Editor& editor, ui::Rect row, const LensWallShown& shown)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "lens wall head", row);
        row = row.inset(12.0F, 0.0F);
        const CameraSetup camera = *editor.shownCamera();
        const StagedCamera staged = stagedNow(editor, camera);
        row.takeLeft(ui::text(gui, row, ui::Face::title, ui::colour::text, "Lens wall") + 14.0F);
        const std::string size = shown.subjectName.empty()
                                     ? std::string("Size in focus stays")
                                     : fmt::format("Size of {} stays", shown.subjectName);
        const std::array<std::string_view, 2> names{"Camera stays", size};
        const float wide = ui::widthOf(gui, ui::Face::action, size) + 24.0F;
        const int stays =
            ui::segments(gui, "what stays", row.takeLeft(wide * 2.0F, 14.0F).band(24.0F), names,
                         int(editor.lensWall.stays));
        if (stays >= 0) {
            editor.lensWall.stays = LensWallStays(stays);
            editor.say(stays == 0
                           ? "The camera stays where it is"
                           : fmt::format("The camera moves so that the size of {} stays",
                                         shown.subjectName.empty() ? std::string("what is in focus")
                                                                   : shown.subjectName));
        }
        const ui::Rect holds = row.takeRight(128.0F, 8.0F).band(24.0F);
        ui::text(gui, row.takeRight(ui::widthOf(gui, ui::Face::body, "Focus"), 14.0F),
                 ui::Face::body, ui::colour::text2, "Focus");
        focusHoldsChoice(editor, holds, camera, staged);
        std::vector<std::string> stops;
        const std::vector<double> offered = offeredStops(camera.lens);
        for (const double stop : offered) {
            stops.push_back(fmt::format("T{:g}", stop));
        }
        const int stop = ui::choice(gui, "wall stop", row.takeRight(72.0F, 8.0F).band(24.0F),
                                    fmt::format("T{:.3g}", staged.exposure.tStop), stops);
        if (stop >= 0) {
            setCameraValue(editor, CameraTrack::tStop, offered[std::size_t(stop)]);
            editor.say("Stop " + stops[std::size_t(stop)]);
        }
        ui::text(gui, row.takeRight(ui::widthOf(gui, ui::Face::body, "Stop"), 8.0F), ui::Face::body,
                 ui::colour::text2, "Stop");
        ui::text(gui, row, ui::Face::body, ui::colour::text3, "at " + playheadTimecode(editor));
    }

    /// How wide and high it sees, how far away the subject is, and what is sharp.
    void drawWallWords(Editor& editor, ui::Rect at, const LensWallFrame& frame,
                       const LensWallShown& shown)
    {
        ui::Gui& gui = editor.gui;
        const CameraNumbers numbers = numbersOf(frame.camera);
        const std::string focal = fmt::format("{:g} mm", frame.tried.focalLength.value());
        const ui::Face face = at.w < 300.0F ? ui::Face::strong : ui::Face::readout;
        ui::text(gui, at.takeLeft(at.w < 300.0F ? 50.0F : 68.0F, 8.0F), face, ui::colour::text,
                 focal);
        at = at.band(34.0F);
        ui::Rect upper = at.takeTop(17.0F);
        const std::string distance = withUnit(editor, frame.distance.value());
        const std::string to =
            shown.subjectName.empty() ? distance : distance + " to " + shown.subjectName;
        const std::string wide = fmt::format("{:.1f}° wide", numbers.angles.horizontal.inDegrees());
        const std::string both =
            fmt::format("{}, {:.1f}° high", wide, numbers.angles.vertical.inDegrees());
        const auto width = [&](const std::string& words) {
            return ui::widthOf(gui, ui::Face::body, words);
        };
        const std::string& angle = width(both) + width(distance) + 12.0F <= upper.w ? both : wide;
        const bool named = width(angle) + width(to) + 12.0F <= upper.w;
        ui::text(gui, upper, ui::Face::body, ui::colour::text2, angle);
        ui::text(gui, upper, ui::Face::body, ui::colour::text2, named ? to : distance,
                 ui::Align::right);
        const Lens& lens = frame.tried.lens;
        const std::string sharp =
            lens.longest > lens.shortest
                ? fmt::format("{:g}–{:g} zoom, sharp", lens.shortest.value(), lens.longest.value())
                : std::string("Sharp");
        at.takeLeft(ui::text(gui, at, ui::Face::body, ui::colour::text3, sharp) + 6.0F);
        const std::string far = lengthWords(editor, numbers.sharp.far.value());
        const bool metric = editor.lengths() == ui::LengthStyle::metric;
        const std::string range =
            fmt::format("{} to {}{}", lengthWords(editor, numbers.sharp.near.value()), far,
                        metric && far != "∞" ? " m" : "");
        at.takeLeft(ui::text(gui, at, ui::Face::body, ui::colour::text, range) + 12.0F);
        const CameraSetup& now = *editor.shownCamera();
        const CameraSetup& then = frame.project.cameras.at(now.id);
        const double stop = valueAt(then.tStop, editor.time);
        if (!coverage(then).empty()) {
            ui::text(gui, at, ui::Face::body, ui::colour::warning, "Corners go dark",
                     ui::Align::right);
        } else if (stop > valueAt(now.tStop, editor.time) + 1e-6) {
            ui::text(gui, at, ui::Face::body, ui::colour::warning,
                     fmt::format("Opens to T{:g}", stop), ui::Align::right);
        }
    }

    void drawWallPicture(Editor& editor, const ui::Rect& at, const LensWallShown& shown, int place)
    {
        ui::Gui& gui = editor.gui;
        const LensWallFrame& frame = shown.frames[std::size_t(place)];
        const CameraSetup& camera = frame.project.cameras.at(editor.camera);
        Editor::PictureLook look;
        look.settle = editor.lensLook.settles;
        look.samples = wallSamples;
        look.project = &frame.project;
        look.variant = 1 + std::uint64_t(place) * 2 + std::uint64_t(editor.lensWall.stays);
        const double gateShape = desqueezedAspect(camera.gate, camera.lens.squeeze);
        const ui::Rect gate = at.fitted(float(gateShape));
        ui::fill(gui, at, ui::colour::well);
        drawPicture(editor, gate,
                    editor.picture(viewNumber::lensWall + std::uint32_t(place), gate,
                                   ThroughCamera{camera.id}, editor.time, look));
        const std::vector<Aspect>& lines = editor.project().settings.frameLines;
        if (!lines.empty() && editor.lensLook.mask) {
            drawGateMask(gui, gate, partOf(gate, frameLine(gateShape, lines.front().ratio())));
        }
        const std::string focal = lensWallName(frame.tried);
        const ui::Hit over = ui::hit(gui, "wall " + focal, at);
        const bool on = place == shown.on;
        if (on || over.hovered) {
            ui::outline(gui, at, on ? ui::colour::accent : ui::colour::text2, 0.0F, 2.0F);
        }
        if (over.hovered) {
            editor.lensWall.pointed = place;
            gui.hint = on ? "Double-click goes back to the shot" : "Click puts " + focal + " on";
            if (const std::string dark = coverage(camera); !dark.empty()) {
                gui.tooltip(at, focal, {}, dark);
            }
        }
        if (over.twice) {
            editor.lensWall.open = false;
        } else if (over.clicked && !on) {
            takeFromLensWall(editor, frame);
        }
    }

    void drawWallPictures(Editor& editor, const ui::Rect& area, const LensWallShown& shown)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "lens wall", area);
        if (!shown.error.empty()) {
            ui::text(gui, area, ui::Face::body, ui::colour::warning, shown.error,
                     ui::Align::middle);
            return;
        }
        const StagedCamera& first = shown.frames.front().camera;
        const auto shape = float(desqueezedAspect(first.gate, first.squeeze));
        const ui::Rect inside{area.x + wallMargin, area.y, area.w - 2.0F * wallMargin, area.h};
        LensWallGrid grid = lensWallGrid(shown.frames.size(), inside, shape);
        const auto rowsOf = [&] {
            return (int(shown.frames.size()) + grid.columns - 1) / grid.columns;
        };
        if (float(rowsOf()) * grid.step > inside.h + 1.0F) {
            const ui::Rect besideBar{inside.x, inside.y, inside.w - wallMargin, inside.h};
            grid = lensWallGrid(shown.frames.size(), besideBar, shape);
        }
        ui::Scroll scroll(gui, "lens wall scroll", inside);
        const ui::Rect content = scroll.content();
        constexpr float gap = 9.0F;
        for (int i = 0; i < int(shown.frames.size()); ++i) {
            const float x = content.x + float(i % grid.columns) * (grid.width + gap);
            const float y = content.y + float(i / grid.columns) * grid.step;
            const ui::Rect picture{x, y, grid.width, grid.height};
            drawWallPicture(editor, picture, shown, i);
            drawWallWords(editor, {x, picture.bottom(), grid.width, 40.0F},
                          shown.frames[std::size_t(i)], shown);
        }
        scroll.setHeight(float(rowsOf()) * grid.step);
    }

}

std::string lensWallName(const TriedLens& tried)
{
    const std::string focal = fmt::format("{:g} mm", tried.focalLength.value());
    const Lens& lens = tried.lens;
    return lens.longest > lens.shortest
               ? fmt::format("{} of {:g}–{:g}", focal, lens.shortest.value(), lens.longest.value())
               : focal;
}

void drawLensWall(Editor& editor, const ui::Rect& area)
{
    const LensWallShown shown = lensWallShown(editor);
    ui::Rect rest = area;
    const float panel = area.w < 1400.0F ? 320.0F : wallPanel;
    drawLensWallPanel(editor, rest.takeRight(panel), shown);
    rest.takeRight(ui::size::splitter);
    drawWallHead(editor, rest.takeTop(wallHead), shown);
    drawWallPictures(editor, rest, shown);
}

}
