#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/frame_words.h"
#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    constexpr float edgeReach = 12.0F;
    constexpr float edgeDrawn = 5.0F;

    using What = TimelineDrag::What;

    /// What the drag makes of the cut as it was.
    Result<CutChange> changeOf(const CutView& view, Frame by)
    {
        const TimelineDrag& drag = view.drag;
        if (drag.what == What::clip) {
            return view.tool == TrimTool::slip ? slipped(drag.before, drag.clip, -by)
                                               : slid(drag.before, drag.clip, by);
        }
        if (view.tool == TrimTool::roll) {
            // The cut that this edge is: at a start it is the clip before's.
            const bool start = drag.what == What::clipStart;
            if (start && drag.clip == 0) {
                return fail(
                    "Before the first clip there is nothing to roll. Trim its start instead.");
            }
            return rolled(drag.before, start ? drag.clip - 1 : drag.clip, by);
        }
        return drag.what == What::clipStart ? trimmedStart(drag.before, drag.clip, by)
                                            : trimmedEnd(drag.before, drag.clip, by);
    }

    bool movesPlace(const CutView& view)
    {
        return view.drag.what == What::clip &&
               (view.drag.copies || view.tool == TrimTool::ripple || view.tool == TrimTool::roll);
    }

    /// Frames so that the edge in hand lands on the playhead, where it is near.
    Frame snappedBy(const Editor& editor, Frame by)
    {
        const CutView& view = editor.cutView;
        if (!snapsNow(editor) || view.drag.what == What::clip) {
            return by;
        }
        const bool start = view.drag.what == What::clipStart;
        const Frame edge = startOf(view.drag.before, view.drag.clip + (start ? 0 : 1));
        const Frame reach = Frame(std::lround(double(snapReach) / view.cut.pointsPerFrame));
        return snappedMove({edge}, by, {editor.playhead.cut.frame()}, reach);
    }

    void dragPlace(Editor& editor)
    {
        CutView& view = editor.cutView;
        TimelineDrag& drag = view.drag;
        const Frame under = view.cut.frameNearest(ImGui::GetIO().MousePos.x);
        std::size_t place = 0;
        Frame start = 0;
        // Before the first clip whose middle is right of the pointer.
        for (const CutClip& clip : drag.before.cut) {
            const Frame length = recordFrames(clip);
            if (start + length / 2 > under) {
                break;
            }
            start += length;
            ++place;
        }
        if (!drag.copies && place > drag.clip) {
            --place;
        }
        drag.place = place;
        const Result<CutChange> change = drag.copies ? copiedTo(drag.before, drag.clip, place)
                                                     : movedTo(drag.before, drag.clip, place);
        if (change) {
            drag.words = change->words;
            editor.say(drag.words);
        }
        editor.gui.hint = "Esc puts it back";
    }

    void dragFrames(Editor& editor)
    {
        CutView& view = editor.cutView;
        TimelineDrag& drag = view.drag;
        const float points = ImGui::GetIO().MousePos.x - drag.fromX;
        const Frame by =
            snappedBy(editor, Frame(std::llround(double(points) / view.cut.pointsPerFrame)));
        editor.gui.hint = view.tool == TrimTool::ripple
                              ? "Ripple, later shots follow. Esc puts it back"
                              : "Esc puts it back";
        if (editor.session.work().inGesture() && by == drag.by) {
            return;
        }
        const Result<CutChange> change = changeOf(view, by);
        if (!change) {
            editor.complain(change.error().message);
            return;
        }
        if (!editor.session.work().inGesture()) {
            editor.beginGesture({});
        }
        drag.by = by;
        drag.words = change->words;
        editor.ask(editsFor(drag.before, *change), {});
        editor.say(drag.words);
    }

    void endPlace(Editor& editor)
    {
        CutView& view = editor.cutView;
        const TimelineDrag& drag = view.drag;
        const bool done =
            changeCut(editor, drag.copies ? copiedTo(editor.project(), drag.clip, drag.place)
                                          : movedTo(editor.project(), drag.clip, drag.place));
        if (done) {
            pickClip(editor, drag.place);
        }
    }

    /// The clip or edge that is in hand.
    void dragCut(Editor& editor)
    {
        CutView& view = editor.cutView;
        const What what = view.drag.what;
        if (what != What::clip && what != What::clipStart && what != What::clipEnd) {
            return;
        }
        const bool released = !ImGui::IsMouseDown(ImGuiMouseButton_Left);
        if (released && view.drag.moved && !view.drag.cancelled && movesPlace(view)) {
            endPlace(editor);
        }
        if (!dragGoesOn(editor)) {
            return;
        }
        view.drag.moved |= std::abs(ImGui::GetIO().MousePos.x - view.drag.fromX) > 3.0F;
        if (view.drag.moved && movesPlace(view)) {
            dragPlace(editor);
        } else if (view.drag.moved) {
            dragFrames(editor);
        }
    }

    void take(Editor& editor, What what, std::size_t clip)
    {
        TimelineDrag& drag = editor.cutView.drag;
        drag = {};
        drag.what = what;
        drag.clip = clip;
        drag.before = editor.project();
        drag.copies = what == What::clip && ImGui::GetIO().KeyAlt;
        drag.fromX = ImGui::GetIO().MousePos.x;
        pickClip(editor, clip);
    }

    void drawEdge(Editor& editor, const ui::Rect& clip, std::size_t place, bool start)
    {
        ui::Gui& gui = editor.gui;
        const ui::Rect reach{start ? clip.x : clip.right() - edgeReach, clip.y, edgeReach, clip.h};
        const ui::Hit over =
            ui::hit(gui, fmt::format("clip {} {}", place + 1, start ? "start" : "end"), reach);
        const TimelineDrag& drag = editor.cutView.drag;
        const bool held =
            drag.clip == place && drag.what == (start ? What::clipStart : What::clipEnd);
        if (over.pressed) {
            take(editor, start ? What::clipStart : What::clipEnd, place);
        }
        if (held || (over.hovered && !editor.cutView.dragging())) {
            ui::fill(gui, {start ? clip.x : clip.right() - edgeDrawn, clip.y, edgeDrawn, clip.h},
                     ui::colour::accent, 2.0F);
            gui.setPointer(ui::Pointer::resizeAcross);
            if (!held) {
                gui.hint = "Drag an end to trim, Ctrl turns snapping over";
            }
        }
    }

    void drawClip(Editor& editor, const ui::Rect& whole, std::size_t place, bool chosen)
    {
        ui::Gui& gui = editor.gui;
        const CutClip& clip = editor.project().cut[place];
        const Shot* shot = editor.project().shots.find(clip.shot);
        const ui::Rect bar{whole.x + 1.0F, whole.y, std::max(whole.w - 2.0F, 1.0F), whole.h};
        const ui::Hit over = ui::hit(gui, fmt::format("clip {}", place + 1), bar);
        ui::fill(gui, bar, over.hovered ? ui::colour::hover : ui::colour::control, 3.0F);
        if (over.pressed) {
            take(editor, What::clip, place);
        }
        if (over.twice && shot != nullptr) {
            goToRecord(editor, startOf(editor.project(), place));
        }
        {
            const ui::Clip inside(gui, bar);
            ui::Rect rest = bar.inset(4.0F, 4.0F);
            if (shot != nullptr && bar.w > 96.0F) {
                const ui::Rect picture = rest.takeLeft(78.0F, 8.0F);
                drawThumbnail(editor, picture, *shot);
            }
            ui::Rect top = rest.takeTop(20.0F);
            const std::string length =
                secondsAndFrames(recordFrames(clip), editor.project().settings.rate);
            if (rest.w > 90.0F) {
                ui::text(gui, top.takeRight(44.0F, 4.0F), ui::Face::body, ui::colour::text2, length,
                         ui::Align::right);
            }
            if (bar.w > 24.0F) {
                ui::text(gui, top, ui::Face::strong, ui::colour::text,
                         shot == nullptr ? "Black" : shot->number);
            }
            if (shot != nullptr && rest.w > 32.0F) {
                const bool slow = clip.speed != Speed();
                ui::text(gui, rest.takeTop(16.0F), ui::Face::body, ui::colour::text2,
                         slow
                             ? fmt::format("take {}  {:g} %", shot->take, clip.speed.factor() * 100)
                             : fmt::format("take {}", shot->take));
            }
        }
        if (chosen) {
            ui::outline(gui, bar, ui::colour::accent, 3.0F, 2.0F);
        }
        if (bar.w > 3.0F * edgeReach) {
            drawEdge(editor, bar, place, true);
            drawEdge(editor, bar, place, false);
        }
    }

    void drawTrack(Editor& editor, const ui::Rect& track)
    {
        ui::Gui& gui = editor.gui;
        const CutView& view = editor.cutView;
        const ui::Clip clip(gui, track);
        const std::optional<std::size_t> chosen = chosenClip(editor);
        const std::vector<CutClip> cut = editor.project().cut; // a click may change it meanwhile
        Frame start = 0;
        for (std::size_t i = 0; i < cut.size() && i < editor.project().cut.size(); ++i) {
            const Frame length = recordFrames(cut[i]);
            const float x = view.cut.placeOf(double(start));
            const float right = view.cut.placeOf(double(start + length));
            if (x > track.right()) {
                break;
            }
            if (right > track.x) {
                drawClip(editor, {x, track.y + 2.0F, right - x, track.h - 4.0F}, i, chosen == i);
            }
            start += length;
        }
        if (cut.empty()) {
            ui::text(gui, track.inset(12.0F, 0.0F), ui::Face::body, ui::colour::text3,
                     "The cut is empty. Make a shot on the Shoot page, or drag a camera here.");
        }
        if (view.drag.moved && !view.drag.cancelled && movesPlace(view)) {
            std::size_t before = view.drag.place;
            before += !view.drag.copies && before > view.drag.clip ? 1 : 0;
            const float x = view.cut.placeOf(double(startOf(editor.project(), before)));
            ui::fill(gui, {x - 2.0F, track.y, 4.0F, track.h}, ui::colour::accent, 2.0F);
        }
    }

}

