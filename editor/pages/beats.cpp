#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/pages/block_parts.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "stage/beat_edits.h"

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
        const auto zero = double(editor.project().settings.firstFrame);
        for (double at = 0.0; at <= length; at += step) {
            const float x = across.x(zero + at * across.rate.perSecond());
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

    /// A piece of a lane: a stay, or the walk to one.
    struct Bar {
        std::size_t stop = 0;
        bool walk = false;
        float from = 0.0F; ///< points of the window
        float to = 0.0F;
        std::string words{};
        ui::Ink ink = ui::colour::text;
    };

    void drawBar(Editor& editor, const ui::Rect& lane, const Bar& bar, ui::Ink tape, bool picked)
    {
        const ui::Rect at{bar.from, lane.y, std::max(bar.to - bar.from - 2.0F, 2.0F), lane.h};
        ui::fill(editor.gui, at, ui::faded(tape, picked ? 0.5 : 0.26), 3.0F);
        ui::fill(editor.gui, {at.x, at.y, 3.0F, at.h}, tape);
        if (at.w > 26.0F) {
            ui::text(editor.gui, at.inset(9.0F, 0.0F), ui::Face::caption, bar.ink, bar.words);
        }
    }

    Bar walkBar(const Editor& editor, const Cast& person, std::size_t stop, const Across& across)
    {
        Bar bar{stop,
                true,
                across.x(double(person.stops[stop - 1].leave)),
                across.x(double(person.stops[stop].arrive)),
                "Stays",
                ui::colour::text};
        const std::optional<WalkNumbers> walk = walkTo(editor.project(), person, stop);
        if (!walk) {
            return bar;
        }
        const WalkPace pace = paceOf(walk->speed());
        bar.words =
            fmt::format("Walks, {}, {:.1f} m/s", withUnit(editor, walk->metres), walk->speed());
        if (pace == WalkPace::brisk) {
            bar.words += ", brisk";
            bar.ink = ui::colour::warning;
        } else if (pace == WalkPace::tooFast) {
            bar.words += ", too fast";
            bar.ink = ui::colour::fault;
        }
        return bar;
    }

    std::vector<Bar> barsOf(const Editor& editor, const Cast& person, const Across& across)
    {
        std::vector<Bar> bars;
        for (std::size_t i = 0; i < person.stops.size(); ++i) {
            const Stop& stop = person.stops[i];
            const bool last = i + 1 == person.stops.size();
            if (i > 0) {
                bars.push_back(walkBar(editor, person, i, across));
            }
            const double from = i == 0 ? double(across.range.first) : double(stop.arrive);
            const double to = last ? double(across.range.end) : double(stop.leave);
            bars.push_back({i, false, across.x(from), across.x(to), doing(stop.action)});
        }
        return bars;
    }

    /// "Marek reaches mark 3 at 6.4 s", or leaves it.
    std::string timeWords(const Editor& editor, const BeatDrag& drag, bool now)
    {
        const Project& project = editor.project();
        const Cast& person = project.cast.at(drag.cast);
        const Stop& stop = person.stops[drag.stop];
        const bool leaves =
            drag.part == BeatPart::leave || (drag.part == BeatPart::stay && drag.stop == 0);
        const Frame frame = leaves ? stop.leave : stop.arrive;
        return fmt::format(
            "{}{} {} mark {} at {:.1f} s", person.name, now ? " now" : "",
            leaves ? "leaves" : "reaches", drag.stop + 1,
            project.settings.rate.seconds(double(frame - project.settings.firstFrame)));
    }

    void goOnRetiming(Editor& editor, const Across& across, bool held)
    {
        BeatDrag& drag = *editor.block.beat;
        if (ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false)) {
            editor.block.beat.reset();
            editor.block.beatCancelled = true;
            editor.cancelGesture();
            return;
        }
        if (!held) {
            editor.endGesture();
            editor.say(timeWords(editor, drag, true));
            editor.block.beat.reset();
            return;
        }
        const double moved = across.frame(ImGui::GetIO().MousePos.x) - across.frame(drag.fromX);
        const Result<std::vector<Edit>> edits =
            editsToRetime(drag.before, drag.cast, drag.stop, drag.part, Frame(std::lround(moved)));
        if (!edits) {
            editor.complain(edits.error().message);
            return;
        }
        editor.ask(*edits, "Time of " + drag.before.cast.at(drag.cast).name);
        editor.say(timeWords(editor, drag, false));
        editor.gui.hint = "Esc puts it back";
    }

    /// What a drag of a bar from here moves.
    struct BarGrip {
        std::size_t stop = 0;
        BeatPart part = BeatPart::stay;
        [[nodiscard]] bool edge() const
        {
            return part == BeatPart::leave || part == BeatPart::arrive;
        }
    };
    BarGrip gripAt(const Bar& bar, float x)
    {
        constexpr float ends = 6.0F; // points
        if (x > bar.to - ends) {
            return {bar.stop, bar.walk ? BeatPart::arrive : BeatPart::leave};
        }
        if (x < bar.from + ends) { // a walk begins where the stay before ends
            return bar.walk ? BarGrip{bar.stop - 1, BeatPart::leave}
                            : BarGrip{bar.stop, BeatPart::arrive};
        }
        return {bar.stop, bar.walk ? BeatPart::walk : BeatPart::stay};
    }

    void useBar(Editor& editor, const ui::Rect& lane, const Bar& bar, const Cast& person,
                const Across& across)
    {
        const ui::Rect at{bar.from, lane.y, std::max(bar.to - bar.from, 4.0F), lane.h};
        const std::string id =
            fmt::format("{} {} {}", bar.walk ? "walk" : "beat", person.name, bar.stop + 1);
        const ui::Hit over = ui::hit(editor.gui, id, at);
        const float x = ImGui::GetIO().MousePos.x;
        if (over.hovered || over.held) {
            const bool edge = gripAt(bar, x - over.dragX).edge();
            editor.gui.setPointer(edge ? ui::Pointer::resizeAcross : ui::Pointer::hand);
            editor.gui.hint = edge ? "Drag changes how long" : "Drag moves it in time";
        }
        std::optional<BeatDrag>& drag = editor.block.beat;
        if (over.pressed) {
            editor.selection.pick({ItemKind::cast, person.id.value});
            editor.block.beatCancelled = false;
        }
        if (drag && drag->cast == person.id && over.held) {
            goOnRetiming(editor, across, true);
        } else if (!drag && over.dragging && !editor.block.beatCancelled) {
            const BarGrip grip = gripAt(bar, x - over.dragX);
            drag = BeatDrag{person.id, grip.stop, grip.part, x - over.dragX, editor.project()};
            editor.beginGesture("Time of " + person.name);
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
            drawBar(editor, lane, {0, false, lane.x, lane.right(), "Stands"}, tape, picked);
            if (ui::hit(gui, "beats " + person.name, lane).clicked) {
                editor.selection.pick(item);
            }
            return;
        }
        for (const Bar& bar : barsOf(editor, person, across)) {
            drawBar(editor, lane, bar, tape, picked);
            useBar(editor, lane, bar, person, across);
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
            ui::Rect words = lanes.takeTop(24.0F);
            words.takeLeft(names + 12.0F);
            ui::text(gui, words, ui::Face::body, ui::colour::text3,
                     "Beats appear when someone has a mark.");
        }
        const auto people = editor.project().cast.rows(); // a drag changes them meanwhile
        for (const auto& person : people) {
            drawLane(editor, lanes.takeTop(24.0F, 3.0F), across, *person);
        }
        scroll.setHeight(lanes.y - top + 6.0F);
    }
    if (editor.block.beat && !ImGui::GetIO().MouseDown[0]) {
        goOnRetiming(editor, across, false);
    }
    const float x = across.x(editor.time);
    ui::line(gui, x, head.y, x, area.bottom(), ui::colour::text, 1.5F);
    ui::triangle(gui, x - 6.0F, head.y, x + 6.0F, head.y, x, head.y + 9.0F, ui::colour::text);
}

}
