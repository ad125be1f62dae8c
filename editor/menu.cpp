#include "editor/menu.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "editor/actions.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    constexpr std::array<std::string_view, 8> menus{"File", "Edit",   "View", "Set",
                                                    "Cast", "Camera", "Cut",  "Help"};

    float widthOfMenu(const ui::Gui& gui, std::string_view menu)
    {
        float most = 120.0F;
        for (const Action& action : actions()) {
            if (action.menu == menu) {
                most = std::max(most, ui::widthOf(gui, ui::Face::body, action.name) +
                                          ui::widthOf(gui, ui::Face::caption, action.keys) + 84.0F);
            }
        }
        return std::ceil(most);
    }

    void drawItem(Editor& editor, const Action& action, const ui::Rect& at)
    {
        const ui::Reason reason = action.reason ? action.reason(editor) : ui::Reason();
        const bool can = reason.empty();
        const ui::Hit over = ui::row(editor.gui, action.name, at, false);
        ui::Rect inside = at.inset(8.0F, 0.0F);
        const ui::Rect tick = inside.takeLeft(16.0F, 6.0F);
        if (action.on && action.on(editor)) {
            ui::glyph(editor.gui, tick, ui::icon::check, ui::colour::accent, ui::IconSize::row);
        }
        ui::text(editor.gui, inside, ui::Face::caption, ui::colour::text3, action.keys,
                 ui::Align::right);
        ui::text(editor.gui, inside, ui::Face::body, can ? ui::colour::text : ui::colour::disabled,
                 action.name);
        if (over.hovered && (!can || !action.sentence.empty())) {
            editor.gui.tooltip(at, action.name, action.keys,
                               can ? action.sentence : std::string_view(reason));
        }
        if (over.clicked && can) {
            ImGui::CloseCurrentPopup();
            runAction(editor, action);
        }
    }

}

void drawActionList(Editor& editor, const std::string& popup, std::string_view menu, float x,
                    float y)
{
    ui::Gui& gui = editor.gui;
    const auto count = std::ranges::count(actions(), menu, &Action::menu);
    const float wide = widthOfMenu(gui, menu);
    ImGui::SetNextWindowPos(ImVec2(x, y));
    ImGui::SetNextWindowSize(ImVec2(wide, float(count) * ui::size::row + 8.0F));
    if (!ImGui::BeginPopup(popup.c_str(),
                           ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        return;
    }
    ImDrawList* before = gui.draw;
    gui.draw = ImGui::GetWindowDrawList();
    ui::Rect box{ImGui::GetWindowPos().x, ImGui::GetWindowPos().y, ImGui::GetWindowWidth(),
                 ImGui::GetWindowHeight()};
    ui::fill(gui, box, ui::colour::raised, ui::size::control);
    ui::outline(gui, box, ui::colour::edge, ui::size::control);
    box.takeTop(4.0F);
    for (const Action& action : actions()) {
        if (action.menu == menu) {
            drawItem(editor, action, box.takeTop(ui::size::row).inset(4.0F, 0.0F));
        }
    }
    ImGui::EndPopup();
    gui.draw = before;
}

void drawMenus(Editor& editor, ui::Rect& row)
{
    ui::Gui& gui = editor.gui;
    const bool anyOpen = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    for (const std::string_view menu : menus) {
        const std::string popup = "menu " + std::string(menu);
        const float width = ui::widthOf(gui, ui::Face::body, menu) + 20.0F;
        const ui::Rect at = row.takeLeft(width).band(26.0F);
        const ui::Hit over = ui::hit(gui, popup, at);
        const bool open = ImGui::IsPopupOpen(popup.c_str());
        const bool under = at.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
        if (over.hovered || open) {
            ui::fill(gui, at, open ? ui::colour::raised : ui::colour::control, ui::size::control);
        }
        ui::text(gui, at, ui::Face::body, ui::colour::text, menu, ui::Align::middle);
        // An open menu follows the pointer along the row.
        if (over.pressed || (anyOpen && editor.menuOpen && under && !open)) {
            ImGui::OpenPopup(popup.c_str());
        }
        drawActionList(editor, popup, menu, at.x, at.bottom() + 2.0F);
    }
    editor.menuOpen = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
}

}
