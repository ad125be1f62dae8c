#include "editor/view.h"

#include <algorithm>
#include <cmath>

#include "editor/actions.h"
#include "editor/navigation.h"
#include "editor/set_tools.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "stage/staging.h"

namespace premise {

ui::Ink inkOf(const Colour& colour)
{
    const auto channel = [](double part) { return std::uint32_t(std::lround(part * 255.0)); };
    return ui::ink(channel(colour.red) << 16U | channel(colour.green) << 8U | channel(colour.blue));
}

float pillWidth(const ui::Gui& gui, std::string_view words, bool hasIcon)
{
    return ui::widthOf(gui, ui::Face::action, words) + (hasIcon ? 40.0F : 20.0F);
}

bool pill(ui::Gui& gui, std::string_view id, const ui::Rect& at, const char* icon,
          std::string_view words, bool on)
{
    const ui::Hit over = ui::hit(gui, id, at);
    ui::fill(gui, at, over.hovered ? ui::faded(ui::colour::hover, 0.9) : ui::colour::pill,
             ui::size::control);
    ui::Rect inside = at.inset(8.0F, 0.0F);
    if (icon != nullptr) {
        ui::glyph(gui, inside.takeLeft(16.0F, 8.0F), icon,
                  on ? ui::colour::accent : ui::colour::text2);
    }
    ui::text(gui, inside, ui::Face::action, ui::colour::text, words);
    return over.clicked;
}

void drawPicture(Editor& editor, const ui::Rect& area, const ShownPicture& shown)
{
    if (shown.picture != 0) {
        ui::image(editor.gui, area, shown.picture);
    } else if (shown.error.empty()) {
        ui::text(editor.gui, area, ui::Face::body, ui::colour::text3, "The picture is coming.",
                 ui::Align::middle);
    }
    if (!shown.error.empty()) {
        ui::labelAt(editor.gui, area.midX(), area.midY(), ui::Face::body, ui::colour::fault,
                    shown.error, ui::Align::middle);
    }
}

namespace {

    /// As an incident meter in the open would set it, so that a set shows whatever its light is.
    void exposeFor(StagedCamera& camera, const Project& project)
    {
        constexpr double meter = 250.0; // ISO 2720, C of a flat receptor
        double lux = project.sky.lux;
        for (const auto& light : project.lights.rows()) {
            lux += light->on && light->kind == LightKind::sun ? light->lux * 0.5 : 0.0;
        }
        const double stop = camera.exposure.tStop;
        const double seconds =
            camera.exposure.shutter.inDegrees() / 360.0 / camera.exposure.rate.perSecond();
        camera.exposure.exposureIndex =
            std::clamp(meter * stop * stop / (seconds * std::max(lux, 1.0)), 1.0, 6400.0);
    }

    std::string eyeWords(const Editor& editor)
    {
        const CameraSetup* through = editor.project().cameras.find(editor.eye);
        return through == nullptr ? std::string("Free view") : "Camera " + through->name;
    }

    /// Whoever moves while looking through a camera goes on freely from where it stands. True when the view
    /// moved.
    bool navigateView(Editor& editor, const ui::Rect& area, const ViewInput& input, double seconds)
    {
        const CameraSetup* through = editor.project().cameras.find(editor.eye);
        FreeCamera camera = editor.freeCamera;
        if (through != nullptr) {
            camera = FreeCamera::at(stagedCamera(editor.project(), *through, editor.time));
            camera.flySpeed = editor.freeCamera.flySpeed;
        }
        const bool moved = navigate(editor.gui, area, input, camera, seconds);
        if (moved || through == nullptr) {
            editor.freeCamera = camera;
        }
        if (moved && through != nullptr) {
            editor.eye = {};
            editor.say("Free view, from where camera " + through->name + " stands");
        }
        return moved;
    }

    /// Top right, from the right: the grid, and walls with their backs to the eye.
    void drawLookPills(Editor& editor, const ui::Rect& area)
    {
        ui::Rect row{area.x + 12.0F, area.y + 12.0F, area.w - 24.0F, 24.0F};
        row.takeLeft(pillWidth(editor.gui, eyeWords(editor)) + 8.0F);
        const std::string grid =
            "Grid " + gridStep(editor, groundSeen(editor.freeCamera.distance)).words;
        const ui::Rect atGrid = row.takeRight(pillWidth(editor.gui, grid), 8.0F);
        if (pill(editor.gui, "Grid", atGrid, ui::icon::grid, grid, editor.gridShown)) {
            runAction(editor, actionNamed("Grid on the floor"));
        }
        const float wide = pillWidth(editor.gui, "Walls facing me");
        if (row.w < wide) {
            return; // a narrow view keeps its picture; the View menu has it too
        }
        const bool hidden = editor.walls == WallsFacingAway::hidden;
        if (pill(editor.gui, "Walls facing me", row.takeRight(wide),
                 hidden ? ui::icon::eyeOff : ui::icon::eye, "Walls facing me", hidden)) {
            runAction(editor, actionNamed("Walls facing me"));
        }
    }

}

void drawFreeView(Editor& editor, const ui::Rect& area, double seconds)
{
    const ViewInput input = viewInput(editor.gui, "free view", area);
    const bool moved = navigateView(editor, area, input, seconds);
    const CameraSetup* through = editor.project().cameras.find(editor.eye);
    const double aspect = double(area.w) / double(std::max(area.h, 1.0F));
    SetView view;
    view.area = area;
    view.camera = through == nullptr ? editor.freeCamera.staged(aspect)
                                     : stagedCamera(editor.project(), *through, editor.time);
    view.camera.aspect = {int(std::lround(aspect * 10000.0)), 10000};
    Editor::PictureLook look;
    look.settle = !moved && !input.looking;
    View seen = ThroughCamera{editor.eye};
    if (through == nullptr) {
        exposeFor(view.camera, editor.project());
        look.bouncedLight = false;
        seen = FreeView{view.camera, editor.walls};
    }
    drawPicture(editor, area, editor.picture(viewNumber::freeView, area, seen, editor.time, look));
    view.frame = editor.stage.at(editor.project(), seen, editor.time);
    if (editor.gridShown) {
        editor.floorGrid.draw(editor, view);
    }
    useTool(editor, view, input);
    drawOverlays(editor, view);
    drawModelQuestion(editor, area);
    const std::string eye = eyeWords(editor);
    if (pill(editor.gui, "whose eye",
             {area.x + 12.0F, area.y + 12.0F, pillWidth(editor.gui, eye), 24.0F}, ui::icon::camera,
             eye, through != nullptr)) {
        runAction(editor, actionNamed("Free view"));
    }
    drawLookPills(editor, area);
}

}
