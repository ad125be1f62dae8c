#include "asset/import/limits.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;

std::string whyNot(std::string_view text)
{
    ImportLimits limits;
    const Result<void> taken = limits.take(text);
    REQUIRE_FALSE(taken);
    CHECK_MESSAGE(limits == ImportLimits(), "A refused limit changes nothing");
    return taken.error().message;
}

TEST_CASE("the usual limits are those the handbook promises")
{
    const ImportLimits limits;
    CHECK(limits[Limit::side] == 16'384);
    CHECK(limits[Limit::pixels] == 268'435'456);
    CHECK(limits[Limit::allBytes] == 2'147'483'648);
    CHECK(limits[Limit::triangles] == 50'000'000);
    CHECK(limits[Limit::memory] == 2'147'483'648);
}

TEST_CASE("every limit has a key of its own and can be set to what it is")
{
    ImportLimits limits;
    for (const LimitRow& row : limitTable()) {
        CAPTURE(row.key);
        CHECK(&limitRow(row.limit) == &row);
        CHECK(row.usual <= row.most);
        CHECK_FALSE(row.meaning.empty());
        CHECK(limits.take(fmt::format("{}={}", row.key, row.usual)));
    }
    CHECK(limits == ImportLimits());
}

TEST_CASE("a limit is written with thousands or with binary bytes or with seconds")
{
    ImportLimits limits;
    REQUIRE(limits.take("triangles=70M"));
    CHECK(limits[Limit::triangles] == 70'000'000);
    REQUIRE(limits.take("triangles=1G"));
    CHECK(limits[Limit::triangles] == 1'000'000'000);
    REQUIRE(limits.take("nodes=20K"));
    CHECK(limits[Limit::nodes] == 20'000);
    REQUIRE(limits.take("memory=4GiB"));
    CHECK(limits[Limit::memory] == 4'294'967'296);
    REQUIRE(limits.take("memory=512MiB"));
    CHECK(limits[Limit::memory] == 536'870'912);
    REQUIRE(limits.take("file=3KiB"));
    CHECK(limits[Limit::fileBytes] == 3072);
    REQUIRE(limits.take("seconds=90s"));
    CHECK(limits[Limit::seconds] == 90);
    REQUIRE(limits.take("seconds=30"));
    CHECK(limits[Limit::seconds] == 30);
}

TEST_CASE("a limit that cannot be taken says what to write")
{
    CHECK(whyNot("triangles") ==
          "\"triangles\" sets no limit. Write a name and a value, as in triangles=70M.");
    CHECK(whyNot("triangels=1M") ==
          "There is no limit \"triangels\". Choose one of: file, bytes, vertices, triangles, "
          "nodes, depth, json-depth, textures, side, pixels, keys, seconds, work, memory.");
    CHECK(whyNot("triangles=many") ==
          "\"many\" is not a value for the limit triangles. Write it as in triangles=70M.");
    CHECK(whyNot("triangles=") ==
          "\"\" is not a value for the limit triangles. Write it as in triangles=70M.");
    CHECK(whyNot("triangles=-1") ==
          "\"-1\" is not a value for the limit triangles. Write it as in triangles=70M.");
    CHECK(whyNot("triangles=1GiB") ==
          "\"1GiB\" is not a value for the limit triangles. Write it as in triangles=70M.");
    CHECK(whyNot("seconds=1M") ==
          "\"1M\" is not a value for the limit seconds. Write it as in seconds=90s.");
    CHECK(whyNot("memory=2GB") ==
          "\"2GB\" is not a value for the limit memory. Write it as in memory=4GiB.");
    CHECK(whyNot("depth=0") == "The limit depth can be from 1 to 100,000.");
    CHECK(whyNot("depth=1M") == "The limit depth can be from 1 to 100,000.");
    CHECK(whyNot("memory=99999999999999999999") == "The limit memory can be from 1 to 1024 GiB.");
}

TEST_CASE("a model beyond a limit is told what it has and what is allowed and how to go on")
{
    const ImportLimits limits;
    CHECK(overLimit("city.glb", Limit::triangles, 61'000'000, limits).message ==
          "city.glb has 61 million triangles; the limit is 50 million. Import it with "
          "--limit triangles=70M.");
    CHECK(overLimit("city.glb", Limit::triangles, 50'000'001, limits).message ==
          "city.glb has 50,000,001 triangles; the limit is 50,000,000. Import it with "
          "--limit triangles=60M.");
    CHECK(overLimit("scan.obj", Limit::fileBytes, 3'221'225'472, limits).message ==
          "scan.obj has a file of 3 GiB; the limit is 2 GiB. Import it with --limit file=4GiB.");
    CHECK(overLimit("rope.gltf", Limit::nodeDepth, 20'000, limits).message ==
          "rope.gltf nests nodes 20,000 deep; the limit is 1,000. Import it with --limit "
          "depth=30000.");
    CHECK(
        overLimit("wall.glb", Limit::side, 60'000, limits).message ==
        "wall.glb has a texture with a side of 60,000 pixels; the limit is 16,384. Make the model "
        "smaller.");
}

TEST_CASE("a limit whose excess nobody can count says more than")
{
    const ImportLimits limits;
    CHECK(overLimit("city.glb", Limit::memory, 0, limits).message ==
          "city.glb takes more than 2 GiB of memory to import, which is the limit. Import it with "
          "--limit memory=4GiB.");
    CHECK(overLimit("city.glb", Limit::workSeconds, 0, limits).message ==
          "city.glb takes more than 8 s of work without coming further, which is the limit. "
          "Import it with --limit work=20.");
}

TEST_CASE("a model beyond all limits has to become smaller")
{
    const ImportLimits limits;
    CHECK(overLimit("city.glb", Limit::vertices, 5'000'000'000, limits).message ==
          "city.glb has 5000 million vertices; the limit is 100 million. Make the model smaller.");
}

}
