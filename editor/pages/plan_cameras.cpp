#include "editor/pages/plan_cameras.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/camera_edits.h"
#include "editor/row_states.h"
#include "editor/ui/widgets.h"
#include "stage/place.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr double othersReach = 8.0; ///< metres: of cameras that are not shown
    constexpr double gripReach = 6.0;   ///< points
    constexpr double nearestFocus = 0.1;
    constexpr double farthestFocus = 1000.0;

    Vec2 onPlan(const SetView& view, const DVec3& place)
    {
        return view.onScreen(place).value_or(Vec2(0.0F));
    }

    /// What the shown camera sees, up to the walls.
    void drawSight(Editor& editor, const SetView& view, const Wedge& wedge)
    {
        ImDrawList& list = *editor.gui.draw;
        const auto point = [&](const DVec3& place) {
            const Vec2 at = onPlan(view, place);
            return ImVec2(at.x, at.y);
        };
        const ImVec2 eye = point(wedge.eye);
        const ui::Ink ground = ui::faded(ui::colour::accent, 0.14);
        // A fan of triangles: softened edges would show as spokes.
        const ImDrawListFlags flags = list.Flags;
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        for (std::size_t i = 0; i + 1 < wedge.edge.size(); ++i) {
            list.AddTriangleFilled(eye, point(wedge.edge[i]), point(wedge.edge[i + 1]), ground);
        }
        list.Flags = flags;
    }

    /// The two sides of a wedge: thin and grey but for the shown camera.
    void drawSides(Editor& editor, const SetView& view, const Wedge& wedge, bool shown)
    {
        const ui::Ink ink = shown ? ui::colour::accent : ui::faded(ui::ink(0xbdbdbd), 0.28);
        const Vec2 eye = onPlan(view, wedge.eye);
        for (const DVec3& end : {wedge.edge.front(), wedge.edge.back()}) {
            // Through a window one sees to the shore; thirteen such lines would be all that is seen.
            const DVec3 way = end - wedge.eye;
            const double far = glm::length(way);
            const double told = shown ? far : std::min(far, othersReach);
            const Vec2 to = onPlan(view, wedge.eye + way * (told / std::max(far, 1e-9)));
            ui::line(editor.gui, eye.x, eye.y, to.x, to.y, ink, shown ? 1.5F : 1.0F);
        }
    }

    /// The body from above with its letter, never smaller than can be read.
    void drawBody(Editor& editor, const SetView& view, const Wedge& wedge,
                  const CameraSetup& camera, bool shown)
    {
        constexpr double deep = 0.3; // metres
        constexpr double wide = 0.24;
        constexpr double leastPoints = 15.0;
        const double pointsAMetre = double(view.area.w) / view.fromAbove.width.value();
        const double grown = std::max(1.0, leastPoints / (wide * pointsAMetre));
        const auto at = [&](double forward, double side) {
            const Vec2 p = onPlan(view, wedge.eye + wedge.ahead * (forward * grown) +
                                            wedge.right * (side * grown));
            return ImVec2(p.x, p.y);
        };
        const ui::Ink ink = shown ? ui::colour::accent : ui::ink(0xbdbdbd);
        ImDrawList& list = *editor.gui.draw;
        list.AddTriangleFilled(at(0.08, 0.0), at(-0.06, 0.09), at(-0.06, -0.09), ink);
        list.AddQuadFilled(at(-0.02, -wide * 0.5), at(-0.02, wide * 0.5), at(-deep, wide * 0.5),
                           at(-deep, -wide * 0.5), ink);
        const ImVec2 middle = at(-0.5 * deep - 0.01, 0.0);
        ui::text(editor.gui, {middle.x - 8.0F, middle.y - 8.0F, 16.0F, 16.0F}, ui::Face::caption,
                 ui::colour::accentInk, camera.name.substr(0, 1), ui::Align::middle);
    }

    std::array<DVec3, 2> focusLine(const Wedge& wedge)
    {
        const DVec3 middle = wedge.eye + wedge.ahead * wedge.focus;
        const DVec3 side = wedge.right * (wedge.half * wedge.focus);
        return {middle - side, middle + side};
    }

    double pointsFromLine(const SetView& view, const DVec3& from, const DVec3& to, const Vec2& at)
    {
        const Vec2 a = onPlan(view, from);
        const Vec2 way = onPlan(view, to) - a;
        const float square = glm::dot(way, way);
        const float part =
            square > 0.0F ? std::clamp(glm::dot(at - a, way) / square, 0.0F, 1.0F) : 0.0F;
        const Vec2 nearest = a + way * part;
        return std::hypot(double(at.x - nearest.x), double(at.y - nearest.y));
    }

    PlanCameraDrag::What gripUnder(const SetView& view, const Wedge& wedge, const Vec2& at)
    {
        const std::array<DVec3, 2> focus = focusLine(wedge);
        if (pointsFromLine(view, focus[0], focus[1], at) < gripReach) {
            return PlanCameraDrag::What::focus;
        }
        for (std::size_t i = 0; i + 1 < wedge.edge.size(); ++i) {
            if (pointsFromLine(view, wedge.edge[i], wedge.edge[i + 1], at) < gripReach) {
                return PlanCameraDrag::What::turn;
            }
        }
        return PlanCameraDrag::What::nothing;
    }

    void pullFocus(Editor& editor, const Wedge& wedge, const DVec3& to)
    {
        const double metres =
            std::clamp(glm::dot(to - wedge.eye, wedge.ahead), nearestFocus, farthestFocus);
        const CameraSetup& camera = *editor.shownCamera();
        if (camera.focusOn.value != 0) {
            changeCamera(editor, [](CameraSetup& row) { row.focusOn = {}; });
        }
        setCameraValue(editor, CameraTrack::focusDistance, metres);
        editor.say("Pulling focus to " + withUnit(editor, metres));
    }

    void turnCamera(Editor& editor, const Wedge& wedge, const DVec3& to)
    {
        const PlanCameraDrag& drag = editor.block.camera;
        const DVec3 a = drag.from - wedge.eye;
        const DVec3 b = to - wedge.eye;
        // About +y, to the left seen from above.
        double by = std::atan2(a.z * b.x - a.x * b.z, a.x * b.x + a.z * b.z) * 180.0 /
                    3.14159265358979323846;
        constexpr double panStep = 15.0;
        if (ImGui::GetIO().KeyCtrl) {
            by = inSteps(by, panStep);
        }
        setCameraValue(editor, CameraTrack::pan, drag.pan + by);
        editor.say(fmt::format("Turning camera {} by {}°", editor.shownCamera()->name,
                               ui::written(by, ui::Unit::degrees, 1)));
    }

    void endPlanCamera(Editor& editor)
    {
        PlanCameraDrag& drag = editor.block.camera;
        if (drag.begun) {
            editor.endGesture();
            const CameraSetup* camera = editor.shownCamera();
            const bool turned = drag.what == PlanCameraDrag::What::turn;
            editor.say(camera == nullptr
                           ? ""
                           : fmt::format("{} camera {}", turned ? "Turned" : "Pulled focus of",
                                         camera->name));
        }
        drag = {};
    }

}

