// Files that earlier versions wrote still open.
#include <algorithm>
#include <sstream>

#include "base/file.h"
#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

/// Without indents and commas.
std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        line.erase(0, line.find_first_not_of(' '));
        if (line.ends_with(',')) {
            line.pop_back();
        }
        lines.push_back(line);
    }
    return lines;
}

/// Newer keys may stand between an older file's lines, and nothing else may change.
void checkKeepsLines(const Project& project, const std::string& text)
{
    const std::vector<std::string> now = linesOf(projectText(project));
    auto at = now.begin();
    for (const std::string& line : linesOf(text)) {
        CAPTURE(line);
        at = std::find(at, now.end(),
                       line.starts_with("\"version\"") ? "\"version\": [1, 3]" : line);
        REQUIRE(at != now.end());
    }
}

}

TEST_CASE("the file of version 1.0 still opens and all of it is written again")
{
    const auto file = test::sourceFile("tests/project/fixtures/version_1_0.json");
    const std::string text = *readTextFile(file);
    const Result<LoadedProject> loaded = parseProject(text, "version_1_0.json");
    REQUIRE_MESSAGE(loaded, loaded.error().message);
    const Project& project = loaded->project;
    CHECK(project.settings.title == "The Ferry");
    CHECK(project.settings.rate == FrameRate{24000, 1001});
    CHECK(project.settings.frameLines == std::vector<Aspect>{{239, 100}, {16, 9}});
    REQUIRE(project.cameras.size() == 1);
    const CameraSetup& setup = *project.cameras.rows().front();
    CHECK(setup.gate.width == 27.994_mm);
    CHECK(setup.support == SupportKind::dolly);
    CHECK(setup.shutter == 172.8_deg);
    REQUIRE(setup.focalLength.keys.size() == 2);
    CHECK(setup.focalLength.keys[0].out == Tangent{0.25, 8.0});
    CHECK(setup.focalLength.keys[1].toNext == Interpolation::linear);
    CHECK(setup.focalLength.rest == 35.0);
    REQUIRE(project.cast.size() == 1);
    CHECK(project.cast.rows().front()->colour == Colour{224 / 255.0, 121 / 255.0, 95 / 255.0});
    CHECK(project.cast.rows().front()->stops[1].via == std::vector<Waypoint>{{1.5_m, -2.0_m}});
    CHECK(project.shots.rows().front()->range == FrameRange{1001, 1049});
    CHECK(project.lastId == 9);
    CHECK(problemsIn(project).empty());
    checkKeepsLines(project, text);
}

TEST_CASE("the file of version 1.1 still opens and keeps its lines")
{
    const auto file = test::sourceFile("tests/project/fixtures/version_1_1.json");
    const std::string text = *readTextFile(file);
    const Result<LoadedProject> loaded = parseProject(text, "version_1_1.json");
    REQUIRE_MESSAGE(loaded, loaded.error().message);
    const Project& project = loaded->project;
    REQUIRE(project.rooms.size() == 1);
    const Room& room = *project.rooms.rows().front();
    CHECK(room.corners == std::vector<RoomCorner>{{0_m, 0_m}, {9_m, 0_m}, {9_m, 6_m}, {0_m, 6_m}});
    CHECK(room.wallHeight == 2.75_m);
    CHECK(room.wallThickness == 0.12_m);
    CHECK(room.openings ==
          std::vector<Opening>{{OpeningKind::door, 3, 4.5_m, 0.94_m, 2.1_m, 0_m, Id<SetPiece>{2}},
                               {OpeningKind::window, 0, 2_m, 1.4_m, 1.3_m, 0.9_m, Id<SetPiece>{}}});
    CHECK(problemsIn(project).empty());
    checkKeepsLines(project, text);
}

TEST_CASE("the file of version 1.2 still opens and keeps its lines")
{
    const auto file = test::sourceFile("tests/project/fixtures/version_1_2.json");
    const std::string text = *readTextFile(file);
    const Result<LoadedProject> loaded = parseProject(text, "version_1_2.json");
    REQUIRE_MESSAGE(loaded, loaded.error().message);
    CHECK(loaded->project.setPieces.at({2}).locked);
    CHECK(loaded->project.setPieces.at({2}).group == "Café shell");
    CHECK_FALSE(loaded->project.rooms.at({3}).locked);
    CHECK(loaded->project.rooms.at({3}).group == "Café shell");
    checkKeepsLines(loaded->project, text);
}
