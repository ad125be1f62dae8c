#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/pages/cut_parts.h"
#include "editor/sound_edits.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "project/sound_cutting.h"

namespace premise {

namespace {

    constexpr float soundEdgeReach = 8.0F;
    constexpr float soundEdgeDrawn = 4.0F;
    constexpr float soundSnapReach = 8.0F; ///< points
    constexpr float waveformStep = 2.5F;   ///< points from line to line

    using What = TimelineDrag::What;

    bool holdsSound(What what)
    {
        return what == What::sound || what == What::soundStart || what == What::soundEnd;
    }

    /// The clip as the drag leaves it.
    SoundClip draggedSound(Editor& editor, const SoundClip& was, Frame by)
    {
        const TimelineDrag& drag = editor.cutView.drag;
        const FrameRate rate = drag.before.settings.rate;
        const double seconds = soundSeconds(editor, was);
        switch (drag.what) {
        case What::soundStart: return trimmedStart(was, by, rate);
        case What::soundEnd: return trimmedEnd(was, by, rate, seconds);
        default: break;
        }
        return editor.cutView.tool == TrimTool::slip ? slipped(was, by, rate, seconds)
                                                     : moved(was, by);
    }

    std::string soundDragWords(const Editor& editor, const SoundClip& was, const SoundClip& now)
    {
        const FrameRate rate = editor.project().settings.rate;
        switch (editor.cutView.drag.what) {
        case What::soundStart:
            return fmt::format("Trimming {} by {:+} frames", was.name, now.first - was.first);
        case What::soundEnd:
            return fmt::format("Trimming {} by {:+} frames", was.name, now.length - was.length);
        default: break;
        }
        if (now.offset != was.offset) {
            return fmt::format("Slipping {} by {:+.2f} s", was.name, was.offset - now.offset);
        }
        return fmt::format("Moving {} by {:+.2f} s", was.name,
                           rate.seconds(double(now.first - was.first)));
    }

    /// Edges land on the playhead and on the cut's edges, where they are near.
    Frame snappedSound(const Editor& editor, const SoundClip& was, Frame by)
    {
        const CutView& view = editor.cutView;
        if (!snapsNow(editor) || (view.drag.what == What::sound && view.tool == TrimTool::slip)) {
            return by;
        }
        std::vector<Frame> edges;
        if (view.drag.what != What::soundEnd) {
            edges.push_back(was.first);
        }
        if (view.drag.what != What::soundStart) {
            edges.push_back(was.range().end);
        }
        std::vector<Frame> targets{editor.playhead.cut.frame()};
        Frame start = 0;
        targets.push_back(start);
        for (const CutClip& clip : editor.project().cut) {
            targets.push_back(start += recordFrames(clip));
        }
        const Frame reach = Frame(std::lround(double(soundSnapReach) / view.cut.pointsPerFrame));
        return snappedMove(edges, by, targets, reach);
    }

    /// The sound or its edge that is in hand.
    void dragSound(Editor& editor)
    {
        TimelineDrag& drag = editor.cutView.drag;
        if (!holdsSound(drag.what) || !dragGoesOn(editor)) {
            return;
        }
        const float points = ImGui::GetIO().MousePos.x - drag.fromX;
        drag.moved |= std::abs(points) > 3.0F;
        const SoundClip* was = drag.before.soundClips.find(drag.sound);
        if (!drag.moved || was == nullptr) {
            return;
        }
        editor.gui.hint = "Ctrl turns snapping over, Esc puts it back";
        const Frame by = snappedSound(
            editor, *was, Frame(std::llround(double(points) / editor.cutView.cut.pointsPerFrame)));
        if (editor.session.work().inGesture() && by == drag.by) {
            return;
        }
        if (!editor.session.work().inGesture()) {
            editor.beginGesture({});
        }
        drag.by = by;
        const SoundClip now = draggedSound(editor, *was, by);
        editor.ask(Put<SoundClip>{now});
        drag.words = soundDragWords(editor, *was, now);
        editor.say(drag.words);
    }

    void takeSound(Editor& editor, What what, Id<SoundClip> clip)
    {
        TimelineDrag& drag = editor.cutView.drag;
        drag = {};
        drag.what = what;
        drag.sound = clip;
        drag.before = editor.project();
        drag.fromX = ImGui::GetIO().MousePos.x;
        editor.selection.pick({ItemKind::sound, clip.value});
    }

