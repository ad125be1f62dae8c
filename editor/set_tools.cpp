#include "editor/set_tools.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/moving.h"
#include "editor/placing.h"
#include "editor/row_states.h"
#include "editor/way_dots.h"
#include "stage/block_edits.h"
#include "stage/blocking.h"
#include "stage/place.h"
#include "stage/seats.h"
#include "stage/stage.h"

namespace premise {

namespace {

    constexpr double farthestGround = 500.0; ///< metres
    constexpr double step = 0.25;            ///< metres, of a drag with Ctrl
    constexpr float reach = 9.0F;            ///< points round a sign that still pick it

    bool control()
    {
        return ImGui::GetIO().KeyCtrl;
    }

    double distance(const Vec2& a, float x, float y)
    {
        return std::hypot(double(a.x - x), double(a.y - y));
    }

    /// Marks and cameras have no model: their signs on the screen are picked.
    Item signUnder(const Editor& editor, const SetView& view, float x, float y)
    {
        Item found;
        double nearest = double(reach);
        const auto offer = [&](const Item& item) {
            const std::optional<Vec2> at =
                view.onScreen(placeOf(editor.project(), item, editor.time));
            if (at && distance(*at, x, y) < nearest) {
                nearest = distance(*at, x, y);
                found = item;
            }
        };
        for (const auto& mark : editor.project().marks.rows()) {
            offer({ItemKind::mark, mark->id.value});
        }
        for (const auto& camera : editor.project().cameras.rows()) {
            offer({ItemKind::camera, camera->id.value});
        }
        return found;
    }

    /// What is locked is passed.
    std::optional<Picked> unlockedUnder(Editor& editor, const SetView& view, const ViewInput& input)
    {
        PickWish wish;
        wish.mayMeet = [&editor](const PlacedModel& placed) {
            return !isLocked(editor.project(), itemOf(placed.kind, placed.row));
        };
        return editor.picker.nearest(view.frame, editor.reader.models(), view.ray(input.x, input.y),
                                     wish);
    }

    std::optional<Picked> modelUnder(Editor& editor, const SetView& view, const ViewInput& input)
    {
        return editor.picker.nearest(view.frame, editor.reader.models(),
                                     view.ray(input.x, input.y));
    }

    Item itemUnder(Editor& editor, const SetView& view, const ViewInput& input)
    {
        const ImVec2 at = ImGui::GetIO().MousePos;
        if (const Item sign = signUnder(editor, view, at.x, at.y); sign.kind != ItemKind::none) {
            return sign;
        }
        const std::optional<Picked> met = unlockedUnder(editor, view, input);
        if (!met) {
            return {};
        }
        const Item item = itemOf(met->kind, met->row);
        // The shell of the place is picked from its list: a click on the floor means the ground.
        const bool shell = item.kind == ItemKind::setPiece || item.kind == ItemKind::room;
        return shell && met->normal.y > 0.9F && met->point.y < 0.2 ? Item{} : item;
    }

    /// Where a click puts things; says so where there is no such place.
    std::optional<Spot> spotUnder(Editor& editor, const SetView& view, const ViewInput& input)
    {
        const std::optional<Picked> met = modelUnder(editor, view, input);
        if (met && !control()) {
            return spotOn(*met, editor.project(), view.frame, editor.reader.models(), 1.0,
                          DVec3(view.camera.pose.position));
        }
        const std::optional<DVec3> ground =
            met ? std::optional(met->point) : onGround(view.ray(input.x, input.y), 0.0);
        if (!ground) {
            editor.complain("There is no floor under the pointer");
            return std::nullopt;
        }
        return Spot{*ground, Angle(), false};
    }

    void pick(Editor& editor, const SetView& view, const ViewInput& input)
    {
        const Item item = itemUnder(editor, view, input);
        if (item.kind == ItemKind::none) {
            if (!control()) {
                editor.selection.clear();
            }
        } else if (control()) {
            editor.selection.toggle(item);
        } else if (!editor.selection.has(item)) {
            editor.selection.pick(item);
        }
        if (item.kind == ItemKind::camera) {
            editor.showCamera(Id<CameraSetup>{item.id});
        }
    }

