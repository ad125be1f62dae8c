#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/pages/block_parts.h"
#include "editor/pages/lens_wall_parts.h"
#include "editor/set_drag.h"
#include "editor/set_tools.h"
#include "editor/sight.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "stage/stage.h"
#include "stage/view_ray.h"

namespace premise {

namespace {

    constexpr double wallSightHeight = 1.2; ///< metres: as the plan's section
    constexpr float wallPlanMost = 300.0F;
    constexpr float wallPlanLeast = 120.0F;
    constexpr float wallBelow = 118.0F; ///< distances, depth and buttons

    /// A camera of the wall in plan, and how far it sees at its two sides.
    struct WallWedge {
        DVec3 eye{0.0};
        DVec3 left{0.0};
        DVec3 right{0.0};
    };

    WallWedge wallWedge(const StagedCamera& camera, const std::vector<PlanLine>& walls,
                        double reach)
    {
        const double pan = panTiltRollFrom(camera.pose.rotation).pan.inRadians();
        const double half = std::tan(
            anglesOfView(camera.gate, camera.squeeze, camera.focalLength).horizontal.inRadians() *
            0.5);
        const DVec3 ahead(-std::sin(pan), 0.0, -std::cos(pan));
        const DVec3 side(std::cos(pan), 0.0, -std::sin(pan));
        const DVec3 eye(camera.pose.position);
        const auto end = [&](const DVec3& way) {
            return eye + way * sightAlong(walls, {eye.x, eye.z}, {way.x, way.z}, reach);
        };
        return {eye, end(glm::normalize(ahead - side * half)),
                end(glm::normalize(ahead + side * half))};
    }

    /// All wedges; longer lenses have longer lines, so that each number stands clear of the next.
    std::vector<WallWedge> wallWedges(Editor& editor, const StagedFrame& set,
                                      const LensWallShown& shown)
    {
        const std::vector<PlanLine> walls = sightLines(
            editor.project(), editor.section.of(set.still, editor.reader.models(), wallSightHeight),
            wallSightHeight);
        std::vector<WallWedge> wedges;
        const auto count = double(shown.frames.size());
        for (const LensWallFrame& frame : shown.frames) {
            const double part = 0.4 + 0.6 * double(wedges.size() + 1) / count;
            const double reach = std::max(frame.distance.value() * 1.25, 3.0) * part;
            wedges.push_back(wallWedge(frame.camera, walls, reach));
        }
        return wedges;
    }

    /// Cameras that would stand more than twice as far away as the present one are beyond the plan.
    bool isInWallPlan(const LensWallShown& shown, std::size_t place)
    {
        const auto now = std::size_t(std::max(shown.on, 0));
        return shown.frames[place].distance <= shown.frames[now].distance * 2.0;
    }

    /// The wedges and what stands a step beside them.
    PlanView wallPlanView(const std::vector<WallWedge>& wedges, const LensWallShown& shown,
                          double aspect)
    {
        const DVec2 subject(shown.subject.point.x, shown.subject.point.z);
        DVec2 least = subject;
        DVec2 most = subject;
        for (std::size_t i = 0; i < wedges.size(); ++i) {
            if (!isInWallPlan(shown, i)) {
                continue;
            }
            for (const DVec3& place : {wedges[i].eye, wedges[i].left, wedges[i].right}) {
                least = glm::min(least, DVec2(place.x, place.z));
                most = glm::max(most, DVec2(place.x, place.z));
            }
        }
        PlanView view;
        view.aspect = aspect;
        view.centre = DVec3((least.x + most.x) * 0.5, 2.0, (least.y + most.y) * 0.5);
        constexpr double step = 2.0; // metres, both sides together
        view.width = Metres(std::max(most.x - least.x + step, (most.y - least.y + step) * aspect));
        return view;
    }

    void drawWallWedge(Editor& editor, const SetView& view, const WallWedge& wedge, bool lit)
    {
        ui::Gui& gui = editor.gui;
        const auto on = [&](const DVec3& place) {
            return view.onScreen(place).value_or(Vec2(0.0F));
        };
        const Vec2 eye = on(wedge.eye);
        const Vec2 left = on(wedge.left);
        const Vec2 right = on(wedge.right);
        if (lit) {
            ui::triangle(gui, eye.x, eye.y, left.x, left.y, right.x, right.y,
                         ui::faded(ui::colour::accent, 0.14));
        }
        const ui::Ink ink = lit ? ui::colour::accent : ui::faded(ui::ink(0xbdbdbd), 0.5);
        ui::line(gui, eye.x, eye.y, left.x, left.y, ink, lit ? 1.5F : 1.0F);
        ui::line(gui, eye.x, eye.y, right.x, right.y, ink, lit ? 1.5F : 1.0F);
        const Vec2 ahead = (left + right) * 0.5F - eye;
        const Vec2 way = ahead / std::max(std::hypot(ahead.x, ahead.y), 1.0F);
        const Vec2 side(-way.y, way.x);
        const auto body = [&](float forward, float across) {
            const Vec2 at = eye + way * forward + side * across;
            return ImVec2(at.x, at.y);
        };
        gui.draw->AddQuadFilled(body(0.0F, -4.0F), body(0.0F, 4.0F), body(-10.0F, 4.0F),
                                body(-10.0F, -4.0F), lit ? ui::colour::accent : ui::ink(0xbdbdbd));
    }

