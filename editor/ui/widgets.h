#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "editor/ui/draw.h"

namespace premise::ui {

/// What the pointer does with a part of the window.
struct Hit {
    bool hovered = false;
    bool held = false;     ///< the left button went down here and is still down
    bool pressed = false;  ///< went down in this frame
    bool clicked = false;  ///< came up here in this frame
    bool twice = false;    ///< went down the second time in short order
    bool right = false;    ///< the right button went down here in this frame
    bool dragging = false; ///< held, and moved further than a click does
    float dragX = 0.0F;    ///< since it went down
    float dragY = 0.0F;
};

/// Takes the pointer in this area; ids are told apart inside a panel.
Hit hit(Gui& gui, std::string_view id, const Rect& area);

/// Why something cannot be used now; empty: it can.
using Reason = std::string;

struct ButtonLook {
    const char* icon = nullptr;
    std::string_view label{};
    enum class Kind { plain, main, quiet } kind = Kind::plain;
    bool on = false; ///< a tool in use, a switch that is on
    std::string_view keys{};
    std::string_view tip{}; ///< a sentence
    std::string_view tipName{};
    Reason disabled{};
    IconSize iconSize = IconSize::button;
};
/// True when clicked. Disabled ones still answer hover, with the reason.
bool button(Gui& gui, std::string_view id, const Rect& area, const ButtonLook& look);
/// Width that a button of this look needs.
[[nodiscard]] float buttonWidth(const Gui& gui, const ButtonLook& look);

/// One of several, side by side in one control. Returns the chosen one, or −1.
int segments(Gui& gui, std::string_view id, const Rect& area,
             std::span<const std::string_view> names, int chosen);

/// A round name with a dot of its colour (0: none). True when clicked.
bool chip(Gui& gui, std::string_view id, const Rect& area, std::string_view name, bool on,
          Ink dot = 0, std::string_view more = {});
[[nodiscard]] float chipWidth(const Gui& gui, std::string_view name, bool dot,
                              std::string_view more = {});

/// True when it was turned over.
bool checkbox(Gui& gui, std::string_view id, const Rect& area, std::string_view name, bool on);

/// 0…1 along a bar. True while it is moved; `value` follows.
struct SliderMove {
    bool moved = false;
    bool began = false;
    bool ended = false;
    double value = 0.0;
};
SliderMove slider(Gui& gui, std::string_view id, const Rect& area, double value);

/// A row of a list: ground by its state, what is under it comes from the caller.
Hit row(Gui& gui, std::string_view id, const Rect& area, bool selected);

/// Drags a border. Returns how far it is dragged in this frame, along x or y; `reset` when it was
/// double-clicked.
struct SplitMove {
    float by = 0.0F;
    bool reset = false;
};
SplitMove splitter(Gui& gui, std::string_view id, const Rect& between, bool across);

/// A panel's head: icon (or none), title. Returns what is left at the right for buttons.
Rect panelHead(Gui& gui, Rect& panel, std::string_view title, const char* icon = nullptr);
/// A section's title inside a panel of numbers, with its right remark. Takes its height off.
void section(Gui& gui, Rect& rest, std::string_view title, std::string_view remark = {});
/// A line between sections.
void divider(Gui& gui, Rect& rest);
/// A label at the left of a row of numbers; returns where its value goes.
Rect labelled(Gui& gui, Rect& rest, std::string_view label, float labelWidth = 84.0F);

/// A list that opens under its field. Returns the chosen one, or −1. The current one may be none.
int choice(Gui& gui, std::string_view id, const Rect& area, std::string_view current,
           std::span<const std::string> options, const Reason& disabled = {});

/// Contents longer than their area: wheel and bar move it. Draw from `top()` down and say the height
/// at the end.
class Scroll {
public:
    Scroll(Gui& gui, std::string_view id, const Rect& area);
    Scroll(const Scroll&) = delete;
    Scroll& operator=(const Scroll&) = delete;
    ~Scroll();
    /// Where contents of this height lie now, moved by what was scrolled.
    [[nodiscard]] Rect content() const { return content_; }
    void setHeight(float height) { height_ = height; }
    /// Brings this part of the contents into sight.
    void reveal(const Rect& part);

private:
    Gui& gui_;
    ImDrawList* before_;
    Rect area_;
    Rect content_;
    float height_ = 0.0F;
};

}