    void select(Editor& editor, const SetView& view, const ViewInput& input)
    {
        SetDrag& drag = editor.drag;
        if (drag.active) {
            goOnWithSetDrag(editor, view, input);
            return;
        }
        if (input.pressed) {
            drag.cancelled = false;
            drag.part = handleUnder(editor, view, input);
            if (drag.part == GizmoPart::none && useWayDots(editor, view, input)) {
                return;
            }
            if (drag.part == GizmoPart::none) {
                pick(editor, view, input);
                drag.part = editor.tool == Tool::select ? GizmoPart::xz : GizmoPart::none;
            }
        }
        if (!input.pressed && drag.part == GizmoPart::none && useWayDots(editor, view, input)) {
            return;
        }
        if (input.dragging && !editor.selection.empty() && !drag.cancelled &&
            drag.part != GizmoPart::none) {
            beginSetDrag(editor, view, input, drag.part);
        }
    }

    void addPerson(Editor& editor, const SetView& view, const ViewInput& input)
    {
        editor.gui.setPointer(ui::Pointer::cross);
        editor.gui.hint = "Click the floor to stand, a seat to sit. Esc ends it";
        if (!input.clicked) {
            return;
        }
        const std::optional<Spot> spot = spotUnder(editor, view, input);
        if (!spot) {
            return;
        }
        editor.beginGesture("Add person");
        const Result<Id<Asset>> figure = editor.figureAsset();
        if (!figure) {
            editor.cancelGesture();
            editor.complain(figure.error().message);
            return;
        }
        NewCast person;
        person.asset = *figure;
        Made<Cast> made = editsToPlace(editor.project(), person, *spot);
        const bool added = editor.ask(made.edits, "Add person");
        editor.endGesture();
        if (added) {
            editor.selection.pick({ItemKind::cast, made.id.value});
            editor.nameWaits = true;
            editor.tool = Tool::select;
            editor.say(editor.project().cast.at(made.id).name +
                       (spot->seated ? " sits" : " stands"));
        }
    }

    template <class Row> Result<std::vector<Edit>> editsOfMade(Result<Made<Row>> made)
    {
        if (!made) {
            return fail("{}", made.error().message);
        }
        return std::move(made->edits);
    }

    /// Tape on the floor, for who is picked or for nobody yet.
    void layMark(Editor& editor, const SetView& view, const ViewInput& input)
    {
        editor.gui.setPointer(ui::Pointer::cross);
        editor.gui.hint = "Click the floor, Esc ends it";
        if (!input.clicked) {
            return;
        }
        const std::optional<Spot> spot = spotUnder(editor, view, input);
        if (!spot) {
            return;
        }
        const Item who = editor.selection.main();
        const Id<Cast> whose{who.kind == ItemKind::cast ? who.id : 0};
        const Made<Mark> made = editsToMark(editor.project(), whose, *spot);
        if (editor.ask(made.edits, "Mark")) {
            editor.say("Mark " + editor.project().marks.at(made.id).name + " is on the floor");
        }
    }

    void walk(Editor& editor, const SetView& view, const ViewInput& input)
    {
        editor.gui.setPointer(ui::Pointer::cross);
        editor.gui.hint = "Click marks in order, Esc ends it";
        const Item who = editor.selection.main();
        if (who.kind != ItemKind::cast || !input.clicked) {
            return;
        }
        const std::optional<Spot> spot = spotUnder(editor, view, input);
        if (!spot) {
            return;
        }
        const Id<Cast> walker{who.id};
        const Frame now = Frame(std::floor(editor.time));
        const ImVec2 at = ImGui::GetIO().MousePos;
        const Item sign = signUnder(editor, view, at.x, at.y);
        const Result<std::vector<Edit>> edits =
            sign.kind == ItemKind::mark
                ? editsToWalkTo(editor.project(), walker, Id<Mark>{sign.id}, now)
                : editsOfMade(editsToWalk(editor.project(), walker, *spot, now));
        if (!edits) {
            editor.complain(edits.error().message);
            return;
        }
        if (editor.ask(*edits, "Walk")) {
            const Cast& cast = editor.project().cast.at(Id<Cast>{who.id});
            const FrameRate rate = editor.project().settings.rate;
            const Frame first = editor.project().settings.firstFrame;
            editor.say(fmt::format("{} reaches mark {} at {:.1f} s", cast.name, cast.stops.size(),
                                   rate.seconds(double(cast.stops.back().arrive - first))));
        }
    }

    /// A room that nobody has lit yet is seen all the same: one soft light under its ceiling, as bright
    /// as an EI 800 at T2.8 wants it on a table.
    Light ceilingLight(const Room& room, double across, double deep)
    {
        constexpr double candelaPerSquareMetre = 30.0;
        constexpr double least = 500.0;
        Light light;
        light.name = room.name + ", ceiling";
        light.kind = LightKind::area;
        light.kelvin = 4300.0;
        light.placement.x.rest = (room.corners[0].x + room.corners[2].x).value() * 0.5;
        light.placement.z.rest = (room.corners[0].z + room.corners[2].z).value() * 0.5;
        light.placement.y.rest = room.wallHeight.value() - 0.05;
        light.placement.tilt.rest = -90.0;
        light.width = Metres(std::min(across * 0.4, 2.4));
        light.height = Metres(std::min(deep * 0.4, 2.4));
        light.candela.rest = std::max(candelaPerSquareMetre * across * deep, least);
        return light;
    }

