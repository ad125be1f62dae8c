#include "film/focus.h"

#include <cmath>
#include <fstream>
#include <limits>

#include <nlohmann/json.hpp>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using doctest::Approx;

namespace {

constexpr double metresPerFoot = 0.3048;

Millimetres mm(const nlohmann::json& value)
{
    return Millimetres(value.get<double>());
}

}

TEST_CASE("a 50 at f/4 focused at ten feet is sharp from 8 ft 9 to 11 ft 8")
{
    // DOFMaster's figures, to the inch, for a circle of 0.03 mm.
    const SharpRange sharp = sharpRange(50.0_mm, 4.0, Metres(10.0 * metresPerFoot), 0.03_mm);
    CHECK(std::round(sharp.near.value() / metresPerFoot * 12.0) == 8 * 12 + 9);
    CHECK(std::round(sharp.far.value() / metresPerFoot * 12.0) == 11 * 12 + 8);
    CHECK(std::round((sharp.far - sharp.near).value() / metresPerFoot * 12.0) == 2 * 12 + 11);
}

TEST_CASE("what is sharp agrees with published and computed depth of field tables")
{
    std::ifstream file(SHARED_OR_SKIP("data/vectors/dof.json"));
    const auto vectors = nlohmann::json::parse(file);
    for (const auto& row : vectors["computed_here"]) {
        CAPTURE(row.dump());
        const double stop = row["N"].get<double>();
        CHECK(hyperfocal(mm(row["f_mm"]), stop, mm(row["coc_mm"])).value() ==
              Approx(row["hyperfocal_mm"].get<double>()).epsilon(1e-7));
        const SharpRange sharp =
            sharpRange(mm(row["f_mm"]), stop, metres(mm(row["focus_mm"])), mm(row["coc_mm"]));
        CHECK(millimetres(sharp.near).value() ==
              Approx(row["near_mm"].get<double>()).epsilon(1e-7));
        if (row["far_mm"].is_null()) {
            CHECK(std::isinf(sharp.far.value()));
        } else {
            CHECK(millimetres(sharp.far).value() ==
                  Approx(row["far_mm"].get<double>()).epsilon(1e-7));
        }
    }
    for (const auto& row : vectors["blur_diameter"]) {
        CAPTURE(row.dump());
        const Millimetres blur =
            blurDiameter(mm(row["f_mm"]), row["N"].get<double>(), metres(mm(row["focus_mm"])),
                         metres(mm(row["object_mm"])));
        CHECK(blur.value() == Approx(row["coc_mm"].get<double>()).epsilon(1e-5));
    }
}

TEST_CASE("the edges of what is sharp are blurred by just the circle of confusion")
{
    for (const double length : {18.0, 35.0, 85.0}) {
        for (const double stop : {1.4, 4.0, 11.0}) {
            const Millimetres focal(length);
            const SharpRange sharp = sharpRange(focal, stop, 2.0_m, 0.025_mm);
            CHECK(blurDiameter(focal, stop, 2.0_m, sharp.near).value() == Approx(0.025));
            if (std::isfinite(sharp.far.value())) {
                CHECK(blurDiameter(focal, stop, 2.0_m, sharp.far).value() == Approx(0.025));
            }
            CHECK(blurDiameter(focal, stop, 2.0_m, 2.0_m).value() == 0.0);
        }
    }
}

TEST_CASE("focused at the hyperfocal distance all is sharp from half of it to infinity")
{
    const Millimetres distance = hyperfocal(35.0_mm, 5.6, 0.025_mm);
    const SharpRange sharp = sharpRange(35.0_mm, 5.6, metres(distance), 0.025_mm);
    CHECK(std::isinf(sharp.far.value()));
    CHECK(sharp.near.value() == Approx(metres(distance).value() / 2.0));
}

TEST_CASE("a point at infinity is blurred by the aperture seen at the image")
{
    // As o → ∞ the diameter is (f/N) · f/(s − f).
    const Metres infinity(std::numeric_limits<double>::infinity());
    CHECK(blurDiameter(50.0_mm, 2.0, 3.0_m, infinity).value() ==
          Approx(25.0 * 50.0 / (3000.0 - 50.0)));
}

TEST_CASE("each convention has its circle of confusion")
{
    const auto circle = [](CircleOfConfusion convention) {
        return circleOfConfusion(convention, 24.892_mm, 18.669_mm).value();
    };
    CHECK(circle(CircleOfConfusion::asc35mm) == Approx(25.4 * 0.001));
    CHECK(circle(CircleOfConfusion::asc16mm) == Approx(25.4 * 0.0006));
    CHECK(circle(CircleOfConfusion::stillFullFrame) == 0.03);
    // Super 35, 31.1 mm across.
    CHECK(circle(CircleOfConfusion::diagonal1500) == Approx(0.0207).epsilon(0.005));
}
