#include "asset/detail_maker.h"

#include <chrono>
#include <thread>

#include "asset/grids.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

std::shared_ptr<const Model> ballOf(int side)
{
    return std::make_shared<const Model>(modelOf({ball(side, 1.0F)}));
}

}

TEST_CASE("levels of detail are made aside for every model")
{
    const Models models{{{1}, ballOf(80)}, {{2}, ballOf(30)}, {{3}, ballOf(3)}};
    const DetailMaker maker(models);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!maker.done() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    REQUIRE(maker.done());
    const ModelDetails made = maker.made();
    REQUIRE(made.size() == 3);
    const DetailLevels expected = levelsOfDetail(*models.at({1}))->meshes[0][0];
    const DetailLevels& levels = made.at({1})->meshes[0][0];
    REQUIRE(levels.size() == expected.size());
    CHECK(levels.back().indices == expected.back().indices);
    CHECK(made.at({3})->meshes[0][0].empty());
}

TEST_CASE("a maker of levels that is let go of does not make the rest")
{
    const std::shared_ptr<const Model> large = ballOf(400);
    Models models;
    for (std::uint32_t id = 1; id <= 200; ++id) {
        models[{id}] = large;
    }
    const auto start = std::chrono::steady_clock::now();
    {
        const DetailMaker maker(models);
        CHECK_FALSE(maker.done());
    }
    // All of them take a minute.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(15));
}
