#include <cmath>
#include <limits>

#include <ImfChannelList.h>
#include <ImfFloatAttribute.h>
#include <ImfFrameBuffer.h>
#include <ImfInputFile.h>
#include <ImfOutputFile.h>
#include <ImfStandardAttributes.h>
#include <ImfStringAttribute.h>

#include "base/file.h"
#include "image/codec.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using premise::test::TemporaryFolder;

namespace {

ImageF light(int width, int height, float alpha)
{
    ImageF image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.pixels.push_back(static_cast<float>(x) / 64.0F);
            image.pixels.push_back(static_cast<float>(y) * 0.25F);
            image.pixels.push_back(static_cast<float>(x * y) / 1024.0F);
            image.pixels.push_back(alpha);
        }
    }
    return image;
}

}

TEST_CASE("light comes back from EXR to the precision of a half")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "wall.exr";
    for (const float alpha : {1.0F, 0.5F}) {
        const ImageF was = light(300, 520, alpha);
        REQUIRE(writeExr(path, was));
        const Result<ImageF> is = readExr(path);
        REQUIRE(is);
        REQUIRE(is->width == 300);
        REQUIRE(is->height == 520);
        REQUIRE(is->pixels.size() == was.pixels.size());
        for (std::size_t i = 0; i < was.pixels.size(); ++i) {
            // A half has 11 significant bits.
            REQUIRE(is->pixels[i] == doctest::Approx(was.pixels[i]).epsilon(1.0 / 2048.0));
        }
    }
}

TEST_CASE("an EXR says in the standard's attributes what the camera did")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "wall.exr";
    ExrAttributes attributes;
    attributes.numbers = {{"expTime", 1.0F / 48.0F},
                          {"aperture", 2.8F},
                          {"focus", 3.5F},
                          {"isoSpeed", 800.0F},
                          {"premise:focalLength", 35.0F}};
    attributes.strings = {{"owner", "Production"}, {"timeCode", "01:02:03;04"}};
    attributes.rateNumerator = 24000;
    attributes.rateDenominator = 1001;
    REQUIRE(writeExr(path, light(16, 9, 1.0F), attributes));

    const Imf::InputFile file(path.c_str());
    const Imf::Header& header = file.header();
    CHECK(Imf::expTime(header) == 1.0F / 48.0F);
    CHECK(Imf::aperture(header) == 2.8F);
    CHECK(Imf::focus(header) == 3.5F);
    CHECK(Imf::isoSpeed(header) == 800.0F);
    CHECK(header.typedAttribute<Imf::FloatAttribute>("premise:focalLength").value() == 35.0F);
    CHECK(Imf::owner(header) == "Production");
    CHECK(Imf::framesPerSecond(header).n == 24000);
    CHECK(Imf::framesPerSecond(header).d == 1001);
    CHECK(Imf::timeCode(header).hours() == 1);
    CHECK(Imf::timeCode(header).minutes() == 2);
    CHECK(Imf::timeCode(header).seconds() == 3);
    CHECK(Imf::timeCode(header).frame() == 4);
    CHECK(Imf::timeCode(header).dropFrame());
    // ITU-R BT.709: the primaries and D65.
    const Imf::Chromaticities& primaries = Imf::chromaticities(header);
    CHECK(primaries.red == Imath::V2f(0.64F, 0.33F));
    CHECK(primaries.green == Imath::V2f(0.30F, 0.60F));
    CHECK(primaries.blue == Imath::V2f(0.15F, 0.06F));
    CHECK(primaries.white == Imath::V2f(0.3127F, 0.3290F));
    CHECK(header.compression() == Imf::ZIP_COMPRESSION);
    CHECK(header.channels().findChannel("R")->type == Imf::HALF);
    CHECK(header.channels().findChannel("A") == nullptr);
}

TEST_CASE("a timecode that the standard cannot hold is left out")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "wall.exr";
    for (const char* text :
         {"01:00:00:59", "24:00:00:00", "01:00:00", "::::::::::::", "::::::::::;"}) {
        ExrAttributes attributes;
        attributes.strings = {{"timeCode", text}};
        REQUIRE(writeExr(path, light(2, 2, 1.0F), attributes));
        CHECK_FALSE(Imf::hasTimeCode(Imf::InputFile(path.c_str()).header()));
    }
}

TEST_CASE("the same light gives the same file")
{
    const TemporaryFolder folder;
    REQUIRE(writeExr(folder.path() / "a.exr", light(640, 360, 1.0F)));
    REQUIRE(writeExr(folder.path() / "b.exr", light(640, 360, 1.0F)));
    CHECK(contentHash(folder.path() / "a.exr").value() ==
          contentHash(folder.path() / "b.exr").value());
}

TEST_CASE("light beyond a half is the brightest half and never infinite")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "sun.exr";
    const float infinity = std::numeric_limits<float>::infinity();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    REQUIRE(writeExr(path, {2, 1, {1e9F, infinity, -infinity, 1.0F, nan, 65504.0F, 0.0F, 1.0F}}));
    CHECK(readExr(path).value().pixels ==
          std::vector<float>{65504.0F, 65504.0F, -65504.0F, 1.0F, 0.0F, 65504.0F, 0.0F, 1.0F});
}

