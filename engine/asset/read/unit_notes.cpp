#include "asset/read/unit_notes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace premise {

namespace {

    constexpr double smallest = 0.01; ///< metres; what is smaller is hardly ever a prop
    constexpr double largest = 1000.0;
    constexpr double tallestFigure = 10.0; ///< motion capture is of people

    // A file that names its unit is believed further.
    constexpr double smallestNamed = 0.001;
    constexpr double largestNamed = 10'000.0;

    /// "1.72 m", "24 mm", "154 km": three figures, in the unit that reads best.
    std::string lengthText(double metres)
    {
        if (metres < 0.1) {
            return fmt::format("{:.3g} mm", metres * 1000.0);
        }
        return metres < 1000.0     ? fmt::format("{:.3g} m", metres)
               : metres < 10'000.0 ? fmt::format("{:.0f} m", metres)
                                   : fmt::format("{:.0f} km", metres / 1000.0);
    }

    void noteNamed(double size, const std::string& name, Warnings& warnings)
    {
        if (size < smallestNamed) {
            warnings.add("{} is {} large by its own unit; it was probably made smaller once too "
                         "often: scale it by 100 or 1000.",
                         name, lengthText(size));
        } else if (size > largestNamed) {
            const bool hundredth = size * 0.01 <= largest;
            warnings.add("{} is {} large by its own unit; its unit is probably the {}: scale it "
                         "by {}.",
                         name, lengthText(size), hundredth ? "centimetre" : "millimetre",
                         hundredth ? "0.01" : "0.001");
        }
    }

}

void addUnitNotes(const Model& model, ModelFormat format, const std::string& name,
                  Warnings& warnings)
{
    if (model.bounds.empty()) {
        return;
    }
    const Vec3 sides = model.bounds.size();
    const double size = double(std::max({sides.x, sides.y, sides.z}));
    if (size == 0.0) {
        warnings.add("{} has no size: all its points lie in one place.", name);
        return;
    }
    if (!std::isfinite(size)) {
        return;
    }
    if (namesItsUnit(format)) {
        noteNamed(size, name, warnings);
        return;
    }
    if (size >= smallest && size <= (format == ModelFormat::bvh ? tallestFigure : largest)) {
        return;
    }
    warnings.add("{} names no unit; taken as metres it is {} large. In centimetres it would be {}, "
                 "in millimetres {}, in inches {}: scale it by 0.01, 0.001 or 0.0254.",
                 name, lengthText(size), lengthText(size * 0.01), lengthText(size * 0.001),
                 lengthText(size * 0.0254));
}

}
