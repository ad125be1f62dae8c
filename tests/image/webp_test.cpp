// WebP: what the format's own encoder wrote is read.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include <webp/encode.h>

#include "base/file.h"
#include "image/codec.h"
#include "image/pictures.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::byte>;

Bytes taken(std::uint8_t* data, std::size_t size)
{
    const auto* const from = reinterpret_cast<const std::byte*>(data);
    Bytes bytes(from, from + size);
    WebPFree(data);
    return bytes;
}

Bytes lossless(const Image8& image)
{
    std::uint8_t* data = nullptr;
    const std::size_t size = WebPEncodeLosslessRGBA(image.pixels.data(), image.width, image.height,
                                                    image.width * 4, &data);
    REQUIRE(size > 0);
    return taken(data, size);
}

Bytes lossy(const Image8& image, float quality)
{
    std::uint8_t* data = nullptr;
    const std::size_t size = WebPEncodeRGBA(image.pixels.data(), image.width, image.height,
                                            image.width * 4, quality, &data);
    REQUIRE(size > 0);
    return taken(data, size);
}

std::string errorOf(std::span<const std::byte> bytes)
{
    const Result<Image8> image = decodeImage(bytes, "wall");
    return image ? "no error" : image.error().message;
}

void append(Bytes& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i) {
        bytes.push_back(std::byte(value >> (8 * i) & 0xFFU));
    }
}

void append(Bytes& bytes, const char* text)
{
    for (; *text != '\0'; ++text) {
        bytes.push_back(std::byte(*text));
    }
}

/// The RIFF container with one frame of an animation at 2, 4 of a canvas, as the container
/// specification lays it out.
Bytes animated(const Image8& frame, std::uint32_t width, std::uint32_t height)
{
    const Bytes still = lossless(frame);
    const Bytes image(still.begin() + 12, still.end()); // its VP8L chunk
    Bytes chunks;
    append(chunks, "VP8X");
    append(chunks, 10, 4);
    append(chunks, 0x12, 4); // animation and alpha
    append(chunks, width - 1, 3);
    append(chunks, height - 1, 3);
    append(chunks, "ANIM");
    append(chunks, 6, 4);
    append(chunks, 0, 4); // background
    append(chunks, 0, 2); // loops
    append(chunks, "ANMF");
    append(chunks, std::uint32_t(16 + image.size()), 4);
    append(chunks, 1, 3); // half of x
    append(chunks, 2, 3); // half of y
    append(chunks, std::uint32_t(frame.width) - 1, 3);
    append(chunks, std::uint32_t(frame.height) - 1, 3);
    append(chunks, 40, 3); // milliseconds
    append(chunks, 0, 1);
    chunks.insert(chunks.end(), image.begin(), image.end());
    Bytes file;
    append(file, "RIFF");
    append(file, std::uint32_t(chunks.size()) + 4, 4);
    append(file, "WEBP");
    file.insert(file.end(), chunks.begin(), chunks.end());
    return file;
}

}

TEST_CASE("a lossless WebP arrives pixel for pixel")
{
    for (const bool opaque : {true, false}) {
        Image8 image = ramps(67, 41, opaque);
        for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
            image.pixels[i] =
                std::max<std::uint8_t>(image.pixels[i], 1); // the encoder clears the clear
        }
        const Result<Image8> read = decodeImage(lossless(image), "wall");
        REQUIRE(read);
        CHECK(*read == image);
    }
}

TEST_CASE("a lossy WebP arrives in its colours")
{
    const Result<Image8> read = decodeImage(lossy(plain(48, 32, 200, 120, 40), 90.0F), "wall");
    REQUIRE(read);
    CHECK(read->width == 48);
    CHECK(read->height == 32);
    const std::uint8_t* pixel = at(*read, 20, 20);
    CHECK(std::abs(int(pixel[0]) - 200) <= 4);
    CHECK(std::abs(int(pixel[1]) - 120) <= 4);
    CHECK(std::abs(int(pixel[2]) - 40) <= 4);
    CHECK(pixel[3] == 255);
}