    /// Its focal length, at the end of its right side; returns where.
    Vec2 drawWallNumber(Editor& editor, const SetView& view, const WallWedge& wedge,
                        const std::string& words, bool lit)
    {
        const Vec2 at = view.onScreen(wedge.right).value_or(Vec2(0.0F));
        const float wide = ui::widthOf(editor.gui, ui::Face::caption, words) + 2.0F;
        const bool leftwards = at.x < view.onScreen(wedge.eye).value_or(at).x;
        ui::text(editor.gui,
                 {leftwards ? at.x - wide - 3.0F : at.x + 3.0F, at.y - 8.0F, wide, 16.0F},
                 ui::Face::caption, lit ? ui::colour::text : ui::colour::text2, words);
        return at;
    }

    void drawWallPlan(Editor& editor, const ui::Rect& area, const LensWallShown& shown, int lit)
    {
        SetView view;
        view.area = area;
        view.plan = true;
        view.camera = editor.freeCamera.staged(double(area.w) / double(area.h));
        view.frame = editor.stage.at(editor.project(), FreeView{view.camera}, editor.time);
        const std::vector<WallWedge> wedges = wallWedges(editor, view.frame, shown);
        view.fromAbove = wallPlanView(wedges, shown, double(area.w) / double(area.h));
        const ui::Clip clip(editor.gui, area);
        ui::fill(editor.gui, area, ui::colour::view);
        drawPlanGround(editor, view);
        for (std::size_t i = 0; i < wedges.size(); ++i) {
            if (int(i) != lit && isInWallPlan(shown, i)) {
                drawWallWedge(editor, view, wedges[i], false);
            }
        }
        if (lit >= 0) {
            drawWallWedge(editor, view, wedges[std::size_t(lit)], true);
        }
        drawPlanPeople(editor, view);
        const auto number = [&](std::size_t i) {
            return drawWallNumber(editor, view, wedges[i],
                                  fmt::format("{:g}", shown.frames[i].tried.focalLength.value()),
                                  int(i) == lit);
        };
        constexpr float apart = 14.0F; // numbers that would stand on another are left out
        const Vec2 taken = lit >= 0 ? number(std::size_t(lit)) : Vec2(-1e6F);
        Vec2 last(-1e6F);
        for (std::size_t i = 0; i < wedges.size(); ++i) {
            const Vec2 at = view.onScreen(wedges[i].right).value_or(Vec2(-1e6F));
            if (isInWallPlan(shown, i) && glm::length(at - taken) > apart &&
                glm::length(at - last) > apart) {
                last = number(i);
            }
        }
    }

    void drawWallTable(Editor& editor, ui::Rect rest, const LensWallShown& shown, int lit)
    {
        ui::Gui& gui = editor.gui;
        const std::string whom = shown.subjectName.empty() ? "focus" : shown.subjectName;
        const auto line = [&](ui::Rect row, ui::Ink ink, ui::Face first,
                              const std::array<std::string, 4>& words) {
            row = row.inset(12.0F, 0.0F);
            const float numbers = (row.w - 132.0F) * 0.5F;
            for (std::size_t i = 0; i < words.size(); ++i) {
                ui::text(gui, row.takeLeft(i < 2 ? 62.0F : numbers, 4.0F),
                         i == 0 ? first : ui::Face::body, ink, words[i]);
            }
        };
        ui::line(gui, rest.x, rest.y, rest.right(), rest.y, ui::colour::window);
        line(rest.takeTop(32.0F), ui::colour::text3, ui::Face::body,
             {"Lens", "Angle", "Wide at " + whom, "High at " + whom});
        ui::Scroll scroll(gui, "lens wall table", rest);
        ui::Rect list = scroll.content();
        scroll.setHeight(float(shown.frames.size()) * ui::size::row);
        for (std::size_t i = 0; i < shown.frames.size(); ++i) {
            const LensWallFrame& frame = shown.frames[i];
            const ui::Rect row = list.takeTop(ui::size::row);
            const ui::Hit over =
                ui::row(gui, "row " + lensWallName(frame.tried), row, int(i) == lit);
            if (over.hovered) {
                editor.lensWall.pointed = int(i);
                gui.hint = "Click marks this lens";
            }
            if (over.clicked) {
                editor.lensWall.marked = int(i);
            }
            const double angle = numbersOf(frame.camera).angles.horizontal.inDegrees();
            line(row, int(i) == lit ? ui::colour::text : ui::colour::text2, ui::Face::strong,
                 {fmt::format("{:g} mm", frame.tried.focalLength.value()),
                  fmt::format("{:.1f}°", angle), withUnit(editor, frame.wide.value()),
                  withUnit(editor, frame.high.value())});
        }
    }

