#include <cmath>

#include "scene.h"
#include "stage/staged_frame.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// MAREK sits on mark 2 from 1121 and gets up to leave at 1289, straight ahead.
Project sittingScene(const std::string& action = "sit")
{
    Project project = walkScene();
    Mark ahead = project.marks.at({3});
    ahead.x = Metres(4.0 + 5.0 * std::sin(glm::radians(120.0)));
    ahead.z = Metres(1.0 + 5.0 * std::cos(glm::radians(120.0)));
    project.marks.put(ahead);
    return withCast(project, marek, [&](Cast& cast) {
        cast.stops[1].action = action;
        cast.stops[1].leave = 1289;
        cast.stops[2].arrive = 1433;
        cast.stops[2].leave = 1500;
    });
}

double sum(const ModelPose& pose)
{
    double total = 0.0;
    for (const ClipSample& sample : pose.samples) {
        total += double(sample.weight);
    }
    return total;
}

const ClipSample* sampleOf(const ModelPose& pose, const std::string& clip)
{
    for (const ClipSample& sample : pose.samples) {
        if (sample.clip == clip) {
            return &sample;
        }
    }
    return nullptr;
}

}

TEST_CASE("the clips of a body are always one body in all")
{
    for (const Project& project : {walkScene(), sittingScene(), sittingScene("sit+talk")}) {
        for (FrameTime time = 1001.0; time < 1500.0; time += 0.25) {
            INFO("frame ", time);
            REQUIRE(sum(castAt(project, castOf(project, marek), time).body) ==
                    doctest::Approx(1.0).epsilon(1e-5));
        }
    }
}

TEST_CASE("clips fade into each other: no weight jumps")
{
    const Project project = sittingScene();
    const Cast& cast = castOf(project, marek);
    for (const char* clip : {"stand", "walk", "sit", "sit_down", "turn_left", "turn_right"}) {
        for (FrameTime time = 1001.0; time < 1500.0; time += 0.125) {
            INFO(clip, " at frame ", time);
            REQUIRE(std::abs(weightOf(castAt(project, cast, time).body, clip) -
                             weightOf(castAt(project, cast, time + 0.125).body, clip)) < 0.06);
        }
    }
}

TEST_CASE("between the marks an actor walks and a quarter second is enough to start")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    CHECK(weightOf(castAt(project, cast, 1025.0).body, "walk") == 0.0);
    for (FrameTime time = 1031.0; time <= 1115.0; time += 1.0) {
        CHECK(weightOf(castAt(project, cast, time).body, "walk") == doctest::Approx(1.0));
    }
    CHECK(weightOf(castAt(project, cast, 1121.0).body, "walk") == 0.0);
    CHECK(weightOf(castAt(project, cast, 1145.0).body, "talk") == doctest::Approx(1.0));
}

TEST_CASE("who sits down takes the clip's 1.4 seconds and then sits")
{
    const Project project = sittingScene();
    const Cast& cast = castOf(project, marek);
    for (const double since : {0.7, 1.0, 1.4}) {
        const CastMoment moment = castAt(project, cast, 1121.0 + since * 24.0);
        const ClipSample* down = sampleOf(moment.body, "sit_down");
        REQUIRE(down != nullptr);
        CHECK(down->seconds == doctest::Approx(since));
        CHECK_FALSE(down->loop);
    }
    const CastMoment seated = castAt(project, cast, 1200.0);
    CHECK(weightOf(seated.body, "sit") == doctest::Approx(1.0));
    CHECK(sampleOf(seated.body, "sit")->loop);
}

TEST_CASE("who sits is up again at leave by the same way backwards")
{
    const Project project = sittingScene();
    const Cast& cast = castOf(project, marek);
    for (const double left : {0.7, 1.0, 1.4}) {
        const CastMoment moment = castAt(project, cast, 1289.0 - left * 24.0);
        const ClipSample* down = sampleOf(moment.body, "sit_down");
        REQUIRE(down != nullptr);
        CHECK(down->seconds == doctest::Approx(left));
    }
    const CastMoment up = castAt(project, cast, 1289.0);
    CHECK(weightOf(up.body, "sit") == 0.0);
    CHECK(sampleOf(up.body, "sit_down")->seconds == doctest::Approx(0.0));
    CHECK(up.eyeHeight == doctest::Approx(0.935 * 1.85));
}

