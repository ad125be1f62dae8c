#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/pages/block_parts.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/stage.h"

namespace premise {

namespace {

    constexpr float names = 96.0F;

    /// "Sits" of the clip sit_table.
    std::string doing(const std::string& action)
    {
        std::string words = action.substr(0, action.find('_')) + "s";
        if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
            words.front() = char(words.front() - 'a' + 'A');
        }
        return words;
    }

    /// Time across the lanes.
    struct Across {
        ui::Rect lanes{};
        FrameRange range{};
        FrameRate rate{};
        [[nodiscard]] float x(double frame) const
        {
            return lanes.x + float((frame - double(range.first)) /
                                   double(std::max<Frame>(range.duration(), 1))) *
                                 lanes.w;
        }
        [[nodiscard]] double frame(float x_) const
        {
            return double(range.first) +
                   double((x_ - lanes.x) / std::max(lanes.w, 1.0F)) * double(range.duration());
        }
    };

    void drawRuler(Editor& editor, const ui::Rect& ruler, const Across& across)
    {
        ui::Gui& gui = editor.gui;
        ui::fill(gui, ruler, ui::colour::raised);
        const double length = across.rate.seconds(double(across.range.duration()));
        double step = 1.0;
        for (const double wanted : {1.0, 2.0, 5.0, 10.0, 20.0, 60.0}) {
            step = wanted;
            if (length / step * 56.0 < double(across.lanes.w)) {
                break;
            }
        }
        for (double at = 0.0; at <= length; at += step) {
            const float x = across.x(double(across.range.first) + at * across.rate.perSecond());
            ui::line(gui, x, ruler.bottom() - 6.0F, x, ruler.bottom(), ui::colour::edge);
            ui::text(gui, {x + 4.0F, ruler.y, 60.0F, ruler.h}, ui::Face::caption, ui::colour::text3,
                     fmt::format("{:g} s", at));
        }
        const ui::Hit over = ui::hit(gui, "beats ruler", ruler);
        if (over.held) {
            editor.playhead.scene.goTo(Frame(std::floor(across.frame(ImGui::GetIO().MousePos.x))));
            switchClock(editor, Clock::scene);
            followPlayhead(editor);
        }
    }

    void bar(Editor& editor, const ui::Rect& lane, float from, float to, ui::Ink tape, bool picked,
             std::string_view words)
    {
        const ui::Rect at{from, lane.y, std::max(to - from - 2.0F, 2.0F), lane.h};
        ui::fill(editor.gui, at, ui::faded(tape, picked ? 0.5 : 0.26), 3.0F);
        ui::fill(editor.gui, {at.x, at.y, 3.0F, at.h}, tape);
        if (at.w > 26.0F) {
            ui::text(editor.gui, at.inset(9.0F, 0.0F), ui::Face::caption, ui::colour::text, words);
        }
    }

    void drawLane(Editor& editor, const ui::Rect& row, const Across& across, const Cast& person)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect name{row.x + 14.0F, row.y, names - 18.0F, row.h};
        const ui::Rect dot = name.takeLeft(8.0F, 8.0F);
        const ui::Ink tape = inkOf(person.colour);
        ui::disc(gui, dot.midX(), dot.midY(), 4.0F, tape);
        ui::text(gui, name, ui::Face::body, ui::colour::text, person.name);
        const Item item{ItemKind::cast, person.id.value};
        const bool picked = editor.selection.has(item);
        const ui::Rect lane{across.lanes.x, row.y, across.lanes.w, row.h};
        const ui::Clip clip(gui, lane);
        if (person.stops.empty()) {
            bar(editor, lane, lane.x, lane.right(), tape, picked, "Stands");
        }
        for (std::size_t i = 0; i < person.stops.size(); ++i) {
            const Stop& stop = person.stops[i];
            const bool last = i + 1 == person.stops.size();
            const double from = i == 0 ? double(across.range.first) : double(stop.arrive);
            const double to = last ? double(across.range.end) : double(stop.leave);
            bar(editor, lane, across.x(from), across.x(to), tape, picked, doing(stop.action));
            if (!last) {
                const Frame leaves = stop.leave;
                const Frame arrives = person.stops[i + 1].arrive;
                const double middle = double(leaves + arrives) * 0.5;
                const double speed = castAt(editor.project(), person, middle).speed;
                bar(editor, lane, across.x(double(leaves)), across.x(double(arrives)), tape, picked,
                    fmt::format("{}, {:.1f} m/s", speed > 2.0 ? "Hurries" : "Walks", speed));
            }
        }
        if (ui::hit(gui, "beats " + person.name, lane).clicked) {
            editor.selection.pick(item);
        }
    }

}

void drawBeats(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "beats", area);
    ui::Rect rest = area;
    ui::Rect head = rest.takeTop(ui::size::ruler + 4.0F);
    ui::text(gui, head.inset(14.0F, 0.0F), ui::Face::strong, ui::colour::text, "Beats");
    Across across;
    across.lanes = {area.x + names, rest.y, area.w - names - 14.0F, rest.h};
    across.range = editor.playhead.scene.range();
    across.rate = editor.project().settings.rate;
    const Frame least = Frame(std::lround(10.0 * across.rate.perSecond()));
    across.range.end = std::max(across.range.end, across.range.first + least);
    drawRuler(editor, {across.lanes.x, head.y, across.lanes.w, head.h}, across);
    {
        ui::Scroll scroll(gui, "beats lanes", rest);
        ui::Rect lanes = scroll.content();
        const float top = lanes.y;
        lanes.takeTop(6.0F);
        if (editor.project().cast.empty()) {
            ui::text(gui, lanes.takeTop(24.0F).inset(14.0F, 0.0F), ui::Face::body,
                     ui::colour::text3, "Beats appear when someone has a mark.");
        }
        for (const auto& person : editor.project().cast.rows()) {
            drawLane(editor, lanes.takeTop(24.0F, 3.0F), across, *person);
        }
        scroll.setHeight(lanes.y - top + 6.0F);
    }
    const float x = across.x(editor.time);
    ui::line(gui, x, head.y, x, area.bottom(), ui::colour::text, 1.5F);
    ui::triangle(gui, x - 6.0F, head.y, x + 6.0F, head.y, x, head.y + 9.0F, ui::colour::text);
}

}
