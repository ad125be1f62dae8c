#include "editor/ui/widgets.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "editor/ui/icons.h"

namespace premise::ui {

namespace {

    const char* named(std::string& room, std::string_view id)
    {
        room.assign("##");
        room += id;
        return room.c_str();
    }

    Ink groundOf(const ButtonLook& look, const Hit& at)
    {
        const bool can = look.disabled.empty();
        if (look.kind == ButtonLook::Kind::main) {
            if (!can) {
                return colour::raised;
            }
            if (at.held) {
                return colour::accentPress;
            }
            return at.hovered ? colour::accentHover : colour::accent;
        }
        if (look.on) {
            return colour::accentFill;
        }
        if (!can) {
            return look.kind == ButtonLook::Kind::quiet ? 0 : colour::raised;
        }
        if (at.held) {
            return colour::press;
        }
        if (at.hovered) {
            return colour::hover;
        }
        return look.kind == ButtonLook::Kind::quiet ? 0 : colour::control;
    }

}

Hit hit(Gui& gui, std::string_view id, const Rect& area)
{
    Hit found;
    if (area.empty()) {
        return found;
    }
    std::string name;
    ImGui::SetCursorScreenPos(ImVec2(area.x, area.y));
    found.clicked = ImGui::InvisibleButton(named(name, id), ImVec2(area.w, area.h));
    ImGui::SetItemAllowOverlap(); // what is drawn later lies on top
    found.hovered = ImGui::IsItemHovered();
    found.held = ImGui::IsItemActive();
    found.pressed = ImGui::IsItemActivated();
    found.twice = found.hovered && ImGui::IsMouseDoubleClicked(0);
    found.right = found.hovered && ImGui::IsMouseClicked(1);
    if (found.held) {
        const ImVec2 drag = ImGui::GetMouseDragDelta(0, 0.0F);
        found.dragX = drag.x;
        found.dragY = drag.y;
        found.dragging = ImGui::IsMouseDragging(0, 3.0F);
    }
    gui.notePlace(id, area);
    return found;
}

float buttonWidth(const Gui& gui, const ButtonLook& look)
{
    float width = look.icon != nullptr && look.label.empty() ? size::button : 24.0F;
    if (!look.label.empty()) {
        width += widthOf(gui, Face::action, look.label);
        width += look.icon != nullptr ? 24.0F : 0.0F;
    }
    return std::ceil(width);
}

bool button(Gui& gui, std::string_view id, const Rect& area, const ButtonLook& look)
{
    const Hit at = hit(gui, id, area);
    const bool can = look.disabled.empty();
    if (const Ink ground = groundOf(look, at); ground != 0) {
        fill(gui, area, ground, size::control);
    }
    Ink words = colour::text;
    Ink sign = look.label.empty() && !at.hovered ? colour::text2 : colour::text;
    if (look.kind == ButtonLook::Kind::main) {
        words = colour::accentInk;
        sign = colour::accentInk;
    }
    if (look.on) {
        sign = colour::accent;
    }
    if (!can) {
        words = colour::disabled;
        sign = colour::disabled;
    }
    if (look.label.empty()) {
        if (look.icon != nullptr) {
            glyph(gui, area, look.icon, sign, look.iconSize);
        }
    } else {
        const float text_ = widthOf(gui, Face::action, look.label);
        const float whole = text_ + (look.icon != nullptr ? 24.0F : 0.0F);
        Rect inside{std::max(area.x + 4.0F, area.midX() - whole * 0.5F), area.y,
                    std::min(whole, area.w - 8.0F), area.h};
        if (look.icon != nullptr) {
            glyph(gui, inside.takeLeft(16.0F, 8.0F), look.icon, sign, look.iconSize);
        }
        text(gui, inside, Face::action, words, look.label);
    }
    if (at.hovered) {
        if (can) {
            gui.setPointer(Pointer::hand);
        }
        if (!can || !look.tip.empty() || !look.keys.empty() || look.label.empty()) {
            const std::string_view name = look.tipName.empty() ? look.label : look.tipName;
            gui.tooltip(area, name, look.keys, can ? look.tip : std::string_view(look.disabled));
        }
    }
    return can && at.clicked;
}

int segments(Gui& gui, std::string_view id, const Rect& area,
             std::span<const std::string_view> names, int chosen)
{
    fill(gui, area, colour::control, size::control);
    float whole = 0.0F;
    std::vector<float> widths;
    for (const std::string_view name : names) {
        widths.push_back(widthOf(gui, Face::action, name) + 16.0F);
        whole += widths.back();
    }
    const float more =
        std::max(0.0F, area.w - whole) / float(std::max<std::size_t>(names.size(), 1));
    const float squeeze = std::min(1.0F, area.w / std::max(whole, 1.0F));
    Rect rest = area;
    int result = -1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Rect part = rest.takeLeft(widths[i] * squeeze + more);
        const Hit at = hit(gui, std::string(id) + std::to_string(i), part);
        const bool on = int(i) == chosen;
        if (on || at.hovered) {
            fill(gui, part, on ? colour::accentFill : colour::hover, size::control);
        }
        text(gui, part, Face::action, on ? colour::text : colour::text2, names[i], Align::middle);
        if (at.clicked && !on) {
            result = int(i);
        }
    }
    return result;
}

