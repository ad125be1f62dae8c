#include <csignal>
#include <regex>
#include <sstream>

#include "cli/premise_program.h"

using namespace premise;
using test::has;

namespace {

/// A file of so many empty triangles, holes on the disk, that it takes seconds until the importer has
/// no more memory for them.
void writeLongModel(const fs::path& model, std::uint32_t triangles)
{
    std::string head(80, '\0');
    test::detail::append(head, triangles);
    test::writeBytes(model, head);
    fs::resize_file(model, 84 + std::uintmax_t(triangles) * 50);
}

/// What a command shows on a terminal; it is stopped after some seconds.
std::string onTerminal(const std::string& command, double seconds)
{
    const std::string call = fmt::format("timeout -s INT {} {}", seconds, command);
    return test::run({"script", "-qec", call, "/dev/null"}).out;
}

}

TEST_CASE("how far a shot is drawn is told in lines with percent and time left")
{
    const test::Set set;
    const test::Ran ran =
        test::premiseRun({"frames", set.production, "--shot", "010", "--size", "640x268",
                          "--samples", "32", "-o", set.at("a.####.png")});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    const std::regex told(R"(Drawing frame (\d+) of 12 \((\d+) %\), \d+ s left)");
    std::istringstream lines(ran.error);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        std::smatch parts;
        REQUIRE_MESSAGE(std::regex_match(line, parts, told), line);
        CHECK(std::stoi(parts[2]) == std::stoi(parts[1]) * 100 / 12);
    }
    CHECK(count > 0);
    CHECK(count <= 12);
}

TEST_CASE("a sign of life of one large model comes within a few seconds")
{
    const test::Set set;
    const fs::path model = set.at("quay.stl");
    writeLongModel(model, 30000000);
    const test::Ran ran = test::run({"timeout", "-s", "INT", "60", PREMISE_BINARY, "info",
                                     "--no-cache", "--limit", "memory=4GiB", model.string()});
    CHECK(has(ran.error, "Reading quay.stl, 2 s so far\n"));
}

TEST_CASE("on a terminal one line tells what is read and is wiped in the end")
{
    if (test::run({"script", "-qec", "true", "/dev/null"}).code != 0) {
        MESSAGE("skipped: there is no script, or no pseudo-terminal, to play a terminal");
        return;
    }
    const test::Set set;
    writeLongModel(set.production + "/models/quay.stl", 30000000);
    Project project = test::smallProject();
    project.assets.put({{9}, "quay", "models/quay.stl", ""});
    project.lastId = 9;
    REQUIRE(saveProject(project, fs::path(set.production)));
    const std::string program = PREMISE_BINARY;
    const std::string production =
        onTerminal(program + " check --no-cache --limit memory=4GiB " + set.production, 60.0);
    CHECK(has(production, "\rReading models 1 of 2, quay.stl, "));
    CHECK(has(production, "\x1b[K"));
    const std::string model = onTerminal(program + " info --no-cache --limit memory=4GiB " +
                                             set.production + "/models/quay.stl",
                                         60.0);
    CHECK(has(model, "\rReading quay.stl, 1 s"));
    CHECK(has(model, "\x1b[K\r\x1b[K"));
}