TEST_CASE("a lossy WebP keeps what is clear")
{
    const Result<Image8> read = decodeImage(lossy(plain(32, 32, 10, 20, 30, 128), 90.0F), "wall");
    REQUIRE(read);
    CHECK(at(*read, 16, 16)[3] == 128);
}

TEST_CASE("of an animated WebP the first frame is read in its place")
{
    const Image8 frame = plain(8, 6, 250, 10, 20);
    const Result<Image8> read = decodeImage(animated(frame, 20, 16), "wall");
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(read->width == 20);
    CHECK(read->height == 16);
    CHECK(at(*read, 1, 4)[3] == 0);
    CHECK(at(*read, 2, 3)[3] == 0);
    CHECK(at(*read, 2, 4)[0] == 250);
    CHECK(at(*read, 9, 9)[0] == 250);
    CHECK(at(*read, 10, 9)[3] == 0);
    CHECK(at(*read, 9, 10)[3] == 0);
}

TEST_CASE("a WebP that holds no frame says so")
{
    Bytes bytes = animated(plain(8, 6, 1, 2, 3), 20, 16);
    bytes.resize(12 + 18 + 14); // up to the first frame
    bytes[4] = std::byte(bytes.size() - 8);
    CHECK(errorOf(bytes).find("its parts contradict each other") != std::string::npos);
}

TEST_CASE("a WebP above the largest size is refused before memory is asked for")
{
    CHECK(errorOf(animated(plain(8, 6, 1, 2, 3), 40000, 50000))
              .find("\"wall\" has 40000 × 50000 pixels") == 0);
}

TEST_CASE("a WebP cut off anywhere is refused and never crashes")
{
    for (const Bytes& whole : {lossless(ramps(40, 30)), lossy(ramps(40, 30), 80.0F)}) {
        for (std::size_t length = 12; length < whole.size(); length += 7) {
            const std::string error = errorOf(std::span(whole).first(length));
            CHECK_MESSAGE(error.find("\"wall\" is a broken WebP picture: ") == 0, error);
        }
    }
}

TEST_CASE("bytes turned over in a WebP never crash the reader")
{
    bool damaged = false;
    for (const Bytes& whole : {lossless(ramps(40, 30)), lossy(ramps(40, 30, false), 80.0F)}) {
        for (std::size_t at = 12; at < whole.size(); ++at) {
            Bytes turned = whole;
            turned[at] ^= std::byte(0xFF);
            const std::string error = errorOf(turned);
            CHECK((error == "no error" || error.find("\"wall\"") == 0));
            damaged = damaged || error.find("its data are damaged") != std::string::npos;
        }
    }
    CHECK(damaged);
}

TEST_CASE("a KTX2 picture is called by its name with what to do")
{
    Bytes bytes{std::byte(0xAB)};
    append(bytes, "KTX 20");
    append(bytes, 0xBB, 1);
    append(bytes, "\r\n\x1A\n");
    bytes.resize(80);
    CHECK(errorOf(bytes) == "\"wall\" is a KTX2 picture, which is not read. Export the model with "
                            "PNG, JPEG or WebP textures.");
}

TEST_CASE("WebP pictures of others are read or refused and never crash")
{
    const std::filesystem::path folder = SHARED_OR_SKIP("malformed/corpus/gofuzz-webp");
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const Result<std::vector<std::byte>> bytes = readFile(entry.path());
        REQUIRE(bytes);
        const Result<Image8> image = decodeImage(*bytes, "wall");
        if (image) {
            CHECK(image->pixels.size() ==
                  4 * std::size_t(image->width) * std::size_t(image->height));
            ++read;
        } else {
            CHECK(image.error().message.find("\"wall\"") == 0);
        }
    }
    CHECK(read > 0);
}
