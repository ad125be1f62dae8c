#include "asset/texture_image.h"

#include <array>
#include <vector>

#include "asset/import/importer.h"
#include "asset/read/reader.h"

#include <doctest/doctest.h>

namespace premise {

namespace {

    Image8 uniform(int width, int height, std::array<std::uint8_t, 4> pixel)
    {
        Image8 image{width, height, {}};
        for (int i = 0; i < width * height; ++i) {
            image.pixels.insert(image.pixels.end(), pixel.begin(), pixel.end());
        }
        return image;
    }

    Image8 blackAndWhite()
    {
        return {2, 2, {0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 255}};
    }

    ReadModel oneTexture()
    {
        ReadModel read;
        read.model.textures.emplace_back().name = "wood";
        read.images.emplace_back().bare = uniform(1, 1, {10, 20, 30, 255});
        read.imageOf = {0};
        read.model.materials.emplace_back();
        return read;
    }

}

TEST_CASE("a chessboard of colour seen from afar is as bright as half the light")
{
    const TextureImage image = textureImage(blackAndWhite(), TextureRole::colour);
    REQUIRE(image.levels.size() == 2);
    // IEC 61966-2-1: half the light is encoded as 0.7354 × 255.
    CHECK(image.levels[1] == SharedArray<std::uint8_t>{188, 188, 188, 255});
    CHECK(image.mean == std::array<std::uint8_t, 4>{188, 188, 188, 255});
}

TEST_CASE("a chessboard of data seen from afar is its plain mean")
{
    const TextureImage image = textureImage(blackAndWhite(), TextureRole::data);
    CHECK(image.levels[1] == SharedArray<std::uint8_t>{128, 128, 128, 255});
}

TEST_CASE("normals that lean apart average to one that stands and is as long as before")
{
    // (±0.6, 0, 0.8), as 127.5 + 127.5 n.
    const Image8 leaning{
        2, 2, {204, 128, 230, 255, 51, 128, 230, 255, 204, 128, 230, 255, 51, 128, 230, 255}};
    const TextureImage image = textureImage(leaning, TextureRole::normal);
    CHECK(image.levels[1] == SharedArray<std::uint8_t>{128, 128, 255, 255});
}

TEST_CASE("a picture of one colour is of that colour at every level")
{
    for (int value = 0; value < 256; ++value) {
        const auto v = static_cast<std::uint8_t>(value);
        const TextureImage image = textureImage(uniform(4, 4, {v, v, v, v}), TextureRole::colour);
        REQUIRE(image.levels.size() == 3);
        CHECK(image.levels[2] == SharedArray<std::uint8_t>{v, v, v, v});
        CHECK(image.mean == std::array{v, v, v, v});
        CHECK(image.holes == (value < 128));
    }
}

TEST_CASE("levels of any size go down to one pixel")
{
    for (const auto& [width, height] : {std::pair(1, 1), std::pair(5, 3), std::pair(1, 9)}) {
        CAPTURE(width);
        const TextureImage image =
            textureImage(uniform(width, height, {9, 99, 199, 255}), TextureRole::colour);
        CHECK(int(image.levels.size()) == levelCount(width, height));
        for (int level = 0; level < int(image.levels.size()); ++level) {
            const auto pixels = std::size_t(levelSide(width, level) * levelSide(height, level));
            CHECK(image.levels[std::size_t(level)].size() == pixels * 4);
        }
        CHECK(image.levels.back() == SharedArray<std::uint8_t>{9, 99, 199, 255});
    }
}

TEST_CASE("a texture that is both colour and data becomes two of the same picture")
{
    ReadModel read = oneTexture();
    read.model.materials[0].baseColourTexture.texture = 0;
    read.model.materials[0].emissiveTexture.texture = 0;
    read.model.materials[0].occlusionTexture.texture = 0;
    settleRoles(read);
    const Model model = withPictures(std::move(read));
    REQUIRE(model.textures.size() == 2);
    CHECK(model.materials[0].baseColourTexture.texture == 0);
    CHECK(model.materials[0].emissiveTexture.texture == 0);
    CHECK(model.materials[0].occlusionTexture.texture == 1);
    CHECK(model.textures[0].image->role == TextureRole::colour);
    CHECK(model.textures[1].image->role == TextureRole::data);
    CHECK(model.textures[1].name == "wood");
    CHECK(model.textures[1].image->levels == model.textures[0].image->levels);
}

TEST_CASE("a texture used in one role by many materials stays one")
{
    ReadModel read = oneTexture();
    read.model.materials.emplace_back();
    for (Material& material : read.model.materials) {
        material.normalTexture.texture = 0;
    }
    settleRoles(read);
    CHECK(read.model.textures.size() == 1);
    REQUIRE(read.images.size() == 1);
    CHECK(read.images[0].role == TextureRole::normal);
}

TEST_CASE("a picture that cannot be had changes nothing where it is data")
{
    CHECK(missingTexture(TextureRole::data)->mean ==
          std::array<std::uint8_t, 4>{255, 255, 255, 255});
    CHECK(missingTexture(TextureRole::normal)->mean ==
          std::array<std::uint8_t, 4>{128, 128, 255, 255});
    CHECK(missingTexture(TextureRole::colour)->standIn);
}

}
