#include "journal/moment.h"

#include <cstdlib>
#include <ctime>

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// The time zone of these tests, whatever the machine's is.
struct Zone {
    explicit Zone(const char* zone)
    {
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    ~Zone()
    {
        ::unsetenv("TZ");
        ::tzset();
    }
};

// date --date=@1796061845 --utc: Mon Nov 30 18:04:05 UTC 2026
constexpr Moment evening{1796061845'000};

}

TEST_CASE("a moment is told as clocks and calendars have it")
{
    const Zone zone("UTC");
    CHECK(spokenMoment(evening, {evening.milliseconds + 3'600'000}) == "18:04");
    CHECK(spokenMoment(evening, {evening.milliseconds + 86'400'000}) == "30 November 18:04");
    CHECK(spokenMoment(evening, {evening.milliseconds + 40 * std::int64_t(86'400'000)}) ==
          "30 November 2026 18:04");
    const Zone east("XXX-9");
    CHECK(spokenMoment(evening, evening) == "03:04");
}

TEST_CASE("a moment in a file's name is in universal time")
{
    const Zone east("XXX-9");
    CHECK(stampOf(evening) == "2026-11-30T18-04-05Z");
    CHECK(stampOf({-1}) == "1969-12-31T23-59-59Z");
}
