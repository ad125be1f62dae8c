#include "project/speed.h"

#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

namespace premise {

namespace {

    /// In thousandths of a percent, so that what is typed is what is kept.
    constexpr std::int64_t parts = 100000;

    std::optional<std::int64_t> wholeNumber(std::string_view text)
    {
        std::int64_t value = 0;
        const char* const end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, value);
        return error == std::errc() && rest == end ? std::optional(value) : std::nullopt;
    }

    std::optional<Speed> reduced(std::int64_t numerator, std::int64_t denominator)
    {
        constexpr std::int64_t most = 1000000000;
        if (numerator < 1 || denominator < 1 || numerator > most || denominator > most) {
            return std::nullopt;
        }
        const std::int64_t common = std::gcd(numerator, denominator);
        const Speed speed{std::int32_t(numerator / common), std::int32_t(denominator / common)};
        return brokenSpeed(speed).empty() ? std::optional(speed) : std::nullopt;
    }

}

Result<Speed> parseSpeed(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const std::optional<std::int64_t> numerator = wholeNumber(text.substr(0, slash));
    const std::optional<std::int64_t> denominator =
        slash == std::string_view::npos ? 1 : wholeNumber(text.substr(slash + 1));
    const std::optional<Speed> speed =
        numerator && denominator ? reduced(*numerator, *denominator) : std::nullopt;
    if (!speed) {
        return fail("\"{}\" is not a speed. Write one from 1/100 to 100, like 1/2 or 2.", text);
    }
    return *speed;
}

std::string formatSpeed(Speed speed)
{
    return speed.denominator == 1 ? fmt::format("{}", speed.numerator)
                                  : fmt::format("{}/{}", speed.numerator, speed.denominator);
}

std::string speedWords(Speed speed)
{
    const double percent = 100.0 * speed.factor();
    return fmt::format("{:.{}f} %", percent,
                       std::abs(percent - std::round(percent)) < 0.05 ? 0 : 1);
}

Result<Speed> speedFromPercent(double percent)
{
    const std::optional<Speed> speed =
        percent >= 1.0 && percent <= 10000.0
            ? reduced(std::int64_t(std::llround(percent * double(parts) / 100.0)), parts)
            : std::nullopt;
    if (!speed) {
        return fail("A clip cannot play at {:g} %. Type a speed from 1 to 10000 %.", percent);
    }
    return *speed;
}

std::string brokenSpeed(Speed speed)
{
    const bool plays = speed.numerator > 0 && speed.denominator > 0 && speed.factor() >= 0.01 &&
                       speed.factor() <= 100.0;
    return plays ? std::string()
                 : fmt::format("must be from 1/100 to 100, and is {}/{}", speed.numerator,
                               speed.denominator);
}

}