float chipWidth(const Gui& gui, std::string_view name, bool dot, std::string_view more)
{
    float width = 24.0F + widthOf(gui, Face::action, name) + (dot ? 16.0F : 0.0F);
    if (!more.empty()) {
        width += 4.0F + widthOf(gui, Face::body, more);
    }
    return std::ceil(width);
}

bool chip(Gui& gui, std::string_view id, const Rect& area, std::string_view name, bool on, Ink dot,
          std::string_view more)
{
    const Hit at = hit(gui, id, area);
    Ink ground = on ? colour::accentFill : colour::control;
    if (at.held) {
        ground = colour::press;
    } else if (at.hovered && !on) {
        ground = colour::hover;
    }
    fill(gui, area, ground, size::chipCorner);
    Rect inside = area.inset(12.0F, 0.0F);
    if (dot != 0) {
        const Rect place = inside.takeLeft(8.0F, 8.0F);
        disc(gui, place.midX(), place.midY(), 4.0F, dot);
    }
    inside.takeLeft(text(gui, inside, Face::action, colour::text, name) + 4.0F);
    if (!more.empty()) {
        text(gui, inside, Face::body, colour::text3, more);
    }
    return at.clicked;
}

bool checkbox(Gui& gui, std::string_view id, const Rect& area, std::string_view name, bool on)
{
    const Hit at = hit(gui, id, area);
    Rect rest = area;
    glyph(gui, rest.takeLeft(18.0F, 8.0F), on ? icon::boxOn : icon::boxOff,
          on ? colour::accent : colour::text2, IconSize::toolbar);
    text(gui, rest, Face::body, at.hovered ? colour::text : colour::text2, name);
    return at.clicked;
}

SliderMove slider(Gui& gui, std::string_view id, const Rect& area, double value)
{
    const Hit at = hit(gui, id, area);
    SliderMove change;
    change.value = value;
    change.began = at.pressed;
    change.ended = at.clicked || ImGui::IsItemDeactivated();
    const Rect bar = area.inset(7.0F, 0.0F).band(4.0F);
    if (at.held) {
        change.value = std::clamp(
            double((ImGui::GetIO().MousePos.x - bar.x) / std::max(bar.w, 1.0F)), 0.0, 1.0);
        change.moved = change.value != value || at.pressed;
    }
    const float knob = bar.x + float(std::clamp(change.value, 0.0, 1.0)) * bar.w;
    fill(gui, bar, colour::press, 2.0F);
    fill(gui, {bar.x, bar.y, knob - bar.x, bar.h}, colour::accent, 2.0F);
    disc(gui, knob, bar.midY(), at.held || at.hovered ? 7.0F : 6.0F, colour::text);
    return change;
}

Hit row(Gui& gui, std::string_view id, const Rect& area, bool selected)
{
    const Hit at = hit(gui, id, area);
    if (selected) {
        fill(gui, area, colour::accentFill);
    } else if (at.hovered) {
        fill(gui, area, colour::raised);
    }
    return at;
}

SplitMove splitter(Gui& gui, std::string_view id, const Rect& between, bool across)
{
    const float more = (size::splitterReach - size::splitter) * 0.5F;
    const Rect reach = across ? Rect{between.x - more, between.y, size::splitterReach, between.h}
                              : Rect{between.x, between.y - more, between.w, size::splitterReach};
    const Hit at = hit(gui, id, reach);
    fill(gui, between, at.held || at.hovered ? colour::hover : colour::window);
    SplitMove change;
    if (at.held || at.hovered) {
        gui.setPointer(across ? Pointer::resizeAcross : Pointer::resizeDown);
        gui.hint = "Drag to resize, double-click for the usual size";
    }
    if (at.held) {
        change.by = across ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
    }
    change.reset = at.twice;
    return change;
}

Rect panelHead(Gui& gui, Rect& panel, std::string_view title, const char* sign)
{
    const Rect head = panel.takeTop(size::panelHead);
    line(gui, head.x, head.bottom(), head.right(), head.bottom(), colour::window);
    Rect inside = head.inset(size::padding, 0.0F);
    if (sign != nullptr) {
        glyph(gui, inside.takeLeft(16.0F, 8.0F), sign, colour::text2);
    }
    inside.takeLeft(text(gui, inside, Face::strong, colour::text, title) + 8.0F);
    return inside;
}

