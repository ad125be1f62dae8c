// --detail: simplified meshes in pictures, the same whatever the cache has.
#include "base/file.h"
#include "cli/premise_program.h"

#include "support/ball_obj.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;

namespace {

/// The small production with a ball of many triangles in place of its crate, and a cache.
struct BallSet {
    test::TemporaryFolder folder{};
    std::string production{};
    std::string cache = (folder.path() / "cache").string();

    BallSet()
    {
        Project project = test::smallProject();
        project.assets.put({{1}, "ball", "models/ball.obj", ""});
        production = test::writeProduction(folder.path(), project).string();
        test::writeBytes(production + "/models/ball.obj", test::ballObj(100));
    }

    /// What this command writes to a file of this name, of small pictures.
    [[nodiscard]] std::string drawn(std::vector<std::string> words, const std::string& name) const
    {
        const std::string file = (folder.path() / name).string();
        words.insert(words.begin() + 1, production);
        for (const std::string& word :
             {std::string("--size"), std::string("160x68"), std::string("--quality"),
              std::string("draft"), std::string("-o"), file}) {
            words.push_back(word);
        }
        const test::Ran ran = premiseRun(words);
        REQUIRE_MESSAGE(ran.code == 0, ran.error);
        CHECK_FALSE(has(ran.error, "Warning")); // no box stands in
        return readTextFile(file).value();
    }
    [[nodiscard]] std::size_t keptLevels() const
    {
        std::size_t count = 0;
        if (fs::exists(cache)) {
            for (const auto& entry : fs::recursive_directory_iterator(cache)) {
                count += entry.path().extension() == ".lods" ? 1U : 0U;
            }
        }
        return count;
    }
};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}

TEST_CASE("simplified meshes give the same picture with a cold cache and a warm one and none")
{
    const BallSet set;
    const std::vector<std::string> still{"frame", "--shot", "010"};
    const std::vector<std::string> cached{"--cache-folder", set.cache};
    const std::string cold = set.drawn(with(with(still, cached), {"--detail", "2"}), "cold.png");
    CHECK(set.keptLevels() == 1);
    CHECK(set.drawn(with(with(still, cached), {"--detail", "2"}), "warm.png") == cold);
    CHECK(set.drawn(with(still, {"--no-cache", "--detail", "2"}), "none.png") == cold);
    // Without the option all is drawn whole, whatever the cache has.
    const std::string whole = set.drawn(with(still, cached), "whole.png");
    CHECK(whole != cold);
    CHECK(set.drawn(with(still, {"--no-cache"}), "whole_none.png") == whole);
    CHECK(set.drawn(with(with(still, cached), {"--detail", "0"}), "zero.png") == whole);
    CHECK(has(premiseRun({"cache", "--cache-folder", set.cache, "--clear"}).out, ": 0 models, 0 "));
    CHECK(set.keptLevels() == 0);
}

TEST_CASE("every command that draws takes simplified meshes")
{
    const BallSet set;
    const std::vector<std::string> options{"--cache-folder", set.cache, "--detail", "4"};
    CHECK(set.drawn(with({"sheet"}, options), "sheet.png") != set.drawn({"sheet"}, "plain.png"));
    CHECK(set.keptLevels() == 1);
    CHECK(set.drawn(with({"movie", "--shot", "020"}, options), "a.mp4") !=
          set.drawn({"movie", "--shot", "020"}, "b.mp4"));
    static_cast<void>(premiseRun(
        with({"frames", set.production, "--shot", "010", "--range", "1001-1001", "--size", "160x68",
              "--quality", "draft", "-o", (set.folder.path() / "p.####.png").string()},
             options)));
    CHECK(readTextFile(set.folder.path() / "p.1001.png").value() !=
          set.drawn({"frame", "--shot", "010", "--frame", "1001"}, "p.png"));
}

TEST_CASE("a difference that is no number of pixels is refused")
{
    for (const char* const text : {"few", "100.5", "1px", "nan"}) {
        CHECK(has(failure({"frame", "x", "--shot", "1", "-o", "a.png", "--detail", text}, 2),
                  std::string("--detail: ") + text + " is no number from 0 to 100."));
    }
}
