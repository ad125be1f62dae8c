#include "project/field_check.h"

#include <algorithm>
#include <cmath>

#include "project/speed.h"

namespace premise {

namespace {

    std::string brokenTangent(const char* side, const Tangent& tangent)
    {
        std::string how = brokenLimit(tangent.slope, anyNumber);
        if (!how.empty()) {
            return fmt::format("{}.slope {}", side, how);
        }
        how = brokenLimit(tangent.width, notBelowZero);
        return how.empty() ? how : fmt::format("{}.width {}", side, how);
    }

    std::string brokenKey(const Key& key, const Limits& limits)
    {
        std::string how = brokenLimit(double(key.frame), anyFrame);
        if (!how.empty()) {
            return "frame " + how;
        }
        how = brokenLimit(key.value, limits);
        if (!how.empty()) {
            return "value " + how;
        }
        how = brokenTangent("in", key.in);
        return how.empty() ? brokenTangent("out", key.out) : how;
    }

}

std::string brokenTrack(const Track& track, const Limits& limits)
{
    // While there are keys, rest only waits.
    const std::string how = brokenLimit(track.rest, track.keys.empty() ? limits : anyNumber);
    if (!how.empty()) {
        return track.keys.empty() ? how : "rest " + how;
    }
    for (std::size_t i = 0; i < track.keys.size(); ++i) {
        const Key& key = track.keys[i];
        std::string broken = brokenKey(key, limits);
        if (!broken.empty()) {
            return fmt::format("keys[{}].{}", i, broken);
        }
        if (i > 0 && key.frame <= track.keys[i - 1].frame) {
            return fmt::format("keys[{}].frame must come after {}, and is {}", i,
                               track.keys[i - 1].frame, key.frame);
        }
    }
    return {};
}

std::string brokenRate(FrameRate rate)
{
    const bool counts = rate.numerator > 0 && rate.denominator > 0 && rate.perSecond() <= 1000.0;
    return counts ? std::string()
                  : fmt::format("must be above 0 and at most 1000 frames a second, and is {}/{}",
                                rate.numerator, rate.denominator);
}

std::string brokenFrameLines(const std::vector<Aspect>& aspects)
{
    if (aspects.empty()) {
        return "must name at least one picture shape: the first is what is delivered";
    }
    const auto isShape = [](const Aspect& aspect) {
        constexpr std::int32_t largest = 999999999; // what parseAspect reads
        return aspect.width > 0 && aspect.width <= largest && aspect.height > 0 &&
               aspect.height <= largest && aspect.ratio() >= 0.1 && aspect.ratio() <= 10.0;
    };
    const auto at = std::ranges::find_if_not(aspects, isShape);
    return at == aspects.end() ? std::string()
                               : fmt::format("must be ratios between 0.1 and 10, and one is {}:{}",
                                             at->width, at->height);
}

void FieldCheck::breaks(std::string_view how)
{
    if (!how.empty() && broken_.empty()) {
        // A track names its key in the path: "t_stop.keys[1].value must…".
        const bool isKey = how.starts_with("keys[") || how.starts_with("rest ");
        broken_ = fmt::format("{}{}{}", path_, isKey ? "." : " ", how);
    }
}

void FieldCheck::check(double value, const Limits& limits)
{
    breaks(brokenLimit(value, limits));
}

void FieldCheck::check(const std::string& text, const Limits&)
{
    breaks(isUtf8(text) ? "" : "must be UTF-8 text");
}

void FieldCheck::check(const Colour& colour, const Limits&)
{
    for (const double channel : {colour.red, colour.green, colour.blue}) {
        breaks(brokenLimit(channel, share));
    }
}

void FieldCheck::check(const Track& track, const Limits& limits)
{
    breaks(brokenTrack(track, limits));
}

void FieldCheck::check(FrameRate rate, const Limits&)
{
    breaks(brokenRate(rate));
}

void FieldCheck::check(Speed speed, const Limits&)
{
    breaks(brokenSpeed(speed));
}

void FieldCheck::check(const std::vector<Aspect>& aspects, const Limits&)
{
    breaks(brokenFrameLines(aspects));
}

void FieldCheck::check(Angle angle, const Limits& limits)
{
    // Degrees written as a round number may come back a last digit beyond it.
    const double degrees = angle.inDegrees();
    const double whole = std::round(degrees);
    check(std::abs(degrees - whole) < 1e-9 ? whole : degrees, limits);
}

}