TEST_CASE("who sits down steps back into the seat and who gets up steps out of it")
{
    // The clip's feet stand still while its root goes back 0.32 m of a figure of 1.78 m, along
    // 3x² − 2x³: half way after half the time.
    const Project project = sittingScene();
    const Cast& cast = castOf(project, marek);
    const Vec3 seat(4.0F, 0.0F, 1.0F);
    const double step = 0.32 * 1.85 / 1.78;
    const Vec3 ahead(std::sin(glm::radians(120.0F)), 0.0F, std::cos(glm::radians(120.0F)));
    for (const auto& [time, share] : {std::pair(1121.0, 1.0), std::pair(1121.0 + 0.7 * 24, 0.5),
                                      std::pair(1121.0 + 1.4 * 24, 0.0), std::pair(1200.0, 0.0),
                                      std::pair(1289.0 - 0.7 * 24, 0.5), std::pair(1289.0, 1.0)}) {
        INFO("frame ", time);
        const Vec3 expected = seat + ahead * float(step * share);
        CHECK(double(glm::distance(castAt(project, cast, time).pose.position, expected)) < 1e-4);
    }
}

TEST_CASE("sitting down and getting up nobody is moved by a jump")
{
    const Project project = sittingScene();
    const Cast& cast = castOf(project, marek);
    for (FrameTime time = 1001.0; time < 1500.0; time += 0.125) {
        const CastMoment now = castAt(project, cast, time);
        const CastMoment next = castAt(project, cast, time + 0.125);
        INFO("frame ", time);
        // At most 2 m/s of walking: the seat's 0.33 m in 1.4 s peak at 0.36 m/s.
        REQUIRE(double(glm::distance(now.pose.position, next.pose.position)) < 2.0 / 24.0 * 0.125);
        REQUIRE(std::abs(now.eyeHeight - next.eyeHeight) < 0.01);
    }
}

TEST_CASE("a wide turn comes before sitting down and after getting up")
{
    // Arriving from the west and leaving to the west, the seat faces south.
    Project project = walkScene();
    Mark seat = project.marks.at({2});
    seat.facing = Angle::degrees(0.0);
    project.marks.put(seat);
    project = withCast(project, marek, [](Cast& cast) {
        cast.stops[1] = {{2}, 1121, 1289, "sit", {}, {{2.0_m, 1.33_m}}};
        cast.stops[2] = {{1}, 1400, 1500, "stand", {}, {}};
    });
    const Cast& cast = castOf(project, marek);
    for (const FrameTime time : {1121.0, 1125.0, 1285.0, 1289.0}) {
        const CastMoment moment = castAt(project, cast, time);
        INFO("frame ", time);
        CHECK(moment.eyeHeight == doctest::Approx(0.935 * 1.85));
        CHECK(moment.pose.position.z > 1.3F);
    }
    CHECK(castAt(project, cast, 1200.0).eyeHeight == doctest::Approx(0.70 * 1.85));
}

TEST_CASE("who is seated at one stop and the next on the same mark stays seated between")
{
    const Project project = withCast(walkScene(), marek, [](Cast& cast) {
        cast.stops = {{{2}, 1001, 1040, "sit_table", ines, {}},
                      {{2}, 1060, 1150, "talk_sit", {}, {}},
                      {{3}, 1300, 1400, "stand", {}, {}}};
    });
    const Cast& cast = castOf(project, marek);
    for (FrameTime time = 1001.0; time < 1061.0; time += 0.5) {
        const CastMoment moment = castAt(project, cast, time);
        INFO("frame ", time);
        REQUIRE(moment.pose.position == Vec3(4.0F, 0.0F, 1.0F));
        REQUIRE(moment.eyeHeight == doctest::Approx(0.70 * 1.85));
        REQUIRE(weightOf(moment.body, "sit_table") + weightOf(moment.body, "talk_sit") ==
                doctest::Approx(1.0));
    }
}

TEST_CASE("who sits on the first stop sits from the beginning")
{
    const Project project =
        withCast(walkScene(), ines, [](Cast& cast) { cast.stops[0].action = "sit"; });
    for (const FrameTime time : {900.0, 1001.0, 1002.0, 1300.0}) {
        CHECK(weightOf(castAt(project, castOf(project, ines), time).body, "sit") ==
              doctest::Approx(1.0));
    }
}

TEST_CASE("what is done at a table is sat down to at a table")
{
    const Project project = sittingScene("talk_sit");
    const Cast& cast = castOf(project, marek);
    CHECK(weightOf(castAt(project, cast, 1140.0).body, "sit_down_table") > 0.0);
    CHECK(weightOf(castAt(project, cast, 1140.0).body, "sit_down") == 0.0);
    CHECK(weightOf(castAt(project, cast, 1200.0).body, "talk_sit") == doctest::Approx(1.0));
}

