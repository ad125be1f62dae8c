#include "base/file.h"
#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;

TEST_CASE("help tells every command and shows examples")
{
    const test::Ran all = test::premiseRun({"--help"});
    CHECK(all.code == 0);
    for (const char* word :
         {"info", "check", "frame", "frames", "movie", "sheet", "timeline", "conform", "relink",
          "cache", "compare", "edit", "dump", "verify", "recover", "Examples:"}) {
        CHECK_MESSAGE(has(all.out, word), word);
    }
    for (const char* command :
         {"info", "check", "frame", "frames", "movie", "sheet", "timeline", "conform", "relink",
          "cache", "compare", "edit", "dump", "verify", "recover"}) {
        const test::Ran help = test::premiseRun({command, "--help"});
        CHECK(help.code == 0);
        CHECK_MESSAGE(has(help.out, "Example"), command);
        CHECK_MESSAGE(has(help.out, std::string("premise ") + command), command);
    }
    const test::Ran bare = test::premiseRun({});
    CHECK(bare.code == 2);
    CHECK(bare.out.empty());
    CHECK(bare.error == all.out);
    CHECK(has(test::premiseRun({"--version"}).out, "premise 0."));
}

TEST_CASE("a command line that is not understood ends with 2 and a sentence")
{
    CHECK(has(failure({"paint"}, 2), "paint"));
    CHECK(has(failure({"frame"}, 2), "premise frame --help"));
    CHECK(has(failure({"frame", "x", "-o", "a.png"}, 2), "Which picture?"));
    CHECK(has(failure({"frame", "x", "--shot", "1", "--camera", "A", "-o", "a.png"}, 2),
              "--shot and --camera cannot go together; leave one out."));
    CHECK(has(failure({"movie", "x", "--all", "--shot", "010"}, 2), "--shot"));
    CHECK(has(failure({"frame", "x", "--shot", "1", "-o", "a.tiff"}, 2),
              "A still is a .png or an .exr; a.tiff is neither."));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.png"}, 2),
              "has no place for the frame's number"));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.##.jpg"}, 2), ".png or an .exr"));
    CHECK(has(failure({"movie", "x", "-o", "a.mkv"}, 2),
              "Movies are written as MP4, and a.mkv ends otherwise. End its name with .mp4, or "
              "name a folder."));
    CHECK(has(failure({"compare", "a.png", "b.png", "-o", "c.jpg"}, 2),
              "A sheet is a PNG, and c.jpg ends otherwise. End its name with .png."));
}

TEST_CASE("what is missing or mistyped is named as the help has it")
{
    CHECK(failure({"paint"}, 2) ==
          "premise: There is no command \"paint\"; there are info, check, frame, frames, movie, "
          "sheet, timeline, conform, relink, cache, compare, edit, dump, verify and recover. See "
          "premise --help.\n");
    CHECK(has(failure({"inof"}, 2), "There is no command \"inof\"; did you mean info?"));
    CHECK(has(failure({"frame"}, 2), "frame needs PRODUCTION, its folder, or its project.json."));
    CHECK(has(failure({"frame", "x"}, 2), "frame needs -o FILE, where to:"));
    CHECK(has(failure({"frames", "x"}, 2), "frames needs --shot NUMBER, number of the shot."));
    CHECK(has(failure({"compare", "a.png"}, 2), "compare needs IS, another of the same size."));
    CHECK(has(failure({"frame", "x", "--shto", "1"}, 2),
              "frame has no option --shto; did you mean --shot?"));
    CHECK(has(failure({"frame", "x", "--wallpaper", "1"}, 2), "frame has no option --wallpaper."));
    CHECK(has(failure({"check", "x", "y"}, 2), "check does not know what to do with \"y\"."));
    CHECK(has(failure({"frame", "x", "--shot"}, 2), "--shot needs its NUMBER after it."));
    CHECK(has(failure({"info", "x", "--shot", "1", "--shot", "2"}, 2),
              "--shot can be given once only."));
    CHECK(has(failure({"info", "x", "--shot", "1", "--frame", "first"}, 2),
              "--frame takes a whole number; \"first\" is none."));
    CHECK(has(failure({"info", "x", "--frame", "1"}, 2), "--frame goes with --shot only; add it."));
}