TEST_CASE("an attribute that the format needs itself is refused")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "wall.exr";
    ExrAttributes strings;
    strings.strings = {{"dataWindow", "x"}};
    CHECK(writeExr(path, light(2, 2, 1.0F), strings).error().message ==
          "\"dataWindow\" cannot name a text in an EXR: the format uses it itself. Choose another "
          "name.");
    ExrAttributes numbers;
    numbers.numbers = {{"framesPerSecond", 24.0F}};
    CHECK(writeExr(path, light(2, 2, 1.0F), numbers).error().message ==
          "\"framesPerSecond\" cannot name a number in an EXR: it is in use. Choose another name.");
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("an EXR without pixels or without a folder is not written")
{
    CHECK(writeExr("/nowhere/wall.exr", {}).error().message ==
          "A picture without pixels cannot be written. Use a size above 0 × 0.");
    CHECK(writeExr("/nowhere/wall.exr", light(2, 2, 1.0F)).error().message.find("no folder") !=
          std::string::npos);
}

TEST_CASE("grey light of other programs is read as grey and other windows as pictures")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "grey.exr";
    {
        const Imath::Box2i window({-5, 300}, {4, 900});
        Imf::Header header(window, window);
        header.channels().insert("Y", Imf::Channel(Imf::FLOAT));
        std::vector<float> grey(10 * 601);
        for (std::size_t i = 0; i < grey.size(); ++i) {
            grey[i] = static_cast<float>(i);
        }
        Imf::FrameBuffer buffer;
        buffer.insert("Y", Imf::Slice::Make(Imf::FLOAT, grey.data(), window));
        Imf::OutputFile file(path.c_str(), header);
        file.setFrameBuffer(buffer);
        file.writePixels(601);
    }
    const Result<ImageF> image = readExr(path);
    REQUIRE(image);
    REQUIRE(image->width == 10);
    REQUIRE(image->height == 601);
    for (std::size_t i = 0; i < 6010; ++i) {
        const auto value = static_cast<float>(i);
        REQUIRE(image->pixels[4 * i] == value);
        REQUIRE(image->pixels[4 * i + 1] == value);
        REQUIRE(image->pixels[4 * i + 2] == value);
        REQUIRE(image->pixels[4 * i + 3] == 1.0F);
    }
}

TEST_CASE("an EXR without colour is refused")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "depth.exr";
    {
        Imf::Header header(2, 2);
        header.channels().insert("Z", Imf::Channel(Imf::FLOAT));
        const Imf::OutputFile file(path.c_str(), header);
    }
    CHECK(readExr(path).error().message ==
          fmt::format("\"{}\" holds neither colour nor grey. Export it with R, G and B channels.",
                      path.string()));
}

TEST_CASE("an EXR with channels of different sizes is refused")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "small.exr";
    {
        Imf::Header header(2, 2);
        header.channels().insert("Y", Imf::Channel(Imf::HALF));
        header.channels().insert("RY", Imf::Channel(Imf::HALF, 2, 2));
        const Imf::OutputFile file(path.c_str(), header);
    }
    CHECK(readExr(path).error().message ==
          fmt::format("\"{}\" stores some channels at a lower size. Export it as plain RGB.",
                      path.string()));
}

TEST_CASE("an EXR above the largest size is refused from its header")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "huge.exr";
    {
        Imf::Header header(16385, 2);
        header.channels().insert("R", Imf::Channel(Imf::HALF));
        const Imf::OutputFile file(path.c_str(), header);
    }
    CHECK(readExr(path).error().message ==
          fmt::format("\"{}\" has 16385 × 2 pixels; 1 × 1 to 16384 × 16384 are read. Export it at "
                      "such a size.",
                      path.string()));
}

TEST_CASE("an EXR cut off anywhere is refused")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "wall.exr";
    REQUIRE(writeExr(path, light(64, 64, 1.0F)));
    const std::vector<std::byte> whole = readFile(path).value();
    for (std::size_t length = 4; length < whole.size(); length += 97) {
        CAPTURE(length);
        REQUIRE(writeFileSafely(path, std::span(whole).first(length)));
        const Result<ImageF> image = readExr(path);
        REQUIRE_FALSE(image);
        REQUIRE(image.error().message.find("is a broken EXR picture: ") != std::string::npos);
    }
    REQUIRE(writeFileSafely(path, std::string_view("not a picture")));
    CHECK(readExr(path).error().message ==
          fmt::format("\"{}\" is not an EXR picture. Convert it to one.", path.string()));
}

TEST_CASE("hostile EXR files of others are refused or read and never crash")
{
    const fs::path malformed = SHARED_OR_SKIP("malformed");
    int files = 0;
    for (const char* folder : {"corpus/tinyexr", "generated/image"}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(malformed / folder)) {
            if (entry.path().extension() != ".exr") {
                continue;
            }
            ++files;
            CAPTURE(entry.path().string());
            const Result<ImageF> image = readExr(entry.path());
            if (image) {
                CHECK(image->pixels.size() == 4U * static_cast<std::size_t>(image->width) *
                                                  static_cast<std::size_t>(image->height));
            }
        }
    }
    CHECK(files > 3);
}
