#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/camera_edits.h"
#include "editor/gate_mask.h"
#include "editor/navigation.h"
#include "editor/pages/shoot_parts.h"
#include "editor/ui/icons.h"
#include "editor/view.h"
#include "film/framing.h"
#include "stage/focus_on.h"
#include "stage/pick.h"
#include "stage/stage.h"
#include "stage/view_ray.h"

namespace premise {

namespace {

    void dashedFrame(ui::Gui& gui, const ui::Rect& frame, ui::Ink ink)
    {
        ui::dashed(gui, frame.x, frame.y, frame.right(), frame.y, ink);
        ui::dashed(gui, frame.x, frame.bottom(), frame.right(), frame.bottom(), ink);
        ui::dashed(gui, frame.x, frame.y, frame.x, frame.bottom(), ink);
        ui::dashed(gui, frame.right(), frame.y, frame.right(), frame.bottom(), ink);
    }

    void drawFrameLines(Editor& editor, const ui::Rect& gate, double gateShape)
    {
        ui::Gui& gui = editor.gui;
        const std::vector<Aspect>& lines = editor.project().settings.frameLines;
        if (lines.empty()) {
            return;
        }
        const FrameRect mainRect = frameLine(gateShape, lines.front().ratio());
        const ui::Rect main = partOf(gate, mainRect);
        if (editor.lensLook.mask) {
            drawGateMask(gui, gate, main);
        }
        const ui::Ink thin = ui::faded(ui::colour::text, 0.22);
        if (editor.lensLook.thirds) {
            for (const float part : {1.0F / 3.0F, 2.0F / 3.0F}) {
                ui::line(gui, main.x + main.w * part, main.y, main.x + main.w * part, main.bottom(),
                         thin);
                ui::line(gui, main.x, main.y + main.h * part, main.right(), main.y + main.h * part,
                         thin);
            }
        }
        if (editor.lensLook.safe) {
            for (const double part : {actionSafe, titleSafe}) {
                ui::outline(gui, partOf(gate, safeArea(mainRect, part)),
                            ui::faded(ui::colour::text, 0.4));
            }
        }
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const ui::Rect other = partOf(gate, frameLine(gateShape, lines[i].ratio()));
            dashedFrame(gui, other, ui::faded(ui::colour::text, 0.6));
            ui::labelAt(gui, other.x + 8.0F, other.y + 6.0F, ui::Face::caption, ui::colour::text,
                        formatAspect(lines[i]));
        }
        ui::outline(gui, main, ui::colour::text);
        const float cross = 8.0F;
        ui::line(gui, main.midX() - cross, main.midY(), main.midX() + cross, main.midY(),
                 ui::faded(ui::colour::text, 0.5));
        ui::line(gui, main.midX(), main.midY() - cross, main.midX(), main.midY() + cross,
                 ui::faded(ui::colour::text, 0.5));
        if (main.y - gate.y > 22.0F) {
            ui::text(gui, {main.x + 8.0F, main.y - 20.0F, 120.0F, 16.0F}, ui::Face::caption,
                     ui::colour::text2, formatAspect(lines.front()));
        }
    }

    /// What a camera report says, in the mask below the frame.
    void drawReadOut(Editor& editor, const ui::Rect& gate, double gateShape,
                     const StagedCamera& camera)
    {
        ui::Gui& gui = editor.gui;
        const std::vector<Aspect>& lines = editor.project().settings.frameLines;
        ui::Rect row = gate;
        float room = 0.0F;
        if (!lines.empty()) {
            const ui::Rect main = partOf(gate, frameLine(gateShape, lines.front().ratio()));
            room = gate.bottom() - main.bottom();
            row = {gate.x, main.bottom(), gate.w, room};
        }
        if (room < 22.0F) {
            row = {gate.x, gate.bottom() - 26.0F, gate.w, 26.0F};
            ui::fill(gui, row, ui::colour::label);
        }
        row = row.inset(16.0F, 0.0F).band(20.0F);
        const CameraNumbers numbers = numbersOf(camera);
        const std::string middle = fmt::format(
            "{:g} mm   T{:.3g}   {}   H {}   Tilt {}°", camera.focalLength.value(),
            camera.exposure.tStop,
            ui::written(camera.focusDistance.value(), ui::Unit::metres, 2, 2, editor.lengths()) +
                (editor.lengths() == ui::LengthStyle::metric ? " m" : ""),
            ui::written(numbers.height.value(), ui::Unit::metres, 2, 2, editor.lengths()) +
                (editor.lengths() == ui::LengthStyle::metric ? " m" : ""),
            ui::written(numbers.head.tilt.inDegrees(), ui::Unit::degrees, 1, 1));
        ui::text(gui, row, ui::Face::action, ui::colour::text, middle, ui::Align::middle);
        if (row.w > 560.0F) {
            ui::text(gui, row, ui::Face::action, ui::colour::text, playheadTimecode(editor),
                     ui::Align::right);
            for (const auto& shot : editor.project().shots.rows()) {
                if (shot->camera == editor.camera) {
                    ui::text(gui, row, ui::Face::action, ui::colour::text,
                             fmt::format("{}  take {}", shot->number, shot->take));
                    break;
                }
            }
        }
    }

    void bracket(ui::Gui& gui, float x, float y, float half)
    {
        const float arm = half * 0.45F;
        for (const float sx : {-1.0F, 1.0F}) {
            for (const float sy : {-1.0F, 1.0F}) {
                const float cx = x + sx * half;
                const float cy = y + sy * half;
                ui::line(gui, cx, cy, cx - sx * arm, cy, ui::colour::keyFocus, 2.0F);
                ui::line(gui, cx, cy, cx, cy - sy * arm, ui::colour::keyFocus, 2.0F);
            }
        }
    }

