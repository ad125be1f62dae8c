#include "editor/ui/fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/ui/icons.h"

namespace premise::ui {

namespace {

    using Letters = FieldState::Letters;

    void set(Letters& letters, std::string_view words)
    {
        letters.fill('\0');
        std::memcpy(letters.data(), words.data(), std::min(words.size(), letters.size() - 1));
    }

    void ground(Gui& gui, const Rect& area, bool hovered, bool typing, bool focusRing)
    {
        Ink ink = colour::control;
        if (typing) {
            ink = colour::window;
        } else if (hovered) {
            ink = colour::hover;
        }
        fill(gui, area, ink, size::control);
        if (focusRing) {
            outline(gui, area, colour::accent, size::control, 2.0F);
        }
    }

    enum class Ended { no, taken, cancelled };

    /// The text being typed, over the field; says when it ends.
    Ended typed(Gui& gui, const Rect& inside, Face face, FieldState::Typing& typing)
    {
        ImGui::PushID(int(typing.id));
        ImFont* font = gui.fonts().face(face);
        ImGui::PushFont(font);
        const float height = font->FontSize / gui.scale();
        ImGui::SetCursorScreenPos(ImVec2(inside.x, inside.midY() - height * 0.5F));
        ImGui::SetNextItemWidth(inside.w);
        if (typing.first) {
            ImGui::SetKeyboardFocusHere();
        }
        const bool enter = ImGui::InputText("##typed", typing.letters.data(), typing.letters.size(),
                                            ImGuiInputTextFlags_EnterReturnsTrue |
                                                ImGuiInputTextFlags_AutoSelectAll);
        const bool left = ImGui::IsItemDeactivated();
        ImGui::PopFont();
        ImGui::PopID();
        typing.first = false;
        if (left && ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false)) {
            return Ended::cancelled;
        }
        return enter || left ? Ended::taken : Ended::no;
    }

    /// Why a text was not taken.
    std::string help(const NumberLook& look)
    {
        if (look.least > -1e9 && look.most < 1e9) {
            return fmt::format("{}, from {} to {}", helpFor(look.unit),
                               written(look.least, look.unit, 3), written(look.most, look.unit, 3));
        }
        return std::string(helpFor(look.unit));
    }

    double stepOf(const NumberLook& look)
    {
        return look.step > 0.0 ? look.step : std::pow(10.0, -look.decimals);
    }

    /// While it is dragged. Shift is one tenth of the speed; Esc puts back.
    void scrub(Gui& gui, const NumberLook& look, FieldState::Scrubbing& scrubbing,
               NumberChange& change)
    {
        const float x = ImGui::GetIO().MousePos.x;
        const double fine = ImGui::GetIO().KeyShift ? 0.1 : 1.0;
        const double moved = double(x - scrubbing.lastX) * stepOf(look) * fine;
        scrubbing.lastX = x;
        gui.setPointer(Pointer::resizeAcross);
        gui.hint = "Shift is finer, Esc puts it back";
        if (ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Escape], false)) {
            scrubbing.cancelled = true;
            change.cancelled = true;
            change.value = scrubbing.before;
            return;
        }
        if (moved != 0.0) {
            scrubbing.value = std::clamp(scrubbing.value + moved, look.least, look.most);
            const double digit = std::pow(10.0, look.decimals + (fine < 1.0 ? 1 : 0));
            change.value = std::round(scrubbing.value * digit) / digit;
            change.changed = true;
        }
    }

    void show(Gui& gui, const Rect& area, double value, const NumberLook& look)
    {
        Rect inside = area.inset(8.0F, 0.0F);
        if (look.mark != 0) {
            const Rect bar = inside.takeLeft(2.0F, 6.0F).band(12.0F);
            fill(gui, bar, look.mark);
        }
        const bool can = look.disabled.empty();
        if (look.showUnit) {
            const std::string_view sign = signOf(look.unit, look.style);
            inside.w -= text(gui, inside, Face::body, colour::text3, sign, Align::right);
        }
        Ink words = can ? colour::text : colour::disabled;
        if (look.wrong) {
            words = colour::warning;
        }
        const std::string number = written(value, look.unit, look.decimals, look.fixed, look.style);
        const float width = text(gui, inside, look.face, words, number);
        if (look.wrong) {
            line(gui, inside.x, inside.midY(), inside.x + width, inside.midY(), colour::warning);
        }
    }

}

