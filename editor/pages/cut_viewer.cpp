#include <array>

#include <fmt/format.h>

#include "editor/empty_note.h"
#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/staging.h"

namespace premise {

namespace {

    double shapeOf(const Project& project)
    {
        const std::vector<Aspect>& lines = project.settings.frameLines;
        return lines.empty() ? 1.78 : lines.front().ratio();
    }

    std::string takeWords(const Shot& shot)
    {
        return fmt::format("{} take {}", shot.number, shot.take);
    }

    /// A picture with its words below; a click plays and stops.
    void drawMoment(Editor& editor, const ui::Rect& area, std::uint32_t view,
                    const CameraSetup* camera, FrameTime time, std::string_view words)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect rest = area.inset(24.0F, 12.0F);
        ui::Rect below = rest.takeBottom(24.0F, 4.0F);
        const ui::Rect at = rest.fitted(float(shapeOf(editor.project())));
        if (camera == nullptr) {
            ui::fill(gui, at, ui::colour::window);
            if (editor.project().cut.empty()) {
                emptyPicture(editor, at, "The cut is empty. A shot that is made is its next clip.",
                             "New shot");
            } else {
                emptyPicture(editor, at, "Black");
            }
        } else {
            drawPicture(editor, at, editor.picture(view, at, ThroughCamera{camera->id}, time, {}));
            below.x = at.x + 12.0F;
            below.w = at.w - 24.0F;
            below.y = at.bottom() + 4.0F;
            ui::text(gui, below, ui::Face::body, ui::colour::text2, words);
            const StagedCamera staged = stagedCamera(editor.project(), *camera, time);
            ui::text(gui, below, ui::Face::body, ui::colour::text2,
                     fmt::format("{:g} mm   T{:.2g}   {}", staged.focalLength.value(),
                                 valueAt(camera->tStop, time),
                                 ui::written(staged.focusDistance.value(), ui::Unit::metres, 2, 2,
                                             editor.lengths())),
                     ui::Align::right);
        }
        if (ui::hit(gui, fmt::format("picture {}", view), at).clicked) {
            editor.transport().togglePlay();
        }
    }

    void drawCutHead(Editor& editor, ui::Rect row, const CutMoment& moment)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "cut viewer head", row);
        ui::line(gui, row.x, row.bottom(), row.right(), row.bottom(), ui::colour::window);
        row = row.inset(12.0F, 0.0F);
        static constexpr std::array<std::string_view, 3> names{"Cut", "Scene", "Side by side"};
        int now = editor.playhead.clock == Clock::cut ? 0 : 1;
        if (editor.cutView.sideBySide) {
            now = 2;
        }
        const int chosen =
            ui::segments(gui, "viewer", row.takeLeft(190.0F).band(24.0F), names, now);
        if (chosen >= 0) {
            editor.cutView.sideBySide = chosen == 2;
            if (chosen < 2) {
                switchClock(editor, chosen == 0 ? Clock::cut : Clock::scene);
            }
        }
        const Transport& clock = editor.transport();
        const bool cut = editor.playhead.clock == Clock::cut;
        const std::string frame =
            fmt::format("frame {}", cut ? Frame(moment.sceneTime) : clock.frame());
        const float width = ui::widthOf(gui, ui::Face::body, frame);
        ui::text(gui, row.takeRight(width, 10.0F), ui::Face::body, ui::colour::text3, frame);
        if (cut && moment.shot != nullptr) {
            ui::text(gui, row, ui::Face::body, ui::colour::text2, takeWords(*moment.shot),
                     ui::Align::right);
        } else if (!cut && editor.shownCamera() != nullptr) {
            ui::text(gui, row, ui::Face::body, ui::colour::text2,
                     "camera " + editor.shownCamera()->name, ui::Align::right);
        }
    }

}

void drawCutPicture(Editor& editor, const ui::Rect& area)
{
    const ui::Panel panel(editor.gui, "cut picture", area, ui::colour::well);
    const Project& project = editor.project();
    const CutMoment moment = cutAt(project, editor.playhead.cut.frame());
    const bool cut = editor.playhead.clock == Clock::cut;
    const CameraSetup* camera = cut ? nullptr : editor.shownCamera();
    if (cut && moment.shot != nullptr) {
        camera = project.cameras.find(moment.shot->camera);
    }
    if (camera != nullptr) {
        const ui::Rect at = area.fitted(float(shapeOf(project)));
        drawPicture(editor, at,
                    editor.picture(viewNumber::cut, at, ThroughCamera{camera->id},
                                   cut ? moment.sceneTime : editor.time, {}));
    }
    if (ui::hit(editor.gui, "full cut", area).clicked) {
        editor.transport().togglePlay();
    }
}

void drawCutViewer(Editor& editor, const ui::Rect& area)
{
    ui::Rect rest = area;
    const Project& project = editor.project();
    const CutMoment moment = cutAt(project, editor.playhead.cut.frame());
    drawCutHead(editor, rest.takeTop(ui::size::panelHead), moment);
    const ui::Panel panel(editor.gui, "cut viewer", rest, ui::colour::well);
    const CameraSetup* cutCamera =
        moment.shot == nullptr ? nullptr : project.cameras.find(moment.shot->camera);
    const std::string title = moment.shot == nullptr ? std::string() : takeWords(*moment.shot);
    const CameraSetup* camera = editor.shownCamera();
    const std::string name = camera == nullptr ? std::string() : "camera " + camera->name;
    if (editor.cutView.sideBySide) {
        drawMoment(editor, rest.takeLeft(rest.w * 0.5F), viewNumber::cut, cutCamera,
                   moment.sceneTime, title);
        drawMoment(editor, rest, viewNumber::lens, camera, double(editor.playhead.scene.frame()),
                   name);
    } else if (editor.playhead.clock == Clock::cut) {
        drawMoment(editor, rest, viewNumber::cut, cutCamera, moment.sceneTime, title);
    } else {
        drawMoment(editor, rest, viewNumber::cut, camera, editor.time, name);
    }
}

}
