#include "image/codec.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <turbojpeg.h>

#include "base/file.h"
#include "image/pictures.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(std::string_view text)
{
    const auto all = std::as_bytes(std::span(text));
    return {all.begin(), all.end()};
}

std::string errorOf(std::span<const std::byte> bytes)
{
    const Result<Image8> image = decodeImage(bytes, "wall");
    return image ? "no error" : image.error().message;
}

Bytes jpegOf(const Image8& image)
{
    const tjhandle encoder = tjInitCompress();
    unsigned char* data = nullptr;
    unsigned long size = 0;
    tjCompress2(encoder, image.pixels.data(), image.width, 0, image.height, TJPF_RGBA, &data, &size,
                TJSAMP_444, 95, 0);
    const auto* const first = reinterpret_cast<const std::byte*>(data);
    Bytes bytes(first, first + size);
    tjFree(data);
    tjDestroy(encoder);
    return bytes;
}

void putBigEndian(Bytes& bytes, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[at + i] = static_cast<std::byte>(value >> (24U - 8U * i));
    }
}

/// The check of PNG chunks, as its specification's appendix on the CRC defines it.
std::uint32_t crcOf(std::span<const std::byte> bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::byte byte : bytes) {
        crc ^= static_cast<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1U) : crc >> 1U;
        }
    }
    return crc ^ 0xFFFFFFFFU;
}

/// A PNG whose header says another size; the header's check is right.
Bytes pngOfSize(std::uint32_t width, std::uint32_t height)
{
    Bytes bytes = pngBytes(plain(4, 4, 1, 2, 3)).value();
    putBigEndian(bytes, 16, width);
    putBigEndian(bytes, 20, height);
    putBigEndian(bytes, 29, crcOf(std::span(bytes).subspan(12, 17)));
    return bytes;
}

/// The contents of all chunks of this type.
std::vector<std::string> chunksOf(const Bytes& png, std::string_view type)
{
    std::vector<std::string> found;
    const std::string all(reinterpret_cast<const char*>(png.data()), png.size());
    std::size_t position = 8;
    while (position + 12 <= all.size()) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            length = length << 8U | static_cast<unsigned char>(all[position + i]);
        }
        if (all.substr(position + 4, 4) == type) {
            found.push_back(all.substr(position + 8, length));
        }
        position += 12 + length;
    }
    return found;
}

}

TEST_CASE("a picture comes back from PNG as it was")
{
    for (const bool opaque : {true, false}) {
        const Image8 picture = ramps(321, 123, opaque);
        const Result<Bytes> bytes = pngBytes(picture);
        REQUIRE(bytes);
        CHECK(decodeImage(*bytes, "wall").value() == picture);
        CHECK(pngBytes(picture).value() == *bytes);
    }
    CHECK(decodeImage(pngBytes(plain(1, 1, 9, 8, 7, 0)).value(), "dot").value() ==
          plain(1, 1, 9, 8, 7, 0));
}

TEST_CASE("an opaque picture is RGB and says that it is sRGB")
{
    const Bytes opaque = pngBytes(ramps(20, 10)).value();
    const Bytes clear = pngBytes(ramps(20, 10, false)).value();
    // Width, height, depth 8, colour type 2 (RGB) or 6 (RGBA), then three zeros: PNG, IHDR.
    using namespace std::string_literals;
    CHECK(chunksOf(opaque, "IHDR") == std::vector{"\0\0\0\x14\0\0\0\x0A\x08\x02\0\0\0"s});
    CHECK(chunksOf(clear, "IHDR") == std::vector{"\0\0\0\x14\0\0\0\x0A\x08\x06\0\0\0"s});
    CHECK(chunksOf(opaque, "sRGB").size() == 1);
}

TEST_CASE("text travels in the picture and keeps its letters")
{
    const Bytes bytes = pngBytes(plain(2, 2, 0, 0, 0),
                                 {{"Title", "Chase 010"}, {"Author", "Ömer Æsop"}, {"Comment", ""}})
                            .value();
    using namespace std::string_literals;
    CHECK(chunksOf(bytes, "tEXt") == std::vector{"Title\0Chase 010"s});
    CHECK(chunksOf(bytes, "iTXt") == std::vector{"Author\0\0\0\0\0Ömer Æsop"s});
    CHECK(decodeImage(bytes, "wall"));
}

