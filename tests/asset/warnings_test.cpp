#include "asset/read/warnings.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a kind of warning that floods is counted and hides no other")
{
    Warnings warnings;
    CHECK(warnings.empty());
    for (int i = 0; i < 100; ++i) {
        warnings.add("set.obj: face {} has no area; it is left out.", i);
    }
    warnings.add("set.obj: its picture \"{}\" is missing.", "wall.png");
    CHECK(warnings.last() == "set.obj: its picture \"wall.png\" is missing.");
    const std::vector<std::string> all = warnings.taken();
    REQUIRE(all.size() == 14);
    CHECK(all.front() == "set.obj: face 0 has no area; it is left out.");
    CHECK(all[11] == "set.obj: face 11 has no area; it is left out.");
    CHECK(all[12] == "88 more like this one: set.obj: face 0 has no area; it is left out.");
    CHECK(all[13] == "set.obj: its picture \"wall.png\" is missing.");
    CHECK(warnings.empty());
    CHECK(warnings.taken().empty());
}

TEST_CASE("of a kind that floods those that have a name are named")
{
    Warnings warnings;
    const auto leftOut = [&](const std::string& type) {
        warnings.addNamed("prims are left out", type, fmt::format("{}s are left out.", type));
    };
    for (char letter = 'A'; letter <= 'O'; ++letter) {
        leftOut(std::string(1, letter));
    }
    CHECK(warnings.taken().back() == "3 more like this one, of M, N, O: As are left out.");
    for (int i = 0; i < 500; ++i) {
        leftOut(fmt::format("Type{:04}", i));
    }
    const std::string all = warnings.taken().back();
    CHECK(all.starts_with("488 more like this one, of Type0012, Type0013, "));
    // A thousand letters hold 99 names of eight letters, with two between.
    CHECK(all.ends_with(" and 389 others: Type0000s are left out."));
}

TEST_CASE("the same warning is given once, and the like of it beside it")
{
    Warnings warnings;
    const auto missing = [&](const char* picture) { warnings.add("No picture {}.", picture); };
    missing("a");
    warnings.add("No light.");
    missing("b");
    missing("a");
    CHECK(warnings.taken() ==
          std::vector<std::string>{"No picture a.", "No picture b.", "No light."});
}

TEST_CASE("a warning repeated after the flood is not counted as another")
{
    Warnings warnings;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 12; ++i) {
            warnings.add("face {}", i);
        }
    }
    CHECK(warnings.taken().size() == 12);
}

TEST_CASE("warnings are of one kind wherever they are, and of two kinds in one place")
{
    Warnings warnings;
    for (int line = 0; line < 20; ++line) {
        warnings.addAt(fmt::format("set.usda, line {}", line), "{} is left out.", "a reference");
    }
    warnings.addAt("set.usda, line 3", "its input is not known.");
    const std::vector<std::string> all = warnings.taken();
    REQUIRE(all.size() == 14);
    CHECK(all[12] == "8 more like this one: set.usda, line 0: a reference is left out.");
    CHECK(all[13] == "set.usda, line 3: its input is not known.");
}
