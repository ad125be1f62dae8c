#include "editor/tape.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/editor.h"
#include "editor/set_tools.h"
#include "editor/ui/widgets.h"
#include "project/room_plan.h"
#include "stage/stage.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr double snapReach = 10.0; ///< points
    constexpr double tapeReach = 6.0;  ///< points, of a double-click on one

    double pointsApart(const Vec2& a, const Vec2& b)
    {
        return std::hypot(double(a.x - b.x), double(a.y - b.y));
    }

    Vec2 pointerIn(const SetView& view, const ViewInput& input)
    {
        return {view.area.x + input.x * view.area.w, view.area.y + input.y * view.area.h};
    }

    double pointsToTape(const SetView& view, const Tape& tape, const Vec2& pointer)
    {
        const std::optional<Vec2> a = view.onScreen(tape.from);
        const std::optional<Vec2> b = view.onScreen(tape.to);
        if (!a || !b) {
            return 1e9;
        }
        const Vec2 way = *b - *a;
        const float square = glm::dot(way, way);
        const float part =
            square > 0.0F ? std::clamp(glm::dot(pointer - *a, way) / square, 0.0F, 1.0F) : 0.0F;
        return pointsApart(pointer, *a + way * part);
    }

    /// The nearest place of a wall's inside in plan, where one lies within reach.
    std::optional<TapeEnd> wallEnd(const Editor& editor, const SetView& view, const Vec2& pointer,
                                   const DVec3& ground)
    {
        double nearest = snapReach;
        std::optional<TapeEnd> found;
        for (const auto& room : editor.project().rooms.rows()) {
            if (!room->visible || room->corners.size() < 3 || !brokenShape(*room).empty()) {
                continue;
            }
            for (const WallPlan& wall : wallsOf(*room)) {
                const DVec2 from = DVec2(ground.x, ground.z) - wall.from;
                const double along = std::clamp(glm::dot(from, wall.along), 0.0, wall.length);
                const DVec2 foot = wall.from + wall.along * along;
                const DVec3 place(foot.x, room->floor.value(), foot.y);
                const std::optional<Vec2> at = view.onScreen(place);
                if (at && pointsApart(*at, pointer) < nearest) {
                    nearest = pointsApart(*at, pointer);
                    found = TapeEnd{place, "wall"};
                }
            }
        }
        return found;
    }

    /// What the end snaps to; else what the pointer is on; else the ground.
    std::optional<TapeEnd> endUnder(Editor& editor, const SetView& view, const ViewInput& input)
    {
        const Vec2 pointer = pointerIn(view, input);
        double nearest = snapReach;
        std::optional<TapeEnd> found;
        for (TapeEnd& end : tapeEnds(editor)) {
            const std::optional<Vec2> at = view.onScreen(end.place);
            if (at && pointsApart(*at, pointer) < nearest) {
                nearest = pointsApart(*at, pointer);
                found = std::move(end);
            }
        }
        if (found) {
            return found;
        }
        const Ray ray = view.ray(input.x, input.y);
        const std::optional<DVec3> ground = onGround(ray, 0.0);
        if (view.plan) {
            if (ground) {
                found = wallEnd(editor, view, pointer, *ground);
            }
        } else if (const std::optional<Picked> met =
                       editor.picker.nearest(view.frame, editor.reader.models(), ray)) {
            return TapeEnd{met->point, {}};
        }
        return !found && ground ? std::optional(TapeEnd{*ground, {}}) : found;
    }

    std::string tapeWords(const Editor& editor, const Tape& tape)
    {
        return withUnit(editor, partsOf(tape).length);
    }

    /// "3.31 m, level 3.20 m, up 0.85 m"
    std::string partsWords(const Editor& editor, const Tape& tape)
    {
        const TapeParts parts = partsOf(tape);
        std::string words = withUnit(editor, parts.length);
        constexpr double flat = 0.005; // metres
        if (std::abs(parts.height) >= flat) {
            words += fmt::format(", level {}, {} {}", withUnit(editor, parts.level),
                                 parts.height > 0.0 ? "up" : "down",
                                 withUnit(editor, std::abs(parts.height)));
        }
        return words;
    }

    /// Keeps the tape under the pointer, or winds up a kept one.
    bool keepOrWind(Editor& editor, const SetView& view, const Vec2& pointer)
    {
        Tapes& tapes = editor.tapes;
        const auto hit = std::ranges::find_if(tapes.kept, [&](const Tape& tape) {
            return pointsToTape(view, tape, pointer) < tapeReach;
        });
        if (hit != tapes.kept.end()) {
            tapes.kept.erase(hit);
            editor.say("Wound up the tape");
            return true;
        }
        if (tapes.now && pointsToTape(view, *tapes.now, pointer) < tapeReach) {
            editor.say("Kept for this sitting: " + tapeWords(editor, *tapes.now));
            tapes.kept.push_back(*tapes.now);
            tapes.now.reset();
            return true;
        }
        return false;
    }

    void drawTape(Editor& editor, const SetView& view, const Tape& tape, bool kept)
    {
        const std::optional<Vec2> a = view.onScreen(tape.from);
        const std::optional<Vec2> b = view.onScreen(tape.to);
        if (!a || !b) {
            return;
        }
        ui::Gui& gui = editor.gui;
        const ui::Ink ink = ui::colour::text;
        if (kept) {
            ui::line(gui, a->x, a->y, b->x, b->y, ink, 1.5F);
        } else {
            ui::dashed(gui, a->x, a->y, b->x, b->y, ink, 1.5F);
        }
        for (const Vec2& end : {*a, *b}) {
            ui::disc(gui, end.x, end.y, 3.0F, ink);
        }
        ui::labelAt(gui, (a->x + b->x) * 0.5F, (a->y + b->y) * 0.5F - 8.0F, ui::Face::action, ink,
                    kept ? tapeWords(editor, tape) : partsWords(editor, tape), ui::Align::middle);
        if (!kept && !tape.toName.empty()) {
            ui::labelAt(gui, b->x + 10.0F, b->y + 8.0F, ui::Face::caption, ui::colour::text2,
                        tape.toName);
        }
    }

}

