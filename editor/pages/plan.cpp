#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/moving.h"
#include "editor/pages/block_parts.h"
#include "editor/pages/plan_cameras.h"
#include "editor/set_tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "film/framing.h"
#include "project/room_plan.h"
#include "stage/place.h"
#include "stage/stage.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr double biggestPiece = 12.0; ///< metres; larger set pieces are places, not furniture

    Vec2 at(const SetView& view, const DVec3& place)
    {
        return view.onScreen(place).value_or(Vec2(0.0F));
    }

    void quad(ui::Gui& gui, const std::array<Vec2, 4>& corners, ui::Ink ink, bool filled)
    {
        const auto point = [&corners](std::size_t i) { return ImVec2(corners[i].x, corners[i].y); };
        if (filled) {
            gui.draw->AddQuadFilled(point(0), point(1), point(2), point(3), ink);
        } else {
            gui.draw->AddQuad(point(0), point(1), point(2), point(3), ink, 1.0F);
        }
    }

    void drawPlanGrid(Editor& editor, const SetView& view)
    {
        const double across = view.fromAbove.width.value();
        const double step = gridStep(editor, across).metres;
        const double deep = across / view.fromAbove.aspect;
        const DVec3 centre = view.fromAbove.centre;
        const ui::Ink thin = ui::faded(ui::colour::text, 0.04);
        for (double x = std::ceil((centre.x - across * 0.5) / step) * step;
             x < centre.x + across * 0.5; x += step) {
            const float sx = at(view, {x, 0.0, centre.z}).x;
            ui::line(editor.gui, sx, view.area.y, sx, view.area.bottom(), thin);
        }
        for (double z = std::ceil((centre.z - deep * 0.5) / step) * step; z < centre.z + deep * 0.5;
             z += step) {
            const float sy = at(view, {centre.x, 0.0, z}).y;
            ui::line(editor.gui, view.area.x, sy, view.area.right(), sy, thin);
        }
    }

    void drawRooms(Editor& editor, const SetView& view)
    {
        for (const auto& room : editor.project().rooms.rows()) {
            if (!room->visible || room->corners.size() < 3 || !brokenShape(*room).empty()) {
                continue;
            }
            const bool picked = editor.selection.has({ItemKind::room, room->id.value});
            for (const WallPlan& wall : wallsOf(*room)) {
                const auto corner = [&](const DVec2& place) {
                    return at(view, {place.x, room->floor.value(), place.y});
                };
                quad(editor.gui,
                     {corner(wall.from), corner(wall.to), corner(wall.outerTo),
                      corner(wall.outerFrom)},
                     picked ? ui::colour::accent : ui::ink(0xa0a0a0), true);
            }
            for (const Opening& hole : room->openings) {
                const std::vector<WallPlan> walls = wallsOf(*room);
                if (hole.wall < 0 || std::size_t(hole.wall) >= walls.size()) {
                    continue;
                }
                const WallPlan& wall = walls[std::size_t(hole.wall)];
                const auto corner = [&](double along, double outward) {
                    const DVec2 place = wall.from + wall.along * along +
                                        wall.outward * (outward * room->wallThickness.value());
                    return at(view, {place.x, room->floor.value(), place.y});
                };
                const double from = hole.along.value() - hole.width.value() * 0.5;
                const double to = hole.along.value() + hole.width.value() * 0.5;
                quad(editor.gui,
                     {corner(from, 0.0), corner(to, 0.0), corner(to, 1.0), corner(from, 1.0)},
                     hole.kind == OpeningKind::window ? ui::ink(0x4a6a78) : ui::colour::view, true);
            }
        }
    }

    void drawFootprints(Editor& editor, const SetView& view)
    {
        const auto draw = [&](const PlacedModel& model) {
            if (model.kind == PlacedKind::cast) {
                return;
            }
            const std::optional<PlacedBox> box =
                boxOf(view.frame, editor.reader.models(), model.kind, model.row);
            if (!box || std::max(box->half.x, box->half.z) > float(biggestPiece * 0.5)) {
                return;
            }
            const bool picked = editor.selection.has(itemOf(model.kind, model.row));
            const std::array<DVec3, 8> corners = box->corners();
            // The lower four, in order round the foot.
            quad(editor.gui,
                 {at(view, corners[0]), at(view, corners[1]), at(view, corners[5]),
                  at(view, corners[4])},
                 picked ? ui::colour::accent : ui::faded(ui::ink(0x8a8a8a), 0.9), false);
        };
        for (const PlacedModel& model : view.frame.still->models) {
            draw(model);
        }
        for (const PlacedModel& model : view.frame.moving) {
            draw(model);
        }
    }

    /// Walls and all that stands at the height of a table's top.
    void drawSection(Editor& editor, const SetView& view)
    {
        constexpr double height = 1.2; // metres: through doors and windows, over tables
        for (const PlanLine& line :
             editor.section.of(view.frame.still, editor.reader.models(), height)) {
            const Vec2 a = at(view, {double(line.from.x), 0.0, double(line.from.y)});
            const Vec2 b = at(view, {double(line.to.x), 0.0, double(line.to.y)});
            if (std::max(a.x, b.x) < view.area.x || std::min(a.x, b.x) > view.area.right() ||
                std::max(a.y, b.y) < view.area.y || std::min(a.y, b.y) > view.area.bottom()) {
                continue;
            }
            editor.gui.draw->AddLine(ImVec2(a.x, a.y), ImVec2(b.x, b.y), ui::ink(0xa0a0a0), 1.5F);
        }
    }

    void navigatePlan(Editor& editor, const ui::Rect& area, const ViewInput& input)
    {
        const ImGuiIO& io = ImGui::GetIO();
        const double perPoint = editor.plan.width.value() / double(area.w);
        if (ImGui::IsItemActive() && (io.MouseDown[2] || io.MouseDown[1])) {
            editor.plan.centre.x -= double(io.MouseDelta.x) * perPoint;
            editor.plan.centre.z -= double(io.MouseDelta.y) * perPoint;
        }
        if (input.hovered && io.MouseWheel != 0.0F) {
            const double factor = std::pow(0.88, double(io.MouseWheel));
            const double wide = std::clamp(editor.plan.width.value() * factor, 2.0, 400.0);
            const double kept = wide / editor.plan.width.value();
            // The place under the pointer stays there.
            const double px = (double(input.x) - 0.5) * editor.plan.width.value();
            const double pz =
                (double(input.y) - 0.5) * editor.plan.width.value() / editor.plan.aspect;
            editor.plan.centre.x += px * (1.0 - kept);
            editor.plan.centre.z += pz * (1.0 - kept);
            editor.plan.width = Metres(wide);
        }
    }

    void drawScale(Editor& editor, const SetView& view)
    {
        const bool metric = editor.lengths() == ui::LengthStyle::metric;
        constexpr double metresPerFoot = 0.3048; // exact, international foot of 1959
        const double perUnit =
            double(view.area.w) / view.fromAbove.width.value() * (metric ? 1.0 : metresPerFoot);
        double length = 1.0;
        for (const double wanted : {0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
            length = wanted;
            if (wanted * perUnit > 80.0) {
                break;
            }
        }
        const float x = view.area.x + 16.0F;
        const float y = view.area.bottom() - 20.0F;
        const float w = float(length * perUnit);
        ui::line(editor.gui, x, y, x + w, y, ui::colour::text2, 1.5F);
        ui::line(editor.gui, x, y - 4.0F, x, y + 4.0F, ui::colour::text2, 1.5F);
        ui::line(editor.gui, x + w, y - 4.0F, x + w, y + 4.0F, ui::colour::text2, 1.5F);
        ui::text(editor.gui, {x + w + 8.0F, y - 8.0F, 60.0F, 16.0F}, ui::Face::body,
                 ui::colour::text2, fmt::format("{:g} {}", length, metric ? "m" : "ft"));
    }

}

