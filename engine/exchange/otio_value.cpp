#include "exchange/otio_value.h"

#include <cmath>

#include "exchange/frame_numbers.h"

namespace premise {

std::string OtioValue::schema() const
{
    const std::string whole = text("OTIO_SCHEMA");
    return whole.substr(0, whole.find('.'));
}

Result<std::optional<OtioValue>> OtioValue::object(const char* key) const
{
    const auto at = json_->find(key);
    if (at == json_->end() || at->is_null()) {
        return std::optional<OtioValue>();
    }
    if (!at->is_object()) {
        return fail("{}.{} must be an object. Have the file written anew.", path_, key);
    }
    return std::optional(OtioValue(*at, fmt::format("{}.{}", path_, key)));
}

Result<OtioValue> OtioValue::needed(const char* key) const
{
    const std::optional<OtioValue> found = TRY(object(key));
    if (!found) {
        return fail("{} has no {}, which it needs. Have the file written anew.", path_, key);
    }
    return *found;
}

Result<std::vector<OtioValue>> OtioValue::list(const char* key) const
{
    std::vector<OtioValue> values;
    const auto at = json_->find(key);
    if (at == json_->end() || at->is_null()) {
        return values;
    }
    if (!at->is_array()) {
        return fail("{}.{} must be a list. Have the file written anew.", path_, key);
    }
    for (std::size_t i = 0; i < at->size(); ++i) {
        std::string path = fmt::format("{}.{}[{}]", path_, key, i);
        if (!(*at)[i].is_object()) {
            return fail("{} must be an object. Have the file written anew.", path);
        }
        values.emplace_back((*at)[i], std::move(path));
    }
    return values;
}

std::string OtioValue::text(const char* key) const
{
    const auto at = json_->find(key);
    return at != json_->end() && at->is_string() ? at->get<std::string>() : std::string();
}

Result<double> OtioValue::number(const char* key) const
{
    const auto at = json_->find(key);
    if (at == json_->end() || !at->is_number()) {
        return fail("{}.{} must be a number. Have the file written anew.", path_, key);
    }
    return at->get<double>();
}

bool OtioValue::flag(const char* key, bool otherwise) const
{
    const auto at = json_->find(key);
    return at != json_->end() && at->is_boolean() ? at->get<bool>() : otherwise;
}

std::optional<OtioValue> OtioValue::knowledge() const
{
    const auto metadata = json_->find("metadata");
    if (metadata == json_->end() || !metadata->is_object()) {
        return std::nullopt;
    }
    const auto own = metadata->find("premise");
    return own != metadata->end() && own->is_object()
               ? std::optional(OtioValue(*own, path_ + ".metadata.premise"))
               : std::nullopt;
}

Result<FrameRate> otioRateOf(const OtioValue& time)
{
    const double number = TRY(time.number("rate"));
    const std::optional<FrameRate> rate = rateMeant(number);
    if (!rate) {
        return fail("{}.rate is {:g}, which is no frame rate. Have the file written anew.",
                    time.path(), number);
    }
    return *rate;
}

Result<FrameRate> otioRateOfRange(const OtioValue& range)
{
    const OtioValue duration = TRY(range.needed("duration"));
    return otioRateOf(duration);
}

Result<Frame> OtioClock::frames(const OtioValue& time)
{
    const double value = TRY(time.number("value"));
    const double whole = std::round(value);
    std::optional<NearestFrame> frame;
    if (std::abs(whole) <= 1e12) {
        frame = framesAt(rate_, std::int64_t(whole), TRY(otioRateOf(time)));
    }
    if (!frame) {
        return fail("{}.value is {:g}, which is longer than any film. Have the file written anew.",
                    time.path(), value);
    }
    rounded_ += frame->exact && std::abs(value - whole) < 1e-6 ? 0 : 1;
    return frame->frame;
}

Result<FrameRange> OtioClock::range(const OtioValue& range)
{
    const OtioValue start = TRY(range.needed("start_time"));
    const OtioValue duration = TRY(range.needed("duration"));
    const Frame first = TRY(frames(start));
    const Frame length = TRY(frames(duration));
    if (length < 0) {
        return fail("{}.duration is below 0. Have the file written anew.", range.path());
    }
    return FrameRange{first, first + length};
}

}