TEST_CASE("two actions joined by a plus are half of each")
{
    const Project project = sittingScene("sit+talk");
    const CastMoment moment = castAt(project, castOf(project, marek), 1200.0);
    CHECK(weightOf(moment.body, "sit") == doctest::Approx(0.5));
    CHECK(weightOf(moment.body, "talk") == doctest::Approx(0.5));
}

TEST_CASE("eyes are as high as ANSUR measured men standing and seated")
{
    // ANSUR II, means: stature 1.756 m, eye 1.642 m standing, 1.234 m over the floor on a chair.
    const Project project =
        withCast(sittingScene(), marek, [](Cast& cast) { cast.height = 1.756_m; });
    const Cast& cast = castOf(project, marek);
    CHECK(castAt(project, cast, 1001.0).eyeHeight == doctest::Approx(1.642).epsilon(0.005));
    CHECK(castAt(project, cast, 1200.0).eyeHeight == doctest::Approx(1.234).epsilon(0.005));
    const DVec3 eyes = eyesOf(project, cast, 1200.0);
    CHECK(eyes.x == doctest::Approx(4.0));
    CHECK(eyes.y == doctest::Approx(1.234).epsilon(0.005));
    CHECK(eyes.z == doctest::Approx(1.0));
}

TEST_CASE("a turn on the spot of more than thirty degrees takes steps to its side")
{
    // Mark 1 faces +z; the way to the waypoint at (2, 2) leads 45 degrees to the left.
    const Project left = walkScene();
    CHECK(weightOf(castAt(left, castOf(left, marek), 1021.0).body, "turn_left") > 0.3);
    CHECK(weightOf(castAt(left, castOf(left, marek), 1021.0).body, "turn_right") == 0.0);
    const Project right = withCast(left, marek, [](Cast& cast) {
        cast.stops[1].via[0] = {Metres(-2.0), 2.0_m};
    });
    CHECK(weightOf(castAt(right, castOf(right, marek), 1021.0).body, "turn_right") > 0.3);
    const Project little = withCast(left, marek, [](Cast& cast) {
        cast.stops[1].via[0] = {0.8_m, 2.0_m};
    });
    CHECK(weightOf(castAt(little, castOf(little, marek), 1021.0).body, "turn_left") == 0.0);
}

TEST_CASE("people do not breathe in unison")
{
    Project project = walkScene();
    const double one = castAt(project, castOf(project, marek), 1001.0).body.samples[0].seconds;
    const double other = castAt(project, castOf(project, ines), 1001.0).body.samples[0].seconds;
    CHECK(std::abs(std::remainder(one - other, 4.0)) > 0.1);
}

TEST_CASE("an actor meets the other's eyes while on the mark")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    const CastMoment moment = castAt(project, cast, 1145.0);
    REQUIRE(moment.body.lookAt.has_value());
    CHECK(moment.body.lookWeight == doctest::Approx(1.0));
    // Out of the model's space again, drawn at its scale, the look lands on INES' eyes.
    const double scale = 1.85 / 1.78;
    const Vec3 world =
        moment.pose.position + moment.pose.rotation * (*moment.body.lookAt * float(scale));
    const DVec3 eyes = eyesOf(project, castOf(project, ines), 1145.0);
    CHECK(double(glm::distance(world, Vec3(eyes))) < 1e-4);
}

TEST_CASE("a look rises over half a second round arriving and falls round leaving")
{
    const Project project = walkScene();
    const Cast& cast = castOf(project, marek);
    CHECK_FALSE(castAt(project, cast, 1121.0 - 7.0).body.lookAt.has_value());
    CHECK(castAt(project, cast, 1121.0).body.lookWeight == doctest::Approx(0.5));
    CHECK(castAt(project, cast, 1121.0 + 6.0).body.lookWeight == doctest::Approx(1.0));
    CHECK(castAt(project, cast, 1169.0).body.lookWeight == doctest::Approx(0.5));
    CHECK_FALSE(castAt(project, cast, 1169.0 + 7.0).body.lookAt.has_value());
}

TEST_CASE("two who look at each other both do")
{
    const Project project =
        withCast(walkScene(), ines, [](Cast& cast) { cast.stops[0].lookAt = marek; });
    CHECK(castAt(project, castOf(project, ines), 1145.0).body.lookAt.has_value());
    CHECK(castAt(project, castOf(project, marek), 1145.0).body.lookAt.has_value());
}
