// Levels of detail of an open production: made aside or waited for, kept in the cache.
#include <chrono>
#include <fstream>
#include <thread>

#include "asset/worker/box.h"
#include "image/compare.h"
#include "session/session.h"

#include <doctest/doctest.h>

#include "support/ball_obj.h"
#include "support/shared.h"
#include "support/small_production.h"

using namespace premise;
using namespace std::chrono_literals;

namespace {

/// A ball where the small production has its crate, of more triangles than it has pixels.
struct BallProduction {
    test::TemporaryFolder folder{};
    fs::path production{};
    SessionOptions options{};

    BallProduction()
    {
        Project project = test::smallProject();
        project.assets.put({{1}, "ball", "models/ball.obj", ""});
        production = test::writeProduction(folder.path(), project);
        test::writeBytes(production / "models" / "ball.obj", test::ballObj(100));
        options.import.cacheFolder = folder.path() / "cache";
        options.import.allowUnboxed = !boxAvailable().has_value();
    }
    [[nodiscard]] Session opened() const
    {
        Result<Session> session = Session::open(production, options);
        REQUIRE_MESSAGE(session, session.error().message);
        REQUIRE(session->warnings().empty());
        return std::move(*session);
    }
};

Image8 pictureOf(Session& session, float detail)
{
    PictureSettings settings{.width = 160, .height = 68, .quality = Quality::draft};
    settings.detail = detail;
    Result<Picture> picture = session.picture(ThroughShot{{7}}, 1001.0, settings);
    REQUIRE_MESSAGE(picture, picture.error().message);
    return std::move(picture->display);
}

bool goOn(const DetailProgress&)
{
    return true;
}

}

TEST_CASE("an open production has its levels of detail made aside and draws fewer triangles then")
{
    const BallProduction ball;
    Session session = ball.opened();
    const Image8 whole = pictureOf(session, 1.0F);
    const std::size_t triangles = session.renderer().triangles();
    CHECK(triangles >= 2 * 19'000); // two balls of 2 · 100² less their poles
    CHECK_FALSE(session.poll(1ms)->more);
    session.makeDetail();
    const auto until = std::chrono::steady_clock::now() + 300s;
    bool changed = false;
    for (Arrived arrived{false, true}; arrived.more; std::this_thread::sleep_for(5ms)) {
        REQUIRE(std::chrono::steady_clock::now() < until);
        arrived = session.poll(1ms).value();
        changed = changed || arrived.changed;
    }
    CHECK(changed);
    CHECK(session.detailProgress().done == session.detailProgress().total);
    const Result<Difference> apart = difference(whole, pictureOf(session, 1.0F));
    REQUIRE(apart);
    CHECK(apart->mean < 1.0);
    CHECK(session.renderer().triangles() < triangles * 3 / 4); // the floor is near
    CHECK(pictureOf(session, 0.0F) == whole);
    CHECK(session.renderer().triangles() == triangles);
}

TEST_CASE("who waits for levels of detail draws the same whether the cache had them or not")
{
    const BallProduction ball;
    const auto drawn = [&ball] {
        Session session = ball.opened();
        const Result<void> made = session.waitForDetail(goOn);
        REQUIRE_MESSAGE(made, made.error().message);
        Image8 picture = pictureOf(session, 2.0F);
        finishKeeping();
        return picture;
    };
    const Image8 cold = drawn();
    CHECK(cold == drawn());
    Session session = ball.opened();
    CHECK_FALSE(cold == pictureOf(session, 2.0F)); // which has not waited
}

TEST_CASE("levels of detail that are not wanted any more are not waited for")
{
    const BallProduction ball;
    Session session = ball.opened();
    const Result<void> made = session.waitForDetail([](const DetailProgress&) { return false; });
    REQUIRE_FALSE(made);
    CHECK(made.error().message.back() == '.');
    const Image8 whole = pictureOf(session, 0.0F);
    CHECK(whole.width == 160);
}