    /// How far people are from the camera as it stands, and what counts as sharp.
    void drawWallDistances(Editor& editor, ui::Rect& rest, const StagedCamera& camera)
    {
        ui::Gui& gui = editor.gui;
        ui::Rect row = rest.takeTop(20.0F, 7.0F);
        ui::text(gui, row.takeLeft(80.0F), ui::Face::body, ui::colour::text2, "Camera to");
        bool first = true;
        for (const auto& person : editor.project().cast.rows()) {
            const PicturePoint at =
                pointInPicture(camera, eyesOf(editor.project(), *person, editor.time));
            const std::string words = person->name + " " + withUnit(editor, at.ahead);
            if (!person->visible || at.behind() ||
                ui::widthOf(gui, ui::Face::body, words) > row.w) {
                continue;
            }
            row.takeLeft(ui::text(gui, row, ui::Face::body,
                                  first ? ui::colour::text : ui::colour::text3, words) +
                         8.0F);
            first = false;
        }
        if (first) {
            ui::text(gui, row, ui::Face::body, ui::colour::text3, "Nobody is before the camera");
        }
        row = rest.takeTop(20.0F, 10.0F);
        ui::text(gui, row.takeLeft(80.0F), ui::Face::body, ui::colour::text2, "Depth");
        ui::text(gui, row, ui::Face::body, ui::colour::text,
                 fmt::format("{}, circle {:.3f} mm", camera.gate.body,
                             numbersOf(camera).circle.value()));
    }

}

void drawLensWallPanel(Editor& editor, const ui::Rect& area, const LensWallShown& shown)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "lens wall panel", area);
    LensWallView& wall = editor.lensWall;
    const int count = int(shown.frames.size());
    if (count == 0) {
        return;
    }
    const int marked = wall.marked >= 0 && wall.marked < count ? wall.marked : shown.on;
    const int lit = wall.pointed >= 0 && wall.pointed < count ? wall.pointed : marked;
    wall.pointed = -1;
    ui::Rect rest = area;
    const float rows = 32.0F + float(count) * ui::size::row;
    const float plan = std::clamp(area.h - rows - wallBelow, wallPlanLeast, wallPlanMost);
    drawWallPlan(editor, rest.takeTop(plan), shown, lit);
    drawWallTable(editor, rest.takeTop(std::min(rows, rest.h - wallBelow), 9.0F), shown, lit);
    ui::line(gui, rest.x, rest.y, rest.right(), rest.y, ui::colour::window);
    rest = rest.inset(12.0F, 10.0F);
    drawWallDistances(editor, rest, shown.frames[std::size_t(std::max(shown.on, 0))].camera);
    ui::Rect row = rest.takeTop(28.0F);
    ui::ButtonLook sheet;
    sheet.icon = ui::icon::picture;
    sheet.label = "Save sheet";
    sheet.tip = "All pictures of the wall on one sheet, in the production's snaps folder.";
    if (ui::button(gui, "Save sheet", row.takeLeft(ui::buttonWidth(gui, sheet), 8.0F), sheet)) {
        snapLensWall(editor);
    }
    if (marked < 0) {
        return;
    }
    const LensWallFrame& frame = shown.frames[std::size_t(marked)];
    const std::string camera = editor.shownCamera()->name;
    ui::ButtonLook put;
    const std::string brief = fmt::format("Put {:g} mm on", frame.tried.focalLength.value());
    const std::string whole = fmt::format("{} camera {}", brief, camera);
    put.label = whole;
    if (ui::buttonWidth(gui, put) > row.w) {
        put.label = brief;
    }
    put.kind = ui::ButtonLook::Kind::main;
    put.disabled = marked == shown.on ? fmt::format("{:g} mm is on camera {}.",
                                                    frame.tried.focalLength.value(), camera)
                                      : "";
    if (ui::button(gui, "Put the lens on", row.takeLeft(ui::buttonWidth(gui, put), 8.0F), put)) {
        takeFromLensWall(editor, frame);
    }
}

}
