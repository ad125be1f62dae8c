#include "deliver/contact_sheet.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

SheetCell grey(int width, int height, std::uint8_t value)
{
    SheetCell cell{{width, height, {}}, "030  Marek sees her", "40 mm  T2.8  focus 3.20 m  1043"};
    for (int i = 0; i < width * height; ++i) {
        cell.picture.pixels.insert(cell.picture.pixels.end(), {value, value, value, 255});
    }
    return cell;
}

int pixelsOf(const Image8& image, std::uint8_t value)
{
    int count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        count += int(image.pixels[i] == value && image.pixels[i + 1] == value &&
                     image.pixels[i + 2] == value);
    }
    return count;
}

}

TEST_CASE("a sheet shows every picture whole at the same width")
{
    const std::vector<SheetCell> cells{grey(480, 200, 90), grey(480, 200, 91), grey(480, 270, 92),
                                       grey(960, 400, 93)};
    const Image8 sheet = contactSheet("Ferry Café", cells);
    CHECK(pixelsOf(sheet, 90) >= 480 * 200);
    CHECK(pixelsOf(sheet, 91) >= 480 * 200);
    CHECK(pixelsOf(sheet, 92) >= 480 * 270);
    CHECK(pixelsOf(sheet, 93) >= 480 * 200);
}

TEST_CASE("a sheet is opaque and dark where it shows nothing")
{
    const Image8 sheet = contactSheet("", {grey(480, 200, 90)});
    CHECK(sheet.pixels[0] == 0x14);
    for (std::size_t alpha = 3; alpha < sheet.pixels.size(); alpha += 4) {
        if (sheet.pixels[alpha] != 255) {
            FAIL("a pixel is not opaque");
        }
    }
}

TEST_CASE("a sheet of fewer pictures than columns is not wider than they are")
{
    CHECK(contactSheet("A", {grey(480, 200, 90)}).width <
          contactSheet("A", {grey(480, 200, 90), grey(480, 200, 90)}).width);
    CHECK(contactSheet("Nothing yet", {}).height > 0);
}
