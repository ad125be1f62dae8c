#include <fstream>
#include <sstream>

#include "cli/premise_program.h"

using namespace premise;
using test::has;

namespace {

test::Ran tool(const std::string& name, std::vector<std::string> words)
{
    words.insert(words.begin(), test::sourceFile("tools/" + name).string());
    return test::run(words);
}

/// Holds a refusal to exit code 2, one sentence on standard error and nothing done.
std::string refused(const std::string& name, const std::vector<std::string>& words)
{
    const test::Ran ran = tool(name, words);
    INFO(name, ": ", ran.error);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.error.ends_with(".\n"));
    CHECK(std::ranges::count(ran.error, '\n') == 1);
    return ran.error;
}

}

TEST_CASE("each script of the house tells what it does")
{
    for (const char* name : {"run", "test", "setup", "bench", "golden", "pictures", "format"}) {
        for (const char* word : {"--help", "-h"}) {
            const test::Ran ran = tool(name, {word});
            INFO(name);
            CHECK(ran.code == 0);
            CHECK(ran.error.empty());
            CHECK(ran.out.starts_with(std::string("Usage: tools/") + name));
        }
    }
}

TEST_CASE("the README asks for the packages that setting up installs")
{
    std::ostringstream text;
    text << std::ifstream(test::sourceFile("README.md")).rdbuf();
    const std::string readme = text.str();
    const std::string command = "apt-get install --no-install-recommends ";
    const std::size_t begin = readme.find(command);
    REQUIRE(begin != std::string::npos);
    std::istringstream told(readme.substr(begin + command.size()));
    std::vector<std::string> packages;
    for (std::string line; std::getline(told, line);) {
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            packages.push_back(word);
        }
        if (!line.ends_with('\\')) {
            break;
        }
    }
    std::erase(packages, "\\");
    std::istringstream listed(tool("setup", {"--list"}).out);
    std::vector<std::string> due;
    for (std::string word; listed >> word;) {
        due.push_back(word);
    }
    CHECK(packages == due);
}

TEST_CASE("a script that is given what it does not know says where its help is")
{
    for (const char* name : {"test", "setup", "golden", "format"}) {
        CHECK(refused(name, {"--wallpaper"}) ==
              fmt::format("tools/{0} does not know --wallpaper; see tools/{0} --help.\n", name));
    }
    CHECK(refused("pictures", {"one"}) ==
          "tools/pictures takes no one; see tools/pictures --help.\n");
    CHECK(refused("run", {"-o"}) == "-o needs the folder to write into; see tools/run --help.\n");
    CHECK(refused("run", {"--no-setup", "--out"}) ==
          "--out needs the folder to write into; see tools/run --help.\n");
}

TEST_CASE("a benchmark that cannot be is refused before anything is built")
{
    const auto says = [](const std::vector<std::string>& words, const std::string& sentence) {
        CHECK(refused("bench", words) == "tools/bench: " + sentence + "\n");
    };
    says({"--wallpaper"}, "there is no option --wallpaper; see tools/bench --help.");
    says({"--size"}, "--size needs a value; see tools/bench --help.");
    says({"--size", "1279x719"},
         "1279x719 is not a size that movies can have; write two even numbers like 1280x720.");
    says({"--frames", "0"}, "0 is not a number of frames; write 1 or more.");
    says(
        {"--only", "wallpaper"},
        "wallpaper is no part of the benchmarks; there are scenes, evaluate, edits and production.");
    says({"--peers=crayon"}, "crayon is no peer; there are floor, vtk, f3d, blender and three.");
}

TEST_CASE("golden pictures are drawn by a program that is there and have names")
{
    CHECK(refused("golden", {"--program"}) ==
          "tools/golden: --program wants a path; see tools/golden --help.\n");
    CHECK(refused("golden", {"--out"}) ==
          "tools/golden: --out wants a path; see tools/golden --help.\n");
    CHECK(refused("golden", {"--program", "/nowhere/premise"}) ==
          "There is no /nowhere/premise; build it first: cmake --build --preset dev --target "
          "premise.\n");
    CHECK(refused("golden", {"--program", PREMISE_BINARY, "wallpaper"}) ==
          "No golden picture is called wallpaper; tools/golden --list names them.\n");
    const test::Ran list = tool("golden", {"--list"});
    CHECK(list.code == 0);
    CHECK_FALSE(list.out.empty());
}

