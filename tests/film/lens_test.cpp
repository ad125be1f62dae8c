#include "film/lens.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

TEST_CASE("a 2x anamorphic 80 sees as wide as a spherical 40")
{
    const Gate gate;
    const AnglesOfView anamorphic = anglesOfView(gate, 2.0, 80.0_mm);
    const AnglesOfView spherical = anglesOfView(gate, 1.0, 40.0_mm);
    CHECK(anamorphic.horizontal == spherical.horizontal);
    CHECK(anamorphic.vertical == anglesOfView(gate, 1.0, 80.0_mm).vertical);
}

TEST_CASE("a 50 on a 36 mm gate sees 39.6 degrees as other programs' default cameras do")
{
    // Blender's and Houdini's default cameras.
    const Gate still{.width = 36.0_mm, .height = 24.0_mm};
    CHECK(anglesOfView(still, 1.0, 50.0_mm).horizontal.inDegrees() == Approx(39.6).epsilon(0.0005));
    const Gate houdini{.width = 41.4214_mm, .height = 24.0_mm};
    CHECK(anglesOfView(houdini, 1.0, 50.0_mm).horizontal.inDegrees() == Approx(45.0).epsilon(1e-6));
}

TEST_CASE("a lens that swallows half a stop has a wider f-number than its T-stop")
{
    Lens lens;
    CHECK(fNumberFrom(2.8, lens) == 2.8);
    // T = f-number / √transmission; half a stop is a factor √2 of light and 2^¼ of the number.
    lens.transmission = 1.0 / std::sqrt(2.0);
    CHECK(fNumberFrom(2.8, lens) * std::pow(2.0, 0.25) == Approx(2.8));
}
