#include "editor/ui/fonts.h"

#include <cmath>
#include <filesystem>
#include <string>

#include <imgui.h>

namespace premise::ui {

namespace {

    /// ImGui measures a font from ascender to descender, Inter's designers by the em.
    constexpr float perEm = 1.2102F;
    /// One width for all figures, in em: a running timecode does not tremble.
    constexpr float digitPerEm = 0.64F;

    struct FaceShape {
        float size = 12.0F; ///< em, points
        const char* weight = "Regular";
    };
    constexpr std::array<FaceShape, 8> shapes{{{11.0F, "Medium"},
                                               {12.0F, "Regular"},
                                               {12.0F, "SemiBold"},
                                               {12.0F, "Medium"},
                                               {13.0F, "SemiBold"},
                                               {16.0F, "Medium"},
                                               {22.0F, "SemiBold"},
                                               {28.0F, "SemiBold"}}};
    constexpr std::array<float, 6> iconSizes{14.0F, 16.0F, 18.0F, 20.0F, 24.0F, 28.0F};

    // Latin, Latin-1, Latin Extended-A and the signs of this field, without the figures.
    constexpr std::array<ImWchar, 27> letters{
        0x20,   0x2F,   0x3A,   0x17F,  0x2013, 0x2014, 0x2018, 0x201D, 0x2022,
        0x2022, 0x2026, 0x2026, 0x2032, 0x2033, 0x2190, 0x2193, 0x2212, 0x2212,
        0x221E, 0x221E, 0x2248, 0x2248, 0x2264, 0x2265, 0x0394, 0x0394, 0};
    constexpr std::array<ImWchar, 3> figures{0x30, 0x39, 0};

    constexpr const char* interFolder = "/usr/share/fonts/opentype/inter/";
    constexpr const char* iconFile = "/usr/share/fonts/truetype/materialdesignicons-webfont/"
                                     "materialdesignicons-webfont.ttf";

    Result<void> needs(const std::string& file, const char* package)
    {
        if (!std::filesystem::exists(file)) {
            return fail("The font {} is not installed. Install the package {} (tools/setup does).",
                        file, package);
        }
        return {};
    }

}

float faceSize(Face face)
{
    return shapes[std::size_t(face)].size * perEm;
}

float iconSize(IconSize size)
{
    return iconSizes[std::size_t(size)];
}

Result<Fonts> loadFonts(float scale)
{
    Fonts fonts;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const std::string file = std::string(interFolder) + "Inter-" + shapes[i].weight + ".otf";
        TRY(needs(file, "fonts-inter"));
        const float pixels = shapes[i].size * perEm * scale;
        ImFontConfig config;
        config.OversampleH = 3;
        config.PixelSnapH = false;
        fonts.faces[i] = atlas.AddFontFromFileTTF(file.c_str(), pixels, &config, letters.data());
        ImFontConfig digits = config;
        digits.MergeMode = true;
        digits.GlyphMinAdvanceX = std::round(shapes[i].size * digitPerEm * scale);
        digits.GlyphMaxAdvanceX = digits.GlyphMinAdvanceX;
        atlas.AddFontFromFileTTF(file.c_str(), pixels, &digits, figures.data());
    }
    TRY(needs(iconFile, "fonts-materialdesignicons-webfont"));
    ImVector<ImWchar> wanted;
    ImFontGlyphRangesBuilder used;
    for (const ImWchar glyph :
         {0xF00E, 0xF014, 0xF026, 0xF028, 0xF616, 0xF04D, 0xF06F, 0xF0B5, 0xF0CB, 0xF104, 0xF127,
          0xF66E, 0xF12C, 0xF130, 0xF131, 0xF132, 0xF141, 0xF142, 0xF156, 0xF190, 0xF191, 0xF193,
          0xF1A2, 0xF1A3, 0xF1A7, 0xF1B4, 0xF1B6, 0xF207, 0xF208, 0xF209, 0xF220, 0xF226, 0xF230,
          0xF24B, 0xF256, 0xF257, 0xF2C1, 0xF64A, 0xF64B, 0xF64D, 0xF2E9, 0xF2F1, 0xF2F9, 0xF2FD,
          0xF328, 0xF336, 0xF33E, 0xF340, 0xF347, 0xF349, 0xF34A, 0xF34B, 0xF34D, 0xF34E, 0xF651,
          0xF35D, 0xF360, 0xF379, 0xF381, 0xF3E4, 0xF40A, 0xF415, 0xF444, 0xF445, 0xF44E, 0xF456,
          0xF464, 0xF46D, 0xF46E, 0xF482, 0xF4AD, 0xF4AE, 0xF4B9, 0xF4D5, 0xF4D7, 0xF4FE, 0xF54C,
          0xF54F, 0xF561, 0xF001, 0xF567, 0xF570, 0xF573, 0xF583, 0xF59A}) {
        used.AddChar(glyph);
    }
    used.BuildRanges(&wanted);
    for (std::size_t i = 0; i < iconSizes.size(); ++i) {
        ImFontConfig config;
        config.PixelSnapH = true;
        fonts.icons[i] =
            atlas.AddFontFromFileTTF(iconFile, iconSizes[i] * scale, &config, wanted.Data);
    }
    // The ranges must live until the atlas is built.
    if (!atlas.Build()) {
        return fail("The fonts could not be drawn at a scale of {}. Choose a smaller one.", scale);
    }
    return fonts;
}

}