NumberChange numberField(Gui& gui, std::string_view id, const Rect& area, double value,
                         const NumberLook& look)
{
    FieldState& state = gui.fields;
    const ImGuiID own = ImGui::GetID(id.data(), id.data() + id.size());
    NumberChange change;
    change.value = value;
    if (state.typing.id == own) {
        gui.notePlace(id, area);
        ground(gui, area, false, true, true);
        const Ended ended = typed(gui, area.inset(8.0F, 0.0F), look.face, state.typing);
        if (ended == Ended::cancelled) {
            state.typing.id = 0;
            change.cancelled = true;
        } else if (ended == Ended::taken) {
            const std::optional<double> meant =
                readQuantity(state.typing.letters.data(), look.unit, value);
            if (meant && *meant >= look.least && *meant <= look.most) {
                change.value = *meant;
                change.changed = *meant != value;
                change.ended = true;
                state.typing.id = 0;
            } else {
                state.typing.wrong = true;
                state.typing.first = true;
            }
        }
        if (state.typing.wrong && state.typing.id == own) {
            labelAt(gui, area.x, area.bottom() + 2.0F, Face::caption, colour::warning, help(look));
        }
    } else {
        const Hit at = hit(gui, id, area);
        const bool can = look.disabled.empty();
        ground(gui, area, can && (at.hovered || at.held), false, false);
        show(gui, area, value, look);
        if (at.hovered) {
            if (can) {
                gui.setPointer(Pointer::resizeAcross);
            }
            if (!can || !look.tip.empty()) {
                gui.tooltip(area, can ? look.tip : std::string_view(look.disabled));
            }
        }
        if (can && at.dragging && state.scrub.id != own) {
            state.scrub = {own, value, value, ImGui::GetIO().MousePos.x, false};
            change.began = true;
        }
        if (state.scrub.id == own) {
            if (at.held && !state.scrub.cancelled) {
                scrub(gui, look, state.scrub, change);
            } else if (!at.held) {
                change.ended = !state.scrub.cancelled;
                state.scrub.id = 0;
            }
        } else if (can && at.clicked) {
            state.typing.id = own;
            state.typing.first = true;
            state.typing.wrong = false;
            set(state.typing.letters,
                written(value, look.unit, std::max(look.decimals, 4), 0, look.style));
            change.began = true;
        }
    }
    return change;
}

TextChange textField(Gui& gui, std::string_view id, const Rect& area, std::string_view words,
                     std::string_view empty, bool takeFocus, const char* sign)
{
    FieldState& state = gui.fields;
    const ImGuiID own = ImGui::GetID(id.data(), id.data() + id.size());
    TextChange change;
    Rect inside = area.inset(8.0F, 0.0F);
    if (takeFocus && state.typing.id != own) {
        state.typing.id = own;
        state.typing.first = true;
        set(state.typing.letters, words);
    }
    if (state.typing.id == own) {
        gui.notePlace(id, area);
        ground(gui, area, false, true, true);
        if (sign != nullptr) {
            glyph(gui, inside.takeLeft(16.0F, 8.0F), sign, colour::text2);
        }
        change.editing = true;
        const Ended ended = typed(gui, inside, Face::body, state.typing);
        if (ended != Ended::no) {
            state.typing.id = 0;
            change.cancelled = ended == Ended::cancelled;
            change.ended = ended == Ended::taken;
            change.text = state.typing.letters.data();
        }
    } else {
        const Hit at = hit(gui, id, area);
        ground(gui, area, at.hovered, false, false);
        if (sign != nullptr) {
            glyph(gui, inside.takeLeft(16.0F, 8.0F), sign, colour::text2);
        }
        text(gui, inside, Face::body, words.empty() ? colour::text3 : colour::text,
             words.empty() ? empty : words);
        if (at.hovered) {
            gui.setPointer(Pointer::text);
        }
        if (at.clicked) {
            state.typing.id = own;
            state.typing.first = true;
            set(state.typing.letters, words);
        }
    }
    return change;
}

bool searchField(Gui& gui, std::string_view id, const Rect& area, std::string& words,
                 std::string_view empty, bool takeFocus)
{
    gui.notePlace(id, area);
    ImGui::PushID(id.data(), id.data() + id.size());
    ground(gui, area, false, false, false);
    Rect inside = area.inset(8.0F, 0.0F);
    glyph(gui, inside.takeLeft(16.0F, 8.0F), icon::find, colour::text2);
    ImFont* font = gui.fonts().face(Face::body);
    ImGui::PushFont(font);
    const float height = font->FontSize / gui.scale();
    ImGui::SetCursorScreenPos(ImVec2(inside.x, inside.midY() - height * 0.5F));
    ImGui::SetNextItemWidth(inside.w);
    if (takeFocus) {
        ImGui::SetKeyboardFocusHere();
    }
    Letters letters;
    set(letters, words);
    const bool changed = ImGui::InputText("##search", letters.data(), letters.size());
    const bool active = ImGui::IsItemActive();
    ImGui::PopFont();
    if (changed) {
        words = letters.data();
    }
    if (active) {
        outline(gui, area, colour::accent, size::control, 2.0F);
    }
    if (words.empty()) {
        text(gui, inside, Face::body, colour::text3, empty);
    }
    ImGui::PopID();
    return changed;
}

}
