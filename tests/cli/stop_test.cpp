#include <csignal>

#include "cli/premise_program.h"

using namespace premise;
using test::has;
using test::namesIn;

namespace {

constexpr const char* stoppedSentence =
    "premise: Stopped. Files that were not finished are removed.\n";

/// The small production, its first shot hours long.
std::string longProduction(const fs::path& parent)
{
    Project project = test::smallProject();
    Shot shot = project.shots.at({7});
    shot.range.end = shot.range.first + 100000;
    project.shots.put(shot);
    return test::writeProduction(parent, project).string();
}

}

TEST_CASE("Ctrl-C in the middle of a movie leaves no file")
{
    const test::TemporaryFolder folder;
    const std::string production = longProduction(folder.path());
    for (const int signal : {SIGINT, SIGTERM}) {
        // The part of it that lies there already shows that it has begun.
        const test::Ran ran =
            test::stoppedRun({"movie", production, "--shot", "010", "--quality", "draft", "--size",
                              "160x68", "-o", (folder.path() / "dailies" / "long.mp4").string()},
                             folder.path() / "dailies" / "long.part.mp4", signal);
        CHECK(ran.code == 128 + signal);
        CHECK(has(ran.error, stoppedSentence));
        CHECK(namesIn(folder.path()) == std::vector<std::string>{"small"});
    }
}

TEST_CASE("numbered frames that are finished stay at Ctrl-C and are counted")
{
    const test::TemporaryFolder folder;
    const std::string production = longProduction(folder.path());
    const fs::path out = folder.path() / "plates";
    const test::Ran ran =
        test::stoppedRun({"frames", production, "--shot", "010", "--quality", "draft", "--size",
                          "64x26", "-o", (out / "a.####.png").string()},
                         out / "a.1003.png", SIGINT);
    CHECK(ran.code == 130);
    const std::vector<std::string> names = namesIn(out);
    CHECK(has(ran.error,
              fmt::format("Stopped after {} of 100000 frames. What is finished stays, up to {}.",
                          names.size(), (out / names.back()).string())));
    CHECK(names.back() == fmt::format("a.{}.png", 1000 + names.size()));
}

TEST_CASE("Ctrl-C while one picture is drawn says so and leaves nothing")
{
    const test::TemporaryFolder folder;
    const std::string production = test::writeProduction(folder.path()).string();
    test::Running frame({PREMISE_BINARY, "frame", production, "--shot", "010", "--size", "1920x804",
                         "--samples", "4096", "-o", (folder.path() / "new" / "a.png").string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    REQUIRE_FALSE(frame.ended());
    frame.signal(SIGINT);
    const test::Ran ran = frame.result();
    CHECK(ran.code == 130);
    CHECK(ran.error.ends_with("premise: Stopped.\n"));
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"small"});
}

TEST_CASE("Ctrl-C while a sheet is drawn does not wait for the shot in hand")
{
    const test::TemporaryFolder folder;
    const std::string production = test::writeProduction(folder.path()).string();
    test::Running sheet({PREMISE_BINARY, "sheet", production, "--size", "1920x804", "--samples",
                         "4096", "-o", (folder.path() / "new" / "a.png").string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    REQUIRE_FALSE(sheet.ended());
    const auto begin = std::chrono::steady_clock::now();
    sheet.signal(SIGINT);
    const test::Ran ran = sheet.result();
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
    CHECK(waited.count() < 2.0);
    CHECK(ran.code == 130);
    CHECK(ran.error.ends_with("premise: Stopped.\n"));
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"small"});
}

TEST_CASE("Ctrl-C as a command begins is minded and told")
{
    const test::TemporaryFolder folder;
    const std::string production = test::writeProduction(folder.path()).string();
    test::Running frame({PREMISE_BINARY, "frame", production, "--shot", "010", "--size", "1920x804",
                         "--samples", "4096", "-o", (folder.path() / "a.png").string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    REQUIRE_FALSE(frame.ended());
    frame.signal(SIGINT);
    const test::Ran ran = frame.result();
    CHECK(ran.code == 130);
    CHECK(ran.error == "premise: Stopped.\n");
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"small"});
}

TEST_CASE("a second Ctrl-C does not wait for the picture in hand")
{
    const test::TemporaryFolder folder;
    const std::string production = longProduction(folder.path());
    const fs::path out = folder.path() / "a.mp4";
    test::Running movie({PREMISE_BINARY, "movie", production, "--shot", "010", "--size", "1920x804",
                         "--samples", "512", "-o", out.string()});
    std::this_thread::sleep_for(std::chrono::seconds(2));
    REQUIRE_FALSE(movie.ended());
    movie.signal(SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    movie.signal(SIGINT);
    const test::Ran ran = movie.result();
    CHECK(ran.code == 130);
    CHECK(has(ran.error, "premise: Stopped at once."));
    CHECK(namesIn(folder.path()) == std::vector<std::string>{"small"});
}
