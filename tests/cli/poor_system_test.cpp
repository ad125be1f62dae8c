#include <fstream>

#include "cli/premise_program.h"
#include "image/codec.h"

using namespace premise;
using test::has;

namespace {

/// `premise` on a system changed by these settings of its environment.
test::Ran onSystem(std::vector<std::string> settings, const std::vector<std::string>& words)
{
    settings.insert(settings.begin(), "env");
    settings.emplace_back(PREMISE_BINARY);
    settings.insert(settings.end(), words.begin(), words.end());
    return test::run(settings);
}

/// What a movie is refused with where `what` is lacking. Nothing is left of it.
std::string movieWithout(const std::string& what)
{
    const test::Set set;
    fs::create_directory(set.at("out"));
    const test::Ran ran = onSystem({"LD_PRELOAD=" POOR_SYSTEM, "POOR_SYSTEM_LACKS=" + what},
                                   {"movie", set.production, "--size", "64x26", "--quality",
                                    "draft", "-o", set.at("out/a.mp4")});
    CHECK(ran.code == 1);
    CHECK(test::namesIn(set.at("out")).empty());
    return ran.error;
}

test::Ran frameOn(const std::string& setting)
{
    const test::Set set;
    const test::Ran ran =
        onSystem({setting}, {"frame", set.production, "--shot", "010", "-o", set.at("a.png")});
    CHECK(ran.code == 1);
    CHECK_FALSE(fs::exists(set.at("a.png")));
    return ran;
}

}

#ifndef PREMISE_SANITIZE // whose own library must be the first that is loaded

TEST_CASE("a movie needs an encoder and a container")
{
    CHECK(has(movieWithout("encoder"), "a.mp4: this libav has no H.264 encoder. Install a "
                                       "libavcodec with libx264.\n"));
    CHECK(has(movieWithout("size"), "a.mp4 at 64x26: Invalid argument. Choose another --size.\n"));
    CHECK(has(movieWithout("mp4"), "a.mp4: this libav writes no MP4 (Muxer not found). Install "
                                   "the libavformat of your system.\n"));
    CHECK(has(movieWithout("memory"),
              "There is no memory for a movie of 64x26. Use a smaller size.\n"));
}

TEST_CASE("a movie needs a disk that is sound and not full")
{
    CHECK(has(movieWithout("space"), "The disk is full; "));
    CHECK(
        has(movieWithout("health"), "a.mp4: Input/output error. Choose another folder with -o.\n"));
}

#endif

TEST_CASE("a machine without a Vulkan loader hears what to install")
{
    const test::TemporaryFolder libraries;
    for (const char* const name : {"libvulkan.so.1", "libvulkan.so"}) {
        std::ofstream(libraries.path() / name) << "no library";
    }
    const test::Ran ran = frameOn("LD_LIBRARY_PATH=" + libraries.path().string());
    CHECK(has(ran.error, "No Vulkan loader was found. Install libvulkan1 and a driver, such as "
                         "mesa-vulkan-drivers, and start again.\n"));
}

TEST_CASE("a graphics device that refuses to start is named")
{
    const test::Ran ran = frameOn("LD_LIBRARY_PATH=" POOR_VULKAN);
    CHECK(has(ran.error, "The graphics device "));
    CHECK(has(ran.error, " would not start with the features Premise needs. Update its driver.\n"));
}

TEST_CASE("a picture is the same though the graphics device was lost while it was drawn")
{
    const test::Set set;
    const std::vector<std::string> frame{"frame",  set.production, "--shot", "010",
                                         "--size", "128x54",       "-o"};
    const auto drawn = [&](const std::string& losses, const std::string& name) {
        std::vector<std::string> words = frame;
        words.push_back(set.at(name));
        const test::Ran ran =
            onSystem({"LD_LIBRARY_PATH=" FAILING_VULKAN, "LOSES=" + losses}, words);
        CHECK(ran.error.empty());
        CHECK(ran.code == 0);
        const Result<Image8> picture = readImage(set.at(name));
        REQUIRE(picture);
        return picture->pixels;
    };
    const std::vector<std::uint8_t> whole = drawn("nothing", "whole.png");
    for (const char* const losses : {"submit 1", "submit 3", "submit 4 2", "wait 3", "idle 2"}) {
        CAPTURE(losses);
        CHECK((drawn(losses, "lost.png") == whole));
    }
}

TEST_CASE("a graphics device that stays with nobody is named")
{
    const test::Set set;
    const test::Ran ran =
        onSystem({"LD_LIBRARY_PATH=" FAILING_VULKAN, "LOSES=submit 1 1000"},
                 {"frame", set.production, "--shot", "010", "-o", set.at("a.png")});
    CHECK(ran.code == 1);
    CHECK(has(ran.error, " is lost again and again. Update its driver, or restart the machine; "
                         "your work is kept.\n"));
    CHECK_FALSE(fs::exists(set.at("a.png")));
}

TEST_CASE("models without the program that reads them are boxes and a sentence")
{
    const test::TemporaryFolder elsewhere;
    fs::copy_file(PREMISE_BINARY, elsewhere.path() / "premise");
    const test::Set set;
    const test::Ran ran = test::run({(elsewhere.path() / "premise").string(), "info",
                                     PREMISE_SOURCE_DIR "/assets/models/cup.glb"});
    CHECK(ran.code == 1);
    CHECK(has(ran.error, "premise_import, is not beside this one in " + elsewhere.path().string()));
    CHECK(has(ran.error, "Build or install Premise again."));
}