TEST_CASE("options that would change nothing are refused")
{
    CHECK(has(failure({"frame", "x", "--shot", "1", "--guides", "-o", "a.exr"}, 2),
              "--guides are drawn onto a .png; an .exr is for compositing and keeps the picture "
              "alone. Leave one out."));
    CHECK(has(failure({"movie", "x", "--handles"}, 2),
              "The cut has no handles, only shots have. Leave --handles out, or add --shot NUMBER "
              "or --all."));
    CHECK(has(failure({"movie", "x", "--all", "-o", "a.mp4"}, 2),
              "--all makes several files, and a.mp4 is one. Name a folder with -o."));
    CHECK(has(failure({"movie", "x", "--cut", "--all"}, 2),
              "--cut and --all cannot go together; leave one out."));
}

TEST_CASE("sizes and words that cannot be are wrong use")
{
    const auto sized = [](const std::string& size) {
        return failure({"frame", "x", "--shot", "1", "-o", "a.png", "--size", size}, 2);
    };
    CHECK(has(sized("wide"), "\"wide\" is not a size in pixels; write it like 1920x804."));
    CHECK(has(sized("1920x"), "not a size"));
    CHECK(has(sized("1920x804x2"), "not a size"));
    CHECK(has(sized("0x804"), "A picture of 0x804 has no pixels"));
    CHECK(has(sized("100000x804"), "A picture of 100000x804 is too large"));
    CHECK(has(failure({"movie", "x", "--size", "1279x535"}, 2), "use even sizes, 1280x536"));
    CHECK(has(failure({"movie", "x", "--quality", "best"}, 2),
              "--quality knows no \"best\"; it is one of draft, standard, lens."));
    CHECK(has(failure({"movie", "x", "--tier", "toaster"}, 2), "software, integrated, discrete"));
    CHECK(has(failure({"movie", "x", "--samples", "0"}, 2),
              "--samples: 0 is no whole number from 1 to 4096."));
    CHECK(has(failure({"movie", "x", "--samples", "few"}, 2), "few is no whole number"));
    CHECK(has(failure({"compare", "a.png", "b.png", "--tolerance", "256"}, 2),
              "--tolerance: 256 is no whole number from 0 to 255."));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.#.png", "--range", "later"}, 2),
              "\"later\" is no range of frames"));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.#.png", "--range", "20-10"}, 2),
              "The range 20-10 ends before it begins; write it as 10-20."));
}

TEST_CASE("a reader that has seen enough is no failure to tell")
{
    const test::Set set;
    // More than a pipe holds, so that it cannot all be printed.
    Project project = test::smallProject();
    for (std::uint32_t id = 9; id < 2000; ++id) {
        project.assets.put({{id}, fmt::format("a part of the pier {}", id), "models/box.glb", ""});
    }
    project.lastId = 1999;
    const std::string large = test::writeProduction(set.folder.path(), project, "large").string();
    for (const std::string& production : {set.production, large}) {
        const std::string script =
            R"({ sleep 0.2; "$0" info --json "$1"; echo "code $?" >&2; } | true)";
        const test::Ran ran = test::run({"sh", "-c", script, PREMISE_BINARY, production});
        CHECK(ran.error == "code 141\n"); // 128 + SIGPIPE, as shells have it
    }
    const test::Ran full =
        test::run({"sh", "-c", R"("$0" info "$1" >/dev/full)", PREMISE_BINARY, set.production});
    CHECK(full.code == 1);
    CHECK(full.error == "premise: The result could not be printed: No space left on device. Print "
                        "it to another place.\n");
}

TEST_CASE("a failure that nobody reads is a failure all the same")
{
    const test::TemporaryFolder folder;
    const std::string code = (folder.path() / "code").string();
    // The reader has gone before the sentence comes.
    const std::string script = R"({ sleep 0.3; "$0" info "$1" 2>&1; echo $? >"$2"; } | true)";
    REQUIRE(
        test::run({"sh", "-c", script, PREMISE_BINARY, (folder.path() / "nowhere").string(), code})
            .code == 0);
    CHECK(readTextFile(code).value() == "1\n");
}
