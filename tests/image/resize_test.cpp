#include <initializer_list>

#include "image/pictures.h"
#include "image/text.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

TEST_CASE("black and white squares average to half the light and not half the number")
{
    Image8 squares = plain(4, 4, 0, 0, 0);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 4; ++x) {
            fillRect(squares, x, y, 1, 1, (x + y) % 2 == 0 ? 255 : 0, (x + y) % 2 == 0 ? 255 : 0,
                     (x + y) % 2 == 0 ? 255 : 0);
        }
    }
    // IEC 61966-2-1 encodes half the light as 188.
    CHECK(resized(squares, 2, 2) == plain(2, 2, 188, 188, 188));
    CHECK(resized(squares, 1, 1) == plain(1, 1, 188, 188, 188));
}

TEST_CASE("a plain picture stays plain at every size")
{
    for (const int step : {0, 1, 37, 128, 254, 255}) {
        const auto value = static_cast<std::uint8_t>(step);
        const Image8 image = plain(17, 11, value, 77, 3, 200);
        for (const TextSize size : {TextSize{1, 1}, TextSize{5, 3}, TextSize{16, 10},
                                    TextSize{18, 12}, TextSize{100, 5}, TextSize{3, 50}}) {
            REQUIRE(resized(image, size.width, size.height) ==
                    plain(size.width, size.height, value, 77, 3, 200));
        }
    }
}

TEST_CASE("the same size is the same picture")
{
    const Image8 image = ramps(33, 22, false);
    CHECK(resized(image, 33, 22) == image);
}

TEST_CASE("a third of a pixel counts a third")
{
    // Three pixels become two: each is one and a half old ones. 2/3 white is 0.6667 of the light,
    // encoded 1.055 × 0.6667^(1/2.4) - 0.055 = 0.8361, step 213; 1/3 is 0.6126, step 156.
    Image8 image = plain(3, 1, 0, 0, 0);
    fillRect(image, 0, 0, 1, 1, 255, 255, 255);
    const Image8 smaller = resized(image, 2, 1);
    CHECK(at(smaller, 0, 0)[0] == 213);
    CHECK(at(smaller, 1, 0)[0] == 0);
    Image8 middle = plain(3, 1, 0, 0, 0);
    fillRect(middle, 1, 0, 1, 1, 255, 255, 255);
    CHECK(at(resized(middle, 2, 1), 0, 0)[0] == 156);
    CHECK(at(resized(middle, 2, 1), 1, 0)[0] == 156);
}

TEST_CASE("enlarged a picture keeps its edges and blends between")
{
    Image8 image = plain(2, 1, 0, 0, 0);
    fillRect(image, 1, 0, 1, 1, 255, 255, 255);
    const Image8 larger = resized(image, 4, 1);
    // Centres at -0.25, 0.25, 0.75, 1.25 of the old pixels: a quarter of the light is step 137,
    // three quarters 225.
    CHECK(at(larger, 0, 0)[0] == 0);
    CHECK(at(larger, 1, 0)[0] == 137);
    CHECK(at(larger, 2, 0)[0] == 225);
    CHECK(at(larger, 3, 0)[0] == 255);
    CHECK(resized(plain(1, 1, 5, 6, 7), 3, 2) == plain(3, 2, 5, 6, 7));
}

TEST_CASE("the colour of clear pixels does not bleed")
{
    Image8 image = plain(2, 1, 255, 0, 0);
    paste(image, plain(1, 1, 0, 255, 0, 0), 1, 0);
    const Image8 smaller = resized(image, 1, 1);
    CHECK(at(smaller, 0, 0)[0] == 255);
    CHECK(at(smaller, 0, 0)[1] == 0);
    CHECK(at(smaller, 0, 0)[3] == 128);
    CHECK(resized(plain(4, 4, 9, 9, 9, 0), 2, 2) == plain(2, 2, 0, 0, 0, 0));
}
