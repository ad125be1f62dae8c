#include "journal/moment.h"

#include <array>
#include <ctime>

#include <fmt/format.h>

namespace premise {

namespace {

    constexpr std::array monthNames{"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};

    std::tm fieldsOf(Moment moment, std::tm* (*convert)(const std::time_t*, std::tm*))
    {
        // Down, also before 1970: the second that has begun.
        const std::int64_t remainder = ((moment.milliseconds % 1000) + 1000) % 1000;
        const auto seconds = std::time_t((moment.milliseconds - remainder) / 1000);
        std::tm fields = {};
        if (convert(&seconds, &fields) == nullptr) {
            fields = {}; // a year beyond what a calendar holds
            fields.tm_mday = 1;
        }
        return fields;
    }

}

std::string spokenMoment(Moment moment, Moment now)
{
    const std::tm then = fieldsOf(moment, ::localtime_r);
    const std::tm today = fieldsOf(now, ::localtime_r);
    const std::string clock = fmt::format("{:02}:{:02}", then.tm_hour, then.tm_min);
    if (then.tm_year == today.tm_year && then.tm_yday == today.tm_yday) {
        return clock;
    }
    const std::string day =
        fmt::format("{} {}", then.tm_mday, monthNames.at(std::size_t(then.tm_mon)));
    return then.tm_year == today.tm_year ? fmt::format("{} {}", day, clock)
                                         : fmt::format("{} {} {}", day, then.tm_year + 1900, clock);
}

std::string stampOf(Moment moment)
{
    const std::tm then = fieldsOf(moment, ::gmtime_r);
    return fmt::format("{:04}-{:02}-{:02}T{:02}-{:02}-{:02}Z", then.tm_year + 1900, then.tm_mon + 1,
                       then.tm_mday, then.tm_hour, then.tm_min, then.tm_sec);
}

}
