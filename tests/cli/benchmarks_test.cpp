#include <fstream>

#include "cli/premise_program.h"

using namespace premise;
using test::has;

namespace {

test::Ran benchmark(std::vector<std::string> words)
{
    words.insert(words.begin(), PREMISE_BENCHMARKS);
    return test::run(words);
}

/// Holds a failure to one sentence on standard error and nothing measured.
std::string failed(const std::vector<std::string>& words, int code = 1)
{
    const test::Ran ran = benchmark(words);
    INFO(ran.error);
    CHECK(ran.code == code);
    CHECK(ran.out.empty());
    CHECK(ran.error.starts_with("premise_benchmarks: "));
    CHECK(ran.error.ends_with(".\n"));
    return ran.error;
}

/// A box on the floor, and a camera file about it with these words in it.
std::string cameraFile(const std::filesystem::path& folder, const std::string& words)
{
    std::filesystem::create_directories(folder);
    test::writeBytes(folder / "box.glb", test::boxGlb());
    const std::filesystem::path file = folder / "box.camera.json";
    test::writeBytes(file, words);
    return file.string();
}

const std::string move = R"("frames":[{"eye":[0,1,4],"target":[0,0.5,0]},)"
                         R"({"eye":[1,1,4],"target":[0,0.5,0]}])";

}

TEST_CASE("a model flown past is measured in one line with its parts")
{
    const test::TemporaryFolder folder;
    const std::string camera =
        cameraFile(folder.path(), R"({"scene":"box","file":"box.glb","vfov_deg":40,)" + move + "}");
    const test::Ran ran = benchmark({"scene", camera, "64", "36", "2"});
    INFO(ran.error);
    CHECK(ran.code == 0);
    CHECK(std::ranges::count(ran.out, '\n') == 1);
    for (const char* key : {"load_first_frame_s", "device_ms", "import_ms", "upload_ms",
                            "first_draw_ms", "frame_ms", "export_s", "peak_rss_mb"}) {
        CHECK_MESSAGE(has(ran.out, std::string("\"") + key + "\":"), key);
    }
    CHECK(has(ran.out, R"("scene":"box","w":64,"h":36,"frames":2)"));
    CHECK(has(ran.out, "draft, no shadows, no bounce"));
}

TEST_CASE("what is no camera file is not measured")
{
    const test::TemporaryFolder folder;
    const auto with = [&](const std::string& words) {
        return failed({"scene", cameraFile(folder.path(), words), "64", "36", "2"});
    };
    CHECK(has(failed({"scene", "nowhere.json", "64", "36"}),
              "The camera file nowhere.json cannot be read."));
    CHECK(has(with("a box"), "is not a camera file"));
    CHECK(has(with(R"({"file":"box.glb"})"), R"(it needs a "file" and its "frames")"));
    CHECK(has(with(R"({"file":"box.glb","frames":[{"eye":[0,1,4]}]})"),
              R"(frame 0 has no "target" of three numbers)"));
    CHECK(has(with(R"({"file":"box.glb","vfov_deg":190,)" + move + "}"),
              "no camera sees 190 degrees at 24 frames a second"));
    CHECK(has(with(R"({"file":"crate.glb",)" + move + "}"), "crate.glb is not there"));
}

TEST_CASE("what a movie cannot be is refused before anything is measured")
{
    CHECK(has(failed({"scene", "x", "63", "36"}),
              "A movie of 63x36 cannot be encoded; use even sizes."));
    CHECK(has(failed({"production", "x", "--height", "35"}), "use even sizes"));
    CHECK(has(failed({"scene", "x", "64"}, 2), "See premise_benchmarks --help."));
    CHECK(has(failed({"scene", "x", "64", "36", "--quality", "best"}, 2), "--quality"));
}

TEST_CASE("a production without a cut has nothing to measure")
{
    const test::TemporaryFolder folder;
    Project project = test::smallProject();
    project.cut.clear();
    const std::filesystem::path production = test::writeProduction(folder.path(), project);
    CHECK(has(failed({"production", production.string(), "--movie", "0"}),
              "The cut of Small is empty; there is nothing to draw."));
}

TEST_CASE("the small production is measured through its cut")
{
    const test::TemporaryFolder folder;
    const std::filesystem::path production = test::writeProduction(folder.path());
    const test::Ran ran =
        benchmark({"production", production.string(), "--width", "64", "--height", "26",
                   "--quality", "draft", "--pictures", "2", "--movie", "3"});
    INFO(ran.error);
    CHECK(ran.code == 0);
    CHECK(has(ran.out, R"("production":"Small")"));
    CHECK(has(ran.out, R"("pictures":2)"));
    CHECK(has(ran.out, R"("frames":3)"));
}

TEST_CASE("staging is measured still and with some things moving")
{
    const test::Ran ran = benchmark({"evaluate", "--objects", "200", "--seconds", "0.01"});
    INFO(ran.error);
    CHECK(ran.code == 0);
    CHECK(has(ran.out, R"("objects":200,"moving":0)"));
    CHECK(has(ran.out, R"("objects":200,"moving":2)"));
}

TEST_CASE("an edit is measured until it is durable")
{
    const test::Ran ran = benchmark({"edits", "--objects", "20", "--edits", "5"});
    INFO(ran.error);
    CHECK(ran.code == 0);
    CHECK(has(ran.out, R"("objects":20,"edits":5)"));
    CHECK(has(ran.out, R"("durable_p99_ms":)"));
}

TEST_CASE("a table of nothing says so")
{
    CHECK(has(failed({"table"}), "There is no measurement of a scene among these lines."));
}
