#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/frame_words.h"
#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"
#include "project/motion_speed.h"

namespace premise {

namespace {

    using What = TimelineDrag::What;
    constexpr float reach = 8.0F;

    ui::Ink inkOfCurve(CameraTrack track)
    {
        const bool turns =
            track == CameraTrack::pan || track == CameraTrack::tilt || track == CameraTrack::roll;
        return turns ? ui::colour::axisZ : inkOf(kindOf(track));
    }

    /// Where a curve's values lie: each fills the height with a margin.
    struct CurveScale {
        double low = 0.0;
        double perPoint = 1.0;
        float bottom = 0.0F;
        [[nodiscard]] float placeOf(double value) const
        {
            return bottom - float((value - low) / perPoint);
        }
    };

    CurveScale scaleOf(const Track& track, const ui::Rect& area)
    {
        double low = track.keys.front().value;
        double high = low;
        for (const Key& key : track.keys) {
            low = std::min(low, key.value);
            high = std::max(high, key.value);
        }
        const float margin = std::min(18.0F, area.h * 0.25F);
        if (high - low < 1e-6) {
            return {low - 1.0, 2.0 / double(area.h), area.bottom()};
        }
        return {low, (high - low) / double(std::max(area.h - 2.0F * margin, 1.0F)),
                area.bottom() - margin};
    }

    struct Shown {
        const CameraSetup& camera;
        CameraTrack track;
        const Track& values;
        CurveScale up;
    };

    ImVec2 handlePlace(const Shown& shown, const TimelineScale& time, const Key& key, Side side)
    {
        const Tangent& handle = side == Side::in ? key.in : key.out;
        const double sign = side == Side::in ? -1.0 : 1.0;
        return {time.placeOf(double(key.frame) + sign * handle.width),
                shown.up.placeOf(key.value + sign * handle.width * handle.slope)};
    }

    bool isPicked(const CutView& view, const Shown& shown, const Key& key)
    {
        return std::ranges::find(view.keys, KeyName{shown.camera.id, shown.track, key.frame}) !=
               view.keys.end();
    }

    void drawCurve(Editor& editor, const ui::Rect& area, const Shown& shown, bool chosen)
    {
        ui::Gui& gui = editor.gui;
        const CutView& view = editor.cutView;
        const TimelineScale& time = view.scene;
        const ui::Ink ink = ui::faded(inkOfCurve(shown.track), chosen ? 1.0 : 0.55);
        constexpr float step = 4.0F;
        float before = shown.up.placeOf(valueAt(shown.values, time.momentAt(area.x)));
        for (float x = area.x; x < area.right(); x += step) {
            const float y = shown.up.placeOf(valueAt(shown.values, time.momentAt(x + step)));
            gui.draw->AddLine({x, before}, {x + step, y}, ink, 1.5F);
            before = y;
        }
        const FrameRange seen = time.seen();
        auto key = std::ranges::lower_bound(shown.values.keys, seen.first, {}, &Key::frame);
        float last = -1e9F;
        for (; key != shown.values.keys.end() && key->frame <= seen.end; ++key) {
            const float x = time.placeOf(double(key->frame));
            const bool picked = chosen && isPicked(view, shown, *key);
            if (x - last < 3.0F && !picked) {
                continue;
            }
            last = x;
            const float y = shown.up.placeOf(key->value);
            if (picked && key->toNext == Interpolation::bezier) {
                for (const Side side : {Side::in, Side::out}) {
                    const ImVec2 end = handlePlace(shown, time, *key, side);
                    gui.draw->AddLine({x, y}, end, ui::colour::accent, 1.0F);
                    ui::disc(gui, end.x, end.y, 4.0F, ui::colour::panel);
                    ui::ring(gui, end.x, end.y, 4.0F, ui::colour::accent);
                    gui.notePlace(fmt::format("handle {} {} {}", side == Side::in ? "in" : "out",
                                              wordsOf(shown.track).name, key->frame),
                                  {end.x - 1.0F, end.y - 1.0F, 2.0F, 2.0F});
                }
            }
            drawKeySign(gui, x, y, 4.5F, *key, ink, picked);
            if (gui.recording) {
                gui.notePlace(fmt::format("curve key {} {}", wordsOf(shown.track).name, key->frame),
                              {x - 1.0F, y - 1.0F, 2.0F, 2.0F});
            }
        }
    }

