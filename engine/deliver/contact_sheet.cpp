#include "deliver/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include "base/promise.h"
#include "image/text.h"

namespace premise {

namespace {

    constexpr int cellWidth = 480;
    constexpr int margin = 40;
    constexpr int gap = 28;
    constexpr int headingHeight = 60;
    constexpr int titleTop = 12;   ///< from the picture's lower edge
    constexpr int detailTop = 36;  ///< from the same edge
    constexpr int captionEnd = 58; ///< from the same edge: where the cell ends

    const TextStyle headingStyle{.size = 26.0, .bold = true};
    const TextStyle titleStyle{.size = 17.0, .bold = true};
    const TextStyle detailStyle{.size = 15.0, .bold = false, .red = 160, .green = 160, .blue = 160};

    int pictureHeight(const Image8& picture)
    {
        if (picture.width <= 0 || picture.height <= 0) {
            return 0;
        }
        return std::max(1, int(std::lround(double(picture.height) * cellWidth / picture.width)));
    }

    /// Pictures in a row share the height of its tallest, so that captions stand on one line.
    int rowHeight(const std::vector<SheetCell>& cells, std::size_t first, int columns)
    {
        int tallest = 0;
        for (std::size_t i = first; i < std::min(cells.size(), first + std::size_t(columns)); ++i) {
            tallest = std::max(tallest, pictureHeight(cells[i].picture));
        }
        return tallest;
    }

    void drawCell(Image8& sheet, const SheetCell& cell, int x, int y, int height)
    {
        const int own = pictureHeight(cell.picture);
        if (own > 0) {
            paste(sheet, resized(cell.picture, cellWidth, own), x, y + (height - own) / 2);
        }
        drawText(sheet, x, y + height + titleTop, cell.title, titleStyle, cellWidth);
        drawText(sheet, x, y + height + detailTop, cell.detail, detailStyle, cellWidth);
    }

}

Image8 contactSheet(const std::string& heading, const std::vector<SheetCell>& cells, int columns)
{
    PROMISE(columns > 0, "A sheet has a column at least");
    // Fewer cells than columns: no empty width beside them.
    const int used = std::clamp(int(cells.size()), 1, columns);
    int height = margin + headingHeight;
    for (std::size_t first = 0; first < cells.size(); first += std::size_t(used)) {
        height += rowHeight(cells, first, used) + captionEnd + gap;
    }
    Image8 sheet;
    sheet.width = 2 * margin + used * cellWidth + (used - 1) * gap;
    sheet.height = height + margin - (cells.empty() ? 0 : gap);
    sheet.pixels.resize(4 * std::size_t(sheet.width) * std::size_t(sheet.height));
    fillRect(sheet, 0, 0, sheet.width, sheet.height, 0x14, 0x14, 0x14);
    // fillRect blends; what it blends onto was transparent.
    for (std::size_t alpha = 3; alpha < sheet.pixels.size(); alpha += 4) {
        sheet.pixels[alpha] = 255;
    }

    drawText(sheet, margin, margin, heading, headingStyle, sheet.width - 2 * margin);
    int y = margin + headingHeight;
    for (std::size_t first = 0; first < cells.size(); first += std::size_t(used)) {
        const int tallest = rowHeight(cells, first, used);
        for (std::size_t i = first; i < std::min(cells.size(), first + std::size_t(used)); ++i) {
            drawCell(sheet, cells[i], margin + int(i - first) * (cellWidth + gap), y, tallest);
        }
        y += tallest + captionEnd + gap;
    }
    return sheet;
}

}