void drawPlanGround(Editor& editor, const SetView& view)
{
    drawSection(editor, view);
    drawRooms(editor, view);
    drawFootprints(editor, view);
}

void drawPlanPeople(Editor& editor, const SetView& view)
{
    for (const auto& person : editor.project().cast.rows()) {
        if (!person->visible) {
            continue;
        }
        const CastMoment moment = castAt(editor.project(), *person, editor.time);
        const DVec3 place(moment.pose.position);
        const DVec3 ahead(moment.pose.rotation * Vec3(0.0F, 0.0F, 1.0F));
        const DVec3 side(ahead.z, 0.0, -ahead.x);
        const ui::Ink tape = inkOf(person->colour);
        std::array<ImVec2, 24> points{};
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double turn = 6.283185307179586 * double(i) / double(points.size());
            const Vec2 p =
                at(view, place + side * (0.24 * std::cos(turn)) + ahead * (0.15 * std::sin(turn)));
            points[i] = ImVec2(p.x, p.y);
        }
        editor.gui.draw->AddConvexPolyFilled(points.data(), int(points.size()), tape);
        const Vec2 nose = at(view, place + ahead * 0.3);
        const Vec2 l = at(view, place + ahead * 0.12 - side * 0.08);
        const Vec2 r = at(view, place + ahead * 0.12 + side * 0.08);
        ui::triangle(editor.gui, nose.x, nose.y, l.x, l.y, r.x, r.y, tape);
        if (editor.selection.has({ItemKind::cast, person->id.value})) {
            const Vec2 p = at(view, place);
            ui::ring(editor.gui, p.x, p.y, 18.0F, ui::colour::accent, 2.0F);
        }
    }
}

void drawPlan(Editor& editor, const ui::Rect& area, double)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "plan", area, ui::colour::view);
    const ViewInput input = viewInput(gui, "plan view", area);
    editor.plan.aspect = double(area.w) / double(std::max(area.h, 1.0F));
    editor.plan.centre.y = 2.0; // above furniture, below ceilings
    navigatePlan(editor, area, input);
    SetView view;
    view.area = area;
    view.plan = true;
    view.fromAbove = editor.plan;
    view.camera = editor.freeCamera.staged(editor.plan.aspect);
    view.frame = editor.stage.at(editor.project(), FreeView{view.camera}, editor.time);
    if (!usePlanCamera(editor, view, input)) {
        useTool(editor, view, input);
    }
    {
        const ui::Clip clip(gui, area);
        if (editor.gridShown) {
            drawPlanGrid(editor, view);
        }
        drawPlanGround(editor, view);
        drawPlanCameras(editor, view);
        drawPlanPeople(editor, view);
        drawScale(editor, view);
    }
    drawOverlays(editor, view);
    if (pill(gui, "Plan", {area.x + 12.0F, area.y + 12.0F, pillWidth(gui, "Plan  T"), 24.0F},
             ui::icon::plan, "Plan  T", editor.planLarge)) {
        editor.planLarge = !editor.planLarge;
    }
}

}
