#include "editor/ui/quantity_text.h"

#include <string>

#include <doctest/doctest.h>

using namespace premise::ui;

TEST_CASE("a length is read in metres and centimetres and feet")
{
    CHECK(readQuantity("3.38", Unit::metres, 0.0) == 3.38);
    CHECK(readQuantity("3,38", Unit::metres, 0.0) == 3.38);
    CHECK(readQuantity(" 338 cm", Unit::metres, 0.0).value() == doctest::Approx(3.38));
    // 11 ft 1 in = 133 × 0.0254 m, exactly.
    for (const char* typed : {"11' 1\"", "11'1\"", "11-1", "11 ft 1 in", "11' 1"}) {
        CAPTURE(typed);
        CHECK(readQuantity(typed, Unit::metres, 0.0).value() == doctest::Approx(3.3782));
    }
    CHECK(readQuantity("-0.5 m", Unit::metres, 0.0) == -0.5);
}

TEST_CASE("typed changes count from the value that is there")
{
    CHECK(readQuantity("+0.2", Unit::metres, 1.0).value() == doctest::Approx(1.2));
    CHECK(readQuantity("*2", Unit::millimetres, 25.0) == 50.0);
    CHECK(readQuantity("/4", Unit::seconds, 6.0) == 1.5);
    CHECK_FALSE(readQuantity("/0", Unit::seconds, 6.0).has_value());
}

TEST_CASE("millimetres stay as they were typed")
{
    CHECK(readQuantity("35", Unit::millimetres, 0.0) == 35.0);
    CHECK(readQuantity("27.5 mm", Unit::millimetres, 0.0) == 27.5);
    CHECK(written(35.0, Unit::millimetres, 3) == "35");
    CHECK(written(27.5, Unit::millimetres, 3) == "27.5");
}

TEST_CASE("what is no quantity has no value")
{
    for (const char* typed :
         {"", "abc", "3.4.5", "3 apples", "11' 14 m", "12-12", "nan", "inf", "-"}) {
        CAPTURE(typed);
        CHECK_FALSE(readQuantity(typed, Unit::metres, 1.0).has_value());
    }
    CHECK_FALSE(readQuantity("3.4 m", Unit::degrees, 1.0).has_value());
}

TEST_CASE("a stop is read with and without its letter")
{
    CHECK(readQuantity("T2.8", Unit::stops, 0.0) == 2.8);
    CHECK(readQuantity("2.8", Unit::stops, 0.0) == 2.8);
}

TEST_CASE("lengths are written as the field of the eye wants them")
{
    CHECK(written(3.4, Unit::metres, 2, 2) == "3.40");
    CHECK(written(3.4, Unit::metres, 2) == "3.4");
    CHECK(written(-0.004, Unit::metres, 2, 2) == "0.00");
    CHECK(written(-3.5, Unit::degrees, 1, 1) == "−3.5");
    CHECK(written(3.3782, Unit::metres, 2, 2, LengthStyle::feetInches) == "11' 1\"");
    // Half an inch short of a foot is a foot, not 0' 12".
    CHECK(written(0.3, Unit::metres, 2, 2, LengthStyle::feetInches) == "1' 0\"");
}

TEST_CASE("what a field writes it reads again")
{
    for (const double value : {0.0, 0.05, 1.47, 3.38, -2.25, 12.5, 149.5}) {
        CAPTURE(value);
        CHECK(readQuantity(written(value, Unit::metres, 4), Unit::metres, 9.0).value() ==
              doctest::Approx(value));
    }
}
