#include <fstream>

#include "base/file.h"
#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;
using test::Set;

namespace {

struct Cut : Set {
    [[nodiscard]] test::Ran timeline(const std::string& name) const
    {
        return premiseRun({"timeline", production, "-o", at(name)});
    }
    [[nodiscard]] std::string projectText() const
    {
        return readTextFile(production + "/project.json").value();
    }
    /// The file with one stretch of text in place of another.
    void rewrite(const std::string& name, const std::string& was, const std::string& is) const
    {
        std::string text = readTextFile(at(name)).value();
        REQUIRE(has(text, was));
        text.replace(text.find(was), was.size(), is);
        test::writeBytes(at(name), text);
    }
};

}

TEST_CASE("each format of a timeline is written and read back and changes nothing")
{
    const Cut set;
    const std::string before = set.projectText();
    for (const char* name : {"cut.otio", "cut.edl", "cut.xml", "cut.fcpxml"}) {
        CAPTURE(name);
        const test::Ran ran = set.timeline(name);
        INFO(ran.error);
        CHECK(ran.code == 0);
        CHECK(ran.out == set.at(name) + ": 3 clips, 18 frames from 01:00:00:00 to 01:00:00:17\n"
                                        "Read back: largest error 0 frames against the stage.\n");
        const test::Ran same = premiseRun({"conform", set.production, set.at(name)});
        CHECK(same.code == 0);
        CHECK(same.out == "0 changes, 2 clips as they were.\n");
    }
    CHECK(set.projectText() == before);
}

TEST_CASE("what an editor changed is shown and only taken over when that is asked for")
{
    const Cut set;
    REQUIRE(set.timeline("cut.edl").code == 0);
    // The first shot ends four frames earlier, and everything after it plays earlier.
    const std::string line = "001  010      V     C        00:00:41:17 00:00:42:05 01:00:00:00 "
                             "01:00:00:12";
    set.rewrite("cut.edl", line,
                "001  010      V     C        00:00:41:17 00:00:42:01 01:00:00:00 01:00:00:08");
    set.rewrite("cut.edl", "01:00:00:12 01:00:00:14", "01:00:00:08 01:00:00:10");
    set.rewrite("cut.edl", "01:00:00:14 01:00:00:18", "01:00:00:10 01:00:00:14");
    const std::string before = set.projectText();
    const test::Ran shown = premiseRun({"conform", set.production, set.at("cut.edl")});
    CHECK(shown.code == 0);
    CHECK(shown.out == "01:00:00:00  trimmed  010  ends 4 frames earlier\n"
                       "\n1 change, 1 clip as it was.\n"
                       "Nothing was written. The same with --apply makes the cut so.\n");
    CHECK(set.projectText() == before);
    const test::Ran done = premiseRun({"conform", set.production, set.at("cut.edl"), "--apply"});
    CHECK(done.code == 0);
    CHECK(has(done.out, "trimmed  010  ends 4 frames earlier"));
    CHECK(has(done.out, "Saved.\n"));
    CHECK(has(premiseRun({"info", set.production}).out, "14 frames"));
    CHECK(premiseRun({"conform", set.production, set.at("cut.edl")}).out ==
          "0 changes, 2 clips as they were.\n");
    const test::Ran json = premiseRun({"conform", set.production, set.at("cut.edl"), "--json"});
    CHECK(has(json.out, "\"changes\": []"));
    CHECK(has(json.out, "\"unchanged\": 2"));
}

TEST_CASE("a timeline that is broken changes nothing and names its place")
{
    const Cut set;
    REQUIRE(set.timeline("cut.edl").code == 0);
    set.rewrite("cut.edl", "01:00:00:14 01:00:00:18", "01:00:00:13 01:00:00:17");
    const std::string before = set.projectText();
    CHECK(has(failure({"conform", set.production, set.at("cut.edl"), "--apply"}, 1),
              "cut.edl:12: event 003 begins at 01:00:00:13, before event 002"));
    test::writeBytes(set.at("cut.otio"), "{\"OTIO_SCHEMA\": \"Timeline.1\"");
    CHECK(has(failure({"conform", set.production, set.at("cut.otio"), "--apply"}, 1),
              "cut.otio ends in the middle"));
    CHECK(has(failure({"conform", set.production, set.at("nowhere.otio")}, 1), "nowhere.otio"));
    CHECK(set.projectText() == before);
}

TEST_CASE("a timeline that no program would know is refused before it is written")
{
    const Cut set;
    CHECK(has(failure({"timeline", set.production, "-o", set.at("cut.txt")}, 2),
              "cut.txt ends as no timeline does. End its name with .otio, .edl"));
    CHECK(has(failure({"timeline", set.production, "-o", set.at("cut.edl"), "--format", "aaf"}, 2),
              "There is no timeline format aaf. Choose otio, edl"));
    CHECK(test::namesIn(set.folder.path()).size() == 1);
    CHECK(premiseRun({"timeline", set.production, "-o", set.at("cut.txt"), "--format", "otio"})
              .code == 0);
    CHECK(readTextFile(set.at("cut.txt"))
              .value()
              .starts_with("{\n  \"OTIO_SCHEMA\": \"Timeline.1\""));
}
