#include <chrono>
#include <thread>

#include "asset/detail/maker.h"
#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

std::shared_ptr<const Model> ballOf(int side)
{
    return std::make_shared<const Model>(modelOf({ball(side, 1.0F)}));
}

void waitFor(const DetailMaker& maker)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(300);
    while (!maker.ended() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    REQUIRE(maker.ended());
}

}

TEST_CASE("levels of detail are made aside for every model or at once on all cores")
{
    const Models models{{{1}, ballOf(80)}, {{2}, ballOf(30)}, {{3}, ballOf(3)}};
    for (const DetailPace pace : {DetailPace::aside, DetailPace::now}) {
        const DetailMaker maker({models, {}, {}, pace});
        waitFor(maker);
        const ModelDetails made = maker.made();
        REQUIRE(made.size() == 3);
        CHECK(maker.progress().done == 3);
        CHECK(maker.progress().total == 3);
        const DetailLevels expected = levelsOfDetail(*models.at({1}))->meshes[0][0];
        const DetailLevels& levels = made.at({1})->meshes[0][0];
        REQUIRE(levels.size() == expected.size());
        CHECK(levels.back().indices == expected.back().indices);
        CHECK(made.at({3})->meshes[0][0].empty());
    }
}

TEST_CASE("a model that several assets share has its levels made once")
{
    const std::shared_ptr<const Model> shared = ballOf(30);
    const DetailMaker maker({{{{1}, shared}, {{2}, ballOf(20)}, {{3}, shared}}});
    waitFor(maker);
    CHECK(maker.progress().total == 2);
    const ModelDetails made = maker.made();
    REQUIRE(made.size() == 3);
    CHECK(made.at({1}) == made.at({3}));
    CHECK(made.at({1}) != made.at({2}));
}

TEST_CASE("a maker of levels that is let go of or cancelled does not make the rest")
{
    const std::size_t count = 200;
    const std::shared_ptr<const Model> large = ballOf(400);
    Models models;
    for (std::uint32_t id = 1; id <= count; ++id) {
        models[{id}] = std::make_shared<const Model>(*large); // which shares all but little
    }
    const auto start = std::chrono::steady_clock::now();
    {
        const DetailMaker maker({models});
        CHECK_FALSE(maker.ended());
    }
    DetailMaker maker({models, {}, {}, DetailPace::now});
    maker.cancel();
    waitFor(maker);
    CHECK(maker.progress().done < count);
    CHECK(maker.made().size() == maker.progress().done);
    // All of them take a minute.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(15));
}
