#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/camera_edits.h"
#include "editor/pages/shoot_parts.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/stage.h"
#include "stage/view_ray.h"

namespace premise {

namespace {

    std::string length(const Editor& editor, double metres)
    {
        return ui::written(metres, ui::Unit::metres, 2, 2, editor.lengths());
    }

    /// The tab at a gauge's line that is dragged.
    struct Tab {
        bool began = false;
        bool moved = false;
        bool ended = false;
        float y = 0.0F;
    };

    Tab drawTab(ui::Gui& gui, std::string_view id, float x, float y, bool pointsRight,
                std::string_view words, ui::Ink ground)
    {
        const float width = ui::widthOf(gui, ui::Face::action, words) + 12.0F;
        const ui::Rect box{pointsRight ? x - 8.0F - width : x + 8.0F, y - 10.0F, width, 20.0F};
        const ui::Hit over = ui::hit(gui, id, {box.x, box.y - 2.0F, box.w + 8.0F, 24.0F});
        ui::fill(gui, box, ground, 3.0F);
        const float tip = pointsRight ? x - 1.0F : x + 1.0F;
        const float base = pointsRight ? box.right() - 1.0F : box.x + 1.0F;
        ui::triangle(gui, base, y - 6.0F, tip, y, base, y + 6.0F, ground);
        ui::text(gui, box, ui::Face::action, ui::colour::accentInk, words, ui::Align::middle);
        Tab tab;
        tab.began = over.pressed;
        tab.moved = over.held && ImGui::GetIO().MouseDelta.y != 0.0F;
        tab.ended = ImGui::IsItemDeactivated();
        tab.y = ImGui::GetIO().MousePos.y;
        if (over.hovered || over.held) {
            gui.setPointer(ui::Pointer::resizeDown);
        }
        return tab;
    }

    /// A drag of a gauge as one step.
    template <class Move>
    void dragged(Editor& editor, const Tab& tab, const std::string& name, const Move& move)
    {
        if (tab.began) {
            editor.beginGesture(name);
        }
        if (tab.moved) {
            move(tab.y);
        }
        if (tab.ended && editor.session.work().inGesture()) {
            editor.endGesture();
        }
    }

    constexpr double nearestMark = 0.35; ///< metres, at the foot of the focus gauge
    constexpr double farthestMark = 30.0;

    /// Place of a distance on the focus gauge, 0 at its foot: even steps are even factors.
    double logPlace(double metres)
    {
        return std::clamp(std::log(metres / nearestMark) / std::log(farthestMark / nearestMark),
                          0.0, 1.0);
    }

}

void drawHeightGauge(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "height gauge", area, ui::colour::well);
    const CameraSetup& camera = *editor.shownCamera();
    const double height = valueAt(camera.placement.y, editor.time);
    ui::text(gui, {area.x + 12.0F, area.y + 10.0F, area.w, 16.0F}, ui::Face::body,
             ui::colour::text2, "Height");
    const float x = area.right() - 16.0F;
    const ui::Rect bar{x, area.y + 42.0F, 1.0F, area.h - 70.0F};
    const double most = std::max(2.4, std::ceil(height * 1.2 * 2.0) / 2.0);
    const auto yOf = [&](double metres) { return bar.bottom() - float(metres / most) * bar.h; };
    ui::line(gui, x, bar.y, x, bar.bottom(), ui::colour::edge);
    const double step = most > 8.0 ? 2.0 : (most > 4.0 ? 1.0 : 0.2);
    for (double mark = 0.0; mark <= most + 1e-9; mark += step) {
        const bool whole = std::abs(mark - std::round(mark)) < 1e-6;
        const float y = yOf(mark);
        ui::line(gui, x - (whole ? 8.0F : 4.0F), y, x, y, ui::colour::edge);
        if (whole) {
            ui::text(gui, {area.x, y - 8.0F, x - 12.0F - area.x, 16.0F}, ui::Face::caption,
                     ui::colour::text3, mark == 0.0 ? "0" : fmt::format("{:g} m", mark),
                     ui::Align::right);
        }
    }
    for (const auto& person : editor.project().cast.rows()) {
        if (person->visible) {
            const double eyes = eyesOf(editor.project(), *person, editor.time).y;
            ui::disc(gui, x, yOf(std::clamp(eyes, 0.0, most)), 4.0F, inkOf(person->colour));
        }
    }
    const Tab tab = drawTab(gui, "height tab", x, yOf(std::clamp(height, 0.0, most)), true,
                            length(editor, height), ui::colour::accent);
    dragged(editor, tab, "Height of camera " + camera.name, [&](float y) {
        const double wanted = std::max(0.02, double(bar.bottom() - y) / double(bar.h) * most);
        setCameraValue(editor, CameraTrack::y, std::round(wanted * 100.0) / 100.0);
        editor.say(fmt::format("Lens at {} m", length(editor, wanted)));
    });
}

void drawFocusGauge(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "focus gauge", area, ui::colour::well);
    const CameraSetup& camera = *editor.shownCamera();
    const StagedCamera staged = stagedNow(editor, camera);
    const CameraNumbers numbers = numbersOf(staged);
    ui::text(gui, {area.x + 12.0F, area.y + 10.0F, area.w, 16.0F}, ui::Face::body,
             ui::colour::text2, "Focus");
    const float x = area.x + 14.0F;
    const ui::Rect bar{x, area.y + 42.0F, 1.0F, area.h - 70.0F};
    const auto yOf = [&](double metres) { return bar.bottom() - float(logPlace(metres)) * bar.h; };
    ui::line(gui, x, bar.y, x, bar.bottom(), ui::colour::edge);
    for (const double mark : {0.5, 1.0, 2.0, 5.0, 10.0, 20.0}) {
        const float y = yOf(mark);
        ui::line(gui, x, y, x + 8.0F, y, ui::colour::edge);
        ui::text(gui, {x + 12.0F, y - 8.0F, area.right() - x - 12.0F, 16.0F}, ui::Face::caption,
                 ui::colour::text3, fmt::format("{:g} m", mark));
    }
    const float top = yOf(std::min(numbers.sharp.far.value(), farthestMark));
    const float low = yOf(std::max(numbers.sharp.near.value(), nearestMark));
    ui::fill(gui, {x - 4.0F, top, 9.0F, std::max(low - top, 1.0F)},
             ui::faded(ui::colour::keyFocus, 0.55));
    for (const auto& person : editor.project().cast.rows()) {
        const PicturePoint at =
            pointInPicture(staged, eyesOf(editor.project(), *person, editor.time));
        if (person->visible && !at.behind() && at.ahead > nearestMark) {
            ui::disc(gui, x, yOf(at.ahead), 4.0F, inkOf(person->colour));
        }
    }
    const Tab tab = drawTab(gui, "focus tab", x, yOf(staged.focusDistance.value()), false,
                            length(editor, staged.focusDistance.value()), ui::colour::keyFocus);
    dragged(editor, tab, "Pull focus", [&](float y) {
        const double place = std::clamp(double(bar.bottom() - y) / double(bar.h), 0.0, 1.0);
        double metres = nearestMark * std::pow(farthestMark / nearestMark, place);
        metres = std::max(std::round(metres * 100.0) / 100.0, camera.lens.closeFocus.value());
        if (camera.focusOn.value != 0) {
            changeCamera(editor, [](CameraSetup& row) { row.focusOn = {}; });
        }
        setCameraValue(editor, CameraTrack::focusDistance, metres);
        editor.say(fmt::format("Focus at {} m", length(editor, metres)));
    });
}

}
