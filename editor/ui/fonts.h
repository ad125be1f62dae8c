#pragma once

#include <array>
#include <string_view>

#include "base/result.h"

struct ImFont;

namespace premise::ui {

/// What text is for; size and weight follow.
enum class Face { caption, body, strong, action, title, readout, number, display };

/// Sizes of icons that are baked, in points.
enum class IconSize { row, button, toolbar, play, card, dialog };

struct Fonts {
    std::array<ImFont*, 8> faces{};
    std::array<ImFont*, 6> icons{};
    [[nodiscard]] ImFont* face(Face which) const { return faces[std::size_t(which)]; }
    [[nodiscard]] ImFont* icon(IconSize which) const { return icons[std::size_t(which)]; }
};

/// Height of the face's line and of the glyphs' box in points.
[[nodiscard]] float faceSize(Face face);
[[nodiscard]] float iconSize(IconSize size);

/// Adds all faces and icons to the current ImGui context's atlas, drawn for this scale: sharp there
/// and nowhere else. Fails with the package's name where a font is not installed.
[[nodiscard]] Result<Fonts> loadFonts(float scale);

}
