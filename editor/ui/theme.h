#pragma once

#include <cstdint>

namespace premise::ui {

/// Display-encoded; red in the lowest byte, as the canvas takes it.
using Ink = std::uint32_t;

[[nodiscard]] constexpr Ink ink(std::uint32_t rgb, double opacity = 1.0)
{
    return ((rgb >> 16U) & 0xFFU) | (rgb & 0xFF00U) | ((rgb & 0xFFU) << 16U) |
           (static_cast<std::uint32_t>(opacity * 255.0 + 0.5) << 24U);
}
[[nodiscard]] constexpr Ink faded(Ink colour, double opacity)
{
    return (colour & 0x00FFFFFFU) | (static_cast<std::uint32_t>(opacity * 255.0 + 0.5) << 24U);
}

/// Every surface is as red as it is green and blue, so that nothing round a picture pushes its hue,
/// and there is one accent. Colour never stands alone: a warning has its sign, a key its shape, a
/// person a name.
namespace colour {
    inline constexpr Ink well = ink(0x0b0b0b);     ///< behind a picture
    inline constexpr Ink window = ink(0x141414);   ///< behind everything, seen in the splitters
    inline constexpr Ink panel = ink(0x1c1c1c);    ///< panels, menu, toolbar, page bar
    inline constexpr Ink raised = ink(0x242424);   ///< rulers, dialogs, selected tab, row hover
    inline constexpr Ink view = ink(0x262626);     ///< ground of the free view
    inline constexpr Ink control = ink(0x2d2d2d);  ///< buttons and fields at rest
    inline constexpr Ink hover = ink(0x383838);    ///< buttons and fields under the pointer
    inline constexpr Ink press = ink(0x454545);    ///< buttons and fields held down
    inline constexpr Ink edge = ink(0x4a4a4a);     ///< outline of dialogs and key caps
    inline constexpr Ink text = ink(0xe8e8e8);     ///< names, values
    inline constexpr Ink text2 = ink(0xadadad);    ///< labels, icons at rest
    inline constexpr Ink text3 = ink(0x969696);    ///< units, hints, ruler numbers
    inline constexpr Ink disabled = ink(0x666666); ///< cannot be used now
    inline constexpr Ink accent = ink(0x4ec4d4); ///< selection, the active camera, the main action
    inline constexpr Ink accentHover = ink(0x74d3e0);
    inline constexpr Ink accentPress = ink(0x3aa3b1);
    inline constexpr Ink accentFill = ink(0x21454b); ///< selected row, tool that is on
    inline constexpr Ink accentInk = ink(0x0b1719);  ///< text on accent
    inline constexpr Ink warning = ink(0xe3b341);    ///< works, but look
    inline constexpr Ink fault = ink(0xf2605c);      ///< will not work
    inline constexpr Ink proof = ink(0x66c184);      ///< kept, read back, covered
    inline constexpr Ink keyMove = ink(0xe8e8e8);    ///< keys of place and turn
    inline constexpr Ink keyLens = ink(0xb794f4);    ///< keys of focal length and stop
    inline constexpr Ink keyFocus = ink(0xa5d65c);   ///< keys of focus, focus plane, sharp range
    inline constexpr Ink axisX = ink(0xe5696d);
    inline constexpr Ink axisY = ink(0x86c067);
    inline constexpr Ink axisZ = ink(0x6f9cf0);
    inline constexpr Ink dimPalette = ink(0x000000, 0.50);
    inline constexpr Ink dimDialog = ink(0x000000, 0.62);
    inline constexpr Ink mask = ink(0x0b0b0b, 0.72);
    inline constexpr Ink label = ink(0x0b0b0b, 0.78); ///< behind words on a picture
    inline constexpr Ink pill = ink(0x0b0b0b, 0.72);  ///< behind controls on a view
}

/// Sizes in points. All stand on a grid of 4.
namespace size {
    inline constexpr float menu = 32.0F;
    inline constexpr float toolbar = 40.0F;
    inline constexpr float pageBar = 40.0F;
    inline constexpr float panelHead = 32.0F;
    inline constexpr float row = 24.0F;
    inline constexpr float field = 24.0F;
    inline constexpr float button = 28.0F;
    inline constexpr float chip = 24.0F;
    inline constexpr float ruler = 20.0F;
    inline constexpr float lane = 22.0F;
    inline constexpr float cutTrack = 56.0F;
    inline constexpr float sound = 40.0F;
    inline constexpr float splitter = 4.0F;
    inline constexpr float splitterReach = 8.0F;
    inline constexpr float panelLeast = 200.0F; ///< both sides of a splitter keep it
    inline constexpr float padding = 12.0F;
    inline constexpr float gap = 8.0F;
    inline constexpr float control = 4.0F; ///< corner of buttons and fields
    inline constexpr float dialog = 8.0F;  ///< corner of dialogs
    inline constexpr float chipCorner = 12.0F;
}

}
