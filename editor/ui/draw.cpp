#include "editor/ui/draw.h"

#include <cmath>

#include <imgui.h>

namespace premise::ui {

namespace {

    ImVec2 at(float x, float y)
    {
        return {x, y};
    }

    /// ImGui's faces are in pixels; text is set in points.
    float pointsOf(const Gui& gui, const ImFont* font)
    {
        return font->FontSize / gui.scale();
    }

    float snapped(const Gui& gui, float value)
    {
        return std::round(value * gui.scale()) / gui.scale();
    }

    ImVec2 measured(const Gui& gui, const ImFont* font, std::string_view words, float wrap)
    {
        if (words.empty()) { // ImGui takes no end for "to the first nought"
            return {};
        }
        return font->CalcTextSizeA(pointsOf(gui, font), 1e6F, wrap, words.data(),
                                   words.data() + words.size());
    }

}

void fill(Gui& gui, const Rect& area, Ink ink, float corner)
{
    gui.draw->AddRectFilled(at(area.x, area.y), at(area.right(), area.bottom()), ink, corner);
}

void outline(Gui& gui, const Rect& area, Ink ink, float corner, float thickness)
{
    gui.draw->AddRect(at(area.x, area.y), at(area.right(), area.bottom()), ink, corner, 0,
                      thickness);
}

void line(Gui& gui, float x1, float y1, float x2, float y2, Ink ink, float thickness)
{
    if (x1 == x2 || y1 == y2) { // whole pixels: sharp
        const float half = thickness * 0.5F;
        const Rect area =
            x1 == x2
                ? Rect{snapped(gui, x1 - half), std::min(y1, y2), thickness, std::abs(y2 - y1)}
                : Rect{std::min(x1, x2), snapped(gui, y1 - half), std::abs(x2 - x1), thickness};
        fill(gui, area, ink);
        return;
    }
    gui.draw->AddLine(at(x1, y1), at(x2, y2), ink, thickness);
}

void dashed(Gui& gui, float x1, float y1, float x2, float y2, Ink ink, float thickness)
{
    constexpr float on = 8.0F;
    constexpr float period = 14.0F;
    const float length = std::hypot(x2 - x1, y2 - y1);
    if (length <= 0.0F) {
        return;
    }
    const float dx = (x2 - x1) / length;
    const float dy = (y2 - y1) / length;
    for (float from = 0.0F; from < length; from += period) {
        const float to = std::min(from + on, length);
        line(gui, x1 + dx * from, y1 + dy * from, x1 + dx * to, y1 + dy * to, ink, thickness);
    }
}

void disc(Gui& gui, float x, float y, float radius, Ink ink)
{
    gui.draw->AddCircleFilled(at(x, y), radius, ink);
}

void ring(Gui& gui, float x, float y, float radius, Ink ink, float thickness)
{
    gui.draw->AddCircle(at(x, y), radius, ink, 0, thickness);
}

void triangle(Gui& gui, float x1, float y1, float x2, float y2, float x3, float y3, Ink ink)
{
    gui.draw->AddTriangleFilled(at(x1, y1), at(x2, y2), at(x3, y3), ink);
}

void image(Gui& gui, const Rect& area, std::uint32_t picture, float corner)
{
    // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui names pictures by pointers
    gui.draw->AddImageRounded(reinterpret_cast<ImTextureID>(std::uintptr_t(picture)),
                              at(area.x, area.y), at(area.right(), area.bottom()), at(0.0F, 0.0F),
                              at(1.0F, 1.0F), 0xFFFFFFFF, corner);
}

float widthOf(const Gui& gui, Face face, std::string_view words)
{
    return measured(gui, gui.fonts().face(face), words, 0.0F).x;
}

float heightOf(const Gui& gui, Face face, std::string_view words, float width)
{
    return measured(gui, gui.fonts().face(face), words, width).y;
}

float text(Gui& gui, const Rect& area, Face face, Ink ink, std::string_view words, Align align)
{
    if (words.empty()) {
        return 0.0F;
    }
    ImFont* font = gui.fonts().face(face);
    const float points = pointsOf(gui, font);
    float width = measured(gui, font, words, 0.0F).x;
    std::string cut;
    if (width > area.w + 0.5F) {
        constexpr std::string_view more = "…";
        const float room = area.w - measured(gui, font, more, 0.0F).x;
        const char* end = words.data() + words.size();
        const char* fits = words.data();
        font->CalcTextSizeA(points, std::max(room, 0.0F), 0.0F, words.data(), end, &fits);
        cut.assign(words.data(), fits);
        cut += more;
        words = cut;
        width = measured(gui, font, words, 0.0F).x;
    }
    float x = area.x;
    if (align == Align::middle) {
        x = area.midX() - width * 0.5F;
    } else if (align == Align::right) {
        x = area.right() - width;
    }
    const float y = area.midY() - points * 0.5F;
    gui.draw->AddText(font, points, at(snapped(gui, x), snapped(gui, y)), ink, words.data(),
                      words.data() + words.size());
    return width;
}

void paragraph(Gui& gui, const Rect& area, Face face, Ink ink, std::string_view words)
{
    if (words.empty()) {
        return;
    }
    ImFont* font = gui.fonts().face(face);
    gui.draw->AddText(font, pointsOf(gui, font), at(snapped(gui, area.x), snapped(gui, area.y)),
                      ink, words.data(), words.data() + words.size(), area.w);
}

void glyph(Gui& gui, const Rect& area, const char* sign, Ink ink, IconSize size)
{
    ImFont* font = gui.fonts().icon(size);
    const float points = pointsOf(gui, font);
    const float width = measured(gui, font, sign, 0.0F).x;
    gui.draw->AddText(
        font, points,
        at(snapped(gui, area.midX() - width * 0.5F), snapped(gui, area.midY() - points * 0.5F)),
        ink, sign);
}

void keyCap(Gui& gui, Rect& area, std::string_view keys)
{
    const float width = widthOf(gui, Face::caption, keys) + 12.0F;
    const Rect cap = area.takeRight(std::max(width, 20.0F), 8.0F).band(18.0F);
    outline(gui, cap, colour::edge, 3.0F);
    text(gui, cap, Face::caption, colour::text2, keys, Align::middle);
}

Rect labelAt(Gui& gui, float x, float y, Face face, Ink ink, std::string_view words, Align align)
{
    const float width = widthOf(gui, face, words) + 12.0F;
    float left = x;
    if (align == Align::middle) {
        left = x - width * 0.5F;
    } else if (align == Align::right) {
        left = x - width;
    }
    const Rect area{snapped(gui, left), snapped(gui, y), width, 20.0F};
    fill(gui, area, colour::label, 3.0F);
    text(gui, area, face, ink, words, Align::middle);
    return area;
}

Clip::Clip(Gui& gui, const Rect& area) : list_(gui.draw)
{
    list_->PushClipRect(at(area.x, area.y), at(area.right(), area.bottom()), true);
}

Clip::~Clip()
{
    list_->PopClipRect();
}

}
