#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "base/time.h"

namespace premise {

/// An object of an OTIO file and the path that leads to it, which every sentence about it begins with.
class OtioValue {
public:
    OtioValue(const nlohmann::json& json, std::string path) : json_(&json), path_(std::move(path))
    {
    }

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const nlohmann::json& json() const { return *json_; }
    /// "Clip" of "Clip.2"; empty where it names none.
    [[nodiscard]] std::string schema() const;

    /// A member that is an object; nothing where it is absent or null. Fails where it is anything else.
    [[nodiscard]] Result<std::optional<OtioValue>> object(const char* key) const;
    /// Fails where there is none.
    [[nodiscard]] Result<OtioValue> needed(const char* key) const;
    /// The objects of a list; none where it is absent or null.
    [[nodiscard]] Result<std::vector<OtioValue>> list(const char* key) const;
    /// Empty where it is absent or no text.
    [[nodiscard]] std::string text(const char* key) const;
    [[nodiscard]] Result<double> number(const char* key) const;
    /// What it says, or `otherwise` where it says nothing.
    [[nodiscard]] bool flag(const char* key, bool otherwise) const;
    /// What Premise wrote into its metadata.
    [[nodiscard]] std::optional<OtioValue> knowledge() const;

private:
    const nlohmann::json* json_; ///< an object; its owner outlives this
    std::string path_;
};

/// Times of a file as frames of one rate.
class OtioClock {
public:
    explicit OtioClock(FrameRate rate) : rate_(rate) {}

    [[nodiscard]] FrameRate rate() const { return rate_; }
    /// Of a RationalTime: its nearest frame. Fails where it is none, or has no rate.
    [[nodiscard]] Result<Frame> frames(const OtioValue& time);
    /// Of a TimeRange.
    [[nodiscard]] Result<FrameRange> range(const OtioValue& range);
    /// Times that lay between frames.
    [[nodiscard]] std::size_t rounded() const { return rounded_; }

private:
    FrameRate rate_;
    std::size_t rounded_ = 0;
};

/// The rate of a RationalTime. Fails where it says none that is one.
[[nodiscard]] Result<FrameRate> otioRateOf(const OtioValue& time);
/// The rate that a TimeRange's duration counts in.
[[nodiscard]] Result<FrameRate> otioRateOfRange(const OtioValue& range);

}
