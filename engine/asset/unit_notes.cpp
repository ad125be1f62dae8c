#include "asset/unit_notes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace premise {

namespace {

    constexpr double smallest = 0.01; ///< metres; what is smaller is hardly ever a prop
    constexpr double largest = 1000.0;
    constexpr double tallestFigure = 10.0; ///< motion capture is of people

    /// "1.72 m", "24 mm": three figures, in the unit that reads best.
    std::string lengthText(double metres)
    {
        if (metres < 0.1) {
            return fmt::format("{:.3g} mm", metres * 1000.0);
        }
        return metres < 1000.0 ? fmt::format("{:.3g} m", metres) : fmt::format("{:.0f} m", metres);
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
    const bool unnamed = !namesItsUnit(format);
    const bool usual =
        size >= smallest && size <= (format == ModelFormat::bvh ? tallestFigure : largest);
    if (usual || !std::isfinite(size)) {
        return;
    }
    if (!unnamed) {
        warnings.add("{} is {} large by its own unit. If that is not so, scale it.", name,
                     lengthText(size));
        return;
    }
    warnings.add("{} names no unit; taken as metres it is {} large. In centimetres it would be {}, "
                 "in millimetres {}, in inches {}: scale it by 0.01, 0.001 or 0.0254.",
                 name, lengthText(size), lengthText(size * 0.01), lengthText(size * 0.001),
                 lengthText(size * 0.0254));
}

}
