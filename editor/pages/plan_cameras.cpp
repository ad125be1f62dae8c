#include "editor/pages/plan_cameras.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/camera_edits.h"
#include "editor/row_states.h"
#include "editor/sight.h"
#include "editor/ui/widgets.h"
#include "film/framing.h"
#include "stage/place.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr int sightRays = 96;       ///< across a wedge
    constexpr double sightReach = 30.0; ///< metres, where no wall is
    constexpr double sightHeight = 1.2; ///< metres: as the plan's section
    constexpr double gripReach = 6.0;   ///< points
    constexpr double nearestFocus = 0.1;
    constexpr double farthestFocus = 1000.0;

    /// A camera in plan.
    struct Wedge {
        DVec3 eye{0.0};
        DVec3 ahead{0.0};
        DVec3 right{0.0};
        double half = 0.0;         ///< tangent of half its angle
        double focus = 0.0;        ///< metres
        std::vector<DVec3> edge{}; ///< how far it sees, from left to right
    };

    Wedge wedgeOf(Editor& editor, const SetView& view, const CameraSetup& camera)
    {
        const StagedCamera staged = stagedCamera(editor.project(), camera, editor.time);
        const double pan = panTiltRollFrom(staged.pose.rotation).pan.inRadians();
        Wedge wedge;
        wedge.eye = DVec3(staged.pose.position);
        wedge.ahead = DVec3(-std::sin(pan), 0.0, -std::cos(pan));
        wedge.right = DVec3(std::cos(pan), 0.0, -std::sin(pan));
        wedge.half =
            halfExtent(staged.gate, staged.squeeze, staged.focalLength, staged.aspect.ratio())
                .horizontal;
        wedge.focus = staged.focusDistance.value();
        const std::vector<PlanLine> lines = sightLines(
            editor.project(),
            editor.section.of(view.frame.still, editor.reader.models(), sightHeight), sightHeight);
        for (int i = 0; i <= sightRays; ++i) {
            const double side = wedge.half * (2.0 * double(i) / double(sightRays) - 1.0);
            const DVec3 way = glm::normalize(wedge.ahead + wedge.right * side);
            const double far =
                sightAlong(lines, {wedge.eye.x, wedge.eye.z}, {way.x, way.z}, sightReach);
            wedge.edge.push_back(wedge.eye + way * far);
        }
        return wedge;
    }

    Vec2 onPlan(const SetView& view, const DVec3& place)
    {
        return view.onScreen(place).value_or(Vec2(0.0F));
    }

    void drawWedge(Editor& editor, const SetView& view, const Wedge& wedge, bool shown)
    {
        ImDrawList& list = *editor.gui.draw;
        const auto point = [&](const DVec3& place) {
            const Vec2 at = onPlan(view, place);
            return ImVec2(at.x, at.y);
        };
        const ui::Ink ground =
            shown ? ui::faded(ui::colour::accent, 0.14) : ui::ink(0xbdbdbd, 0.035);
        const ImVec2 eye = point(wedge.eye);
        // A fan of triangles: softened edges would show as spokes.
        const ImDrawListFlags flags = list.Flags;
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        for (std::size_t i = 0; i + 1 < wedge.edge.size(); ++i) {
            list.AddTriangleFilled(eye, point(wedge.edge[i]), point(wedge.edge[i + 1]), ground);
        }
        list.Flags = flags;
        const ui::Ink ink = shown ? ui::colour::accent : ui::faded(ui::ink(0xbdbdbd), 0.5);
        const float thick = shown ? 1.5F : 1.0F;
        list.AddLine(eye, point(wedge.edge.front()), ink, thick);
        list.AddLine(eye, point(wedge.edge.back()), ink, thick);
        const auto body = [&](double forward, double side) {
            return point(wedge.eye + wedge.ahead * forward + wedge.right * side);
        };
        list.AddQuadFilled(body(0.02, -0.12), body(0.02, 0.12), body(-0.3, 0.12), body(-0.3, -0.12),
                           shown ? ui::colour::accent : ui::ink(0xbdbdbd));
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
    for (const auto& camera : editor.project().cameras.rows()) {
        if (camera->id != editor.camera) {
            drawWedge(editor, view, wedgeOf(editor, view, *camera), false);
        }
    }
    const CameraSetup* shown = editor.shownCamera();
    if (shown == nullptr) {
        return;
    }
    const Wedge wedge = wedgeOf(editor, view, *shown);
    drawWedge(editor, view, wedge, true);
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
        const What under = gripUnder(view, wedgeOf(editor, view, *shown), at);
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
        const Wedge wedge = wedgeOf(editor, view, *shown);
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