void drawPlanCameras(Editor& editor, const SetView& view)
{
    const auto wedgeOf = [&](const CameraSetup& camera) -> const Wedge& {
        return editor.planWedges.of(editor, view, camera);
    };
    for (const auto& camera : editor.project().cameras.rows()) {
        if (camera->id != editor.camera) {
            drawSides(editor, view, wedgeOf(*camera), false);
        }
    }
    for (const auto& camera : editor.project().cameras.rows()) {
        if (camera->id != editor.camera) {
            drawBody(editor, view, wedgeOf(*camera), *camera, false);
        }
    }
    const CameraSetup* shown = editor.shownCamera();
    if (shown == nullptr) {
        return;
    }
    const Wedge& wedge = wedgeOf(*shown);
    drawSight(editor, view, wedge);
    drawSides(editor, view, wedge, true);
    drawBody(editor, view, wedge, *shown, true);
    const std::array<DVec3, 2> focus = focusLine(wedge);
    const Vec2 from = onPlan(view, focus[0]);
    const Vec2 to = onPlan(view, focus[1]);
    ui::line(editor.gui, from.x, from.y, to.x, to.y, ui::colour::keyFocus, 2.0F);
    if (editor.gui.recording) {
        const auto note = [&](std::string_view name, const Vec2& at) {
            editor.gui.notePlace(name, {at.x - 1.0F, at.y - 1.0F, 2.0F, 2.0F});
        };
        note("focus line", (from + to) * 0.5F);
        note("wedge edge", onPlan(view, wedge.edge[wedge.edge.size() / 3]));
    }
}

bool usePlanCamera(Editor& editor, const SetView& view, const ViewInput& input)
{
    using What = PlanCameraDrag::What;
    const CameraSetup* shown = editor.shownCamera();
    PlanCameraDrag& drag = editor.block.camera;
    if (shown == nullptr || editor.tool != Tool::select || editor.drag.active) {
        return false;
    }
    const Vec2 at(view.area.x + input.x * view.area.w, view.area.y + input.y * view.area.h);
    if (drag.what == What::nothing) {
        if (!input.hovered) {
            return false;
        }
        const What under = gripUnder(view, editor.planWedges.of(editor, view, *shown), at);
        const bool other = handleUnder(editor, view, input) != GizmoPart::none;
        if (under == What::nothing || other) {
            return false;
        }
        if (isLocked(editor.project(), {ItemKind::camera, shown->id.value})) {
            editor.gui.hint = "Camera " + shown->name + " is locked";
            return false;
        }
        editor.gui.setPointer(ui::Pointer::hand);
        editor.gui.hint = under == What::focus ? "Drag pulls focus" : "Drag turns the camera";
        const std::optional<DVec3> from = onGround(view.ray(input.x, input.y), 0.0);
        if (input.pressed && from) {
            drag = {under, *from, valueAt(shown->placement.pan, editor.time), false};
        }
        return input.pressed;
    }
    if (ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false)) {
        if (drag.begun) {
            editor.cancelGesture();
        }
        drag = {};
        editor.drag.cancelled = true;
        return true;
    }
    if (!input.held) {
        endPlanCamera(editor);
        return true;
    }
    if (!drag.begun && input.dragging) {
        drag.begun = true;
        editor.beginGesture(drag.what == What::focus ? "Pull focus" : "Turn camera " + shown->name);
    }
    if (const std::optional<DVec3> to = onGround(view.ray(input.x, input.y), 0.0);
        to && drag.begun) {
        const Wedge& wedge = editor.planWedges.of(editor, view, *shown);
        if (drag.what == What::focus) {
            pullFocus(editor, wedge, *to);
        } else {
            turnCamera(editor, wedge, *to);
        }
        editor.gui.hint = "Esc puts it back";
    }
    return true;
}

}
