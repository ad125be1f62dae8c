#include "editor/ui/quantity_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace premise::ui {

namespace {

    constexpr double metresPerFoot = 0.3048; // exact, international foot of 1959
    constexpr double metresPerInch = 0.0254;

    std::string_view trimmed(std::string_view text)
    {
        while (!text.empty() && text.front() == ' ') {
            text.remove_prefix(1);
        }
        while (!text.empty() && text.back() == ' ') {
            text.remove_suffix(1);
        }
        return text;
    }

    /// A plain number at the front of the text, which is cut off it.
    std::optional<double> numberAtFront(std::string_view& text)
    {
        double value = 0.0;
        const char* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc() || !std::isfinite(value)) {
            return std::nullopt;
        }
        text = trimmed({rest, std::size_t(end - rest)});
        return value;
    }

    struct Suffix {
        std::string_view name;
        double metres;
    };
    constexpr std::array<Suffix, 9> lengths{{{"mm", 0.001},
                                             {"cm", 0.01},
                                             {"km", 1000.0},
                                             {"m", 1.0},
                                             {"ft", metresPerFoot},
                                             {"'", metresPerFoot},
                                             {"in", metresPerInch},
                                             {"\"", metresPerInch},
                                             {"yd", 0.9144}}};

    std::optional<double> lengthSuffix(std::string_view& text)
    {
        for (const Suffix& suffix : lengths) {
            if (text.substr(0, suffix.name.size()) == suffix.name) {
                text = trimmed(text.substr(suffix.name.size()));
                return suffix.metres;
            }
        }
        return std::nullopt;
    }

    /// Metres: "3.4", "3.4 m", "11' 2\"", "11-2", "5 ft 6 in".
    std::optional<double> readLength(std::string_view text)
    {
        const bool negative = !text.empty() && text.front() == '-';
        if (negative) {
            text = trimmed(text.substr(1));
        }
        std::optional<double> first = numberAtFront(text);
        if (!first || *first < 0.0) {
            return std::nullopt;
        }
        double sum = *first;
        if (!text.empty() && text.front() == '-') { // feet-inches
            text.remove_prefix(1);
            const std::optional<double> inches = numberAtFront(text);
            if (!inches || *inches < 0.0 || *inches >= 12.0 || !text.empty()) {
                return std::nullopt;
            }
            sum = *first * metresPerFoot + *inches * metresPerInch;
        } else if (!text.empty()) {
            const std::optional<double> unit = lengthSuffix(text);
            if (!unit) {
                return std::nullopt;
            }
            sum = *first * *unit;
            if (!text.empty()) {
                const std::optional<double> second = numberAtFront(text);
                if (!second || *second < 0.0 || *unit != metresPerFoot) {
                    return std::nullopt;
                }
                const double inches =
                    text.empty() ? metresPerInch : lengthSuffix(text).value_or(0.0);
                if (inches != metresPerInch || !text.empty()) {
                    return std::nullopt;
                }
                sum += *second * metresPerInch;
            }
        }
        return negative ? -sum : sum;
    }

    std::optional<double> readPlain(std::string_view text, Unit unit)
    {
        if (unit == Unit::stops && !text.empty() && (text.front() == 'T' || text.front() == 't')) {
            text = trimmed(text.substr(1));
        }
        const std::optional<double> value = numberAtFront(text);
        if (!value) {
            return std::nullopt;
        }
        const bool itsOwn =
            text.empty() || text == signOf(unit) || (unit == Unit::degrees && text == "deg");
        return itsOwn ? value : std::nullopt;
    }

    std::string inFeet(double value)
    {
        const double inches = std::round(std::abs(value) / metresPerInch);
        const double feet = std::floor(inches / 12.0);
        return fmt::format("{}{:.0f}' {:.0f}\"", value < 0.0 && inches > 0.0 ? "−" : "", feet,
                           inches - feet * 12.0);
    }

}

std::string_view signOf(Unit unit, LengthStyle style)
{
    switch (unit) {
    case Unit::metres: return style == LengthStyle::metric ? "m" : "";
    case Unit::millimetres: return "mm";
    case Unit::degrees: return "°";
    case Unit::seconds: return "s";
    case Unit::percent: return "%";
    case Unit::kelvin: return "K";
    case Unit::frames: return "frames";
    default: return "";
    }
}

std::string written(double value, Unit unit, int decimals, int fixed, LengthStyle style)
{
    if (unit == Unit::metres && style == LengthStyle::feetInches) {
        return inFeet(value);
    }
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    if (const auto point = text.find('.'); point != std::string::npos) {
        std::size_t least = point + 1 + std::size_t(fixed);
        while (text.size() > least && text.back() == '0') {
            text.pop_back();
        }
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return value < 0.0 && !zero ? "−" + text : text;
}

std::optional<double> readQuantity(std::string_view typed, Unit unit, double now)
{
    std::string plain(trimmed(typed));
    // A comma is a decimal point, and the minus that fields write is the one that keyboards have.
    for (std::size_t at = plain.find("−"); at != std::string::npos; at = plain.find("−")) {
        plain.replace(at, std::string_view("−").size(), "-");
    }
    for (char& letter : plain) {
        letter = letter == ',' ? '.' : letter;
    }
    std::string_view text = plain;
    const auto read = [unit](std::string_view words) {
        return unit == Unit::metres ? readLength(words) : readPlain(words, unit);
    };
    if (!text.empty() && (text.front() == '*' || text.front() == '/' || text.front() == '+')) {
        const char sign = text.front();
        std::string_view rest = trimmed(text.substr(1));
        if (sign == '+') {
            const std::optional<double> more = read(rest);
            return more ? std::optional(now + *more) : std::nullopt;
        }
        const std::optional<double> factor = numberAtFront(rest);
        if (!factor || !rest.empty() || (sign == '/' && *factor == 0.0)) {
            return std::nullopt;
        }
        return sign == '*' ? now * *factor : now / *factor;
    }
    return read(text);
}

std::string_view helpFor(Unit unit)
{
    switch (unit) {
    case Unit::metres: return "Type a length, such as 3.4 m or 11' 2\"";
    case Unit::millimetres: return "Type millimetres, such as 40 or 27.5";
    case Unit::degrees: return "Type degrees, such as 12.5";
    case Unit::seconds: return "Type seconds, such as 2.5";
    case Unit::stops: return "Type a stop, such as 2.8";
    case Unit::percent: return "Type per cent, such as 50";
    case Unit::kelvin: return "Type kelvin, such as 4300";
    case Unit::frames: return "Type frames, such as 24";
    default: return "Type a number";
    }
}

}