void section(Gui& gui, Rect& rest, std::string_view title, std::string_view remark)
{
    const Rect head = rest.takeTop(24.0F, 4.0F);
    text(gui, head, Face::strong, colour::text, title);
    if (!remark.empty()) {
        text(gui, head, Face::body, colour::text3, remark, Align::right);
    }
}

void divider(Gui& gui, Rect& rest)
{
    const Rect space = rest.takeTop(17.0F);
    line(gui, space.x - size::padding, space.midY(), space.right() + size::padding, space.midY(),
         colour::window);
}

Rect labelled(Gui& gui, Rect& rest, std::string_view label, float labelWidth)
{
    Rect line_ = rest.takeTop(size::field, size::gap);
    text(gui, line_.takeLeft(labelWidth - 8.0F, 8.0F), Face::body, colour::text2, label);
    return line_;
}

int choice(Gui& gui, std::string_view id, const Rect& area, std::string_view current,
           std::span<const std::string> options, const Reason& disabled)
{
    const std::string popup = std::string(id) + "popup";
    const Hit at = hit(gui, id, area);
    const bool can = disabled.empty();
    fill(gui, area, can && (at.hovered || at.held) ? colour::hover : colour::control,
         size::control);
    Rect inside = area.inset(8.0F, 0.0F);
    glyph(gui, inside.takeRight(14.0F, 4.0F), icon::down, colour::text2, IconSize::row);
    text(gui, inside, Face::body, can ? colour::text : colour::disabled, current);
    if (at.hovered && !can) {
        gui.tooltip(area, current, {}, disabled);
    }
    if (can && at.clicked) {
        ImGui::OpenPopup(popup.c_str());
    }
    int chosen = -1;
    const float wanted = float(options.size()) * size::row + 8.0F;
    const float below = gui.window().bottom() - area.bottom() - 8.0F;
    const float above = area.y - 8.0F;
    const bool upward = wanted > below && above > below;
    const float height = std::min({wanted, upward ? above : below, 420.0F});
    ImGui::SetNextWindowPos(ImVec2(area.x, upward ? area.y - height - 2.0F : area.bottom() + 2.0F));
    ImGui::SetNextWindowSize(ImVec2(area.w, height));
    if (ImGui::BeginPopup(popup.c_str(),
                          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        ImDrawList* before = gui.draw;
        gui.draw = ImGui::GetWindowDrawList();
        const ImVec2 corner = ImGui::GetWindowPos();
        const Rect box{corner.x, corner.y, area.w, height};
        fill(gui, box, colour::raised, size::control);
        outline(gui, box, colour::edge, size::control);
        Rect list{box.x, box.y + 4.0F - ImGui::GetScrollY(), box.w, wanted};
        for (std::size_t i = 0; i < options.size(); ++i) {
            const Rect place = list.takeTop(size::row);
            const Hit option = row(gui, "option" + std::to_string(i), place.inset(4.0F, 0.0F),
                                   options[i] == current);
            text(gui, place.inset(12.0F, 0.0F), Face::body, colour::text, options[i]);
            if (option.clicked) {
                chosen = int(i);
                ImGui::CloseCurrentPopup();
            }
        }
        ImGui::EndPopup();
        gui.draw = before;
    }
    return chosen;
}

Scroll::Scroll(Gui& gui, std::string_view id, const Rect& area)
    : gui_(gui), before_(gui.draw), area_(area)
{
    std::string name;
    ImGui::SetCursorScreenPos(ImVec2(area.x, area.y));
    ImGui::BeginChild(named(name, id), ImVec2(std::max(area.w, 1.0F), std::max(area.h, 1.0F)),
                      false, ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    gui.draw = ImGui::GetWindowDrawList();
    content_ = {area.x, area.y - ImGui::GetScrollY(), area.w, 1e6F};
}

Scroll::~Scroll()
{
    ImGui::SetCursorScreenPos(ImVec2(area_.x, content_.y));
    ImGui::Dummy(ImVec2(1.0F, std::max(height_, 1.0F)));
    ImGui::EndChild();
    gui_.draw = before_;
}

void Scroll::reveal(const Rect& part)
{
    const float scrolled = area_.y - content_.y;
    if (part.y < area_.y) {
        ImGui::SetScrollY(scrolled + part.y - area_.y);
    } else if (part.bottom() > area_.bottom()) {
        ImGui::SetScrollY(scrolled + part.bottom() - area_.bottom());
    }
}

}
