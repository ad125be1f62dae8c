#pragma once

#include "base/time.h"
#include "base/units.h"

namespace premise {

struct ExposureSettings {
    double tStop = 2.8;
    Angle shutter = Angle::degrees(180.0);
    FrameRate rate{};
    double exposureIndex = 800.0;
    double neutralDensityStops = 0.0;
    friend bool operator==(const ExposureSettings&, const ExposureSettings&) = default;
};

/// Seconds that the shutter is open.
[[nodiscard]] double exposureTime(Angle shutter, FrameRate rate);

/// Linear picture value of one cd/m². An incident meter (C = 250, ISO 2720) that reads the light
/// falling on an 18 % card makes that card 0.18 in the picture: k = π t S / (C N²) · 2^−ND.
[[nodiscard]] double exposureScale(const ExposureSettings& settings);

/// The T-stop that exposes `lux` of incident light right.
[[nodiscard]] double tStopFor(double lux, const ExposureSettings& settings);

/// Linear Rec.709 (white D65).
struct LinearColour {
    double red = 1.0;
    double green = 1.0;
    double blue = 1.0;
    friend bool operator==(const LinearColour&, const LinearColour&) = default;
};

/// What a black body looks like, at luminance 1. 6500 K is near white, not white: a black body is a
/// touch more magenta than daylight, by less than 5 % in each channel. Below 1900 K it lies outside
/// Rec.709 and blue stays 0. Temperatures outside 1000…40000 K are taken as the nearest inside.
/// Source: M. Krystek, "An algorithm to calculate correlated colour temperature", Color Research &
/// Application 10 (1985): rational fit of the Planckian locus in CIE 1960 u, v; within 0.001 of it.
[[nodiscard]] LinearColour colourOfTemperature(double kelvin);

}
