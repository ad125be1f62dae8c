#include "project/speed.h"

#include <cmath>

#include "project/edit.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("a speed is read and written as an exact fraction in lowest terms")
{
    CHECK(*parseSpeed("1/2") == Speed{1, 2});
    CHECK(*parseSpeed("50/100") == Speed{1, 2});
    CHECK(*parseSpeed("24000/1001") == Speed{24000, 1001});
    CHECK(*parseSpeed("2") == Speed{2, 1});
    CHECK(formatSpeed({1, 3}) == "1/3");
    CHECK(formatSpeed({4, 1}) == "4");
    for (const char* text : {"", "0", "-1", "1/0", "101", "1/101", "0.5", "1/2/3", "x", "1/"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parseSpeed(text));
        CHECK(parseSpeed(text).error().message.ends_with(
            "is not a speed. Write one from 1/100 to 100, like 1/2 or 2."));
    }
}

TEST_CASE("people say a speed in percent")
{
    CHECK(speedWords({1, 1}) == "100 %");
    CHECK(speedWords({1, 3}) == "33.3 %");
    CHECK(*speedFromPercent(50.0) == Speed{1, 2});
    CHECK(*speedFromPercent(33.3) == Speed{333, 1000});
    CHECK(*speedFromPercent(10000.0) == Speed{100, 1});
    CHECK(speedFromPercent(0.0).error().message ==
          "A clip cannot play at 0 %. Type a speed from 1 to 10000 %.");
    CHECK_FALSE(speedFromPercent(std::nan("")));
}

TEST_CASE("the speed of a clip is kept in the file and only where it is not plain")
{
    Project project;
    project.cut = {{{}, {0, 5}}, {{}, {0, 5}, {1, 2}}};
    const std::string text = projectText(project);
    CHECK(text.find(R"({"shot_id": 0, "first_frame": 0, "end_frame": 5},)") != std::string::npos);
    CHECK(text.find(R"("end_frame": 5, "speed": "1/2"})") != std::string::npos);
    CHECK(parseProject(text, "x.json")->project == project);
}

TEST_CASE("a speed in a file that cannot be is refused with its place")
{
    const std::string good = projectText({.cut = {{{}, {0, 5}, {1, 2}}}});
    std::string bad = good;
    bad.replace(bad.find("\"1/2\""), 5, "\"0/2\"");
    CHECK(parseProject(bad, "x.json").error().message ==
          "x.json: cut[0].speed: \"0/2\" is not a speed. Write one from 1/100 to 100, like 1/2 or "
          "2.");
    CHECK(applied({}, SetCut{{{{}, {0, 5}, {1, 1000}}}}).error().message ==
          "A clip of the cut: speed must be from 1/100 to 100, and is 1/1000.");
}
