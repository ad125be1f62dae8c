#include "base/text.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a slip of the keyboard finds the word that was meant")
{
    const std::vector<std::string> keys{"focal_length_mm", "f_number", "focus_distance_m", "name"};
    CHECK(nearestOf("focal_lenght_mm", keys) == "focal_length_mm");
    CHECK(nearestOf("focallength_mm", keys) == "focal_length_mm");
    CHECK(nearestOf("F_Number", keys) == "f_number");
    CHECK(nearestOf("naem", keys) == "name");
    CHECK(nearestOf("nam", keys) == "name");
    CHECK(nearestOf("name", keys) == "name");
}

TEST_CASE("a word like no other finds nothing")
{
    CHECK(nearestOf("colour", {"name", "rate"}).empty());
    CHECK(nearestOf("x", {"y", "z"}).empty());
    CHECK(nearestOf("", {"a", ""}).empty());
    CHECK(nearestOf("name", {}).empty());
    CHECK(nearestOf(std::string(5'000'000, 'a'), {"name"}).empty());
}

TEST_CASE("two neighbours swapped count as one slip")
{
    CHECK(nearestOf("dloly", {"jolly", "dolly"}) == "dolly");
}

TEST_CASE("a list reads as a sentence says it")
{
    CHECK(joined({}).empty());
    CHECK(joined({"pan"}, ", ", " or ") == "pan");
    CHECK(joined({"pan", "tilt"}, ", ", " or ") == "pan or tilt");
    CHECK(joined({"pan", "tilt", "roll"}, ", ", " or ") == "pan, tilt or roll");
    CHECK(joined({"pan", "tilt", "roll"}) == "pan, tilt, roll");
}
