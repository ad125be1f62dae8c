#include "editor/lens_wall_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "editor/editor.h"
#include "editor/set_drag.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr float wallGap = 9.0F;     ///< between pictures
    constexpr float wallWords = 40.0F;  ///< below each
    constexpr float wallRowGap = 12.0F; ///< below those
    constexpr float wallNarrowest = 200.0F;

}

LensWallGrid lensWallGrid(std::size_t lenses, const ui::Rect& area, float shape)
{
    const int count = std::max(int(lenses), 1);
    const auto across = [&](int columns) {
        return (area.w - wallGap * float(columns - 1)) / float(columns);
    };
    LensWallGrid grid;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const float down = area.h / float(rows) - wallWords - wallRowGap;
        const float width = std::min(across(columns), down * shape);
        if (width > grid.width) {
            grid.columns = columns;
            grid.width = width;
        }
    }
    if (grid.width < wallNarrowest) {
        grid.columns = std::clamp(int((area.w + wallGap) / (wallNarrowest + wallGap)), 1, count);
        grid.width = across(grid.columns);
    }
    grid.height = grid.width / shape;
    grid.step = grid.height + wallWords + wallRowGap;
    return grid;
}

LensWallShown lensWallShown(const Editor& editor)
{
    const Project& project = editor.project();
    const CameraSetup& camera = *editor.shownCamera();
    LensWallShown shown;
    shown.subject = lensWallSubject(project, camera, editor.time);
    if (const Cast* who = project.cast.find(shown.subject.cast); who != nullptr) {
        shown.subjectName = who->name;
    }
    const std::vector<TriedLens> lenses = lensesToTry(editor.kit, camera, editor.time);
    if (lenses.empty()) {
        shown.error = fmt::format("{} is not in the kit. Choose another set in the lens panel.",
                                  camera.lens.set.empty() ? "This lens" : camera.lens.set);
        return shown;
    }
    Result<std::vector<LensWallFrame>> frames = lensWall(
        project, {camera.id, editor.time, editor.lensWall.stays, shown.subject.point}, lenses);
    if (!frames) {
        shown.error = frames.error().message;
        return shown;
    }
    shown.frames = std::move(*frames);
    const double now = valueAt(camera.focalLength, editor.time);
    for (std::size_t i = 0; i < shown.frames.size(); ++i) {
        const TriedLens& tried = shown.frames[i].tried;
        if (tried.lens == camera.lens && std::abs(tried.focalLength.value() - now) < 1e-6) {
            shown.on = int(i);
        }
    }
    return shown;
}

void openLensWall(Editor& editor)
{
    editor.openPage(Page::shoot);
    editor.lensWall.open = true;
    editor.lensWall.marked = -1;
}

void takeFromLensWall(Editor& editor, const LensWallFrame& frame)
{
    const std::string camera = editor.shownCamera()->name;
    const double focal = frame.tried.focalLength.value();
    if (!editor.ask({frame.edit}, fmt::format("Put {:g} mm on camera {}", focal, camera))) {
        return;
    }
    const bool moved = editor.lensWall.stays == LensWallStays::size;
    const Cast* who = editor.project().cast.find(
        lensWallSubject(editor.project(), *editor.shownCamera(), editor.time).cast);
    const std::string whose = who == nullptr ? std::string("what is in focus") : who->name;
    const std::string where =
        moved ? fmt::format("{} from {}", withUnit(editor, frame.distance.value()), whose)
              : fmt::format("{:.1f}° wide", numbersOf(frame.camera).angles.horizontal.inDegrees());
    editor.say(fmt::format("{:g} mm on camera {}, {}", focal, camera, where));
}

}
