#include "film/framing.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/promise.h"

namespace premise {

namespace {

    /// Whole over a power of ten, as short as the text allows: "2.390" is 239 over 100.
    struct Decimal {
        std::int64_t digits = 0;
        std::int64_t scale = 1;
    };

    std::optional<Decimal> decimalFrom(std::string_view text)
    {
        constexpr std::size_t mostDigits = 9;
        const std::size_t point = text.find('.');
        std::string_view decimals;
        if (point != std::string_view::npos) {
            decimals = text.substr(point + 1);
            if (decimals.empty()) {
                return std::nullopt;
            }
            decimals = decimals.substr(0, decimals.find_last_not_of('0') + 1);
        }
        const std::string digits =
            std::string(text.substr(0, point)).append(decimals.begin(), decimals.end());
        if (point == 0 || digits.empty() || digits.size() > mostDigits ||
            digits.find_first_not_of("0123456789") != std::string::npos) {
            return std::nullopt;
        }
        Decimal decimal;
        std::from_chars(digits.data(), digits.data() + digits.size(), decimal.digits);
        for (std::size_t i = 0; i < decimals.size(); ++i) {
            decimal.scale *= 10;
        }
        return decimal;
    }

    std::string_view trimmed(std::string_view text)
    {
        const std::size_t first = text.find_first_not_of(" \t");
        if (first == std::string_view::npos) {
            return {};
        }
        return text.substr(first, text.find_last_not_of(" \t") - first + 1);
    }

    std::optional<Aspect> aspectFrom(std::string_view text)
    {
        const std::size_t colon = text.find(':');
        const auto width = decimalFrom(trimmed(text.substr(0, colon)));
        const auto height = colon == std::string_view::npos
                                ? std::optional(Decimal{1, 1})
                                : decimalFrom(trimmed(text.substr(colon + 1)));
        if (!width || !height || height->digits == 0) {
            return std::nullopt;
        }
        // Bring both over the same power of ten; what then stays common is left: 2.40 is 24:10.
        const std::int64_t scale = std::max(width->scale, height->scale);
        const std::int64_t wide = width->digits * (scale / width->scale);
        const std::int64_t high = height->digits * (scale / height->scale);
        constexpr std::int64_t largest = std::numeric_limits<std::int32_t>::max();
        if (wide > largest || high > largest || wide * 10 < high || wide > high * 10) {
            return std::nullopt;
        }
        return Aspect{std::int32_t(wide), std::int32_t(high)};
    }

}

double desqueezedAspect(const Gate& gate, double squeeze)
{
    PROMISE(gate.height > Millimetres(0.0), "A gate has a height");
    return squeeze * (gate.width / gate.height);
}

FrameRect frameLine(double pictureAspect, double aspect)
{
    PROMISE(pictureAspect > 0.0 && aspect > 0.0, "A picture has a shape");
    FrameRect line;
    if (aspect >= pictureAspect) {
        line.height = pictureAspect / aspect;
        line.y = (1.0 - line.height) / 2.0;
    } else {
        line.width = aspect / pictureAspect;
        line.x = (1.0 - line.width) / 2.0;
    }
    return line;
}

FrameRect safeArea(const FrameRect& frame, double fraction)
{
    const double margin = (1.0 - fraction) / 2.0;
    return {.x = frame.x + frame.width * margin,
            .y = frame.y + frame.height * margin,
            .width = frame.width * fraction,
            .height = frame.height * fraction};
}

HalfExtent halfExtent(const Gate& gate, double squeeze, Millimetres focalLength, double aspect)
{
    PROMISE(focalLength > Millimetres(0.0), "A lens has a length");
    const FrameRect line = frameLine(desqueezedAspect(gate, squeeze), aspect);
    return {.horizontal = line.width * squeeze * (gate.width / (2.0 * focalLength)),
            .vertical = line.height * (gate.height / (2.0 * focalLength))};
}

Result<Aspect> parseAspect(std::string_view text)
{
    if (const auto aspect = aspectFrom(text)) {
        return *aspect;
    }
    return fail("\"{}\" is not a picture shape. Write a ratio between 0.1 and 10, such as 2.39, "
                "1.85:1 or 16:9.",
                text);
}

std::string formatAspect(const Aspect& aspect)
{
    const bool isDecimal = aspect.height == 100 && aspect.width % 10 != 0;
    return isDecimal ? fmt::format("{}.{:02}:1", aspect.width / 100, aspect.width % 100)
                     : fmt::format("{}:{}", aspect.width, aspect.height);
}

}
