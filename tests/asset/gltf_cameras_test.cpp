// glTF cameras of others, held to the values computed from the file text itself
// (data/vectors/model_cameras.json).
#include <cmath>
#include <fstream>
#include <numbers>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "asset/read/reader.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Row = nlohmann::json;

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

/// The camera at the node that the row calls by its name, or by its place in the file: then the file
/// has no other.
const ModelCamera* cameraOf(const Model& model, const std::string& node)
{
    for (const Node& candidate : model.nodes) {
        if (candidate.camera >= 0 && (candidate.name == node || node.starts_with("nodes["))) {
            return &model.cameras[static_cast<std::size_t>(candidate.camera)];
        }
    }
    return nullptr;
}

void check(const Row& row, const ModelCamera& camera)
{
    CHECK(camera.orthographic == (row.at("type") == "orthographic"));
    CHECK(camera.aspect == doctest::Approx(row.value("aspectRatio", 0.0)));
    CHECK(camera.near == doctest::Approx(row.at("znear").get<double>()));
    CHECK(camera.far == doctest::Approx(row.value("zfar", 0.0))); // none: infinite
    CHECK(camera.verticalAngle == doctest::Approx(row.at("yfov").get<double>()));
    CHECK(degrees(camera.verticalAngle) ==
          doctest::Approx(row.at("vfov_deg").get<double>()).epsilon(1e-6));
    const double horizontal = 2.0 * std::atan(std::tan(camera.verticalAngle / 2.0) * camera.aspect);
    CHECK(degrees(horizontal) == doctest::Approx(row.at("hfov_deg").get<double>()).epsilon(1e-6));
}

}

TEST_CASE("every published glTF camera has the lens its file says")
{
    const std::filesystem::path vectors = SHARED_OR_SKIP("data/vectors/model_cameras.json");
    const Row rows = Row::parse(std::ifstream(vectors)).at("gltf");
    int checked = 0;
    for (const Row& row : rows) {
        const auto file = row.at("file").get<std::string>();
        CAPTURE(file);
        constexpr std::string_view open = "models-open/";
        const auto path = file.starts_with(open) ? sharedFile("models/" + file.substr(open.size()))
                                                 : sharedFile(file);
        if (!path) {
            MESSAGE("skipped: " << file << " is absent");
            continue;
        }
        const auto model = readWhole(*path);
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        const ModelCamera* camera = cameraOf(*model, row.at("node").get<std::string>());
        REQUIRE(camera != nullptr);
        check(row, *camera);
        ++checked;
    }
    CHECK(checked >= 3);
}
