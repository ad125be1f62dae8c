#include "film/exposure.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/promise.h"

namespace premise {

namespace {

    /// Incident-light calibration constant for a flat receptor, lux seconds: ISO 2720.
    constexpr double incidentConstant = 250.0;

    double lightLeftByFilters(double neutralDensityStops)
    {
        return std::exp2(-neutralDensityStops);
    }

    /// CIE 1931 x, y.
    struct Chromaticity {
        double x = 0.0;
        double y = 0.0;
    };

    Chromaticity chromaticityOfBlackBody(double kelvin)
    {
        const double k = kelvin;
        const double k2 = kelvin * kelvin;
        const double u = (0.860117757 + 1.54118254e-4 * k + 1.28641212e-7 * k2) /
                         (1.0 + 8.42420235e-4 * k + 7.08145163e-7 * k2);
        const double v = (0.317398726 + 4.22806245e-5 * k + 4.20481691e-8 * k2) /
                         (1.0 - 2.89741816e-5 * k + 1.61456053e-7 * k2);
        // CIE 15: from the 1960 to the 1931 diagram.
        const double sum = 2.0 * u - 8.0 * v + 4.0;
        return {.x = 3.0 * u / sum, .y = 2.0 * v / sum};
    }

}

double exposureTime(Angle shutter, FrameRate rate)
{
    return rate.seconds(shutter.inDegrees() / 360.0);
}

double exposureScale(const ExposureSettings& settings)
{
    PROMISE(settings.tStop > 0.0, "An aperture has a width");
    return std::numbers::pi * exposureTime(settings.shutter, settings.rate) *
           settings.exposureIndex * lightLeftByFilters(settings.neutralDensityStops) /
           (incidentConstant * settings.tStop * settings.tStop);
}

double tStopFor(double lux, const ExposureSettings& settings)
{
    return std::sqrt(lux * exposureTime(settings.shutter, settings.rate) * settings.exposureIndex *
                     lightLeftByFilters(settings.neutralDensityStops) / incidentConstant);
}

LinearColour colourOfTemperature(double kelvin)
{
    const auto [x, y] = chromaticityOfBlackBody(std::clamp(kelvin, 1000.0, 40000.0));
    const double tristimulusX = x / y;
    const double tristimulusZ = (1.0 - x - y) / y;
    // IEC 61966-2-1: linear Rec.709 from XYZ, with Y = 1.
    const double red = std::max(0.0, 3.2406 * tristimulusX - 1.5372 - 0.4986 * tristimulusZ);
    const double green = std::max(0.0, -0.9689 * tristimulusX + 1.8758 + 0.0415 * tristimulusZ);
    const double blue = std::max(0.0, 0.0557 * tristimulusX - 0.2040 + 1.0570 * tristimulusZ);
    const double luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return {.red = red / luminance, .green = green / luminance, .blue = blue / luminance};
}

}
