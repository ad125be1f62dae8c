#pragma once

#include "base/units.h"

namespace premise {

/// Diameter of the blur that still passes for sharp, by a stated convention.
enum class CircleOfConfusion {
    asc35mm,        ///< 0.0254 mm (.001 in), ASC manual, 35 mm
    asc16mm,        ///< 0.01524 mm (.0006 in), ASC manual, 16 mm
    stillFullFrame, ///< 0.03 mm
    diagonal1500,   ///< sensor diagonal / 1500
};
[[nodiscard]] Millimetres circleOfConfusion(CircleOfConfusion convention, Millimetres width,
                                            Millimetres height);

/// Thin lens; distances from its front principal plane. H = f²/(N·c) + f.
[[nodiscard]] Millimetres hyperfocal(Millimetres focalLength, double fNumber, Millimetres circle);

/// What passes for sharp when focused at `focus`.
struct SharpRange {
    Metres near;
    Metres far; ///< infinity from the hyperfocal distance on
};
/// near = s(H−f)/(H+s−2f), far = s(H−f)/(H−s). Needs focus > focal length.
[[nodiscard]] SharpRange sharpRange(Millimetres focalLength, double fNumber, Metres focus,
                                    Millimetres circle);

/// Diameter on the sensor of a point at `object`: |o−s|/o · f²/(N(s−f)). OpenLensIO 1.0, eq. 19.
[[nodiscard]] Millimetres blurDiameter(Millimetres focalLength, double fNumber, Metres focus,
                                       Metres object);

}
