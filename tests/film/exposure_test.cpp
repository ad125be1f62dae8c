#include "film/exposure.h"

#include <cmath>
#include <numbers>

#include <doctest/doctest.h>

using namespace premise;
using doctest::Approx;

namespace {

ExposureSettings usual()
{
    return {.tStop = 2.8, .shutter = 180.0_deg, .rate = {24, 1}, .exposureIndex = 800.0};
}

struct Chromaticity {
    double x = 0.0;
    double y = 0.0;
};

/// IEC 61966-2-1, the other way.
Chromaticity chromaticityOf(const LinearColour& c)
{
    const double x = 0.4124 * c.red + 0.3576 * c.green + 0.1805 * c.blue;
    const double y = 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
    const double z = 0.0193 * c.red + 0.1192 * c.green + 0.9505 * c.blue;
    return {x / (x + y + z), y / (x + y + z)};
}

}

TEST_CASE("half a turn of shutter at 24 frames is open for a 48th of a second")
{
    CHECK(exposureTime(180.0_deg, {24, 1}) == Approx(1.0 / 48.0));
    CHECK(exposureTime(172.8_deg, {24, 1}) == Approx(1.0 / 50.0));
    CHECK(exposureTime(180.0_deg, {24000, 1001}) == Approx(1001.0 / 48000.0));
}

TEST_CASE("full sun wants about f/16 at one over the exposure index")
{
    // The sunny 16 rule; sun and sky together lay 80000 to 100000 lux on what faces the sun.
    // A 100th of a second at 24 frames is 86.4°.
    const ExposureSettings settings{.shutter = 86.4_deg, .rate = {24, 1}, .exposureIndex = 100.0};
    const auto stopsFromSixteen = [&](double lux) {
        return 2.0 * std::log2(tStopFor(lux, settings) / 16.0);
    };
    CHECK(std::abs(stopsFromSixteen(80000.0)) < 0.5);
    CHECK(std::abs(stopsFromSixteen(100000.0)) < 2.0 / 3.0);
}

TEST_CASE("exposure value 15 is 81920 lux")
{
    // EV at ISO 100 = log2(N²/t), and with C = 250 lux = 2.5 · 2^EV: f/16 at a 128th.
    const ExposureSettings settings{
        .shutter = Angle::degrees(67.5), .rate = {24, 1}, .exposureIndex = 100.0};
    CHECK(tStopFor(81920.0, settings) == Approx(16.0));
}

TEST_CASE("100 foot-candles at EI 100 and a 50th is T2.8")
{
    // The rule every gaffer knows; the American Cinematographer Manual's incident light table.
    ExposureSettings settings{.shutter = 172.8_deg, .rate = {24, 1}, .exposureIndex = 100.0};
    CHECK(std::abs(2.0 * std::log2(tStopFor(100.0 * 10.764, settings) / 2.8)) < 0.34);
    settings.exposureIndex = 800.0;
    CHECK(tStopFor(100.0 * 10.764, settings) / 2.8 == Approx(std::sqrt(8.0)).epsilon(0.12));
}

TEST_CASE("a grey card in metered light is 0.18 in the picture")
{
    ExposureSettings settings = usual();
    const double lux = 640.0;
    settings.tStop = tStopFor(lux, settings);
    const double card = 0.18 * lux / std::numbers::pi; // cd/m², a matt surface
    CHECK(card * exposureScale(settings) == Approx(0.18));
}

TEST_CASE("a stop is a stop however it is made")
{
    const double scale = exposureScale(usual());
    ExposureSettings settings = usual();
    settings.neutralDensityStops = 1.0;
    CHECK(exposureScale(settings) == Approx(scale / 2.0));
    settings = usual();
    settings.tStop *= std::sqrt(2.0);
    CHECK(exposureScale(settings) == Approx(scale / 2.0));
    settings = usual();
    settings.shutter = 90.0_deg;
    CHECK(exposureScale(settings) == Approx(scale / 2.0));
    settings = usual();
    settings.exposureIndex = 400.0;
    CHECK(exposureScale(settings) == Approx(scale / 2.0));
    settings = usual();
    settings.rate = {48, 1};
    CHECK(exposureScale(settings) == Approx(scale / 2.0));
}

TEST_CASE("black bodies have their published chromaticities")
{
    // CIE illuminant A, and the Planckian locus as Wyszecki and Stiles print it.
    struct Row {
        double kelvin = 0.0;
        double x = 0.0;
        double y = 0.0;
    };
    for (const Row& row :
         {Row{2000.0, 0.5267, 0.4133}, Row{2856.0, 0.4476, 0.4074}, Row{3000.0, 0.4369, 0.4041},
          Row{5000.0, 0.3451, 0.3516}, Row{6500.0, 0.3135, 0.3237}, Row{10000.0, 0.2807, 0.2884}}) {
        CAPTURE(row.kelvin);
        const Chromaticity at = chromaticityOf(colourOfTemperature(row.kelvin));
        CHECK(at.x == Approx(row.x).epsilon(0.0015));
        CHECK(at.y == Approx(row.y).epsilon(0.0015));
    }
}

TEST_CASE("6500 kelvin is near white")
{
    const LinearColour white = colourOfTemperature(6500.0);
    CHECK(white.red == Approx(1.0).epsilon(0.05));
    CHECK(white.green == Approx(1.0).epsilon(0.05));
    CHECK(white.blue == Approx(1.0).epsilon(0.05));
}

TEST_CASE("every temperature has luminance one and no channel below nought")
{
    double blueBefore = 0.0;
    for (double kelvin = 1000.0; kelvin <= 40000.0; kelvin += 100.0) {
        const LinearColour colour = colourOfTemperature(kelvin);
        CHECK(0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue == Approx(1.0));
        CHECK(colour.red >= 0.0);
        CHECK(colour.green >= 0.0);
        CHECK(colour.blue >= blueBefore);
        blueBefore = colour.blue;
    }
    CHECK(colourOfTemperature(1500.0).blue == 0.0);
    CHECK(colourOfTemperature(200.0) == colourOfTemperature(1000.0));
    CHECK(colourOfTemperature(1e6) == colourOfTemperature(40000.0));
}
