#include "asset/cooked/cooked_textures.h"

#include <memory>
#include <vector>

#include "asset/parallel.h"
#include "asset/read/image_source.h"
#include "base/mapped_file.h"
#include "cooked_file.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

TextureImage picture(int width, int height, TextureRole role)
{
    Image8 image{width, height, {}};
    for (int i = 0; i < width * height * 4; ++i) {
        image.pixels.push_back(static_cast<std::uint8_t>(i * 37));
    }
    return textureImage(std::move(image), role);
}

/// A file of one picture of 5 × 3, whose bytes may be changed.
std::vector<std::byte> onePicture()
{
    const MemoryFile file;
    TextureFile textures(file.descriptor());
    REQUIRE(textures.append(4, picture(5, 3, TextureRole::data)));
    return file.bytes();
}

Result<CookedTexture> firstPicture(const std::vector<std::byte>& bytes)
{
    return cookedTexture(bytes, 0, nullptr);
}

}

TEST_CASE("pictures arrive as they were sent by many threads at once")
{
    const std::vector<TextureImage> sent{
        picture(1, 1, TextureRole::colour), picture(64, 64, TextureRole::normal),
        picture(5, 3, TextureRole::data), picture(1, 33, TextureRole::colour)};
    const MemoryFile file;
    TextureFile textures(file.descriptor());
    std::vector<PicturePlace> places(sent.size());
    inParallel(sent.size(), [&](std::size_t i) {
        const Result<PicturePlace> place = textures.append(std::uint32_t(i), sent[i]);
        places[i] = place.value_or(PicturePlace{});
    });
    const Result<MappedFile> mapped = mapFile(file.descriptor());
    REQUIRE(mapped);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const Result<CookedTexture> one =
            cookedTexture(mapped->bytes, places[i].offset, mapped->keeper);
        REQUIRE(one);
        CHECK(one->index == i);
        CHECK(one->bytes == places[i].bytes);
        CHECK(one->image == sent[i]);
    }
    const Result<std::vector<CookedTexture>> all = cookedTextures(mapped->bytes, mapped->keeper);
    REQUIRE(all);
    CHECK(all->size() == sent.size());
}

TEST_CASE("a stand-in stays known as one")
{
    const MemoryFile file;
    TextureFile textures(file.descriptor());
    REQUIRE(textures.append(0, *missingTexture(TextureRole::colour)));
    const std::vector<std::byte> bytes = file.bytes();
    const Result<CookedTexture> one = firstPicture(bytes);
    REQUIRE(one);
    CHECK(one->image.standIn);
}

TEST_CASE("a picture that is not sound is refused")
{
    const std::vector<std::byte> sound = onePicture();
    REQUIRE(firstPicture(sound));
    const auto refusal = [&sound](std::size_t at, int value) {
        std::vector<std::byte> bytes = sound;
        bytes[at] = std::byte(value);
        const Result<CookedTexture> one = firstPicture(bytes);
        return one ? std::string("taken") : one.error().message;
    };
    CHECK(refusal(0, 0) == "there is no picture where one should be");
    CHECK(refusal(8, 99) == "there is no picture where one should be");
    CHECK(refusal(16, 0) == "picture 4 is 0 × 3 pixels");
    CHECK(refusal(23, 1) == "picture 4 is 5 × 16777219 pixels");
    CHECK(refusal(20, 200) == "picture 4 is cut short");
    CHECK(refusal(28, 3) == "picture 4 is for nothing known");
    CHECK_FALSE(cookedTexture(sound, 8, nullptr));
    CHECK_FALSE(cookedTexture(sound, sound.size(), nullptr));
    CHECK_FALSE(cookedTexture(sound, std::uint64_t(0) - 16, nullptr));
    std::vector<std::byte> twice = sound;
    twice.resize(twice.size() + 16);
    CHECK_FALSE(cookedTextures(twice, nullptr));
}

TEST_CASE("no flipped bit of a texture file does harm")
{
    const std::vector<std::byte> sound = onePicture();
    for (std::size_t i = 0; i < sound.size(); ++i) {
        for (const int bit : {0x01, 0x10, 0x80, 0xFF}) {
            std::vector<std::byte> bytes = sound;
            bytes[i] ^= std::byte(bit);
            const Result<CookedTexture> one = firstPicture(bytes);
            for (std::size_t level = 0; one && level < one->image.levels.size(); ++level) {
                const SharedArray<std::uint8_t>& pixels = one->image.levels[level];
                REQUIRE(reinterpret_cast<const std::byte*>(pixels.end()) <=
                        bytes.data() + bytes.size());
            }
        }
    }
}
