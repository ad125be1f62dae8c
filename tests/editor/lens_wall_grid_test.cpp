#include "editor/lens_wall_view.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

struct Laid {
    float wide = 0.0F;
    float high = 0.0F;
};

/// What all pictures and their words take.
Laid laid(const LensWallGrid& grid, int lenses)
{
    const int rows = (lenses + grid.columns - 1) / grid.columns;
    return {grid.width * float(grid.columns), grid.step * float(rows)};
}

constexpr float open35 = 1.78F;

}

TEST_CASE("eight lenses hang three by three in the window they were drawn for")
{
    // The drawing's wall: 1056 × 748 points beside its panel, pictures 340 wide.
    const LensWallGrid grid = lensWallGrid(8, {0.0F, 0.0F, 1038.0F, 748.0F}, open35);
    CHECK(grid.columns == 3);
    CHECK(grid.width == doctest::Approx(340.0).epsilon(0.005));
    CHECK(grid.height == doctest::Approx(191.0).epsilon(0.005));
}

TEST_CASE(
    "a lens wall hangs all its pictures in sight where they are not too small for their words")
{
    for (const int lenses : {1, 2, 5, 8, 12, 18}) {
        for (const float width : {800.0F, 1038.0F, 1900.0F}) {
            const ui::Rect area{0.0F, 0.0F, width, 700.0F};
            const LensWallGrid grid = lensWallGrid(std::size_t(lenses), area, open35);
            CAPTURE(lenses);
            CAPTURE(width);
            CHECK(laid(grid, lenses).wide <= width);
            if (laid(grid, lenses).high > 700.5F) {
                // As many to a row as words have room for.
                CHECK(width / float(grid.columns + 1) < 209.0F);
            }
            CHECK(grid.width / grid.height == doctest::Approx(open35));
        }
    }
}

TEST_CASE("a wider window hangs the same lenses no smaller")
{
    float before = 0.0F;
    for (float width = 600.0F; width < 3000.0F; width += 100.0F) {
        const LensWallGrid grid = lensWallGrid(8, {0.0F, 0.0F, width, 748.0F}, open35);
        CHECK(grid.width >= before - 0.01F);
        before = grid.width;
    }
}

TEST_CASE("too many lenses for a small window go on below it and keep room for their words")
{
    const LensWallGrid grid = lensWallGrid(40, {0.0F, 0.0F, 640.0F, 400.0F}, open35);
    CHECK(grid.width >= 200.0F);
    CHECK(laid(grid, 40).wide <= 640.0F);
    CHECK(laid(grid, 40).high > 400.0F);
}