    /// What of the chosen curve the pointer would take.
    struct Grip {
        Frame frame = 0;
        std::optional<Side> handle{};
    };
    std::optional<Grip> gripUnder(const Editor& editor, const Shown& shown)
    {
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        const TimelineScale& time = editor.cutView.scene;
        std::optional<Grip> found;
        float nearest = reach;
        const auto offer = [&](const ImVec2& place, const Grip& grip) {
            const float away = std::hypot(place.x - pointer.x, place.y - pointer.y);
            if (away < nearest) {
                nearest = away;
                found = grip;
            }
        };
        for (const Key& key : shown.values.keys) {
            offer({time.placeOf(double(key.frame)), shown.up.placeOf(key.value)}, {key.frame, {}});
            if (key.toNext == Interpolation::bezier && isPicked(editor.cutView, shown, key)) {
                for (const Side side : {Side::in, Side::out}) {
                    offer(handlePlace(shown, time, key, side), {key.frame, side});
                }
            }
        }
        return found;
    }

    void take(Editor& editor, const Shown& shown, const Grip& grip)
    {
        CutView& view = editor.cutView;
        const KeyName key{shown.camera.id, shown.track, grip.frame};
        if (std::ranges::find(view.keys, key) == view.keys.end()) {
            if (!ImGui::GetIO().KeyShift) {
                view.keys.clear();
            }
            view.keys.push_back(key);
        }
        std::erase_if(view.keys, [&](const KeyName& other) {
            return other.camera != key.camera || other.track != key.track;
        });
        view.drag = {};
        view.drag.what = grip.handle ? What::handle : What::keys;
        view.drag.side = grip.handle.value_or(Side::out);
        view.drag.before = editor.project();
        view.drag.keys = grip.handle ? std::vector<KeyName>{key} : view.keys;
        view.drag.fromX = ImGui::GetIO().MousePos.x;
        view.drag.fromY = ImGui::GetIO().MousePos.y;
        view.drag.value = shown.up.perPoint;
    }

    void dragHandle(Editor& editor, double pointsX, double pointsY)
    {
        const CutView& view = editor.cutView;
        const TimelineDrag& drag = view.drag;
        const KeyName name = drag.keys.front();
        CameraSetup row = drag.before.cameras.at(name.camera);
        Track& track = trackOf(row, name.track);
        const auto key = std::ranges::lower_bound(track.keys, name.frame, {}, &Key::frame);
        const double sign = drag.side == Side::in ? -1.0 : 1.0;
        const Tangent now = drag.side == Side::in ? key->in : key->out;
        Tangent next;
        next.width = std::max(now.width + sign * pointsX / view.scene.pointsPerFrame, 0.1);
        next.slope = (now.slope * now.width - sign * pointsY * drag.value) / next.width;
        track = withHandle(track, name.frame, drag.side, next,
                           ImGui::GetIO().KeyAlt ? Handles::apart : Handles::together);
        editor.ask(Put<CameraSetup>{std::move(row)});
        editor.gui.hint = "Alt turns one side alone, Esc puts it back";
    }

    void dragKeys(Editor& editor, double pointsX, double pointsY)
    {
        CutView& view = editor.cutView;
        TimelineDrag& drag = view.drag;
        if (ImGui::GetIO().KeyShift) { // one direction
            (std::abs(pointsX) > std::abs(pointsY) ? pointsY : pointsX) = 0.0;
        }
        const Frame by = Frame(std::llround(pointsX / view.scene.pointsPerFrame));
        const double raise = -pointsY * drag.value;
        const KeysMoved moved = movedKeyEdits(drag.before, drag.keys, by, raise);
        editor.ask(moved.edits, {});
        view.keys = moved.keys;
        drag.words = fmt::format("Moving a key by {} and {:+.2f} {}", framesCounted(moved.by),
                                 raise, wordsOf(drag.keys.front().track).unit);
        editor.say(drag.words);
        editor.gui.hint = "Shift keeps one direction, Esc puts it back";
    }

    void dragCurve(Editor& editor)
    {
        TimelineDrag& drag = editor.cutView.drag;
        const bool ours =
            drag.what == What::handle || (drag.what == What::keys && drag.value != 0.0);
        if (!ours || !dragGoesOn(editor)) {
            return;
        }
        const double x = double(ImGui::GetIO().MousePos.x - drag.fromX);
        const double y = double(ImGui::GetIO().MousePos.y - drag.fromY);
        drag.moved |= std::hypot(x, y) > 3.0;
        if (!drag.moved) {
            return;
        }
        const bool turns = drag.what == What::handle;
        if (!editor.session.work().inGesture()) {
            editor.beginGesture(turns ? "Turn a handle" : "Move a key");
        }
        if (turns) {
            drag.words = "Turned a handle";
            dragHandle(editor, x, y);
        } else {
            dragKeys(editor, x, y);
        }
    }