TEST_CASE("a text that PNG cannot hold is refused")
{
    const Image8 picture = plain(2, 2, 0, 0, 0);
    for (const std::string& keyword :
         {std::string(), std::string(80, 'k'), std::string(" Title"), std::string("Ö"),
          std::string("two\nlines"), std::string("two  blanks")}) {
        CAPTURE(keyword);
        CHECK(
            pngBytes(picture, {{keyword, "x"}}).error().message ==
            fmt::format("\"{}\" cannot name a text in a PNG. Use 1 to 79 plain letters.", keyword));
    }
    CHECK(pngBytes(picture, {{std::string(79, 'k'), "x"}}));
    CHECK(pngBytes(picture, {{"Title", std::string("a\0b", 3)}}).error().message ==
          "The text \"Title\" of a PNG holds a zero byte. Remove it.");
}

TEST_CASE("a picture without pixels is not written")
{
    CHECK(pngBytes({}).error().message ==
          "A picture without pixels cannot be written. Use a size above 0 × 0.");
}

TEST_CASE("a picture is written beside others and read by its name")
{
    const TemporaryFolder folder;
    const Image8 picture = ramps(30, 20);
    REQUIRE(writePng(folder.path() / "wall.png", picture));
    CHECK(readImage(folder.path() / "wall.png").value() == picture);
    CHECK_FALSE(writePng(folder.path() / "none" / "wall.png", picture));
    CHECK_FALSE(readImage(folder.path() / "none.png"));
}

TEST_CASE("a JPEG is read whatever its name says")
{
    const TemporaryFolder folder;
    const Image8 picture = plain(40, 30, 200, 100, 50);
    const Bytes bytes = jpegOf(picture);
    REQUIRE(writeFileSafely(folder.path() / "wall.png", bytes));
    const Result<Image8> read = readImage(folder.path() / "wall.png");
    REQUIRE(read);
    REQUIRE(read->pixels.size() == picture.pixels.size());
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        REQUIRE(std::abs(read->pixels[i] - picture.pixels[i]) <= 3);
    }
}

TEST_CASE("padding that a camera leaves in a JPEG costs no pixel")
{
    const Bytes whole = jpegOf(ramps(40, 30));
    Bytes padded = whole;
    padded.insert(padded.end() - 2, {std::byte(0x12), std::byte(0x34)});
    const Result<Image8> read = decodeImage(padded, "wall");
    REQUIRE(read);
    CHECK(*read == decodeImage(whole, "wall").value());
}

TEST_CASE("a picture for print is shown in light")
{
    // Adobe writes inks inverted, so these bytes are C = 55, M = 0, Y = 255, K = 0 of 255.
    const std::array<unsigned char, 4> ink{200, 255, 0, 255};
    std::vector<unsigned char> inks;
    for (int pixel = 0; pixel < 16 * 16; ++pixel) {
        inks.insert(inks.end(), ink.begin(), ink.end());
    }
    const tjhandle encoder = tjInitCompress();
    unsigned char* data = nullptr;
    unsigned long size = 0;
    REQUIRE(tjCompress2(encoder, inks.data(), 16, 0, 16, TJPF_CMYK, &data, &size, TJSAMP_444, 98,
                        0) == 0);
    const Result<Image8> read =
        decodeImage(std::as_bytes(std::span(data, static_cast<std::size_t>(size))), "print");
    tjFree(data);
    tjDestroy(encoder);
    REQUIRE(read);
    const std::uint8_t* const pixel = at(*read, 8, 8);
    CHECK(std::abs(pixel[0] - 200) <= 3);
    CHECK(std::abs(pixel[1] - 255) <= 3);
    CHECK(std::abs(pixel[2] - 0) <= 3);
    CHECK(pixel[3] == 255);
}

TEST_CASE("a PNG cut off anywhere is refused and never crashes")
{
    const Bytes whole = pngBytes(ramps(64, 64)).value();
    const std::size_t pictureEnd = whole.size() - 16; // before the check of the last data, and IEND
    for (std::size_t length = 8; length < pictureEnd; length += 37) {
        CAPTURE(length);
        const std::string error = errorOf(std::span(whole).first(length));
        REQUIRE(error.find("\"wall\" is a broken PNG picture: ") == 0);
        REQUIRE(error.find(". Export it again.") != std::string::npos);
    }
}

