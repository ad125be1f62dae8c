#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace premise::ui {

/// What a number of a field counts, and so how it is written and read.
enum class Unit {
    none,        ///< "12"
    metres,      ///< "3.38"; reads "338 cm", "11' 2\"", "11-2"
    millimetres, ///< "40"; exact as typed
    degrees,
    seconds,
    stops, ///< "T2.8" is written "2.8"
    percent,
    kelvin,
    frames
};

enum class LengthStyle { metric, feetInches };

/// The number as its field shows it, without the unit's sign: as few decimals as keep it, at most
/// `decimals`, at least `fixed`.
[[nodiscard]] std::string written(double value, Unit unit, int decimals, int fixed = 0,
                                  LengthStyle style = LengthStyle::metric);

/// The unit's sign behind the number: "m", "mm", "°", "s", "%", "K" or nothing.
[[nodiscard]] std::string_view signOf(Unit unit, LengthStyle style = LengthStyle::metric);

/// The number that is meant: "3.38", "338 cm", "11' 1\"", "11-1" (feet-inches); "+0.2" changes by that
/// much, "*2" and "/2" by that factor. A comma is a point.
/// Without value on any other text.
[[nodiscard]] std::optional<double> readQuantity(std::string_view typed, Unit unit, double now);

/// What a field says under a text that it cannot read.
[[nodiscard]] std::string_view helpFor(Unit unit);

}
