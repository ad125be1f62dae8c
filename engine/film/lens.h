#pragma once

#include <cstdint>
#include <string>

#include "base/units.h"

namespace premise {

/// The recorded area of a camera body in one recording mode. Millimetres are the truth; photosites
/// say how finely it is sampled.
struct Gate {
    std::string body = "35 mm film";      ///< "ARRI ALEXA 35"
    std::string mode = "Super 35 4-perf"; ///< "4K 16:9"
    Millimetres width{24.892};            ///< SMPTE full aperture .980 × .735 in
    Millimetres height{18.669};
    std::int32_t photositesWide = 0; ///< 0 for film
    std::int32_t photositesHigh = 0;
    friend bool operator==(const Gate&, const Gate&) = default;
};

/// A lens as it is ordered: what it can do. What it is set to is the camera setup's.
struct Lens {
    std::string set = "Spherical"; ///< "Cooke S4/i"
    Millimetres shortest{35.0};    ///< equal to longest for a prime
    Millimetres longest{35.0};
    double widestTStop = 1.4;
    Metres closeFocus{0.0};       ///< from the sensor; 0 where the maker's figure is unknown
    double squeeze = 1.0;         ///< 2 for a classic anamorphic lens, 1 for a spherical one
    Millimetres imageCircle{0.0}; ///< 0 where unknown
    double transmission = 1.0; ///< share of light let through; f-number = T-stop × √transmission
    friend bool operator==(const Lens&, const Lens&) = default;
};

/// For depth of field and blur: the geometry of the aperture. T is for exposure.
[[nodiscard]] double fNumberFrom(double tStop, const Lens& lens);

/// Full angles of view of the whole gate, the squeeze undone: 2 atan(squeeze · width / 2f),
/// 2 atan(height / 2f).
struct AnglesOfView {
    Angle horizontal;
    Angle vertical;
};
[[nodiscard]] AnglesOfView anglesOfView(const Gate& gate, double squeeze, Millimetres focalLength);

}
