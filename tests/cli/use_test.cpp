#include "base/file.h"
#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;

TEST_CASE("help tells every command and shows examples")
{
    const test::Ran all = test::premiseRun({"--help"});
    CHECK(all.code == 0);
    for (const char* word : {"info", "check", "frame", "frames", "movie", "compare", "Examples:"}) {
        CHECK_MESSAGE(has(all.out, word), word);
    }
    for (const char* command : {"info", "check", "frame", "frames", "movie", "compare"}) {
        const test::Ran help = test::premiseRun({command, "--help"});
        CHECK(help.code == 0);
        CHECK_MESSAGE(has(help.out, "Example"), command);
        CHECK_MESSAGE(has(help.out, std::string("premise ") + command), command);
    }
    CHECK(test::premiseRun({}).out == all.out);
    CHECK(has(test::premiseRun({"--version"}).out, "premise 0."));
}

TEST_CASE("a command line that is not understood ends with 2 and a sentence")
{
    CHECK(has(failure({"paint"}, 2), "paint"));
    CHECK(has(failure({"frame"}, 2), "premise frame --help"));
    CHECK(has(failure({"frame", "x", "-o", "a.png"}, 2), "Which picture?"));
    CHECK(has(failure({"frame", "x", "--shot", "1", "--camera", "A", "-o", "a.png"}, 2), "--shot"));
    CHECK(has(failure({"movie", "x", "--all", "--shot", "010"}, 2), "--shot"));
    CHECK(has(failure({"frame", "x", "--shot", "1", "-o", "a.tiff"}, 2),
              "A still is a .png or an .exr; a.tiff is neither."));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.png"}, 2),
              "has no place for the frame's number"));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.##.jpg"}, 2), ".png or an .exr"));
    CHECK(has(failure({"movie", "x", "-o", "a.mkv"}, 2), "a.mkv is neither named .mp4"));
    CHECK(has(failure({"compare", "a.png", "b.png", "-o", "c.jpg"}, 2), "end its name with .png"));
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
    CHECK(has(failure({"movie", "x", "--samples", "0"}, 2), "--samples"));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.#.png", "--range", "later"}, 2),
              "\"later\" is no range of frames"));
    CHECK(has(failure({"frames", "x", "--shot", "1", "-o", "a.#.png", "--range", "20-10"}, 2),
              "The range 20-10 ends before it begins; write it as 10-20."));
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
