// Where imported models are kept: what is said where they cannot be, and that nothing else is touched.

#include <cstdlib>
#include <fstream>
#include <optional>

#include "cli/premise_program.h"

using namespace premise;
using test::failure;
using test::has;
using test::premiseRun;

namespace {

/// Sets a variable of the environment, or takes it away, for as long as this lives.
class Environment {
public:
    Environment(const char* name, const std::optional<std::string>& text) : name_(name)
    {
        if (const char* const before = std::getenv(name)) {
            before_ = before;
        }
        set(text);
    }
    ~Environment() { set(before_); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    void set(const std::optional<std::string>& text) const
    {
        REQUIRE((text ? setenv(name_, text->c_str(), 1) : unsetenv(name_)) == 0);
    }

    const char* name_;
    std::optional<std::string> before_;
};

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

/// What a command says to standard error, which does what was asked all the same.
std::string warning(const std::vector<std::string>& words)
{
    const test::Ran ran = premiseRun(words);
    INFO(words[0] << ": " << ran.error);
    CHECK(ran.code == 0);
    CHECK(countOf(ran.error, "Warning: ") == 1);
    CHECK(countOf(ran.error, "\n") == 1);
    return ran.error;
}

TEST_CASE("a folder of one's own named for the cache loses nothing to info and trim and clear")
{
    const test::Set set;
    const std::string model = set.production + "/models/box.glb";
    const fs::path home = set.at("home");
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(72);
    std::vector<fs::path> files;
    for (const char* const folder : {"a", ".git/objects/3f", "places"}) {
        fs::create_directories(home / folder);
        for (const char* const name :
             {"old.txt", "noext", "house.model", "0123456789abcdef0123456789abcdef"}) {
            files.push_back(home / folder / name);
            test::writeBytes(files.back(), "mine");
            fs::last_write_time(files.back(), old);
        }
    }
    const auto allThere = [&files] {
        return std::ranges::all_of(files, [](const fs::path& file) { return fs::exists(file); });
    };
    CHECK(premiseRun({"info", "--cache-folder", home.string(), model}).code == 0);
    CHECK(allThere());
    CHECK(has(premiseRun({"cache", "--cache-folder", home.string(), "--trim"}).out, ": 1 model, "));
    CHECK(allThere());
    CHECK(premiseRun({"cache", "--cache-folder", home.string(), "--clear"})
              .out.starts_with(home.string() + ": 0 models, 0 bytes\n"));
    CHECK(allThere());
    const Environment named("PREMISE_CACHE", home.string());
    CHECK(premiseRun({"info", model}).code == 0);
    CHECK(premiseRun({"cache", "--clear"}).code == 0);
    CHECK(allThere());
}

TEST_CASE("a cache folder that cannot be used is told of once wherever models are read")
{
    const test::Set set;
    const std::string file = set.at("file");
    test::writeBytes(file, "mine");
    const std::string model = set.production + "/models/box.glb";
    const std::string option = "Warning: Imported models are not kept: " + file +
                               " is not a folder. Name another folder with --cache-folder.\n";
    CHECK(warning({"info", model, "--cache-folder", file}) == option);
    CHECK(warning({"info", set.production, "--cache-folder", file}) == option);
    CHECK(has(premiseRun({"check", set.production, "--cache-folder", file}).error, option));
    CHECK(has(premiseRun({"frame", set.production, "--shot", "010", "--size", "64x36", "-o",
                          set.at("a.png"), "--cache-folder", file})
                  .error,
              option));
    CHECK(has(warning({"info", model, "--cache-folder", "/proc/nope"}),
              "/proc/nope cannot be made (No such file or directory)."));
    CHECK(has(warning({"info", model, "--cache-folder", file + "/x"}),
              "/x cannot be made (Not a directory)."));
    CHECK(premiseRun({"info", model, "--no-cache"}).error.empty());
    {
        const Environment named("PREMISE_CACHE", file);
        CHECK(warning({"info", model}) ==
              "Warning: Imported models are not kept: " + file +
                  " is not a folder. Name another folder in PREMISE_CACHE.\n");
    }
    const Environment named("PREMISE_CACHE", set.at("new"));
    const Environment limit("PREMISE_CACHE_LIMIT", "banana");
    CHECK(warning({"info", model}) ==
          "Warning: PREMISE_CACHE_LIMIT is \"banana\", which is no size, so the cache may grow to "
          "8 GiB. Write it like 20GiB.\n");
    CHECK(has(warning({"cache"}), "PREMISE_CACHE_LIMIT is \"banana\""));
}

TEST_CASE("premise cache says where there is no cache")
{
    const test::TemporaryFolder folder;
    const std::string here = folder.path().string();
    const auto said = [](const std::string& name) {
        return failure({"cache", "--cache-folder", name, "--clear"}, 1);
    };
    CHECK(said(here + "/new") ==
          "premise: " + here + "/new is not there. The first model that is kept there makes it.\n");
    CHECK(said(here) == "premise: " + here +
                            " is no cache: no model was kept there yet. Name the folder of one, or "
                            "read a model with it.\n");
    CHECK(said("/proc/nope") == "premise: There is no cache in /proc/nope: /proc/nope cannot be "
                                "made (No such file or directory). Name another folder.\n");
    test::writeBytes(here + "/file", "mine");
    CHECK(said(here + "/file") ==
          "premise: " + here + "/file is not a folder, and so no cache. Name the folder of one.\n");
    fs::create_directories(here + "/premise-models/mine");
    CHECK(said(here) == "premise: " + here +
                            " is no cache: premise-models in it was not made by Premise, and is "
                            "left alone. Name the folder of one.\n");
    CHECK(fs::exists(here + "/premise-models/mine"));

    const Environment none("PREMISE_CACHE", std::nullopt);
    const Environment cache("XDG_CACHE_HOME", std::nullopt);
    {
        const Environment home("HOME", std::nullopt);
        CHECK(failure({"cache"}, 1) ==
              "premise: There is no cache: neither XDG_CACHE_HOME nor HOME names a folder to have "
              "it in. Name one in PREMISE_CACHE.\n");
    }
    const Environment home("HOME", here);
    CHECK(premiseRun({"cache"}).out == here + "/.cache/premise: 0 models, 0 bytes\n");
}

}
