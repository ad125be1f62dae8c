#include "editor/navigation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <GLFW/glfw3.h>
#include <imgui.h>

namespace premise {

namespace {

    constexpr double degreesPerPoint = 0.25;
    constexpr double zoomPerNotch = 0.88;
    constexpr double zoomPerPoint = 1.006;

    bool down(int key)
    {
        return ImGui::GetIO().KeysDown[key];
    }

    DVec3 flight()
    {
        const auto axis = [](int plus, int minus) {
            return double(down(plus)) - double(down(minus));
        };
        return {axis(GLFW_KEY_D, GLFW_KEY_A), axis(GLFW_KEY_E, GLFW_KEY_Q),
                axis(GLFW_KEY_W, GLFW_KEY_S)};
    }

}

bool fliesWith(int key)
{
    constexpr std::array<int, 6> flying{GLFW_KEY_W, GLFW_KEY_A, GLFW_KEY_S,
                                        GLFW_KEY_D, GLFW_KEY_Q, GLFW_KEY_E};
    return ImGui::GetIO().MouseDown[1] && std::ranges::find(flying, key) != flying.end();
}

ViewInput viewInput(ui::Gui& gui, std::string_view id, const ui::Rect& area)
{
    ViewInput input;
    if (area.empty()) {
        return input;
    }
    const std::string name = "##" + std::string(id);
    ImGui::SetCursorScreenPos(ImVec2(area.x, area.y));
    ImGui::InvisibleButton(name.c_str(), ImVec2(area.w, area.h),
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                               ImGuiButtonFlags_MouseButtonMiddle);
    ImGui::SetItemAllowOverlap();
    gui.notePlace(id, area);
    const ImGuiIO& io = ImGui::GetIO();
    const bool active = ImGui::IsItemActive();
    input.hovered = ImGui::IsItemHovered();
    input.x = (io.MousePos.x - area.x) / area.w;
    input.y = (io.MousePos.y - area.y) / area.h;
    input.pressed = ImGui::IsItemActivated() && io.MouseDown[0] && !io.KeyAlt;
    input.held = active && io.MouseDown[0] && !io.KeyAlt;
    input.released = ImGui::IsItemDeactivated() && io.MouseReleased[0];
    const ImVec2 drag = ImGui::GetMouseDragDelta(0, 0.0F);
    input.dragX = drag.x;
    input.dragY = drag.y;
    input.dragging = input.held && ImGui::IsMouseDragging(0, 3.0F);
    const float moved = io.MouseDragMaxDistanceSqr[0];
    input.clicked = input.released && moved < 9.0F && !io.KeyAlt;
    input.twice = input.hovered && ImGui::IsMouseDoubleClicked(0);
    input.looking = active && io.MouseDown[1] && !io.KeyAlt;
    return input;
}

bool navigate(ui::Gui& gui, const ui::Rect& area, const ViewInput& input, FreeCamera& camera,
              double seconds)
{
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 by = io.MouseDelta;
    const bool movedPointer = by.x != 0.0F || by.y != 0.0F;
    const bool mine = ImGui::IsItemActive();
    bool moved = false;
    // However far a look or a slide goes, the desk's edge does not stop it.
    gui.holdsPointer =
        gui.holdsPointer ||
        (mine && (io.MouseDown[1] || io.MouseDown[2] || (io.KeyAlt && io.MouseDown[0])));
    const auto turn = [&](float points) {
        return Angle::degrees(double(points) * degreesPerPoint);
    };
    if (mine && io.KeyAlt && io.MouseDown[0] && movedPointer) {
        camera.orbit(turn(-by.x), turn(-by.y));
        moved = true;
    }
    if (mine && io.MouseDown[2] && movedPointer) {
        camera.slide(-double(by.x / area.h), double(by.y / area.h));
        moved = true;
    }
    if (mine && io.KeyAlt && io.MouseDown[1] && movedPointer) {
        camera.zoom(std::pow(zoomPerPoint, double(by.y - by.x)));
        moved = true;
    }
    if (input.looking) {
        gui.hint = "WASD QE flies, the wheel changes the speed";
        if (movedPointer) {
            camera.look(turn(-by.x), turn(-by.y));
            moved = true;
        }
        if (const DVec3 way = flight(); way != DVec3(0.0)) {
            camera.fly(way * (camera.flySpeed * seconds));
            moved = true;
            gui.drawAgainIn(0.0);
        }
        if (io.MouseWheel != 0.0F) {
            camera.flySpeed =
                std::clamp(camera.flySpeed * std::pow(1.2, double(io.MouseWheel)), 0.05, 100.0);
        }
    } else if (input.hovered && io.MouseWheel != 0.0F) {
        camera.zoom(std::pow(zoomPerNotch, double(io.MouseWheel)));
        moved = true;
    }
    return moved;
}

}
