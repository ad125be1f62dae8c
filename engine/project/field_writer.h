#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "project/fields.h"
#include "project/speed.h"
#include "project/words.h"

namespace premise {

/// The number of degrees that reads back as this very angle, and of those the one with the fewest
/// digits.
[[nodiscard]] double degreesOf(Angle angle);

/// "#e0795f" where that is exact, else three numbers.
[[nodiscard]] nlohmann::ordered_json jsonFrom(const Colour& colour);
/// A plain number where there are no keys.
[[nodiscard]] nlohmann::ordered_json jsonFrom(const Track& track);
[[nodiscard]] nlohmann::ordered_json jsonFrom(const Key& key);

/// Writes a thing's fields into a JSON object, in the order they are described.
class FieldWriter {
public:
    using Json = nlohmann::ordered_json;

    template <class Row> void id(const Id<Row>& id)
    {
        if (id) { // a row without one is new
            json_["id"] = id.value;
        }
    }
    template <class T> void must(const char* key, const T& value, Limits = anyNumber)
    {
        json_[key] = written(value);
    }
    template <class T> void may(const char* key, const T& value, Limits = anyNumber)
    {
        json_[key] = written(value);
    }
    /// Only what plays faster or slower says so.
    void may(const char* key, const Speed& value, Limits = anyNumber)
    {
        if (value != Speed()) {
            json_[key] = formatSpeed(value);
        }
    }
    [[nodiscard]] Json take() { return std::move(json_); }

private:
    static Json written(bool value) { return value; }
    static Json written(double value) { return value; }
    static Json written(std::int32_t value) { return value; }
    static Json written(std::int64_t value) { return value; }
    static Json written(std::uint32_t value) { return value; }
    static Json written(const std::string& value) { return value; }
    static Json written(Metres value) { return value.value(); }
    static Json written(Millimetres value) { return value.value(); }
    static Json written(Angle value) { return degreesOf(value); }
    static Json written(const Colour& value) { return jsonFrom(value); }
    static Json written(const Track& value) { return jsonFrom(value); }
    static Json written(const Key& value) { return jsonFrom(value); }
    /// A place in an order: as far as it counts, which is beyond every table.
    static Json written(std::size_t value) { return std::min(value, std::size_t(someFrames.most)); }
    static Json written(FrameRate value) { return formatFrameRate(value); }
    static Json written(DropFrame value) { return value == DropFrame::yes; }
    static Json written(const Aspect& value) { return formatAspect(value); }
    template <class Row> static Json written(const Id<Row>& value) { return value.value; }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static Json written(Enum value) { return std::string(wordFor(value)); }
    template <Described T> static Json written(const T& value)
    {
        FieldWriter writer;
        fields(writer, value);
        return writer.take();
    }
    template <class T> static Json written(const std::vector<T>& list)
    {
        Json json = Json::array();
        for (const T& value : list) {
            json.push_back(written(value));
        }
        return json;
    }
    template <class Row> static Json written(const Table<Row>& table)
    {
        Json json = Json::array();
        for (const auto& row : table.rows()) {
            json.push_back(written(*row));
        }
        return json;
    }

    Json json_ = Json::object();
};

}
