// What a file is, told by its first bytes as the formats' own descriptions lay them out.
#include "asset/read/model_format.h"

#include <string>
#include <string_view>

#include <sys/stat.h>

#include "asset/read/utf16.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace std::string_literals;

namespace {

ModelFormat formatOfText(const std::string& text, const std::string& name = "model")
{
    return formatOf(std::as_bytes(std::span(text)), text.size(), name);
}

std::string_view unread(const std::string& text, const std::string& name = "model")
{
    return nameOfUnread(std::as_bytes(std::span(text)), name);
}

std::string wide(std::u16string_view text, bool bigEndian)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

std::string narrow(const std::string& text)
{
    const auto bytes = utf8FromUtf16(std::as_bytes(std::span(text)));
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}

TEST_CASE("a 3DS file is known by its main chunk and the length of it")
{
    const std::string version = "\x02\x00\x0A\x00\x00\x00\x03\x00\x00\x00"s;
    CHECK(formatOfText("MM\x10\x00\x00\x00"s + version, "set") == ModelFormat::threeDs);
    CHECK(formatOfText("MM\x10\x01\x00\x00"s + version, "set") == ModelFormat::unknown);
    // TIFF of big-endian order begins with MM too.
    CHECK(formatOfText("MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00"s, "a.tif") ==
          ModelFormat::unknown);
}

TEST_CASE("a file on disk is known by its beginning and what is none is never opened")
{
    const test::TemporaryFolder folder;
    const auto put = [&](const char* name, const std::string& text) {
        return test::written(folder.path() / name, text);
    };
    CHECK(formatOfFile(put("walk.txt", "HIERARCHY\nROOT Hips\n{")).format == ModelFormat::bvh);
    CHECK(formatOfFile(put("scene.obj", "BLENDER-v300")).unread == "a Blender scene");
    // Longer than what is looked at: a binary STL is known by the length of all of it.
    std::string stl(84 + 50 * 2000, '\0');
    stl[80] = '\xD0'; // 2000, little-endian
    stl[81] = '\x07';
    CHECK(formatOfFile(put("scan", stl)).format == ModelFormat::stl);
    CHECK(formatOfFile(put("empty.obj", "")).format == ModelFormat::unknown);
    CHECK(formatOfFile(folder.path() / "gone.obj").format == ModelFormat::unknown);
    const std::filesystem::path pipe = folder.path() / "pipe.obj";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0); // nobody writes: opening it would wait for ever
    CHECK(formatOfFile(pipe).format == ModelFormat::unknown);
}

TEST_CASE("motion capture and USD text are known by their first word")
{
    CHECK(formatOfText("HIERARCHY\nROOT Hips\n{", "walk.txt") == ModelFormat::bvh);
    CHECK(formatOfText("#usda 1.0\n(", "set.txt") == ModelFormat::usda);
}

TEST_CASE("a zip archive is COLLADA where it names a DAE near its start")
{
    const std::string head = "PK\x03\x04\x14\x00\x00\x00\x08\x00"s;
    CHECK(formatOfText(head + "....model/doc.dae....", "a") == ModelFormat::zae);
    CHECK(formatOfText(head + "....manifest.xml....", "a.zae") == ModelFormat::zae);
    CHECK(formatOfText(head + "....word/document.xml", "letter.docx") == ModelFormat::unknown);
}

TEST_CASE("an OBJ of sixteen bits a letter is an OBJ")
{
    const std::u16string text = u"\uFEFF# wide\nv 0 0 0\n";
    CHECK(formatOfText(wide(text, true), "room") == ModelFormat::obj);
    CHECK(formatOfText(wide(text, false), "room") == ModelFormat::obj);
}

TEST_CASE("UTF-16 becomes UTF-8 whatever its order")
{
    // The examples of RFC 3629 §7 and RFC 2781 §5: a Chinese character beyond the first plane.
    const std::u16string text = u"\uFEFFA\u2262\u0391.\U000233B4";
    const std::string utf8 = "\x41\xE2\x89\xA2\xCE\x91\x2E\xF0\xA3\x8E\xB4";
    CHECK(narrow(wide(text, true)) == utf8);
    CHECK(narrow(wide(text, false)) == utf8);
    // Half a pair is no character, and half a unit at the end is none either.
    CHECK(narrow("\xFE\xFF\xD8\x4C"s) == "\xEF\xBF\xBD");
    CHECK(narrow("\xFE\xFF\x00\x41\x00"s) == "A");
}

TEST_CASE("a format that is not read is at least called by its name")
{
    CHECK(unread("BLENDER-v304") == "a Blender scene");
    CHECK(unread("PXR-USDC\0\0"s) == "a binary USD file");
    CHECK(unread("Ogawa\xFF\x00\x01"s) == "an Alembic cache");
    CHECK(unread("//Maya ASCII 2022 scene\n") == "a Maya scene");
    CHECK(unread("ISO-10303-21;\nHEADER;") == "a STEP or IFC drawing");
    CHECK(unread("PK\x03\x04....", "set.usdz") == "a USDZ package");
    CHECK(unread("PK\x03\x04....", "set.3mf") == "a 3MF package");
    CHECK(unread("PK\x03\x04....", "set.zip") == "a zip archive");
    CHECK(unread("Dear art department").empty());
}
