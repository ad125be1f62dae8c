#include "exchange/frame_numbers.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "project/speed.h"

namespace premise {

namespace {

    /// Beyond this no frame of a film lies, and no product below leaves 64 bits.
    constexpr std::int64_t mostFrames = 1000000000;

}

std::optional<NearestFrame> framesAt(FrameRate rate, std::int64_t units, FrameRate unitsASecond)
{
    std::int64_t numerator = std::int64_t(rate.numerator) * unitsASecond.denominator;
    std::int64_t denominator = std::int64_t(rate.denominator) * unitsASecond.numerator;
    if (numerator <= 0 || denominator <= 0) {
        return std::nullopt;
    }
    const std::int64_t common = std::gcd(numerator, denominator);
    numerator /= common;
    denominator /= common;
    std::int64_t scaled = 0;
    if (__builtin_mul_overflow(units, numerator, &scaled) ||
        std::abs(double(scaled)) > double(std::numeric_limits<std::int64_t>::max() / 4)) {
        return std::nullopt;
    }
    std::int64_t frame = scaled / denominator;
    std::int64_t rest = scaled % denominator;
    if (rest < 0) {
        rest += denominator;
        --frame;
    }
    frame += 2 * rest >= denominator ? 1 : 0;
    if (frame > mostFrames || frame < -mostFrames) {
        return std::nullopt;
    }
    return NearestFrame{frame, rest == 0};
}

std::optional<FrameRate> rateMeant(double framesASecond)
{
    if (!(framesASecond > 0.0 && framesASecond <= 1000.0)) {
        return std::nullopt;
    }
    const Result<FrameRate> rate = parseFrameRate(fmt::format("{:.6g}", framesASecond));
    return rate ? std::optional(*rate) : std::nullopt;
}

std::optional<Speed> speedMeant(double factor)
{
    if (!(factor >= 0.01 - 1e-9 && factor <= 100.0 + 1e-9)) {
        return std::nullopt;
    }
    // The convergents of its continued fraction, the coarsest that is near enough.
    std::int64_t before = 1;
    std::int64_t beforeBelow = 0;
    auto above = std::int64_t(std::floor(factor));
    std::int64_t below = 1;
    double rest = factor - std::floor(factor);
    while (std::abs(double(above) / double(below) - factor) > 1e-9 && rest > 1e-12) {
        const double turned = 1.0 / rest;
        const auto whole = std::int64_t(std::floor(turned));
        rest = turned - std::floor(turned);
        const std::int64_t nextAbove = whole * above + before;
        const std::int64_t nextBelow = whole * below + beforeBelow;
        if (nextBelow > 1000000) {
            break;
        }
        before = above;
        beforeBelow = below;
        above = nextAbove;
        below = nextBelow;
    }
    return speedOf(above, below);
}

std::optional<Speed> speedOf(std::int64_t sourceUnits, std::int64_t recordUnits)
{
    if (sourceUnits <= 0 || recordUnits <= 0) {
        return std::nullopt;
    }
    const std::int64_t common = std::gcd(sourceUnits, recordUnits);
    const std::int64_t numerator = sourceUnits / common;
    const std::int64_t denominator = recordUnits / common;
    if (numerator > mostFrames || denominator > mostFrames) {
        return std::nullopt;
    }
    const Speed speed{std::int32_t(numerator), std::int32_t(denominator)};
    return brokenSpeed(speed).empty() ? std::optional(speed) : std::nullopt;
}

}
