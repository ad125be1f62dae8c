#include "image/colour.h"

#include <cmath>
#include <initializer_list>
#include <limits>

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("light is encoded for the display as IEC 61966-2-1 says")
{
    struct Sample {
        double linear = 0.0;
        double encoded = 0.0;
        int step = 0;
    };
    // Computed from the published formula.
    for (const Sample& sample :
         {Sample{0.0, 0.0, 0}, Sample{0.0031308, 0.0404499, 10}, Sample{0.018, 0.1428257, 36},
          Sample{0.18, 0.4613561, 118}, Sample{0.5, 0.735357, 188}, Sample{1.0, 1.0, 255}}) {
        const auto linear = static_cast<float>(sample.linear);
        CHECK(srgbFromLinear(linear) == doctest::Approx(sample.encoded).epsilon(1e-6));
        CHECK(linearFromSrgb(static_cast<float>(sample.encoded)) ==
              doctest::Approx(sample.linear).epsilon(1e-5));
        CHECK(srgb8FromLinear(linear) == sample.step);
    }
}

TEST_CASE("light comes back from its encoding")
{
    for (int i = -2000; i <= 4000; ++i) {
        const float linear = static_cast<float>(i) / 1000.0F;
        REQUIRE(linearFromSrgb(srgbFromLinear(linear)) == doctest::Approx(linear).epsilon(1e-5));
    }
}

TEST_CASE("every 8-bit step comes back from its light")
{
    for (int step = 0; step < 256; ++step) {
        CHECK(srgb8FromLinear(linearFromSrgb8(static_cast<std::uint8_t>(step))) == step);
    }
}

TEST_CASE("an 8-bit step is the nearest to the encoding")
{
    for (int i = 0; i <= 100000; ++i) {
        const float linear = static_cast<float>(i) / 100000.0F;
        const double exact = 255.0 * static_cast<double>(srgbFromLinear(linear));
        REQUIRE(std::abs(srgb8FromLinear(linear) - exact) < 0.5001);
    }
}

TEST_CASE("light outside the display is clamped to it")
{
    CHECK(srgb8FromLinear(-1.0F) == 0);
    CHECK(srgb8FromLinear(7.0F) == 255);
    CHECK(srgb8FromLinear(std::numeric_limits<float>::infinity()) == 255);
    CHECK(srgb8FromLinear(std::numeric_limits<float>::quiet_NaN()) == 0);
}