TEST_CASE("a JPEG cut off is refused and not shown half grey")
{
    const Bytes whole = jpegOf(ramps(64, 64));
    for (std::size_t length = 3; length + 2 < whole.size(); length += 37) {
        CAPTURE(length);
        const std::string error = errorOf(std::span(whole).first(length));
        CAPTURE(error);
        REQUIRE(error.find("\"wall\" is a broken JPEG picture") == 0);
    }
}

TEST_CASE("a header above the largest size is refused before memory is asked for")
{
    CHECK(
        errorOf(pngOfSize(16385, 1)) ==
        "\"wall\" has 16385 × 1 pixels; 1 × 1 to 16384 × 16384 are read. Export it at such a size.");
    CHECK(errorOf(pngOfSize(1, 2147483647)).find("to 16384 × 16384") != std::string::npos);
    CHECK(errorOf(pngOfSize(0, 5)).find("broken PNG") != std::string::npos);
    // Allowed by its size, but 1 GB out of 100 bytes: nothing is as flat as that.
    CHECK(errorOf(pngOfSize(16384, 16384)).find("broken PNG") != std::string::npos);

    Bytes jpeg = jpegOf(plain(16, 16, 1, 2, 3));
    for (std::size_t i = 0; i + 9 < jpeg.size(); ++i) {
        if (jpeg[i] == std::byte(0xFF) && jpeg[i + 1] == std::byte(0xC0)) {
            std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(i) + 5, 4, std::byte(0x40));
            CHECK(errorOf(jpeg).find("to 16384 × 16384") != std::string::npos);
            jpeg[i + 5] = jpeg[i + 7] = std::byte(0x3F);
            CHECK(errorOf(jpeg).find("broken JPEG picture: it ends too early") !=
                  std::string::npos);
            return;
        }
    }
    FAIL("a JPEG has a frame header");
}

TEST_CASE("what is no picture is refused with what to do")
{
    for (const Bytes& bytes : {Bytes(), bytesOf("\xFF\xD8"), bytesOf("GIF89a"), bytesOf("\x89PNG"),
                               bytesOf("{ \"format\": \"premise\" }")}) {
        CHECK(errorOf(bytes) ==
              "\"wall\" is no PNG, JPEG or WebP picture. Convert it to one of them.");
    }
}

TEST_CASE("bytes turned over in a picture never crash the reader")
{
    for (const Bytes& whole : {pngBytes(ramps(40, 40)).value(), jpegOf(ramps(40, 40))}) {
        std::uint32_t dice = 1001;
        for (int round = 0; round < 2000; ++round) {
            Bytes bytes = whole;
            for (int flip = 0; flip < 3; ++flip) {
                dice = dice * 1664525U + 1013904223U;
                bytes[(dice >> 8U) % bytes.size()] = static_cast<std::byte>(dice >> 24U);
            }
            const Result<Image8> image = decodeImage(bytes, "wall");
            if (image) {
                REQUIRE(image->pixels.size() == 4U * static_cast<unsigned>(image->width) *
                                                    static_cast<unsigned>(image->height));
            } else {
                REQUIRE_FALSE(image.error().message.empty());
            }
        }
    }
}

TEST_CASE("hostile pictures of others are refused or read and never crash")
{
    const fs::path malformed = SHARED_OR_SKIP("malformed");
    int read = 0;
    int refused = 0;
    for (const char* folder : {"corpus/gofuzz-png", "corpus/gofuzz-jpg", "corpus/imagepng-bugfixes",
                               "corpus/imagepng-pngsuite", "generated/image"}) {
        for (const fs::directory_entry& entry :
             fs::recursive_directory_iterator(malformed / folder)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            CAPTURE(entry.path().string());
            const Result<Image8> image = readImage(entry.path());
            if (image) {
                CHECK(image->pixels.size() == 4U * static_cast<std::size_t>(image->width) *
                                                  static_cast<std::size_t>(image->height));
            }
            (image ? read : refused) += 1;
        }
    }
    CHECK(refused > 20);
    MESSAGE(read << " read and " << refused << " refused");
}

TEST_CASE("the broken pictures of PngSuite are refused")
{
    const fs::path folder = SHARED_OR_SKIP("malformed/corpus/imagepng-pngsuite");
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".png" &&
            entry.path().filename().string().starts_with('x')) {
            CAPTURE(entry.path().filename().string());
            CHECK_FALSE(readImage(entry.path()));
        }
    }
}