TapeParts partsOf(const Tape& tape)
{
    const DVec3 way = tape.to - tape.from;
    return {glm::length(way), std::hypot(way.x, way.z), way.y};
}

std::vector<TapeEnd> tapeEnds(const Editor& editor)
{
    const Project& project = editor.project();
    std::vector<TapeEnd> ends;
    for (const auto& mark : project.marks.rows()) {
        ends.push_back({{mark->x.value(), mark->y.value(), mark->z.value()}, mark->name});
    }
    for (const auto& person : project.cast.rows()) {
        if (person->visible) {
            ends.push_back({eyesOf(project, *person, editor.time), person->name + ", eyes"});
        }
    }
    for (const auto& camera : project.cameras.rows()) {
        const StagedCamera staged = stagedCamera(project, *camera, editor.time);
        ends.push_back({DVec3(staged.pose.position), "lens of camera " + camera->name});
    }
    for (const auto& room : project.rooms.rows()) {
        if (room->visible) {
            for (const RoomCorner& corner : room->corners) {
                ends.push_back({{corner.x.value(), room->floor.value(), corner.z.value()},
                                "corner of " + room->name});
            }
        }
    }
    return ends;
}

void useTape(Editor& editor, const SetView& view, const ViewInput& input)
{
    Tapes& tapes = editor.tapes;
    editor.gui.setPointer(ui::Pointer::cross);
    if (tapes.laying && tapes.inPlan != view.plan) {
        return;
    }
    if (input.twice && keepOrWind(editor, view, pointerIn(view, input))) {
        tapes.laying = false;
        return;
    }
    editor.gui.hint = tapes.now ? "Double-click keeps it, Esc ends the tool"
                                : "Drag from one place to another, Esc ends the tool";
    if (input.dragging && !tapes.laying) {
        ViewInput began = input;
        began.x -= input.dragX / view.area.w;
        began.y -= input.dragY / view.area.h;
        if (const std::optional<TapeEnd> from = endUnder(editor, view, began)) {
            tapes.now = Tape{from->place, from->place, from->name, {}};
            tapes.laying = true;
            tapes.inPlan = view.plan;
        }
    }
    if (!tapes.laying) {
        return;
    }
    if (const std::optional<TapeEnd> to = endUnder(editor, view, input)) {
        tapes.now->to = to->place;
        tapes.now->toName = to->name;
        editor.say(partsWords(editor, *tapes.now));
    }
    tapes.laying = input.held;
}

void drawTapes(Editor& editor, const SetView& view)
{
    Tapes& tapes = editor.tapes;
    if (editor.tool != Tool::tape) {
        tapes.now.reset();
        tapes.laying = false;
    }
    for (const Tape& tape : tapes.kept) {
        drawTape(editor, view, tape, true);
    }
    if (tapes.now) {
        drawTape(editor, view, *tapes.now, false);
    }
}

}