    /// A bracket on the eyes that focus holds, and who it is.
    void drawFocusTag(Editor& editor, const ui::Rect& gate, const CameraSetup& camera,
                      const StagedCamera& staged)
    {
        const Cast* held = editor.project().cast.find(camera.focusOn);
        if (held == nullptr) {
            return;
        }
        const PicturePoint eyes =
            pointInPicture(staged, eyesOf(editor.project(), *held, editor.time));
        if (eyes.behind() || eyes.u < 0.0 || eyes.u > 1.0 || eyes.v < 0.0 || eyes.v > 1.0) {
            return;
        }
        const float x = gate.x + float(eyes.u) * gate.w;
        const float y = gate.y + float(eyes.v) * gate.h;
        bracket(editor.gui, x, y, 22.0F);
        ui::labelAt(editor.gui, x + 32.0F, y - 10.0F, ui::Face::action, ui::colour::text,
                    fmt::format("{} {:.2f} m", held->name, eyes.ahead));
    }

    void focusUnder(Editor& editor, const CameraSetup& camera, const StagedCamera& staged,
                    const ViewInput& input)
    {
        const StagedFrame frame = stage(editor.project(), ThroughCamera{camera.id}, editor.time);
        const Ray ray = rayThrough(staged, double(input.x), double(input.y));
        const std::optional<Picked> met = editor.picker.nearest(frame, editor.reader.models(), ray);
        if (!met) {
            editor.complain("Nothing is there to focus on");
            return;
        }
        if (met->kind == PlacedKind::cast) {
            const Id<Cast> who{met->row};
            Result<std::vector<Edit>> edits = editsToHoldFocus(editor.project(), camera.id, who);
            const std::string name = editor.project().cast.at(who).name;
            if (!edits) {
                editor.complain(edits.error().message);
            } else if (editor.ask(*edits, "Focus holds " + name)) {
                editor.say("Focus holds " + name + ", eyes");
            }
            return;
        }
        Result<std::vector<Edit>> edits =
            editsToFocus(editor.project(), camera.id, met->point, Frame(std::floor(editor.time)));
        if (!edits) {
            editor.complain(edits.error().message);
        } else if (editor.ask(*edits, "Focus on a point")) {
            editor.say("Focus set on what was clicked");
        }
    }

    /// The camera in hand: it turns and flies as a free view does, and every move is its own.
    void operate(Editor& editor, const ui::Rect& gate, const ViewInput& input, double seconds,
                 const StagedCamera& staged)
    {
        FreeCamera eye = FreeCamera::at(staged);
        const PanTiltRoll head = panTiltRollFrom(staged.pose.rotation);
        eye.flySpeed = editor.freeCamera.flySpeed;
        const bool moved = navigate(editor.gui, gate, input, eye, seconds);
        editor.freeCamera.flySpeed = eye.flySpeed;
        const bool busy = ImGui::IsItemActive();
        if (moved) {
            if (!editor.cameraInHand) {
                editor.cameraInHand = true;
                editor.beginGesture("Operate camera " + editor.shownCamera()->name);
            }
            setCameraPose(editor, {Vec3(eye.eye()), rotationFrom(eye.pan, eye.tilt, head.roll)});
        }
        if (editor.cameraInHand && ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape])) {
            editor.cameraInHand = false;
            editor.cancelGesture();
        } else if (editor.cameraInHand && !busy) {
            editor.cameraInHand = false;
            editor.endGesture();
            editor.say("Moved camera " + editor.shownCamera()->name);
        }
    }

}

void drawLensPicture(Editor& editor, const ui::Rect& area, double seconds)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "lens picture", area, ui::colour::well);
    const CameraSetup& camera = *editor.shownCamera();
    const double gateShape = desqueezedAspect(camera.gate, camera.lens.squeeze);
    const ui::Rect gate = area.fitted(float(gateShape));
    StagedCamera staged = stagedNow(editor, camera);
    const ViewInput input = viewInput(gui, "lens picture", gate);
    if (editor.operating) {
        operate(editor, gate, input, seconds, staged);
        staged = stagedNow(editor, *editor.shownCamera());
    } else if (input.looking || (input.hovered && ImGui::GetIO().MouseWheel != 0.0F)) {
        editor.say(fmt::format("Camera {} is locked. P takes it in hand", camera.name));
    }
    Editor::PictureLook look;
    look.settle = editor.lensLook.settles && !input.looking;
    drawPicture(
        editor, gate,
        editor.picture(viewNumber::lens, gate, ThroughCamera{camera.id}, editor.time, look));
    drawFrameLines(editor, gate, gateShape);
    StagedCamera whole = staged;
    whole.aspect = {int(std::lround(gateShape * 10000.0)), 10000};
    if (editor.lensLook.focusPlane) {
        drawFocusTag(editor, gate, *editor.shownCamera(), whole);
    }
    drawReadOut(editor, gate, gateShape, staged);
    if (editor.operating) {
        ui::outline(gui, gate, ui::colour::accent, 0.0F, 2.0F);
        gui.hint = fmt::format("You operate camera {}. P locks it", camera.name);
    } else if (editor.tool == Tool::focus && input.hovered) {
        gui.setPointer(ui::Pointer::cross);
        gui.hint = "Click anyone to hold focus on them";
    }
    if (editor.tool == Tool::focus && input.clicked) {
        focusUnder(editor, *editor.shownCamera(), whole, input);
    }
}

}