    void drawWaveform(Editor& editor, const ui::Rect& bar, const SoundClip& clip,
                      const Peaks& peaks)
    {
        const TimelineScale& scale = editor.cutView.cut;
        const FrameRate rate = editor.project().settings.rate;
        const double factor = std::pow(10.0, clip.gain / 20.0) / 32767.0;
        const float half = bar.h * 0.5F - 2.0F;
        const auto secondAt = [&](float x) {
            return clip.offset + rate.seconds(scale.momentAt(x) - double(clip.first));
        };
        const auto height = [&](std::int16_t peak) {
            return half * float(std::clamp(double(peak) * factor, -1.0, 1.0));
        };
        const ui::Ink colour = clip.muted ? ui::colour::disabled : ui::colour::text2;
        const float left = std::max(bar.x, scale.left);
        const float right = std::min(bar.right(), scale.left + scale.width);
        for (float x = left; x < right; x += waveformStep) {
            const Peak peak = peaks.between(secondAt(x), secondAt(x + waveformStep));
            ui::line(editor.gui, x, bar.midY() - std::max(height(peak.highest), 0.5F), x,
                     bar.midY() - std::min(height(peak.lowest), -0.5F), colour, 1.5F);
        }
    }

    void drawSoundEdge(Editor& editor, const ui::Rect& bar, const std::string& name, bool start,
                       Id<SoundClip> clip)
    {
        ui::Gui& gui = editor.gui;
        const ui::Rect reach{start ? bar.x : bar.right() - soundEdgeReach, bar.y, soundEdgeReach,
                             bar.h};
        const ui::Hit over = ui::hit(gui, name + (start ? " start" : " end"), reach);
        const What what = start ? What::soundStart : What::soundEnd;
        const TimelineDrag& drag = editor.cutView.drag;
        const bool held = drag.sound == clip && drag.what == what;
        if (over.pressed) {
            takeSound(editor, what, clip);
        }
        if (held || (over.hovered && !editor.cutView.dragging())) {
            ui::fill(gui,
                     {start ? bar.x : bar.right() - soundEdgeDrawn, bar.y, soundEdgeDrawn, bar.h},
                     ui::colour::accent, 2.0F);
            gui.setPointer(ui::Pointer::resizeAcross);
        }
    }

    void drawSound(Editor& editor, const ui::Rect& bar, const SoundClip& clip, int number)
    {
        ui::Gui& gui = editor.gui;
        const std::string name = fmt::format("sound {}", number);
        const ui::Hit over = ui::hit(gui, name, bar);
        if (over.pressed) {
            takeSound(editor, What::sound, clip.id);
        }
        if (over.hovered && !editor.cutView.dragging()) {
            gui.hint = editor.cutView.tool == TrimTool::slip ? "Drag slips the sound in its place"
                                                             : "Drag moves, an end trims, Y slips";
        }
        ui::fill(gui, bar, over.hovered ? ui::colour::hover : ui::colour::control, 3.0F);
        const Sound* sound = editor.project().sounds.find(clip.sound);
        const SoundDesk::Waveform wave =
            sound == nullptr ? SoundDesk::Waveform{} : editor.sounds.waveform(*sound);
        {
            const ui::Clip inside(gui, bar);
            if (wave.peaks) {
                drawWaveform(editor, bar, clip, *wave.peaks);
            }
            const bool broken = !wave.problem.empty();
            ui::Rect words = bar.inset(6.0F, 2.0F).takeTop(14.0F);
            if (broken) {
                ui::glyph(gui, words.takeLeft(14.0F, 4.0F), ui::icon::alert, ui::colour::warning);
            }
            if (bar.w > 40.0F) {
                ui::text(gui, words, ui::Face::caption,
                         broken ? ui::colour::warning : ui::colour::text,
                         broken       ? "Missing: " + clip.name
                         : clip.muted ? clip.name + ", muted"
                                      : clip.name);
            }
        }
        if (editor.selection.has({ItemKind::sound, clip.id.value})) {
            ui::outline(gui, bar, ui::colour::accent, 3.0F, 2.0F);
        }
        if (bar.w > 3.0F * soundEdgeReach) {
            drawSoundEdge(editor, bar, name, true, clip.id);
            drawSoundEdge(editor, bar, name, false, clip.id);
        }
    }

}

void drawSoundLane(Editor& editor, const ui::Rect& name, const ui::Rect& lane)
{
    ui::Gui& gui = editor.gui;
    CutView& view = editor.cutView;
    view.soundLane = lane;
    dragSound(editor);
    ui::text(gui, name.inset(12.0F, 0.0F), ui::Face::action, ui::colour::text, "Sound");
    const ui::Clip clip(gui, lane);
    int number = 0;
    const Table<SoundClip> clips = editor.project().soundClips; // a click may change it meanwhile
    for (const auto& row : clips.rows()) {
        if (row->clock != SoundClock::cut) {
            continue;
        }
        ++number;
        const float x = view.cut.placeOf(double(row->first));
        const float right = view.cut.placeOf(double(row->range().end));
        if (right > lane.x && x < lane.right()) {
            drawSound(editor,
                      {x + 1.0F, lane.y + 2.0F, std::max(right - x - 2.0F, 2.0F), lane.h - 4.0F},
                      *row, number);
        }
    }
    if (number == 0) {
        ui::text(gui, lane.inset(12.0F, 0.0F), ui::Face::body, ui::colour::text3,
                 "No sound. Drop a file here.");
    }
}

}
