// FBX cameras of others, held to the values computed from the file text itself
// (data/vectors/model_cameras.json).
#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <string>

#include <nlohmann/json.hpp>

#include "asset/read/reader.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

TEST_CASE("every published FBX camera has the lens its author chose")
{
    using Row = nlohmann::json;
    const auto vectors = SHARED_OR_SKIP("data/vectors/model_cameras.json");
    const Row rows = Row::parse(std::ifstream(vectors)).at("fbx");
    int checked = 0;
    for (const Row& row : rows) {
        std::string file = row.at("file");
        CAPTURE(file);
        const std::string open = "models-open/";
        const auto path =
            sharedFile(file.starts_with(open) ? "models/" + file.substr(open.size()) : file);
        if (!path) {
            MESSAGE("skipped: it is kept elsewhere");
            continue;
        }
        const auto model = readWhole(*path);
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        const std::string name = row.at("camera");
        const auto camera = std::ranges::find(model->cameras, name, &ModelCamera::name);
        REQUIRE(camera != model->cameras.end());
        const double across =
            2.0 * std::atan(std::tan(camera->verticalAngle / 2.0) * camera->aspect);
        CHECK(across * 180.0 / std::numbers::pi ==
              doctest::Approx(row.at("hfov_film_deg").get<double>()).epsilon(1e-5));
        if (row.contains("film_in")) {
            CHECK(camera->filmWidthMm == doctest::Approx(row["film_in"][0].get<double>() * 25.4));
            CHECK(camera->filmHeightMm == doctest::Approx(row["film_in"][1].get<double>() * 25.4));
            CHECK(camera->focalLengthMm == doctest::Approx(row.at("focal_mm").get<double>()));
            CHECK(camera->near == doctest::Approx(row.at("near_cm").get<double>() / 100.0));
            CHECK(camera->far == doctest::Approx(row.at("far_cm").get<double>() / 100.0));
            const double width = row["resolution"][0];
            const double height = row["resolution"][1];
            CHECK(camera->aspect == doctest::Approx(width / height));
        }
        ++checked;
    }
    CHECK(checked == 2);
}
