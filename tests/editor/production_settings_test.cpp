#include "editor/production_settings.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("timecode begins at the same hour at another frame rate")
{
    // SMPTE ST 12-1: an hour counts 3600 times the nominal rate.
    Settings settings;
    settings.rate = {24, 1};
    settings.timecodeStart = 86400;
    CHECK(settingsAt(settings, {25, 1}).timecodeStart == 90000);
    CHECK(settingsAt(settings, {24000, 1001}).timecodeStart == 86400);
    settings = settingsAt(settings, {30000, 1001});
    CHECK(settings.timecodeStart == 108000);
    CHECK(settings.rate == FrameRate{30000, 1001});
}

TEST_CASE("drop-frame goes where the new rate has none")
{
    Settings settings;
    settings.rate = {30000, 1001};
    settings.dropFrame = DropFrame::yes;
    CHECK(settingsAt(settings, {60000, 1001}).dropFrame == DropFrame::yes);
    CHECK(settingsAt(settings, {25, 1}).dropFrame == DropFrame::no);
}

TEST_CASE("another shape is delivered and the other frame lines stay")
{
    Settings settings;
    settings.frameLines = {{239, 100}, {16, 9}};
    CHECK(delivering(settings, {185, 100}).frameLines == std::vector<Aspect>{{185, 100}, {16, 9}});
    CHECK(delivering(settings, {16, 9}).frameLines == std::vector<Aspect>{{16, 9}});
    settings.frameLines.clear();
    CHECK(delivering(settings, {2, 1}).frameLines == std::vector<Aspect>{{2, 1}});
}
