#include "project/field_reader.h"

#include <algorithm>
#include <limits>

#include "project/field_check.h"
#include "project/speed.h"

namespace premise {

namespace {

    /// Room above it, so that new ids never run out.
    constexpr double largestId = 2147483647.0;

    std::string_view typeOf(const nlohmann::json& json)
    {
        if (json.is_string()) {
            return "text";
        }
        if (json.is_number()) {
            return "a number";
        }
        if (json.is_boolean()) {
            return "true or false";
        }
        if (json.is_array()) {
            return "a list";
        }
        return json.is_object() ? "an object" : "null";
    }

    int hexDigit(char digit)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        const char lower = digit >= 'A' && digit <= 'F' ? char(digit - 'A' + 'a') : digit;
        const std::size_t at = digits.find(lower);
        return at == std::string_view::npos ? -1 : int(at);
    }

}

FieldReader::FieldReader(Reading& reading, const Json& json, std::string path)
    : reading_(reading), json_(json.is_object() ? &json : nullptr), path_(std::move(path))
{
    if (json_ == nullptr) {
        wrongType(json, path_, "an object");
    }
}

const FieldReader::Json* FieldReader::find(const char* key)
{
    known_.emplace_back(key);
    if (json_ == nullptr) {
        return nullptr;
    }
    const auto at = json_->find(key);
    return at == json_->end() ? nullptr : &*at;
}

std::string FieldReader::pathOf(std::string_view key) const
{
    return fmt::format("{}{}{}", path_, path_.empty() ? "" : ".", key);
}

void FieldReader::finish()
{
    if (json_ == nullptr || reading_.newerVersion) {
        return;
    }
    for (const auto& item : json_->items()) {
        if (std::ranges::find(known_, item.key()) == known_.end()) {
            const std::string nearest = nearestOf(item.key(), known_);
            reading_.fails(pathOf(item.key()), "there is no such key.{}",
                           nearest.empty() ? std::string()
                                           : fmt::format(" Did you mean \"{}\"?", nearest));
        }
    }
}

void FieldReader::readOwnId(std::uint32_t& id)
{
    if (reading_.newRows && find("id") == nullptr) {
        return;
    }
    must("id", id);
    if (!reading_.error.empty()) {
        return;
    }
    if (id == 0) {
        return reading_.fails(pathOf("id"), "must be at least 1, and is 0.");
    }
    const auto [at, isNew] = reading_.ids.emplace(id, pathOf("id"));
    if (!isNew) {
        reading_.fails(pathOf("id"), "{} is given already to {}.", id, at->second);
    }
}

void FieldReader::wrongType(const Json& json, const std::string& path, std::string_view wanted)
{
    reading_.fails(path, "must be {}, and is {}.", wanted, typeOf(json));
}

void FieldReader::wrongWord(const std::string& path, const std::string& word,
                            const std::vector<std::string>& words)
{
    if (reading_.newerVersion) {
        reading_.warnings.push_back(fmt::format("{}: \"{}\" is not known here.", path, word));
        return;
    }
    const std::string nearest = nearestOf(word, words);
    reading_.fails(path, "must be {}, and is \"{}\".{}", joined(words, ", ", " or "), word,
                   nearest.empty() ? std::string() : fmt::format(" Did you mean \"{}\"?", nearest));
}

void FieldReader::read(const Json& json, const std::string& path, bool& value, const Limits&)
{
    if (!json.is_boolean()) {
        return wrongType(json, path, "true or false");
    }
    value = json.get<bool>();
}

void FieldReader::read(const Json& json, const std::string& path, double& value,
                       const Limits& limits)
{
    if (!json.is_number()) {
        return wrongType(json, path, "a number");
    }
    value = json.get<double>();
    const std::string broken = brokenLimit(value, limits);
    if (!broken.empty()) {
        reading_.fails(path, "{}.", broken);
    }
}

void FieldReader::read(const Json& json, const std::string& path, std::int64_t& value,
                       const Limits& limits)
{
    double approximate = 0.0;
    read(json, path, approximate, limits);
    if (!json.is_number()) {
        return;
    }
    if (!json.is_number_integer()) {
        return reading_.fails(path, "must be a whole number, and is {}.", approximate);
    }
    value = json.get<std::int64_t>();
}

void FieldReader::read(const Json& json, const std::string& path, std::int32_t& value,
                       Limits limits)
{
    limits.least = std::max(limits.least, double(std::numeric_limits<std::int32_t>::min()));
    limits.most = std::min(limits.most, double(std::numeric_limits<std::int32_t>::max()));
    std::int64_t wide = 0;
    read(json, path, wide, limits);
    value = std::int32_t(wide);
}

void FieldReader::read(const Json& json, const std::string& path, std::uint32_t& value,
                       const Limits&)
{
    std::int64_t wide = 0;
    read(json, path, wide, Limits{0.0, largestId, false});
    value = std::uint32_t(wide);
}

