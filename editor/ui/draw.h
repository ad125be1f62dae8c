#pragma once

#include <string_view>

#include "editor/ui/gui.h"

/// Marks on the panel that is open: text, icons, areas, lines. Points; places are of the window.
namespace premise::ui {

enum class Align { left, middle, right };

void fill(Gui& gui, const Rect& area, Ink ink, float corner = 0.0F);
void outline(Gui& gui, const Rect& area, Ink ink, float corner = 0.0F, float thickness = 1.0F);
void line(Gui& gui, float x1, float y1, float x2, float y2, Ink ink, float thickness = 1.0F);
/// 8 on, 6 off.
void dashed(Gui& gui, float x1, float y1, float x2, float y2, Ink ink, float thickness = 1.0F);
void disc(Gui& gui, float x, float y, float radius, Ink ink);
void ring(Gui& gui, float x, float y, float radius, Ink ink, float thickness = 1.5F);
void triangle(Gui& gui, float x1, float y1, float x2, float y2, float x3, float y3, Ink ink);
/// A picture of the canvas, all of it.
void image(Gui& gui, const Rect& area, std::uint32_t picture, float corner = 0.0F);

/// Width of a line of text.
[[nodiscard]] float widthOf(const Gui& gui, Face face, std::string_view words);
/// Height of a paragraph that is broken at this width.
[[nodiscard]] float heightOf(const Gui& gui, Face face, std::string_view words, float width);
/// One line, in the middle of the area's height; too long a text ends in "…". Returns its width.
float text(Gui& gui, const Rect& area, Face face, Ink ink, std::string_view words,
           Align align = Align::left);
/// As many lines as it takes, from the top.
void paragraph(Gui& gui, const Rect& area, Face face, Ink ink, std::string_view words);
/// In the middle of the area.
void glyph(Gui& gui, const Rect& area, const char* sign, Ink ink, IconSize size = IconSize::button);
/// Keys in their cap at the area's right; cuts it off. "Ctrl+P"
void keyCap(Gui& gui, Rect& area, std::string_view keys);
/// Words on a picture, on their dark ground, from this place; returns what it covers.
Rect labelAt(Gui& gui, float x, float y, Face face, Ink ink, std::string_view words,
             Align align = Align::left);
/// What is drawn until the object dies stays inside the area.
class Clip {
public:
    Clip(Gui& gui, const Rect& area);
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;
    ~Clip();

private:
    ImDrawList* list_;
};

}
