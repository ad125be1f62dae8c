#include "project/field_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace premise {

namespace {

    std::optional<int> byteFor(double channel)
    {
        const double scaled = std::round(channel * 255.0);
        if (!(scaled >= 0.0 && scaled <= 255.0) || scaled / 255.0 != channel) {
            return std::nullopt;
        }
        return int(scaled);
    }

    nlohmann::ordered_json jsonFrom(const Tangent& tangent)
    {
        return {{"slope", tangent.slope}, {"width", tangent.width}};
    }

    /// The number nearest to `value` with so many digits.
    double rounded(double value, int digits)
    {
        std::array<char, 40> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                       std::chars_format::scientific, digits - 1)
                             .ptr;
        double result = 0.0;
        std::from_chars(text.data(), end, result);
        return result;
    }

}

double degreesOf(Angle angle)
{
    const double degrees = angle.inDegrees();
    if (!std::isfinite(degrees)) {
        return degrees;
    }
    for (const int digits : {15, 16, 17}) {
        const double candidate = rounded(degrees, digits);
        if (Angle::degrees(candidate) == angle) {
            return candidate;
        }
    }
    double below = degrees;
    double above = degrees;
    for (int step = 0; step < 4; ++step) {
        below = std::nextafter(below, -std::numeric_limits<double>::infinity());
        above = std::nextafter(above, std::numeric_limits<double>::infinity());
        for (const double candidate : {below, above}) {
            if (Angle::degrees(candidate) == angle) {
                return candidate;
            }
        }
    }
    return degrees;
}

nlohmann::ordered_json jsonFrom(const Colour& colour)
{
    const auto red = byteFor(colour.red);
    const auto green = byteFor(colour.green);
    const auto blue = byteFor(colour.blue);
    if (red && green && blue) {
        return fmt::format("#{:02x}{:02x}{:02x}", *red, *green, *blue);
    }
    return nlohmann::ordered_json::array({colour.red, colour.green, colour.blue});
}

nlohmann::ordered_json jsonFrom(const Key& key)
{
    nlohmann::ordered_json json = {{"frame", key.frame}, {"value", key.value}};
    if (key.toNext != Key().toNext) {
        json["to_next"] = std::string(wordFor(key.toNext));
    }
    if (key.in != Tangent()) {
        json["in"] = jsonFrom(key.in);
    }
    if (key.out != Tangent()) {
        json["out"] = jsonFrom(key.out);
    }
    return json;
}

nlohmann::ordered_json jsonFrom(const Track& track)
{
    if (track.keys.empty()) {
        return track.rest;
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (track.rest != track.keys.front().value) {
        json["rest"] = track.rest;
    }
    nlohmann::ordered_json keys = nlohmann::ordered_json::array();
    for (const Key& key : track.keys) {
        keys.push_back(jsonFrom(key));
    }
    json["keys"] = std::move(keys);
    return json;
}

}