void FieldReader::read(const Json& json, const std::string& path, std::size_t& value, const Limits&)
{
    std::int64_t wide = 0;
    read(json, path, wide, someFrames);
    value = std::size_t(std::max(wide, std::int64_t(0)));
}

void FieldReader::read(const Json& json, const std::string& path, std::string& value, const Limits&)
{
    if (!json.is_string()) {
        return wrongType(json, path, "text");
    }
    value = json.get<std::string>();
}

void FieldReader::read(const Json& json, const std::string& path, Metres& value,
                       const Limits& limits)
{
    double number = value.value();
    read(json, path, number, limits);
    value = Metres(number);
}

void FieldReader::read(const Json& json, const std::string& path, Millimetres& value,
                       const Limits& limits)
{
    double number = value.value();
    read(json, path, number, limits);
    value = Millimetres(number);
}

void FieldReader::read(const Json& json, const std::string& path, Angle& value,
                       const Limits& limits)
{
    double degrees = 0.0;
    read(json, path, degrees, limits);
    value = Angle::degrees(degrees);
}

void FieldReader::read(const Json& json, const std::string& path, Colour& value, const Limits&)
{
    if (json.is_array() && json.size() == 3) {
        read(json[0], path + "[0]", value.red, share);
        read(json[1], path + "[1]", value.green, share);
        read(json[2], path + "[2]", value.blue, share);
        return;
    }
    const std::string text = json.is_string() ? json.get<std::string>() : std::string();
    if (text.size() != 7 || text[0] != '#' ||
        text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) {
        return reading_.fails(path, "must be a colour such as \"#e0795f\" or [0.9, 0.5, 0.4].");
    }
    const auto channel = [&](std::size_t at) {
        return (hexDigit(text[at]) * 16 + hexDigit(text[at + 1])) / 255.0;
    };
    value = {channel(1), channel(3), channel(5)};
}

void FieldReader::read(const Json& json, const std::string& path, FrameRate& value,
                       const Limits& limits)
{
    std::string text;
    read(json, path, text, limits);
    if (json.is_string()) {
        const Result<FrameRate> rate = parseFrameRate(text);
        if (!rate) {
            return reading_.fails(path, "{}", rate.error().message);
        }
        value = *rate;
    }
}

void FieldReader::read(const Json& json, const std::string& path, Speed& value,
                       const Limits& limits)
{
    std::string text;
    read(json, path, text, limits);
    if (json.is_string()) {
        const Result<Speed> speed = parseSpeed(text);
        if (!speed) {
            return reading_.fails(path, "{}", speed.error().message);
        }
        value = *speed;
    }
}

void FieldReader::read(const Json& json, const std::string& path, DropFrame& value,
                       const Limits& limits)
{
    bool drops = false;
    read(json, path, drops, limits);
    value = drops ? DropFrame::yes : DropFrame::no;
}

void FieldReader::read(const Json& json, const std::string& path, Aspect& value,
                       const Limits& limits)
{
    std::string text;
    read(json, path, text, limits);
    if (json.is_string()) {
        const Result<Aspect> aspect = parseAspect(text);
        if (!aspect) {
            return reading_.fails(path, "{}", aspect.error().message);
        }
        value = *aspect;
    }
}

void FieldReader::read(const Json& json, const std::string& path, Tangent& value, const Limits&)
{
    FieldReader reader(reading_, json, path);
    reader.may("slope", value.slope, anyNumber);
    reader.may("width", value.width, notBelowZero);
    reader.finish();
}

void FieldReader::read(const Json& json, const std::string& path, Key& value, const Limits& limits)
{
    FieldReader reader(reading_, json, path);
    reader.must("frame", value.frame, anyFrame);
    reader.must("value", value.value, limits);
    reader.may("to_next", value.toNext);
    reader.may("in", value.in);
    reader.may("out", value.out);
    reader.finish();
}

void FieldReader::readKeys(const Json& json, const std::string& path, Track& track,
                           const Limits& limits)
{
    eachOf(json, path, [&](const Json& item, const std::string& itemPath) {
        Key key;
        read(item, itemPath, key, limits);
        if (!track.keys.empty() && key.frame <= track.keys.back().frame) {
            reading_.fails(itemPath + ".frame", "must come after {}, and is {}.",
                           track.keys.back().frame, key.frame);
        }
        track.keys.push_back(key);
    });
}

void FieldReader::read(const Json& json, const std::string& path, Track& value,
                       const Limits& limits)
{
    value.keys.clear();
    if (json.is_number()) {
        return read(json, path, value.rest, limits);
    }
    if (!json.is_object()) {
        return wrongType(json, path, "a number or an object with keys");
    }
    FieldReader reader(reading_, json, path);
    if (const Json* keys = reader.find("keys")) {
        readKeys(*keys, reader.pathOf("keys"), value, limits);
    }
    if (!value.keys.empty()) {
        value.rest = value.keys.front().value;
    }
    reader.may("rest", value.rest, value.keys.empty() ? limits : anyNumber);
    reader.finish();
}

}
