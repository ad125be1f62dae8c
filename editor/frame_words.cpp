#include "editor/frame_words.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace premise {

namespace {

    constexpr double most = 1e9; // frames: over a year at any rate

    std::string_view trimmed(std::string_view text)
    {
        while (!text.empty() && text.front() == ' ') {
            text.remove_prefix(1);
        }
        while (!text.empty() && text.back() == ' ') {
            text.remove_suffix(1);
        }
        return text;
    }

    template <class Number> bool isAll(std::string_view text, Number& number)
    {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size();
    }

}

std::string secondsAndFrames(Frame frames, FrameRate rate)
{
    const Frame second = rate.nominal();
    const Frame size = std::abs(frames);
    return fmt::format("{}{}:{:0{}}", frames < 0 ? "−" : "", size / second, size % second,
                       second > 100 ? 3 : 2);
}

Result<Frame> framesIn(std::string_view text, FrameRate rate)
{
    std::string_view rest = trimmed(text);
    const bool negative = rest.starts_with("-") || rest.starts_with("−");
    if (negative) {
        rest.remove_prefix(rest.front() == '-' ? 1 : std::string_view("−").size());
    }
    const Frame sign = negative ? -1 : 1;
    const auto colon = rest.find(':');
    Frame seconds = 0;
    Frame frames = 0;
    if (colon != std::string_view::npos && isAll(rest.substr(0, colon), seconds) &&
        isAll(rest.substr(colon + 1), frames) && seconds >= 0 && frames >= 0 &&
        double(seconds) * rate.nominal() < most && frames < rate.nominal()) {
        return sign * (seconds * rate.nominal() + frames);
    }
    if (isAll(rest, frames) && frames >= 0 && double(frames) < most) {
        return sign * frames;
    }
    double length = 0.0;
    if (rest.ends_with("s") && isAll(trimmed(rest.substr(0, rest.size() - 1)), length) &&
        length >= 0.0 && length * rate.perSecond() < most) {
        return sign * Frame(std::llround(length * rate.perSecond()));
    }
    if (Result<Frame> timecode = parseTimecode(rest, rate); timecode) {
        return sign * *timecode;
    }
    return fail("\"{}\" is no length of time. Type seconds and frames, such as 6:12, or frames.",
                text);
}

std::string framesCounted(Frame frames)
{
    return fmt::format("{} {}", frames, frames == 1 ? "frame" : "frames");
}

}