    void drawRoom(Editor& editor, const SetView& view, const ViewInput& input)
    {
        SetDrag& drag = editor.drag;
        editor.gui.setPointer(ui::Pointer::cross);
        editor.gui.hint = "Drag a rectangle on the floor, Esc ends it";
        const std::optional<DVec3> now = onGround(view.ray(input.x, input.y), 0.0);
        if (input.pressed && now) {
            drag.room = true;
            drag.from = *now;
        }
        if (!drag.room || !now) {
            return;
        }
        const auto even = [](double value) { return inSteps(value, control() ? step : 0.05); };
        const double left = even(std::min(drag.from.x, now->x));
        const double right = even(std::max(drag.from.x, now->x));
        const double back = even(std::min(drag.from.z, now->z));
        const double front = even(std::max(drag.from.z, now->z));
        const std::array<DVec3, 4> corners{DVec3(left, 0.0, back), DVec3(right, 0.0, back),
                                           DVec3(right, 0.0, front), DVec3(left, 0.0, front)};
        for (std::size_t i = 0; i < 4; ++i) {
            const std::optional<Vec2> a = view.onScreen(corners[i]);
            const std::optional<Vec2> b = view.onScreen(corners[(i + 1) % 4]);
            if (a && b) {
                ui::line(editor.gui, a->x, a->y, b->x, b->y, ui::colour::accent, 2.0F);
            }
        }
        const std::string size =
            fmt::format("{} × {}", withUnit(editor, right - left), withUnit(editor, front - back));
        ui::labelAt(editor.gui, ImGui::GetIO().MousePos.x + 14.0F,
                    ImGui::GetIO().MousePos.y + 14.0F, ui::Face::action, ui::colour::text, size);
        if (input.held || !input.released) {
            return;
        }
        drag.room = false;
        if (right - left < 0.5 || front - back < 0.5) {
            editor.complain("A room is at least half a metre wide and deep");
            return;
        }
        Room room;
        room.name = fmt::format("Room {}", editor.project().rooms.size() + 1);
        for (const DVec3& corner : corners) {
            room.corners.push_back({Metres(corner.x), Metres(corner.z)});
        }
        if (editor.ask(
                {Put<Room>{room}, Put<Light>{ceilingLight(room, right - left, front - back)}},
                "Draw a room")) {
            editor.tool = Tool::select;
            editor.selection.pick({ItemKind::room, editor.project().rooms.rows().back()->id.value});
            editor.say("A room of " + size);
        }
    }

}

Ray SetView::ray(float u, float v) const
{
    return plan ? rayThrough(fromAbove, double(u), double(v))
                : rayThrough(camera, double(u), double(v));
}

std::optional<Vec2> SetView::onScreen(const DVec3& place) const
{
    const PicturePoint at = plan ? pointInPicture(fromAbove, place) : pointInPicture(camera, place);
    if (!plan && at.ahead < 0.05) {
        return std::nullopt;
    }
    return Vec2(area.x + float(at.u) * area.w, area.y + float(at.v) * area.h);
}

std::optional<DVec3> onGround(const Ray& ray, double height)
{
    if (std::abs(ray.direction.y) < 1e-6) {
        return std::nullopt;
    }
    const double along = (height - ray.origin.y) / ray.direction.y;
    if (along < 0.0 || along > farthestGround) {
        return std::nullopt;
    }
    return ray.at(along);
}

void useTool(Editor& editor, const SetView& view, const ViewInput& input)
{
    if (input.looking) {
        return;
    }
    if (editor.tool == Tool::place) {
        placeFromLibrary(editor, view, input);
        return;
    }
    const bool here = input.hovered || input.held || input.released || editor.drag.active;
    if (!here) {
        return;
    }
    switch (editor.tool) {
    case Tool::addPerson: addPerson(editor, view, input); break;
    case Tool::walk: walk(editor, view, input); break;
    case Tool::room: drawRoom(editor, view, input); break;
    case Tool::mark: layMark(editor, view, input); break;
    case Tool::tape: useTape(editor, view, input); break;
    default:
        if (input.held || input.pressed || editor.drag.active || input.released) {
            select(editor, view, input);
        }
        break;
    }
}

}
