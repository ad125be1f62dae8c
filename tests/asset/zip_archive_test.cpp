// Zip archives of strangers: what they hold, and what they are not let do.
#include "asset/read/zip_archive.h"

#include <string>

#include "small_zip.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text));
}

void checkRefused(const std::string& zip, const std::string& sentence)
{
    const auto archive = ZipArchive::open(bytesOf(zip));
    REQUIRE_FALSE(archive);
    CHECK(archive.error().message.find(sentence) != std::string::npos);
}

std::string unpackError(const std::string& zip)
{
    const auto archive = ZipArchive::open(bytesOf(zip));
    REQUIRE(archive);
    const auto bytes = archive->unpacked(archive->entries().at(0));
    REQUIRE_FALSE(bytes);
    return bytes.error().message;
}

}

TEST_CASE("a zip archive gives back what was put in")
{
    const std::string text(5000, 'a');
    const std::string zip =
        smallZip({{"plain.txt", "short"}, {"deep/packed.txt", text, true}}, "made by hand");
    CHECK(zip.size() < 1000);
    const auto archive = ZipArchive::open(bytesOf(zip));
    REQUIRE(archive);
    REQUIRE(archive->entries().size() == 2);
    CHECK(archive->totalSize() == 5005);
    const ZipEntry* entry = archive->find("./deep//packed.txt");
    REQUIRE(entry != nullptr);
    const auto bytes = archive->unpacked(*entry);
    REQUIRE(bytes);
    CHECK(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()) == text);
    CHECK(archive->find("plain") == nullptr);
}

TEST_CASE("a zip archive whose names lead out of it is refused")
{
    for (const std::string name :
         {"../up.dae", "a/../../up.dae", "/etc/up.dae", "C:/up.dae", "..\\up.dae", ""}) {
        CAPTURE(name);
        checkRefused(smallZip({{name, "text"}}), "leads out of the archive");
    }
}

TEST_CASE("a zip bomb is not unpacked beyond what its directory says")
{
    const std::string zeros(10'000'000, '\0');
    const std::string honest = smallZip({{"bomb.dae", zeros, true}});
    CHECK(honest.size() < 20'000);
    const auto archive = ZipArchive::open(bytesOf(honest));
    REQUIRE(archive);
    CHECK(archive->totalSize() == zeros.size()); // known before anything is unpacked
    const std::string lying = smallZip({{"bomb.dae", zeros, true, 1000}});
    CHECK(unpackError(lying).find("not as large as its directory says") != std::string::npos);
}

TEST_CASE("a broken zip archive says what is broken")
{
    const std::string good = smallZip({{"a.dae", "some text"}});
    checkRefused(good.substr(0, good.size() - 1), "it has no directory");
    checkRefused("PK\x03\x04", "it has no directory");
    std::string broken = good;
    broken[broken.find("PK\x01\x02")] = 'X';
    checkRefused(broken, "its directory is broken");
    std::string longName = good;
    longName[longName.find("PK\x01\x02") + 28] = '\x7F';
    checkRefused(longName, "its directory is broken");
    checkRefused(smallZip({{"a.dae", "text", false, 0, 1}}), "\"a.dae\" in it is encrypted");
    checkRefused(smallZip({{"a.dae", "text", false, 0, 0, 12}}),
                 "\"a.dae\" in it is packed in a way that is not read");
    checkRefused(smallZip({{"a.dae", "text", false, 7}}), "\"a.dae\" in it has two sizes");
    checkRefused(smallZip({{"a.dae", "text", true, 0xFFFFFFFF}}),
                 "\"a.dae\" in it is larger than 4 GiB");
    std::string wrong = good;
    wrong[wrong.find("some")] = 'c';
    CHECK(unpackError(wrong).find("does not fit its checksum") != std::string::npos);
    std::string headless = good;
    headless[2] = 'X';
    CHECK(unpackError(headless).find("its directory is broken") != std::string::npos);
    std::string longer = good;
    longer[28] = '\x7F'; // the local header claims to be longer than the file
    longer[29] = '\x7F';
    CHECK(unpackError(longer).find("is cut off") != std::string::npos);
}

TEST_CASE("a zip archive that is cut off or flipped anywhere is an error and nothing worse")
{
    const std::string good = smallZip({{"a.dae", std::string(300, 'b'), true}, {"b.png", "c"}});
    for (std::size_t i = 0; i < good.size(); ++i) {
        static_cast<void>(ZipArchive::open(bytesOf(good.substr(0, i))));
        std::string flipped = good;
        flipped[i] = static_cast<char>(~flipped[i]);
        if (const auto archive = ZipArchive::open(bytesOf(flipped))) {
            for (const ZipEntry& entry : archive->entries()) {
                if (entry.size < 1'000'000) {
                    static_cast<void>(archive->unpacked(entry));
                }
            }
        }
    }
}
