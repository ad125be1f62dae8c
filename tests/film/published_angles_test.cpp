#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

#include "film/framing.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using doctest::Approx;

TEST_CASE("angles of view agree with tables and with Blender's camera")
{
    std::ifstream file(SHARED_OR_SKIP("data/vectors/fov.json"));
    const auto vectors = nlohmann::json::parse(file);
    for (const auto& row : vectors["published_defaults"]) {
        CAPTURE(row.dump());
        const Gate gate{.width = Millimetres(row["w_mm"].get<double>())};
        const AnglesOfView angles = anglesOfView(gate, 1.0, Millimetres(row["f_mm"].get<double>()));
        CHECK(angles.horizontal.inDegrees() ==
              Approx(row["hfov_deg"].get<double>()).epsilon(0.0004));
    }
    for (const auto& row : vectors["computed_here"]) {
        CAPTURE(row.dump());
        const Gate gate{.width = Millimetres(row["w_mm"].get<double>()),
                        .height = Millimetres(row["h_mm"].get<double>())};
        const AnglesOfView angles = anglesOfView(gate, row["squeeze"].get<double>(),
                                                 Millimetres(row["f_mm"].get<double>()));
        CHECK(angles.horizontal.inDegrees() == Approx(row["hfov_deg"].get<double>()).epsilon(1e-6));
        CHECK(angles.vertical.inDegrees() == Approx(row["vfov_deg"].get<double>()).epsilon(1e-6));
    }
}

TEST_CASE("the delivered picture is as high as Blender renders it")
{
    // Blender 3.4.1: lens 35, sensor 27.99 × 19.22 fitted horizontally, 2048 × 858.
    const Gate gate{.width = 27.99_mm, .height = 19.22_mm};
    const HalfExtent half = halfExtent(gate, 1.0, 35.0_mm, 2048.0 / 858.0);
    const auto degrees = [](double tangent) {
        return Angle::radians(2.0 * std::atan(tangent)).inDegrees();
    };
    CHECK(degrees(half.horizontal) == Approx(43.5887).epsilon(1e-5));
    CHECK(degrees(half.vertical) == Approx(19.0196).epsilon(1e-5));
}