void drawCutTimeline(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "cut timeline", area);
    dragCut(editor);
    ui::Rect names = area;
    ui::Rect rest = area;
    names = rest.takeLeft(laneNames);
    const ui::Rect whole = rest;
    TimelineScale& scale = editor.cutView.cut;
    navigateTimeline(editor, whole, scale);
    const ui::Rect ruler = rest.takeTop(ui::size::ruler);
    ui::Rect name = names.takeTop(ui::size::ruler);
    ui::fill(gui, name, ui::colour::raised);
    ui::text(gui, name.inset(12.0F, 0.0F), ui::Face::strong, ui::colour::text, "Cut");
    const float sound = std::min(ui::size::sound, rest.h * 0.42F);
    const ui::Rect track = rest.takeTop(rest.h - sound);
    ui::text(gui, names.takeTop(track.h).inset(12.0F, 4.0F).takeTop(20.0F), ui::Face::action,
             ui::colour::text, "Picture");
    if (drawRuler(editor, "cut ruler", ruler, scale, 0)) {
        goToRecord(editor, scale.frameUnder(ImGui::GetIO().MousePos.x));
    }
    drawMarked(editor, ruler, scale, editor.playhead.cut.marked());
    drawTrack(editor, track);
    ui::line(gui, area.x, track.bottom(), area.right(), track.bottom(), ui::colour::window);
    drawSoundLane(editor, names, rest);
    ui::line(gui, whole.x, area.y, whole.x, area.bottom(), ui::colour::window);
    if (cutDuration(editor.project()) > 0) {
        drawPlayhead(editor, whole, scale, double(editor.playhead.cut.frame()),
                     editor.playhead.clock == Clock::cut);
    }
}

}
