// Two subjects sharp at once: the depth of field formulas of film/focus.h, asked the other way round.
#include "film/both_sharp.h"

#include <initializer_list>

#include "film/focus.h"

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

TEST_CASE("the stop that holds two subjects has its limits of sharpness at both")
{
    for (const double length : {18.0, 32.0, 75.0, 135.0}) {
        for (const double far : {2.2, 3.0, 4.5}) {
            const BothSharp both =
                bothSharp(Millimetres(length), 0.02_mm, Metres(far), 2.0_m, 0.01, 1e6);
            CHECK(both.missing == 0.0_m);
            CHECK(both.focus.value() == Approx(2.0 * 2.0 * far / (2.0 + far))); // harmonic mean
            const SharpRange sharp =
                sharpRange(Millimetres(length), both.fNumber, both.focus, 0.02_mm);
            CHECK(sharp.near.value() == Approx(2.0));
            CHECK(sharp.far.value() == Approx(far));
        }
    }
}

TEST_CASE("a 50 that is to be sharp from 8 ft 9 to 11 ft 8 is set to f/4 at ten feet")
{
    // DOFMaster's figures, to the inch, for a circle of 0.03 mm.
    constexpr double metresPerInch = 0.0254;
    const BothSharp both = bothSharp(50.0_mm, 0.03_mm, Metres(105.0 * metresPerInch),
                                     Metres(140.0 * metresPerInch), 1.4, 22.0);
    CHECK(both.fNumber == Approx(4.0).epsilon(0.03));
    CHECK(both.focus.value() == Approx(120.0 * metresPerInch).epsilon(0.005));
}

TEST_CASE("subjects side by side are held wide open and closer than any stop holds are told short")
{
    const BothSharp beside = bothSharp(50.0_mm, 0.02_mm, 3.0_m, 3.0_m, 2.0, 22.0);
    CHECK(beside.fNumber == 2.0);
    CHECK(beside.focus.value() == Approx(3.0));
    const BothSharp apart = bothSharp(100.0_mm, 0.02_mm, 1.0_m, 6.0_m, 2.0, 22.0);
    CHECK(apart.fNumber == 22.0);
    const SharpRange sharp = sharpRange(100.0_mm, 22.0, apart.focus, 0.02_mm);
    CHECK(sharp.near.value() == Approx(1.0)); // the nearer one is held
    CHECK(sharp.far.value() == Approx(6.0 - apart.missing.value()));
    CHECK(apart.missing > 0.0_m);
}
