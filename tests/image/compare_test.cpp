#include "image/compare.h"

#include <algorithm>

#include "image/pictures.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

TEST_CASE("a picture does not differ from itself")
{
    const Result<Difference> found = difference(ramps(20, 10), ramps(20, 10));
    REQUIRE(found);
    CHECK(found->largest == 0);
    CHECK(found->mean == 0.0);
    CHECK(found->pixels == 0);
    CHECK(found->share == 0.0);
}

TEST_CASE("one changed pixel counts as one whichever way it changed")
{
    const Image8 was = plain(10, 10, 100, 100, 100);
    Image8 is = was;
    is.pixels[40] = 90;
    is.pixels[41] = 130;
    for (const Result<Difference>& found : {difference(was, is), difference(is, was)}) {
        REQUIRE(found);
        CHECK(found->largest == 30);
        CHECK(found->pixels == 1);
        CHECK(found->share == doctest::Approx(0.01));
        CHECK(found->mean == doctest::Approx(40.0 / 400.0));
    }
}

TEST_CASE("pictures of different sizes are not compared")
{
    CHECK(difference(plain(4, 3, 0, 0, 0), plain(3, 4, 0, 0, 0)).error().message ==
          "A picture of 4 × 3 pixels cannot be compared with one of 3 × 4. Draw both at the same "
          "size.");
}

TEST_CASE("nothing does not differ from nothing")
{
    CHECK(difference({}, {}).value().share == 0.0);
}

TEST_CASE("the sheet shows was and is and the difference with its gain")
{
    const Image8 was = plain(3, 2, 100, 100, 100);
    const Image8 is = plain(3, 2, 110, 95, 100);
    const Image8 sheet = comparisonSheet(was, is, 8);
    REQUIRE(sheet.width == 9);
    REQUIRE(sheet.height == 2);
    CHECK(std::equal(at(was, 0, 0), at(was, 0, 0) + 4, at(sheet, 2, 1)));
    CHECK(std::equal(at(is, 0, 0), at(is, 0, 0) + 4, at(sheet, 3, 1)));
    const Image8 apart = plain(1, 1, 80, 40, 0);
    CHECK(std::equal(apart.pixels.begin(), apart.pixels.end(), at(sheet, 6, 1)));
}

TEST_CASE("the sheet of unequal pictures shows white where only one has pixels")
{
    const Image8 sheet = comparisonSheet(plain(2, 2, 9, 9, 9), plain(1, 3, 9, 9, 9));
    REQUIRE(sheet.width == 5);
    REQUIRE(sheet.height == 3);
    CHECK(at(sheet, 3, 0)[0] == 0);
    CHECK(at(sheet, 4, 0)[0] == 255);
    CHECK(at(sheet, 3, 2)[0] == 255);
}
