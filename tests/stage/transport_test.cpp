#include "stage/transport.h"

#include <random>

#include <doctest/doctest.h>

using namespace premise;

namespace {

constexpr std::int64_t second = 1000000000;

/// A cut of so many frames of one shot, which begins on frame 1001 of the scene.
Project cutOf(Frame frames, FrameRate rate = {24, 1})
{
    Project project;
    project.settings.rate = rate;
    Shot shot;
    shot.id = {1};
    shot.number = "010";
    shot.range = {1001, 1001 + frames};
    project.shots.put(shot);
    project.cut = {{{1}, shot.range}};
    return project;
}

/// 1/24 s in nanoseconds, up: a picture has come due when it has passed.
constexpr std::int64_t picture = second / 24 + 1;

}

TEST_CASE("an hour of 23.976 is an hour of frames however it is told")
{
    const FrameRate rate{24000, 1001};
    std::mt19937 random(1);
    Transport transport(cutOf(200000, rate), Clock::cut);
    transport.play();
    std::int64_t told = 0;
    while (told < 3600 * second) {
        const std::int64_t by =
            std::min<std::int64_t>(1 + std::int64_t(random() % 40000000), 3600 * second - told);
        transport.advance(by);
        told += by;
        // Exact: frames × 1001 / 24000 s, in whole numbers.
        REQUIRE(transport.frame() ==
                told / 1000 * 24000 / (1001 * 1000000) +
                    ((told / 1000 * 24000 % (1001 * 1000000)) * 1000 + told % 1000 * 24000) /
                        (1001 * second));
    }
    CHECK(transport.frame() == 86313); // 3600 × 24000 / 1001 = 86313.7
}

TEST_CASE("pictures that time overtakes are dropped and counted")
{
    Transport transport(cutOf(100), Clock::cut);
    transport.play();
    transport.advance(picture);
    CHECK(transport.frame() == 1);
    CHECK(transport.dropped() == 0);
    CHECK(transport.words() == "24.00 fps");
    transport.advance(3 * picture);
    CHECK(transport.frame() == 4);
    CHECK(transport.dropped() == 2);
    CHECK(transport.droppedRuns() == std::vector<Transport::Run>{{2, 3}});
    CHECK(transport.words() == "24.00 fps  2 dropped");
    transport.advance(picture / 2);
    CHECK(transport.frame() == 4);
    transport.pause();
    CHECK(transport.dropped() == 2);
    transport.play();
    CHECK(transport.dropped() == 0);
}

TEST_CASE("what is shown and what is dropped are all the pictures there were")
{
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const Frame length = 1 + Frame(random() % 60);
        Transport transport(cutOf(length), Clock::cut);
        transport.setLoops(random() % 2 == 0);
        transport.play();
        std::int64_t told = 0;
        Frame shown = 1;
        while (transport.plays() && told < 10 * second) {
            const std::int64_t by = std::int64_t(random() % (5 * std::uint64_t(picture)));
            const std::int64_t before = told * 24 / second;
            told += by;
            const std::int64_t due = transport.loops()
                                         ? told * 24 / second
                                         : std::min(told * 24 / second, std::int64_t(length) - 1);
            shown += due > before ? 1 : 0;
            transport.advance(by);
            CHECK(transport.range().contains(transport.frame()));
            CHECK(shown + transport.dropped() == due + 1);
            CHECK(transport.frame() == due % length);
        }
        CHECK(transport.plays() == transport.loops());
    }
}

TEST_CASE("playing stops on the last frame and starts again from the first")
{
    Transport transport(cutOf(10), Clock::cut);
    transport.play();
    transport.advance(second);
    CHECK(transport.frame() == 9);
    CHECK_FALSE(transport.plays());
    transport.play();
    CHECK(transport.frame() == 0);
    CHECK(transport.plays());
    transport.togglePlay();
    CHECK_FALSE(transport.plays());
}

TEST_CASE("a loop over in and out comes round without losing time")
{
    Transport transport(cutOf(100), Clock::cut);
    transport.goTo(20);
    transport.markIn();
    transport.goTo(29);
    transport.markOut();
    CHECK(transport.marked() == FrameRange{20, 30});
    transport.setLoops(true);
    transport.goTo(50);
    transport.play();
    CHECK(transport.frame() == 20);
    for (int i = 0; i < 24; ++i) {
        transport.advance(second / 24 + (i % 3 == 0 ? 0 : 1)); // one second in all
    }
    CHECK(transport.frame() == 20 + 24 % 10);
    transport.clearMarks();
    CHECK(transport.playedRange() == FrameRange{0, 100});
}

