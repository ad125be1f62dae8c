// Pictures that glTF extensions bring: EXT_texture_webp is read, others are told.
#include <fmt/format.h>
#include <webp/encode.h>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Two by two pixels of this colour as the format's own encoder writes them.
Bytes webp(std::uint8_t red, std::uint8_t green, std::uint8_t blue)
{
    Bytes pixels;
    for (int i = 0; i < 4; ++i) {
        pixels.insert(pixels.end(), {red, green, blue, 255});
    }
    std::uint8_t* data = nullptr;
    const std::size_t size = WebPEncodeLosslessRGBA(pixels.data(), 2, 2, 8, &data);
    const Bytes bytes(data, data + size);
    WebPFree(data);
    return bytes;
}

const Bytes ktx2{0xAB, 'K', 'T', 'X', ' ', '2', '0', 0xBB, '\r', '\n', 0x1A, '\n', 0, 0, 0, 0};

Model imported(const std::string& text)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "model.gltf", text));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return *model;
}

/// One texture whose members these are, the pictures `first` and `second` in the file.
Model textured(const std::string& texture, const Bytes& first, const Bytes& second,
               const std::string& extension, bool required)
{
    SmallGltf gltf;
    const int one = gltf.addView(first.data(), first.size());
    const int two = gltf.addView(second.data(), second.size());
    return imported(gltf.text(fmt::format(
        R"("extensionsUsed":["{0}"],{1}"nodes":[{{}}],"materials":[{{"pbrMetallicRoughness":{{"baseColorTexture":{{"index":0}}}}}}],"textures":[{{{2}}}],"images":[{{"name":"plain","bufferView":{3},"mimeType":"image/webp"}},{{"name":"wood","bufferView":{4},"mimeType":"image/webp"}}])",
        extension, required ? fmt::format(R"("extensionsRequired":["{}"],)", extension) : "",
        texture, one, two)));
}

}

TEST_CASE("a texture in WebP shows its picture")
{
    const Model model = textured(R"("extensions":{"EXT_texture_webp":{"source":1}})", webp(1, 2, 3),
                                 webp(200, 100, 50), "EXT_texture_webp", true);
    REQUIRE(model.textures.size() == 1);
    const TextureImage& image = *model.textures[0].image;
    CHECK_FALSE(image.standIn);
    CHECK(image.width == 2);
    CHECK(image.levels[0][0] == 200);
    CHECK(image.levels[0][1] == 100);
    CHECK(image.levels[0][2] == 50);
    CHECK_FALSE(says(model.warnings, "picture"));
}

TEST_CASE("of a picture in two formats the plain one is taken where the other is not read")
{
    const Model model = textured(R"("source":0,"extensions":{"KHR_texture_basisu":{"source":1}})",
                                 webp(9, 8, 7), ktx2, "KHR_texture_basisu", false);
    CHECK_FALSE(model.textures[0].image->standIn);
    CHECK(model.textures[0].image->levels[0][0] == 9);
    CHECK_FALSE(says(model.warnings, "picture"));
}

TEST_CASE("a texture in KTX2 alone has a marked stand-in and a line that names it and what to do")
{
    for (const bool required : {false, true}) {
        const Model model = textured(R"("extensions":{"KHR_texture_basisu":{"source":1}})",
                                     webp(9, 8, 7), ktx2, "KHR_texture_basisu", required);
        CHECK(model.textures[0].image->standIn);
        CHECK(says(model.warnings, "a checker replaces the picture \"wood\""));
        CHECK(says(model.warnings, "is a KTX2 picture, which is not read. Export the model with "
                                   "PNG, JPEG or WebP textures."));
    }
}