TEST_CASE("golden pictures that differ are named with what to look at")
{
    const test::TemporaryFolder folder;
    const std::string first = tool("golden", {"--list"}).out;
    const std::string name = first.substr(0, first.find('\n'));
    // A program that draws nothing.
    const test::Ran ran =
        tool("golden", {"--program", "/bin/false", "--out", folder.path().string(), name});
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "1 of 1 golden pictures differ: look at "));
    CHECK(has(ran.error, "tools/golden --accept " + name));
}

TEST_CASE("a golden picture that came out as another is shown beside it")
{
    const test::TemporaryFolder folder;
    const fs::path out = folder.path() / "drawn";
    // A program whose deck is the picture of this name, and that compares as ours does.
    const auto drawnAs = [&](const std::string& picture) {
        const fs::path program = folder.path() / "program";
        std::ofstream(program) << "#!/bin/bash\n[[ $1 == compare ]] && exec " << PREMISE_BINARY
                               << " \"$@\"\ncp "
                               << test::sourceFile("tests/golden/" + picture + ".png").string()
                               << " \"${@: -1}\"\n";
        fs::permissions(program, fs::perms::owner_all);
        return tool("golden", {"--program", program.string(), "--out", out.string(), "deck"});
    };
    const test::Ran same = drawnAs("deck");
    CHECK(same.code == 0);
    CHECK(has(same.out, "deck: same (0"));
    CHECK_FALSE(fs::exists(out / "deck.sheet.png"));
    const test::Ran other = drawnAs("room");
    CHECK(other.code == 1);
    CHECK(has(other.out, "deck: DIFFERENT ("));
    CHECK(has(other.out, "was | is | difference " + (out / "deck.sheet.png").string()));
    CHECK(fs::exists(out / "deck.png"));
    CHECK(fs::exists(out / "deck.sheet.png"));
}

namespace {

/// A system that has these programs of the real one, and no others but those made for it.
struct SmallSystem {
    test::TemporaryFolder folder{};

    SmallSystem()
    {
        for (const char* name :
             {"bash", "basename", "cat", "comm", "dirname", "env", "find", "grep", "mktemp",
              "realpath", "rm", "sed", "sleep", "sort", "tail"}) {
            for (const char* place : {"/usr/bin", "/bin"}) {
                const fs::path program = fs::path(place) / name;
                if (fs::exists(program) && !fs::exists(folder.path() / name)) {
                    fs::create_symlink(program, folder.path() / name);
                }
            }
        }
    }

    void make(const std::string& name, const std::string& script) const
    {
        const fs::path program = folder.path() / name;
        test::writeBytes(program, "#!/bin/bash\n" + script + "\n");
        fs::permissions(program, fs::perms::owner_all);
    }

    [[nodiscard]] test::Ran run(const std::string& tool, std::vector<std::string> words = {}) const
    {
        words.insert(words.begin(), {"env", "PATH=" + folder.path().string(), "bash",
                                     test::sourceFile("tools/" + tool).string()});
        return test::run(words);
    }
};

}

TEST_CASE("setting up says what it cannot do on a system of another kind")
{
    const SmallSystem system;
    const test::Ran other = system.run("setup");
    CHECK(other.code == 1);
    CHECK(has(other.error, "tools/setup installs Debian packages, and this system has no apt-get: "
                           "install the libraries of docs/dependencies.md your own way, then pass "
                           "--no-setup to tools/run or tools/test.\n"));

    system.make("dpkg-query", "exit 1");
    system.make("apt-get", "echo E: the network is away; exit 100");
    system.make("id", "echo 1000");
    const test::Ran guest = system.run("setup");
    CHECK(guest.code == 1);
    CHECK(has(guest.error, "These packages are missing, and installing them needs root or sudo: "));
    CHECK(has(guest.error, "libvulkan-dev"));

    system.make("id", "echo 0");
    const test::Ran root = system.run("setup");
    CHECK(root.code == 1);
    CHECK(has(root.error, "E: the network is away\n"));
    CHECK(has(root.error,
              "apt-get could not install the packages above; its last words are shown.\n"));
}

TEST_CASE("formatting is left to the version that the code follows")
{
    const SmallSystem system;
    const test::Ran none = system.run("format", {"--check"});
    CHECK(none.code == 1);
    CHECK(none.error == "clang-format is not installed; tools/setup installs it.\n");
    system.make("clang-format", "echo clang-format version 99.0.1");
    const test::Ran other = system.run("format", {"--check"});
    CHECK(other.code == 1);
    CHECK(other.error == "clang-format version 99.0.1 formats differently from version 14, which "
                         "this code follows.\n");
}
