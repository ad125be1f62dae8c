#include "image/text.h"

#include <algorithm>
#include <climits>

#include "image/pictures.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// The box of the pixels that are not black: left, top, right, bottom; left > right where none is.
struct Ink {
    int left = INT_MAX;
    int top = INT_MAX;
    int right = -1;
    int bottom = -1;
};

Ink inkOn(const Image8& image)
{
    Ink ink;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (at(image, x, y)[0] > 0) {
                ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x),
                       std::max(ink.bottom, y)};
            }
        }
    }
    return ink;
}

Image8 black(int width, int height)
{
    return plain(width, height, 0, 0, 0);
}

}

TEST_CASE("letters stand inside the box that was measured for them")
{
    const TextStyle style{.size = 24.0};
    const TextSize size = textSize("Chase 010", style);
    Image8 image = black(400, 100);
    drawText(image, 50, 20, "Chase 010", style);
    const Ink ink = inkOn(image);
    REQUIRE(ink.right > ink.left);
    CHECK(ink.left >= 49);
    CHECK(ink.top >= 20);
    CHECK(ink.right <= 50 + size.width);
    CHECK(ink.bottom < 20 + size.height);
    CHECK(ink.right - ink.left > size.width * 8 / 10);
}

TEST_CASE("twice the size is twice the text and bold is wider")
{
    const TextSize small = textSize("Stage left", {.size = 20.0});
    const TextSize large = textSize("Stage left", {.size = 40.0});
    const TextSize bold = textSize("Stage left", {.size = 20.0, .bold = true});
    CHECK(std::abs(large.width - 2 * small.width) <= 2);
    CHECK(std::abs(large.height - 2 * small.height) <= 2);
    CHECK(bold.width > small.width);
    CHECK(textSize("Stage\nleft", {}).height >= 2 * textSize("Stage", {}).height - 1);
}

TEST_CASE("the same text is drawn the same twice")
{
    Image8 first = black(300, 40);
    Image8 second = black(300, 40);
    drawText(first, 5, 5, "35 mm T2.8", {});
    drawText(second, 5, 5, "35 mm T2.8", {});
    CHECK(first == second);
}

TEST_CASE("a moved text is the same text elsewhere")
{
    Image8 first = black(200, 60);
    Image8 second = black(200, 60);
    drawText(first, 5, 5, "Dolly", {});
    drawText(second, 25, 15, "Dolly", {});
    Image8 back = black(200, 60);
    paste(back, second, -20, -10);
    Image8 shifted = black(180, 50);
    Image8 original = black(180, 50);
    paste(shifted, back, 0, 0);
    paste(original, first, 0, 0);
    CHECK(shifted == original);
}

TEST_CASE("a long text ends with an ellipsis inside its width")
{
    const std::string text = "An exceedingly long description of a crane move over the harbour";
    Image8 image = black(800, 40);
    drawText(image, 0, 0, text, {}, 120);
    const Ink cut = inkOn(image);
    CHECK(cut.right <= 120);
    CHECK(cut.right > 80);
    Image8 roomy = black(800, 40);
    drawText(roomy, 0, 0, "Short", {}, 700);
    Image8 uncut = black(800, 40);
    drawText(uncut, 0, 0, "Short", {});
    CHECK(roomy == uncut);
}

TEST_CASE("text has its own colour on a picture and covers clear pixels")
{
    const TextStyle style{.size = 60.0, .bold = true, .red = 200, .green = 100, .blue = 50};
    Image8 clear = plain(80, 80, 0, 0, 0, 0);
    drawText(clear, 5, 0, "I", style);
    int solid = 0;
    int edges = 0;
    for (int y = 0; y < 80; ++y) {
        for (int x = 0; x < 80; ++x) {
            const std::uint8_t* const pixel = at(clear, x, y);
            if (pixel[3] == 0) {
                continue;
            }
            (pixel[3] == 255 ? solid : edges) += 1;
            // On nothing an edge is the text's whole colour, thinly: not premultiplied, no dark rim.
            REQUIRE(pixel[0] == 200);
            REQUIRE(pixel[1] == 100);
            REQUIRE(pixel[2] == 50);
        }
    }
    CHECK(solid > 100);
    CHECK(edges > 0);
}

TEST_CASE("text that reaches over the edge or is none is cut and not a crash")
{
    Image8 image = black(30, 20);
    drawText(image, -10, -5, "Harbour", {});
    drawText(image, 25, 15, "Harbour", {});
    drawText(image, 1000, 1000, "Harbour", {});
    drawText(image, -1000, 0, "Harbour", {});
    drawText(image, 0, 0, "", {});
    drawText(image, 0, 0, "broken \xFF\xC3 letters", {});
    drawText(image, 0, 0, "日本語 عربى ß", {});
    Image8 nothing;
    drawText(nothing, 0, 0, "Harbour", {});
    CHECK(nothing.pixels.empty());
    CHECK(inkOn(image).right >= 0);
}

TEST_CASE("a rectangle fills what lies in the picture")
{
    Image8 image = black(4, 3);
    fillRect(image, 2, -5, 100, 6, 10, 20, 30);
    Image8 expected = black(4, 3);
    for (const int x : {2, 3}) {
        const Image8 dot = plain(1, 1, 10, 20, 30);
        paste(expected, dot, x, 0);
    }
    CHECK(image == expected);
    fillRect(image, INT_MAX, INT_MAX, INT_MAX, INT_MAX, 1, 1, 1);
    fillRect(image, 0, 0, -1, 5, 1, 1, 1);
    fillRect(image, -10, 0, 5, 5, 1, 1, 1);
    CHECK(image == expected);
}

TEST_CASE("half a rectangle lets half the picture through")
{
    Image8 image = plain(1, 1, 200, 100, 0);
    fillRect(image, 0, 0, 1, 1, 0, 100, 255, 128);
    CHECK(at(image, 0, 0)[0] == 100); // 200 × 127/255 = 99.6
    CHECK(at(image, 0, 0)[1] == 100);
    CHECK(at(image, 0, 0)[2] == 128);
    CHECK(at(image, 0, 0)[3] == 255);
    Image8 clear = plain(1, 1, 9, 9, 9, 0);
    fillRect(clear, 0, 0, 1, 1, 50, 60, 70, 128);
    CHECK(clear == plain(1, 1, 50, 60, 70, 128));
    fillRect(clear, 0, 0, 1, 1, 1, 2, 3, 0);
    CHECK(clear == plain(1, 1, 50, 60, 70, 128));
}

TEST_CASE("a pasted picture is cut at every edge")
{
    const Image8 stamp = ramps(3, 3);
    Image8 image = black(4, 4);
    paste(image, stamp, 2, 3);
    CHECK(std::equal(at(stamp, 0, 0), at(stamp, 0, 0) + 8, at(image, 2, 3)));
    CHECK(at(image, 1, 3)[2] == 0);
    paste(image, stamp, -2, -2);
    CHECK(std::equal(at(stamp, 2, 2), at(stamp, 2, 2) + 4, at(image, 0, 0)));
    const Image8 before = image;
    paste(image, stamp, 4, 0);
    paste(image, stamp, 0, -3);
    paste(image, {}, 0, 0);
    CHECK(image == before);
}