TEST_CASE("J K and L go through the speeds of both directions")
{
    Transport transport(cutOf(1000), Clock::cut);
    transport.goTo(500);
    const auto pressed = [&](void (Transport::*key)()) {
        (transport.*key)();
        return transport.shuttle();
    };
    for (const int speed : {1, 2, 3, 4, 4}) {
        CHECK(pressed(&Transport::faster) == speed);
    }
    transport.advance(picture);
    CHECK(transport.frame() == 504);
    for (const int speed : {3, 2, 1, -1, -2, -3, -4, -4}) {
        CHECK(pressed(&Transport::slower) == speed);
    }
    transport.advance(picture);
    CHECK(transport.frame() == 500);
    CHECK(pressed(&Transport::faster) == -3);
    CHECK(pressed(&Transport::pause) == 0);
    CHECK(pressed(&Transport::slower) == -1);
    transport.advance(2 * picture);
    CHECK(transport.droppedRuns() == std::vector<Transport::Run>{{499, 499}});
    transport.advance(60 * second);
    CHECK(transport.frame() == 0);
    CHECK_FALSE(transport.plays());
}

TEST_CASE("steps and jumps stay within what there is")
{
    Transport transport(cutOf(100), Clock::cut);
    transport.step(-1);
    CHECK(transport.frame() == 0);
    transport.step(10);
    CHECK(transport.frame() == 10);
    transport.toEnd();
    CHECK(transport.frame() == 99);
    transport.step(10);
    CHECK(transport.frame() == 99);
    transport.toStart();
    CHECK(transport.frame() == 0);
    transport.play();
    transport.step(1);
    CHECK_FALSE(transport.plays());
}

TEST_CASE("in and out never cross")
{
    Transport transport(cutOf(100), Clock::cut);
    transport.goTo(40);
    transport.markOut();
    CHECK(transport.marked() == FrameRange{0, 41});
    transport.goTo(60);
    transport.markIn();
    CHECK(transport.marked() == FrameRange{60, 100});
    transport.goTo(10);
    transport.markOut();
    CHECK(transport.marked() == FrameRange{0, 11});
}

TEST_CASE("an edit under the playhead leaves it where there is still something")
{
    Transport transport(cutOf(100), Clock::cut);
    transport.goTo(80);
    transport.markIn();
    transport.follow(cutOf(50));
    CHECK(transport.frame() == 49);
    CHECK(transport.marked().empty());
    transport.play();
    transport.follow(cutOf(60));
    CHECK(transport.plays());
    Project empty = cutOf(10);
    empty.cut.clear();
    transport.follow(empty);
    CHECK_FALSE(transport.plays());
    transport.play();
    transport.advance(second);
    transport.step(1);
    transport.toEnd();
    CHECK(transport.frame() == 0);
    CHECK_FALSE(transport.plays());
}

TEST_CASE("scene time runs from the first to the last thing decided")
{
    Project project = cutOf(48);
    Shot shot = project.shots.at({1});
    shot.handleIn = 8;
    shot.handleOut = 4;
    project.shots.put(shot);
    CHECK(sceneRange(project) == FrameRange{993, 1053});
    CameraSetup camera;
    camera.id = {5};
    camera.placement.pan.keys = {{.frame = 900}, {.frame = 1100}};
    project.cameras.put(camera);
    CHECK(sceneRange(project) == FrameRange{900, 1101});
    Prop door;
    door.id = {6};
    door.placement.pan.keys = {{.frame = 890}};
    Project longer = project;
    longer.props.put(door);
    CHECK(sceneRange(longer) == FrameRange{890, 1101});
    Light lamp;
    lamp.id = {7};
    lamp.candela.keys = {{.frame = 1200}};
    longer.lights.put(lamp);
    CHECK(sceneRange(longer) == FrameRange{890, 1201});
    CHECK(sceneRange({}) == FrameRange{1001, 1002});
    const Transport transport(project, Clock::scene);
    CHECK(transport.frame() == 900);
    CHECK(transport.range() == FrameRange{900, 1101});
}

TEST_CASE("a moment of the scene plays as often as the cut shows it")
{
    Project project = cutOf(48);
    project.cut.push_back({{1}, {1011, 1021}});
    project.cut.push_back({{1}, {1001, 1021}, {2, 1}});
    project.cut.push_back({{1}, {1001, 1021}, {1, 2}});
    CHECK(recordsOf(project, 1011) == std::vector<Frame>{10, 48, 48 + 10 + 5, 48 + 10 + 10 + 20});
    CHECK(recordsOf(project, 1012) == std::vector<Frame>{11, 49, 48 + 10 + 10 + 22});
    CHECK(recordsOf(project, 1048) == std::vector<Frame>{47});
    CHECK(recordsOf(project, 2000).empty());
}
