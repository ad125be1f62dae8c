#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "project/fields.h"

namespace premise {

/// Goes over a thing's numbers and texts and keeps the first that cannot be.
class FieldCheck {
public:
    void id(const auto&) {}
    template <class T> void must(std::string_view key, const T& value, Limits limits = anyNumber)
    {
        may(key, value, limits);
    }
    template <class T> void may(std::string_view key, const T& value, Limits limits = anyNumber)
    {
        if (broken_.empty()) {
            const std::size_t length = path_.size();
            path_.append(path_.empty() ? "" : ".").append(key);
            check(value, limits);
            path_.resize(length);
        }
    }

    /// "focal_length_mm must be above 0, and is -3"; empty where nothing is broken.
    [[nodiscard]] const std::string& broken() const { return broken_; }

private:
    void check(double value, const Limits& limits);
    void check(const std::string& text, const Limits& limits);
    void check(const Colour& colour, const Limits& limits);
    void check(const Track& track, const Limits& limits);
    void check(FrameRate rate, const Limits& limits);
    void check(Speed speed, const Limits& limits);
    void check(const std::vector<Aspect>& aspects, const Limits& limits);
    void check(Frame frame, const Limits& limits) { check(double(frame), limits); }
    void check(std::int32_t number, const Limits& limits) { check(double(number), limits); }
    void check(Metres length, const Limits& limits) { check(length.value(), limits); }
    void check(Millimetres length, const Limits& limits) { check(length.value(), limits); }
    void check(Angle angle, const Limits& limits);
    void check(bool, const Limits&) {}
    void check(std::uint32_t, const Limits&) {}
    template <class Row> void check(Id<Row>, const Limits&) {}
    template <class Enum>
    requires std::is_enum_v<Enum>
    void check(Enum, const Limits&) {}
    template <Described T> void check(const T& thing, const Limits&) { fields(*this, thing); }
    template <Described T> void check(const std::vector<T>& things, const Limits& limits)
    {
        const std::size_t length = path_.size();
        for (std::size_t i = 0; i < things.size() && broken_.empty(); ++i) {
            path_ += fmt::format("[{}]", i);
            check(things[i], limits);
            path_.resize(length);
        }
    }
    template <class Row> void check(const Table<Row>&, const Limits&) {
    } ///< rows are checked singly
    void breaks(std::string_view how);

    std::string path_;
    std::string broken_;
};

/// What of this thing cannot be; empty where all can.
template <Described T> [[nodiscard]] std::string brokenField(const T& thing)
{
    FieldCheck check;
    fields(check, thing);
    return check.broken();
}

/// What is wrong with a track's keys, as "key 1013 …"; empty where nothing is.
[[nodiscard]] std::string brokenTrack(const Track& track, const Limits& limits);
/// Frame rates that time can be counted in.
[[nodiscard]] std::string brokenRate(FrameRate rate);
[[nodiscard]] std::string brokenFrameLines(const std::vector<Aspect>& aspects);

}