    void drawLegend(Editor& editor, ui::Rect names, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect rest = names.inset(12.0F, 4.0F);
        ui::text(gui, rest.takeTop(18.0F), ui::Face::strong, ui::colour::text,
                 "Camera " + camera.name + " curves");
        for (const CameraTrack track : cameraTracks) {
            if (trackOf(camera, track).keys.empty() || rest.h < 12.0F) {
                continue;
            }
            const ui::Rect row = rest.takeTop(18.0F);
            const ui::Hit over = ui::hit(gui, fmt::format("curve {}", wordsOf(track).name), row);
            ui::Rect words = row;
            const ui::Rect sign = words.takeLeft(10.0F, 8.0F).band(10.0F);
            ui::fill(gui, sign, inkOfCurve(track), 2.0F);
            const bool chosen = editor.cutView.track == track;
            ui::text(gui, words, ui::Face::body,
                     chosen || over.hovered ? ui::colour::text : ui::colour::text2,
                     wordsOf(track).legend);
            if (over.clicked) {
                editor.cutView.track = track;
            }
        }
    }

    FrameRange rangeOf(const Project& project, const CameraSetup& camera)
    {
        for (const auto& shot : project.shots.rows()) {
            if (shot->camera == camera.id) {
                return {shot->range.first - shot->handleIn, shot->range.end + shot->handleOut};
            }
        }
        return {};
    }

    void drawFastest(Editor& editor, const ui::Rect& area, const CameraSetup& camera)
    {
        const FrameRange range = rangeOf(editor.project(), camera);
        if (range.empty()) {
            return;
        }
        const Settings& settings = editor.project().settings;
        const CameraTrack track = editor.cutView.track;
        const bool turns = inkOfCurve(track) == ui::colour::axisZ;
        const bool moves = kindOf(track) == KeyKind::move && !turns;
        Fastest fastest;
        if (moves) {
            fastest = fastestTravel(camera.placement, range, settings.rate);
        } else if (turns) {
            fastest = fastestTurn(camera.placement, range, settings.rate);
        } else {
            fastest = fastestChange(trackOf(camera, track), range, settings.rate);
        }
        const std::string unit = turns ? "°" : std::string(wordsOf(track).unit);
        ui::text(editor.gui, {area.x, area.y + 2.0F, area.w - 16.0F, 16.0F}, ui::Face::body,
                 ui::colour::text2, fastestWords(fastest, unit, settings.rate, settings.firstFrame),
                 ui::Align::right);
    }

}

void drawCurves(Editor& editor, const ui::Rect& names, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    dragCurve(editor);
    ui::line(gui, names.x, area.y, area.right(), area.y, ui::colour::window);
    const Project project = editor.project(); // an edit below leaves this row whole
    const CameraSetup* camera = project.cameras.find(editor.camera);
    if (camera == nullptr) {
        return;
    }
    CutView& view = editor.cutView;
    if (trackOf(*camera, view.track).keys.empty()) {
        const auto keyed = std::ranges::find_if(
            cameraTracks, [&](CameraTrack track) { return !trackOf(*camera, track).keys.empty(); });
        view.track = keyed == cameraTracks.end() ? CameraTrack::x : *keyed;
    }
    drawLegend(editor, names, *camera);
    const ui::Clip clip(gui, area);
    const ui::Hit ground = ui::hit(gui, "curves", area);
    const ui::Rect inside{area.x, area.y + 4.0F, area.w, area.h - 8.0F};
    bool any = false;
    for (const CameraTrack track : cameraTracks) {
        const Track& values = trackOf(*camera, track);
        if (!values.keys.empty()) {
            any = true;
            drawCurve(editor, area, {*camera, track, values, scaleOf(values, inside)},
                      track == view.track);
        }
    }
    if (!any) {
        ui::text(gui, area.inset(12.0F, 0.0F), ui::Face::body, ui::colour::text3,
                 "This camera stands still. S sets a key, Add a move makes one by name.");
        return;
    }
    const Shown shown{*camera, view.track, trackOf(*camera, view.track),
                      scaleOf(trackOf(*camera, view.track), inside)};
    const std::optional<Grip> grip = ground.hovered ? gripUnder(editor, shown) : std::nullopt;
    if (grip) {
        gui.setPointer(ui::Pointer::move);
        gui.hint = "Sideways is time, up is value";
    }
    if (ground.pressed && grip) {
        take(editor, shown, *grip);
    } else if (ground.pressed) {
        view.keys.clear();
    }
    drawFastest(editor, area, *camera);
}

}
