#include <cstdlib>

#include <sched.h>

#include "base/file.h"
#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;
using test::namesIn;
using test::premiseRun;

namespace {

struct Set : test::Set {
    test::Ran movie(std::vector<std::string> words) const
    {
        words.insert(words.begin(), {"movie", production, "--size", "160x68"});
        const test::Ran ran = premiseRun(words);
        REQUIRE_MESSAGE(ran.code == 0, ran.error);
        return ran;
    }
};

std::string facts(const std::string& movie)
{
    return test::run({"ffprobe", "-v", "error", "-count_frames", "-show_streams", movie}).out;
}

bool canProbe()
{
    if (test::canRun("ffprobe")) {
        return true;
    }
    MESSAGE("skipped: ffprobe is absent");
    return false;
}
}

TEST_CASE("the cut becomes a movie of its length and timecode")
{
    if (!canProbe()) {
        return;
    }
    const Set set;
    const test::Ran ran = set.movie({"-o", set.at("cut.mp4")});
    CHECK(has(ran.out, "cut.mp4: 18 frames"));
    const std::string probed = facts(set.at("cut.mp4"));
    for (const char* fact :
         {"codec_name=h264", "width=160", "height=68", "nb_read_frames=18", "color_space=bt709",
          "color_range=tv", "r_frame_rate=24/1", "TAG:timecode=01:00:00:00"}) {
        CHECK_MESSAGE(has(probed, fact), fact);
    }
    CHECK(set.names() == std::vector<std::string>{"cut.mp4", "small"});
}

TEST_CASE("a shot's movie runs in scene time and takes handles on request")
{
    if (!canProbe()) {
        return;
    }
    const Set set;
    set.movie({"--shot", "010", "-o", set.at("plain.mp4")});
    set.movie({"--shot", "010", "--handles", "-o", set.at("handles.mp4")});
    CHECK(has(facts(set.at("plain.mp4")), "nb_read_frames=12"));
    CHECK(has(facts(set.at("plain.mp4")), "TAG:timecode=00:00:41:17")); // 1001 = 41 × 24 + 17
    CHECK(has(facts(set.at("handles.mp4")), "nb_read_frames=17"));
    CHECK(has(facts(set.at("handles.mp4")), "TAG:timecode=00:00:41:15"));
}

TEST_CASE("everything is the cut and every shot and a sheet")
{
    const Set set;
    const test::Ran ran = set.movie({"--all", "-o", set.at("out"), "--json"});
    CHECK(has(ran.out, "small_010.mp4"));
    CHECK(namesIn(set.at("out")) == std::vector<std::string>{"small.mp4", "small_010.mp4",
                                                             "small_020.mp4", "small_sheet.png"});
    if (canProbe()) {
        CHECK(has(facts(set.at("out/small.mp4")), "nb_read_frames=18"));
        CHECK(has(facts(set.at("out/small_010.mp4")), "nb_read_frames=12"));
        CHECK(has(facts(set.at("out/small_020.mp4")), "nb_read_frames=8"));
    }
}

TEST_CASE("a shot drawn along with the cut is the same movie as the shot drawn alone")
{
    const Set set;
    set.movie({"--all", "-o", set.at("out")});
    set.movie({"--shot", "010", "-o", set.at("alone.mp4")});
    CHECK(contentHash(set.at("out/small_010.mp4")).value() ==
          contentHash(set.at("alone.mp4")).value());
}

TEST_CASE("the same production gives the same movie byte for byte")
{
    const Set set;
    set.movie({"-o", set.at("one.mp4")});
    set.movie({"-o", set.at("two.mp4")});
    CHECK(contentHash(set.at("one.mp4")).value() == contentHash(set.at("two.mp4")).value());
}

TEST_CASE("one worker draws the same movie as many")
{
    const Set set;
    set.movie({"-o", set.at("many.mp4")});
    setenv("LP_NUM_THREADS", "1", 1); // how many the software device draws with
    cpu_set_t all;                    // how many light is baked and pictures are encoded with
    REQUIRE(sched_getaffinity(0, sizeof all, &all) == 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
    set.movie({"-o", set.at("one.mp4")});
    CHECK(sched_setaffinity(0, sizeof all, &all) == 0);
    unsetenv("LP_NUM_THREADS");
    CHECK(contentHash(set.at("one.mp4")).value() == contentHash(set.at("many.mp4")).value());
}

TEST_CASE("a movie goes into a folder under the production's name")
{
    const Set set;
    fs::create_directory(set.at("dailies"));
    set.movie({"-o", set.at("dailies")});
    set.movie({"--shot", "020", "-o", set.at("dailies")});
    CHECK(namesIn(set.at("dailies")) == std::vector<std::string>{"small.mp4", "small_020.mp4"});
}

TEST_CASE("a movie that there cannot be is refused and nothing is written")
{
    const Set set;
    CHECK(has(failure({"movie", set.production, "--shot", "5", "-o", set.at("a.mp4")}, 1),
              "There is no shot 5 in Small"));
    CHECK(
        has(failure({"movie", set.production, "--all", "-o", set.production + "/project.json"}, 1),
            "project.json is a file, not a folder. Choose another place."));
    Project project = test::smallProject();
    project.cut.clear();
    const std::string uncut = test::writeProduction(set.folder.path(), project, "uncut").string();
    CHECK(has(failure({"movie", uncut, "-o", set.at("a.mp4")}, 1),
              "The cut of Small is empty; lay shots into it, or choose one with --shot."));
    CHECK(set.names() == std::vector<std::string>{"small", "uncut"});
}
