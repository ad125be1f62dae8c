#include <unistd.h>

#include "cli/premise_program.h"
#include "image/codec.h"

using namespace premise;
using test::failure;
using test::has;
using test::namesIn;
using test::premiseRun;
using test::Set;

namespace {

/// A call as somebody who owns nothing here; empty where that cannot be played: only root can.
std::vector<std::string> asNobody(std::vector<std::string> words)
{
    const std::vector<std::string> nobody{"setpriv", "--reuid=65534", "--clear-groups",
                                          PREMISE_BINARY};
    std::vector<std::string> asked = nobody;
    asked.emplace_back("--version");
    if (::geteuid() != 0 || test::run(asked).code != 0) {
        return {};
    }
    words.insert(words.begin(), nobody.begin(), nobody.end());
    return words;
}

/// Every command that writes files, small, into this file or beside it.
std::vector<std::vector<std::string>> writers(const Set& set, const std::string& folder)
{
    const std::string in = folder + "/";
    const std::vector<std::string> small{"--size", "64x26", "--quality", "draft"};
    std::vector<std::vector<std::string>> all{
        {"frame", set.production, "--shot", "010", "-o", in + "a.png"},
        {"frames", set.production, "--shot", "010", "--range", "1001", "-o", in + "a.##.png"},
        {"sheet", set.production, "-o", in + "a.png"},
        {"movie", set.production, "-o", in + "a.mp4"},
        {"movie", set.production, "--all", "-o", folder},
    };
    for (std::vector<std::string>& words : all) {
        words.insert(words.end(), small.begin(), small.end());
    }
    return all;
}

}

TEST_CASE("every command makes the folder it writes into where only that is missing")
{
    const Set set;
    int number = 0;
    for (const std::vector<std::string>& words : writers(set, set.at("new"))) {
        INFO(words.front());
        fs::remove_all(set.at("new"));
        const test::Ran ran = premiseRun(words);
        CHECK_MESSAGE(ran.code == 0, ran.error);
        CHECK_FALSE(namesIn(set.at("new")).empty());
        ++number;
    }
    CHECK(number == 5);
    const test::Ran movie = premiseRun(
        {"movie", set.production, "--size", "64x26", "--shot", "020", "-o", set.at("dailies/")});
    CHECK_MESSAGE(movie.code == 0, movie.error);
    CHECK(namesIn(set.at("dailies")) == std::vector<std::string>{"small_020.mp4"});
}

TEST_CASE("a place that takes no files is refused by every command and nothing is left")
{
    const Set set;
    test::writeBytes(set.at("notes.txt"), "a file");
    for (const std::vector<std::string>& words : writers(set, set.at("no/such"))) {
        INFO(words.front());
        CHECK(has(failure(words, 1), "there is no folder " + set.at("no") + ". Make it first."));
    }
    for (const std::vector<std::string>& words : writers(set, set.at("notes.txt"))) {
        INFO(words.front());
        CHECK(has(failure(words, 1),
                  set.at("notes.txt") + " is a file, not a folder. Choose another place."));
    }
    // A folder of the system's own takes no files from anybody.
    for (const std::vector<std::string>& words : writers(set, "/proc")) {
        INFO(words.front());
        CHECK(has(failure(words, 1), "takes no new files. Choose another folder."));
    }
    CHECK(has(failure({"frame", set.production, "--shot", "010", "-o", "/proc/new/a.png"}, 1),
              "takes no new files"));
    fs::create_directory(set.at("a.png"));
    CHECK(has(failure({"frame", set.production, "--shot", "010", "-o", set.at("a.png")}, 1),
              "a.png is a folder, not a file. Add a file name."));
    CHECK(set.names() == std::vector<std::string>{"a.png", "notes.txt", "small"});
}

TEST_CASE("what may not be read or written is told with what helps")
{
    const Set set;
    const std::string box = set.production + "/models/box.glb";
    const auto refused = [&](const std::vector<std::string>& words, const std::string& sentence) {
        const std::vector<std::string> call = asNobody(words);
        const test::Ran ran = test::run(call);
        CHECK(ran.code == 1);
        CHECK_MESSAGE(has(ran.error, sentence), ran.error);
    };
    // The folder of a test is closed to others.
    fs::permissions(set.folder.path(), fs::perms(0755));
    if (asNobody({}).empty()) {
        MESSAGE("skipped: only root can play somebody else");
        return;
    }
    refused({"relink", set.production, set.production, "--save"},
            "project.json cannot be written: its folder is read-only to you. Make it writable, or "
            "copy the production.");
    refused({"frame", set.production, "--shot", "010", "-o", set.at("new/a.png")},
            "The folder " + set.at("new") + " cannot be made: " + set.folder.path().string() +
                " is read-only to you. Choose another place.");
    fs::permissions(box, fs::perms(0600));
    refused({"info", box}, box + " may not be read. Ask its owner for permission to read it.");
}

TEST_CASE("a folder made for a result that never came goes again")
{
    const Set set;
    for (const auto& words : {std::vector<std::string>{"frame", set.production, "--shot", "5"},
                              {"sheet", set.at("absent")},
                              {"compare", set.at("a.png"), set.at("b.png")}}) {
        std::vector<std::string> call = words;
        call.insert(call.end(), {"-o", set.at("new/a.png")});
        failure(call, 1);
        CHECK(set.names() == std::vector<std::string>{"small"});
    }
}

TEST_CASE("a sheet of differences is written where it is asked for")
{
    const Set set;
    REQUIRE(writePng(set.at("was.png"), Image8{1, 1, {10, 10, 10, 255}}));
    REQUIRE(writePng(set.at("is.png"), Image8{1, 1, {11, 10, 10, 255}}));
    const test::Ran apart = premiseRun(
        {"compare", set.at("was.png"), set.at("is.png"), "-o", set.at("apart/sheet.png")});
    CHECK(has(apart.out, "Different: at most 1 step of 255"));
    CHECK(has(apart.out, "1 pixel (100.00 %)"));
    CHECK(fs::exists(set.at("apart/sheet.png")));
    CHECK(has(failure({"compare", set.at("was.png"), set.at("is.png"), "-o", "/proc/a.png"}, 1),
              "takes no new files"));
}
