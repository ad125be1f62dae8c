#include "asset/foreign/fbx_curve.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace premise {

namespace {

    // KeyAttrFlags and what follows each, as the format's SDK names them.
    enum Flag : std::uint32_t {
        constant = 0x2,
        linear = 0x4,
        constantNext = 0x100, ///< of constant keys
        tangentUser = 0x400,
        tangentBroken = 0x800,
        clampProgressive = 0x4000,
        weightedOut = 0x1000000,
        weightedNextIn = 0x2000000
    };
    constexpr std::size_t dataPerAttribute = 4;
    constexpr double wholeWeight = 9999.0;

    /// One set of attributes, which several keys in a row may share.
    struct Attribute {
        std::uint32_t flags = linear;
        double slopeOut = 0.0;
        double nextSlopeIn = 0.0;
        double weightOut = 1.0 / 3.0;
        double nextWeightIn = 1.0 / 3.0;
    };

    std::uint32_t bitsOf(double written)
    {
        const bool fits = std::abs(written) <= 4294967295.0;
        return fits ? static_cast<std::uint32_t>(static_cast<std::int64_t>(written)) : 0;
    }

    /// Text writes the bits of its floats as whole numbers, so that it loses none.
    double asFloat(double written, bool bits)
    {
        return bits ? double(std::bit_cast<float>(bitsOf(written))) : written;
    }

    Attribute attributeAt(const std::vector<double>& flags, const std::vector<double>& data,
                          std::size_t place, bool text)
    {
        Attribute attribute;
        attribute.flags = bitsOf(flags[place]);
        const std::size_t at = place * dataPerAttribute;
        if (data.size() < at + dataPerAttribute) {
            return attribute;
        }
        attribute.slopeOut = asFloat(data[at], text);
        attribute.nextSlopeIn = asFloat(data[at + 1], text);
        const auto packed = text ? bitsOf(data[at + 2])
                                 : std::bit_cast<std::uint32_t>(static_cast<float>(data[at + 2]));
        if ((attribute.flags & weightedOut) != 0) {
            attribute.weightOut = double(packed & 0xFFFFU) / wholeWeight;
        }
        if ((attribute.flags & weightedNextIn) != 0) {
            attribute.nextWeightIn = double(packed >> 16U) / wholeWeight;
        }
        return attribute;
    }

    FbxInterpolation interpolationOf(std::uint32_t flags)
    {
        if ((flags & constant) != 0) {
            return (flags & constantNext) != 0 ? FbxInterpolation::stepNext
                                               : FbxInterpolation::step;
        }
        return (flags & linear) != 0 ? FbxInterpolation::linear : FbxInterpolation::cubic;
    }

    /// The slope of a key that leaves it to the program: parallel to the line between its neighbours,
    /// level at peaks, and never so steep as to pass a neighbour's value.
    double automaticSlope(const FbxKey& before, const FbxKey& key, const FbxKey& after,
                          bool clamped)
    {
        const double slope = (after.value - before.value) / (after.seconds - before.seconds);
        if (!clamped) {
            return slope;
        }
        const double left = (key.value - before.value) / (key.seconds - before.seconds);
        const double right = (after.value - key.value) / (after.seconds - key.seconds);
        if (left * right <= 0.0) {
            return 0.0;
        }
        const double steepest = 3.0 * std::min(std::abs(left), std::abs(right));
        return std::clamp(slope, -steepest, steepest);
    }

    /// Where a Bézier curve from 0 to 1 with these inner x has this x.
    double parameterAt(double x, double x1, double x2)
    {
        double low = 0.0;
        double high = 1.0;
        for (int i = 0; i < 40; ++i) {
            const double t = (low + high) / 2.0;
            const double u = 1.0 - t;
            const double here = 3.0 * u * u * t * x1 + 3.0 * u * t * t * x2 + t * t * t;
            (here < x ? low : high) = t;
        }
        return (low + high) / 2.0;
    }

    double cubicBetween(const FbxKey& from, const FbxKey& to, double share)
    {
        const double length = to.seconds - from.seconds;
        const double x1 = std::clamp(from.weightOut, 0.0, 1.0);
        const double x2 = 1.0 - std::clamp(to.weightIn, 0.0, 1.0);
        const double y1 = from.value + from.slopeOut * length * x1;
        const double y2 = to.value - to.slopeIn * length * (1.0 - x2);
        const double t = parameterAt(share, x1, x2);
        const double u = 1.0 - t;
        return u * u * u * from.value + 3.0 * u * u * t * y1 + 3.0 * u * t * t * y2 +
               t * t * t * to.value;
    }

}

FbxCurve::FbxCurve(const FbxRecord& record)
{
    const std::vector<double> times = record.array("KeyTime");
    const std::vector<double> values = record.array("KeyValueFloat");
    const std::vector<double> flags = record.array("KeyAttrFlags");
    const std::vector<double> data = record.array("KeyAttrDataFloat");
    const std::vector<double> uses = record.array("KeyAttrRefCount");
    const FbxRecord* dataRecord = record.child("KeyAttrDataFloat");
    const bool text = dataRecord != nullptr && dataRecord->child("a") != nullptr;
    std::vector<std::uint32_t> flagsOfKey;
    std::size_t attribute = 0;
    double usesLeft = uses.empty() ? 0.0 : uses[0];
    Attribute last;
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
        FbxKey key;
        key.seconds = times[i] / fbxTicksPerSecond;
        key.value = values[i];
        if (!std::isfinite(key.value + key.seconds) ||
            (!keys_.empty() && key.seconds <= keys_.back().seconds)) {
            continue;
        }
        while (usesLeft < 1.0 && attribute + 1 < std::min(uses.size(), flags.size())) {
            usesLeft = uses[++attribute];
        }
        usesLeft -= 1.0;
        const Attribute here =
            attribute < flags.size() ? attributeAt(flags, data, attribute, text) : Attribute();
        key.interpolation = interpolationOf(here.flags);
        key.slopeOut = here.slopeOut;
        key.weightOut = here.weightOut;
        key.slopeIn = last.nextSlopeIn;
        key.weightIn = last.nextWeightIn;
        keys_.push_back(key);
        flagsOfKey.push_back(here.flags);
        last = here;
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if ((flagsOfKey[i] & (tangentUser | tangentBroken)) != 0) {
            continue;
        }
        const bool inner = i > 0 && i + 1 < keys_.size();
        const bool clamped = (flagsOfKey[i] & clampProgressive) != 0;
        const double slope =
            inner ? automaticSlope(keys_[i - 1], keys_[i], keys_[i + 1], clamped) : 0.0;
        keys_[i].slopeIn = slope;
        keys_[i].slopeOut = slope;
    }
}

double FbxCurve::at(double seconds) const
{
    const auto next = std::ranges::upper_bound(keys_, seconds, {}, &FbxKey::seconds);
    if (next == keys_.begin()) {
        return keys_.front().value;
    }
    const FbxKey& from = *(next - 1);
    if (next == keys_.end() || seconds <= from.seconds) {
        return from.value;
    }
    const double share = (seconds - from.seconds) / (next->seconds - from.seconds);
    switch (from.interpolation) {
    case FbxInterpolation::step: return from.value;
    case FbxInterpolation::stepNext: return next->value;
    case FbxInterpolation::linear: return from.value + (next->value - from.value) * share;
    case FbxInterpolation::cubic: return cubicBetween(from, *next, share);
    }
    return from.value;
}

}
