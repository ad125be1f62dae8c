#include <cstdlib>

#include "cli/premise_program.h"
#include "image/codec.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;
using test::Set;

TEST_CASE("a production without shots and cameras has nothing to draw and says so")
{
    const Set set;
    Project project = test::smallProject();
    project.cut.clear();
    const std::string uncut = test::writeProduction(set.folder.path(), project, "uncut").string();
    CHECK(has(failure({"frame", uncut, "--timecode", "01:00:00:00", "-o", set.at("a.png")}, 1),
              "The cut of Small is empty. Choose a picture by --shot."));

    project.shots = {};
    project.cameras = {};
    const std::string bare = test::writeProduction(set.folder.path(), project, "bare").string();
    CHECK(has(failure({"frame", bare, "--shot", "010", "-o", set.at("a.png")}, 1),
              "There is no shot 010: Small has no shots yet. Add one first."));
    CHECK(has(failure({"frame", bare, "--camera", "A", "-o", set.at("a.png")}, 1),
              "There is no camera A: Small has no cameras yet. Add one first."));
    const std::string nothing =
        "Small has no shots yet, so there is nothing to draw. Add one first.";
    CHECK(has(failure({"sheet", bare, "-o", set.at("a.png")}, 1), nothing));
    CHECK(has(failure({"movie", bare, "--all", "-o", set.at("out")}, 1), nothing));
    CHECK(set.names() == std::vector<std::string>{"bare", "small", "uncut"});
    const test::Ran info = premiseRun({"info", bare});
    CHECK(has(info.out, "There are no shots yet."));
    CHECK(has(info.out, "The cut is empty."));
    CHECK(premiseRun({"check", set.production}).out == "Small: nothing to complain about.\n");
}

TEST_CASE("a production with an error is not drawn")
{
    const Set set;
    Project project = test::smallProject();
    Shot shot = project.shots.at({7});
    shot.range.end = shot.range.first;
    project.shots.put(shot);
    const std::string broken = test::writeProduction(set.folder.path(), project, "broken").string();
    CHECK(has(failure({"sheet", broken, "-o", set.at("a.png")}, 1),
              "Nothing was drawn; premise check " + broken + " shows all that is wrong."));
    CHECK(premiseRun({"check", broken}).code == 1);
}

TEST_CASE("pictures too large for the memory there is are refused in words")
{
    const Set set;
    Image8 large{8192, 4096, {}};
    large.pixels.resize(std::size_t(8192) * 4096 * 4, 128);
    REQUIRE(writePng(set.at("large.png"), large));
    // Address space for the program, and not for two such pictures as well.
    const std::string script = R"(ulimit -v 900000; exec "$0" compare "$1" "$1" -o "$2")";
    const test::Ran ran =
        test::run({"sh", "-c", script, PREMISE_BINARY, set.at("large.png"), set.at("apart.png")});
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "There is not enough memory. Use a smaller --size, or close other "
                         "programs."));
    CHECK(set.names() == std::vector<std::string>{"large.png", "small"});
}

TEST_CASE("what the validation layer has against a drawing fails it")
{
    const Set set;
    // Its advice beyond the rules, which there always is some of.
    setenv("VK_LAYER_ENABLES", "VK_VALIDATION_FEATURE_ENABLE_BEST_PRACTICES_EXT", 1);
    const test::Ran ran = premiseRun({"frame", set.production, "--shot", "010", "--size", "64x26",
                                      "--quality", "draft", "--validation", "-o", set.at("a.png")});
    unsetenv("VK_LAYER_ENABLES");
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "premise: The Vulkan validation layer had "));
    CHECK(has(ran.error, " about this drawing. They stand above.\n"));
    CHECK(set.names() == std::vector<std::string>{"small"});
}
