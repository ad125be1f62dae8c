#include "cli/premise_program.h"
#include "image/codec.h"
#include "project/project_io.h"

using namespace premise;
using test::failure;
using test::has;

namespace {

/// The small production, its first camera made one whose angles Blender's manual gives: a 36 mm gate
/// and a 50 mm lens see 39.6° across.
fs::path knownCamera(const fs::path& parent)
{
    Project project = test::smallProject();
    CameraSetup camera = project.cameras.at(project.shots.rows().front()->camera);
    camera.gate.width = Millimetres(36.0);
    camera.gate.height = Millimetres(24.0);
    camera.lens.shortest = Millimetres(50.0);
    camera.lens.longest = Millimetres(50.0);
    camera.focalLength = {50.0, {}};
    camera.tStop = {4.0, {}};
    camera.focusDistance = {3.048, {}};
    project.cameras.put(camera);
    project.settings.frameLines = {{2, 1}, {1, 1}};
    return test::writeProduction(parent, project);
}

}

TEST_CASE("a shot's report says what the lens sees and what is sharp")
{
    const test::TemporaryFolder folder;
    const std::string production = knownCamera(folder.path()).string();
    const test::Ran words = test::premiseRun({"info", production, "--shot", "010"});
    CHECK(words.code == 0);
    CHECK(has(words.out, "Gate sees  39.60° across"));
    CHECK(has(words.out, "50 mm"));
    // H = f²/(N·c) + f with c = diagonal/1500 = 0.02884 mm: 21.72 m.
    CHECK(has(words.out, "hyperfocal 21.7"));
    const test::Ran json =
        test::premiseRun({"info", production, "--shot", "010", "--frame", "1001", "--json"});
    CHECK(has(json.out, "\"frame\": 1001"));
    CHECK(has(json.out, "\"near_limit_m\": 2.6"));
    CHECK(has(failure({"info", production, "--shot", "010", "--frame", "9"}, 1), "1001"));
}

TEST_CASE("one stop of neutral density is one stop")
{
    const test::TemporaryFolder folder;
    Project project = test::smallProject();
    const auto told = [&](double stops) {
        CameraSetup camera = project.cameras.at({5});
        camera.neutralDensityStops = stops;
        project.cameras.put(camera);
        const fs::path production = test::writeProduction(folder.path(), project);
        return test::premiseRun({"info", production.string(), "--shot", "010"}).out;
    };
    CHECK(has(told(1.0), "ND 1 stop\n"));
    CHECK(has(told(2.0), "ND 2 stops\n"));
}

TEST_CASE("guides lie where the aspects say")
{
    const test::TemporaryFolder folder;
    const std::string production = knownCamera(folder.path()).string();
    const auto draw = [&](const std::string& name, bool guides) {
        std::vector<std::string> call{"frame",  production,          "--shot",    "010",
                                      "--size", "200x100",           "--quality", "draft",
                                      "-o",     folder.path() / name};
        if (guides) {
            call.emplace_back("--guides");
        }
        REQUIRE(test::premiseRun(call).code == 0);
        return readImage(folder.path() / name).value();
    };
    const Image8 plain = draw("plain.png", false);
    const Image8 guided = draw("guided.png", true);
    const auto differs = [&](int x, int y) {
        const std::size_t at = 4 * (std::size_t(y) * 200 + std::size_t(x));
        return plain.pixels[at] != guided.pixels[at];
    };
    CHECK(differs(50, 60));       // a square in a picture twice as wide starts at a quarter
    CHECK(differs(149, 60));      // and ends at three quarters
    CHECK(differs(100, 50));      // the centre
    CHECK(differs(7, 40));        // action safe: 3.5 % of the width in
    CHECK(differs(10, 40));       // title safe: 5 %
    CHECK_FALSE(differs(75, 40)); // the picture itself stays
    CHECK_FALSE(differs(2, 40));
}
