#include "editor/tools.h"

#include <algorithm>

#include <imgui.h>

#include "editor/actions.h"
#include "editor/menu.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    void split(Editor& editor, std::string_view id, const ui::Rect& between, bool across,
               float& extent, float usual, float whole, float sign)
    {
        const std::string name = "split " + std::string(id);
        const ui::Panel panel(editor.gui, name.c_str(), between, ui::colour::window);
        const ui::SplitMove moved = ui::splitter(editor.gui, id, between, across);
        const float most = std::max(whole - ui::size::panelLeast, ui::size::panelLeast);
        extent = moved.reset ? usual
                             : std::clamp(extent + sign * moved.by,
                                          std::min(ui::size::panelLeast, usual), most);
    }

}

void toolButton(Editor& editor, ui::Rect& bar, Tool tool, const char* icon, std::string_view name,
                std::string_view keys)
{
    ui::ButtonLook look;
    look.icon = icon;
    look.kind = ui::ButtonLook::Kind::quiet;
    look.on = editor.tool == tool;
    look.tipName = name;
    look.keys = keys;
    look.iconSize = ui::IconSize::toolbar;
    if (ui::button(editor.gui, name, bar.takeLeft(28.0F, 4.0F).band(28.0F), look)) {
        editor.tool = tool;
    }
}

void toolGap(Editor& editor, ui::Rect& bar)
{
    const ui::Rect gap = bar.takeLeft(13.0F);
    ui::line(editor.gui, gap.midX() - 2.0F, gap.midY() - 8.0F, gap.midX() - 2.0F, gap.midY() + 8.0F,
             ui::colour::edge);
}

void actionButton(Editor& editor, ui::Rect& bar, std::string_view name, const char* icon,
                  std::string_view label)
{
    const Action& action = actionNamed(name);
    ui::ButtonLook look;
    look.icon = icon;
    look.label = label;
    look.kind = ui::ButtonLook::Kind::quiet;
    look.tipName = action.name;
    look.keys = action.keys;
    look.tip = action.sentence;
    look.on = action.on && action.on(editor);
    look.disabled = action.reason ? action.reason(editor) : ui::Reason();
    if (label.empty()) {
        look.iconSize = ui::IconSize::toolbar;
    }
    const ui::Rect at = bar.takeLeft(ui::buttonWidth(editor.gui, look), 4.0F).band(28.0F);
    if (ui::button(editor.gui, name, at, look)) {
        runAction(editor, action);
    }
}

void actionMenuButton(Editor& editor, ui::Rect& bar, std::string_view menu, const char* icon,
                      std::string_view label)
{
    ui::Gui& gui = editor.gui;
    const std::string popup = "tool menu " + std::string(menu);
    ui::ButtonLook look;
    look.icon = icon;
    look.label = label;
    look.kind = ui::ButtonLook::Kind::quiet;
    look.on = ImGui::IsPopupOpen(popup.c_str());
    const ui::Rect at = bar.takeLeft(ui::buttonWidth(gui, look), 4.0F).band(28.0F);
    if (ui::button(gui, menu, at, look)) {
        ImGui::OpenPopup(popup.c_str());
    }
    drawActionList(editor, popup, menu, at.x, at.bottom() + 2.0F);
}

void mainActionButton(Editor& editor, ui::Rect& bar, std::string_view name, const char* icon,
                      bool main, std::string_view label)
{
    const Action& action = actionNamed(name);
    ui::ButtonLook look;
    look.icon = icon;
    look.label = label.empty() ? action.name : label;
    look.kind = main ? ui::ButtonLook::Kind::main : ui::ButtonLook::Kind::plain;
    look.keys = action.keys;
    look.tip = action.sentence;
    look.disabled = action.reason ? action.reason(editor) : ui::Reason();
    const ui::Rect at = bar.takeRight(ui::buttonWidth(editor.gui, look), 8.0F).band(28.0F);
    if (ui::button(editor.gui, name, at, look)) {
        runAction(editor, action);
    }
}

void splitRight(Editor& editor, std::string_view id, const ui::Rect& between, float& width,
                float usual, float whole)
{
    split(editor, id, between, true, width, usual, whole, -1.0F);
}

void splitLeft(Editor& editor, std::string_view id, const ui::Rect& between, float& width,
               float usual, float whole)
{
    split(editor, id, between, true, width, usual, whole, 1.0F);
}

void splitBelow(Editor& editor, std::string_view id, const ui::Rect& between, float& height,
                float usual, float whole)
{
    split(editor, id, between, false, height, usual, whole, -1.0F);
}

}
