#include "sound/player.h"

#include <chrono>
#include <cmath>

#include "sound/device.h"
#include "sound/led_clock.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/sound_files.h"

using namespace premise;

namespace {

/// Sample i of the file is i / 32767, so that what is heard tells its place.
std::unique_ptr<Mixer> tellingMixer(const fs::path& folder)
{
    test::writeWav(folder / "a.wav", {.frames = 32000},
                   [](std::uint32_t i) { return double(i) / 32767.0; });
    Project project;
    project.sounds.put({.id = {1}, .name = "A", .path = "a.wav"});
    project.soundClips.put({.id = {2}, .name = "clip", .sound = {1}, .length = 240});
    project.cut = {{.range = {1001, 1001 + 240}}};
    return std::make_unique<Mixer>(project, folder, soundtrackOfCut(project));
}

/// Takes samples as a device does until some are handed out that belong to the last play().
std::vector<float> firstHeard(SoundPlayer& player, std::size_t samples)
{
    std::vector<float> stereo(2 * samples);
    for (int i = 0; i < 2000 && !player.hasBegun(); ++i) {
        player.fill(stereo);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(player.hasBegun());
    return stereo;
}

double placeOf(float sample)
{
    return std::round(double(sample) * 32768.0);
}

}

TEST_CASE("what is played begins with the very sample asked for and goes on without a gap")
{
    const test::TemporaryFolder folder;
    SoundPlayer player;
    player.load(tellingMixer(folder.path()));
    player.play(0.25, 1.0);
    CHECK(player.handedOut() == doctest::Approx(0.25));
    const std::vector<float> first = firstHeard(player, 100);
    CHECK(placeOf(first[0]) == 12000.0);
    double place = placeOf(first[198]);
    for (int i = 0; i < 100; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        std::vector<float> stereo(2 * 96); // a device of 2 ms
        player.fill(stereo);
        for (std::size_t j = 0; j < 96; ++j) {
            if (stereo[2 * j] == 0.0F) { // nothing was mixed yet: time stands still
                break;
            }
            REQUIRE(placeOf(stereo[2 * j]) == place + 1.0);
            place += 1.0;
        }
        REQUIRE(player.handedOut() == doctest::Approx((place + 1.0) / mixRate));
    }
    CHECK(place > 15000.0);
}

TEST_CASE("after a jump nothing of the old place is heard")
{
    const test::TemporaryFolder folder;
    SoundPlayer player;
    player.load(tellingMixer(folder.path()));
    player.play(0.1, 1.0);
    static_cast<void>(firstHeard(player, 100));
    player.play(0.5, -1.0);
    CHECK(player.handedOut() == doctest::Approx(0.5));
    const std::vector<float> back = firstHeard(player, 100);
    CHECK(placeOf(back[0]) == 24000.0);
    CHECK(placeOf(back[2]) == 23999.0);
    player.stop();
    const double where = player.handedOut();
    std::vector<float> stereo(200, 1.0F);
    player.fill(stereo);
    CHECK(stereo == std::vector<float>(200));
    CHECK(player.handedOut() == where);
}

TEST_CASE(
    "pictures stay within half a frame of a device whose clock is off and whose steps are coarse")
{
    for (const double fast : {0.998, 1.0, 1.002}) { // ten times worse than a cheap sound card
        CAPTURE(fast);
        LedClock clock;
        clock.start(5.0);
        double worst = 0.0;
        double before = 5.0;
        for (int i = 1; i <= 60 * 60; ++i) { // a minute of pictures at 60 a second
            const double now = double(i) / 60.0;
            const double truth = 5.0 + now * fast;
            const double told = 5.0 + std::floor(now * fast / 0.02) * 0.02; // a buffer of 20 ms
            const double shown = clock.advance(1.0 / 60.0, 1.0, told);
            worst = std::max(worst, std::abs(shown - truth));
            REQUIRE(shown > before); // evenly on, never back
            before = shown;
        }
        CHECK(worst < 0.5 / 24.0);
    }
}

TEST_CASE("where sound broke off pictures go to where it is")
{
    LedClock clock;
    clock.start(1.0);
    CHECK(clock.advance(0.016, 1.0, 9.0) == doctest::Approx(9.0));
}

TEST_CASE("the system's device takes samples at the pace of time" * doctest::test_suite("slow"))
{
    const test::TemporaryFolder folder;
    SoundPlayer player;
    player.load(tellingMixer(folder.path()));
    const Result<SoundDevice> device = SoundDevice::open(player);
    REQUIRE_MESSAGE(device, device.error().message);
    CHECK(!device->name().empty());
    CHECK(device->latency() < 0.5);
    player.play(0.0, 1.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const double before = player.handedOut();
    const auto start = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    const double heard = player.handedOut() - before;
    const double passed =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(player.hasBegun());
    // A buffer more or less, and a busy machine may have kept the device waiting.
    CHECK(heard < passed + 0.25);
    CHECK(heard > 0.5 * passed);
}
