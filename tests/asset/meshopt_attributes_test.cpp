// Streams of version 1 and filtered colours as meshoptimizer 1.3, which wrote them, reads them.
#include "asset/gltf/meshopt_attributes.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "asset/read/data_uri.h"
#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::byte>;

struct Stream {
    std::string text; ///< base64
    std::size_t count = 0;
    std::size_t stride = 0;
    std::function<Bytes(std::size_t)> element; ///< what was packed
};

template <class T> Bytes bytesOf(const std::vector<T>& values)
{
    const auto all = std::as_bytes(std::span(values));
    return {all.begin(), all.end()};
}

using Shorts = std::vector<std::uint16_t>;

/// Turned exclusive-or differences in channels 0 and 2, differences of shorts in 1.
const char* const floatsText =
    "oWh6aAECAQ8fCg//+Pj0xPTEoGAQMBj4HPJi4mLyYuJiPB4fAH4BAwEHAAAAIOCQkGh4RExUPDI2Oj7/DJR+UlblEM"
    "yIag146np+ERiKKRQOAHwCASQDgOADBCTAAAAEAYBMDwcXDwoGL0xPj//49Bz4EODgEPjE8mLiYvExcRw+HwADAQ8B"
    "AwAAAAAAAAAAAAAAAAAAAAAAAACgQGIBUg==";

/// In order of what they exercise: turned floats, shorts, more than two blocks, whole bytes.
std::vector<Stream> streams()
{
    return {
        {floatsText, 37, 12,
         [](std::size_t i) {
             return bytesOf(std::vector<float>{float(i) * 0.25F, float(i * i % 257) * 0.125F,
                                               5.0F - float(i) * 0.5F});
         }},
        {"oZurAEpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKKgVVVVVVVVVVVVVVVVVVVVVVVV"
         "VVVVVQAAACBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrgAAAAAAAAAAAAAAAAAAAADo"
         "AwAABwABAQ==",
         45, 8,
         [](std::size_t i) {
             return bytesOf(Shorts{std::uint16_t(i * 37), std::uint16_t(1000 - 3 * i),
                                   std::uint16_t(i * i), 7});
         }},
        {"oZmoVVVVVSqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
         "qqqqqqqqqqBERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERE"
         "RERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERE"
         "RUVVVVAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKAQAKmalVVVVVqqqqqqqqqqqqqqqq"
         "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpERERERERERERERE"
         "RERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERE"
         "RERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERAAAAAABAAoBAAoBAAoBAAoBAA"
         "oBAAoBAAoBAAoBAAoBAAoBAAoBAAoBAAoBAAoBAAoBAAqZqVUFqqqqqqqqqqqqqqqqqqqqqqqqqqqqqgAAqgpERERE"
         "RERERERERERERERERERERERERERERERERERERERERERERERERERERAAAAAAAAAEACgEACgEACgEACgEACgEACgAAAA"
         "AAAAAAAAAAAAAAAABg6gAABwABAA==",
         600, 8,
         [](std::size_t i) {
             return bytesOf(Shorts{std::uint16_t(i), std::uint16_t(60000 + 2 * i),
                                   std::uint16_t(i / 16 * 5), 7});
         }},
        {"oXVVKqqqqqqqqqqqqqqqoAAAACoGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmYDAAYGAK+ji2c3BFaq/4kHcvNXWvExpI"
         "NgpWCXhlncFJ28GHX3kh4/kdfuwJSIfnaOqMT/wXcAgsFwb3BvcGAwb3BvcBgMb3BvcAIAbwAAAAAAAAAAAAAAAAAA"
         "AAAAAAAAAADIAA==",
         50, 4,
         [](std::size_t i) {
             return bytesOf(std::vector<std::uint8_t>{std::uint8_t(i), std::uint8_t(i * 3),
                                                      std::uint8_t(i * 167 + i * i * i % 251),
                                                      std::uint8_t(i % 7 == 0 ? 200 : 0)});
         }},
    };
}

Bytes decoded(const std::string& base64Text)
{
    const auto bytes = dataUriBytes("data:application/octet-stream;base64," + base64Text);
    REQUIRE(bytes);
    return *bytes;
}

Bytes fromHex(const std::string& text)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        bytes.push_back(std::byte(std::stoul(text.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

}

TEST_CASE("streams of the second version hold what was packed")
{
    for (const Stream& stream : streams()) {
        CAPTURE(stream.count);
        const Bytes packed = decoded(stream.text);
        CHECK(isSecondAttributeStream(packed));
        Bytes out(stream.count * stream.stride);
        REQUIRE(unpackAttributes(packed, stream.count, stream.stride, out));
        for (std::size_t i = 0; i < stream.count; ++i) {
            CAPTURE(i);
            const Bytes due = stream.element(i);
            CHECK(std::equal(due.begin(), due.end(), out.begin() + std::ptrdiff_t(i * due.size())));
        }
    }
}

TEST_CASE("a stream of the second version that is cut or has bytes to spare is refused")
{
    for (const Stream& stream : streams()) {
        const Bytes packed = decoded(stream.text);
        Bytes out(stream.count * stream.stride);
        for (std::size_t length = 0; length < packed.size(); ++length) {
            Bytes cut(packed.begin(), packed.begin() + std::ptrdiff_t(length));
            CHECK_FALSE(unpackAttributes(cut, stream.count, stream.stride, out));
        }
        Bytes more(packed.size() + 1, std::byte(0)); // a zero after the first byte
        more.front() = packed.front();
        std::copy(packed.begin() + 1, packed.end(), more.begin() + 2);
        CHECK_FALSE(unpackAttributes(more, stream.count, stream.stride, out));
        CHECK_FALSE(unpackAttributes(packed, stream.count, stream.stride,
                                     std::span(out).first(out.size() - 1)));
    }
}

TEST_CASE("channels of no known kind are refused and bytes turned over never crash")
{
    for (const Stream& stream : streams()) {
        const Bytes packed = decoded(stream.text);
        Bytes out(stream.count * stream.stride);
        for (const int mode : {3, 0x10, 0x21}) {
            Bytes odd = packed;
            odd.back() = std::byte(mode);
            CHECK_FALSE(unpackAttributes(odd, stream.count, stream.stride, out));
        }
        for (std::size_t i = 0; i < packed.size(); ++i) {
            Bytes turned = packed;
            turned[i] ^= std::byte(0xFF);
            static_cast<void>(unpackAttributes(turned, stream.count, stream.stride, out));
        }
    }
}

TEST_CASE("filtered colours become red green blue and alpha again")
{
    struct Row {
        std::size_t stride;
        const char* filtered;
        const char* colours;
    };
    // Four colours in 8, 6, 16 and 12 bits.
    const Row rows[] = {
        {4, "905ff1ff00000080ff0000c066cd00e6", "fe8140ff00000000ffffff80336699cc"},
        {4, "2417fd3f000000203f0000301af40039", "fb8641ff00000000ffffff8239699ace"},
        {8, "0090ff5f01f0ffff0000000000000080ffff0000000000c06666cdcc000066e6",
         "feff01800040ffff0000000000000000ffffffffffff0080333366669999cccc"},
        {8, "0009ff0501ffff0f0000000000000008ff0f00000000000c6606cdfc0000660e",
         "efff18800440ffff0000000000000000ffffffffffff0880333366669999cccc"},
    };
    for (const Row& row : rows) {
        Bytes elements = fromHex(row.filtered);
        unfilterColours(elements, row.stride);
        CHECK(elements == fromHex(row.colours));
    }
    Bytes none(8, std::byte(0));
    unfilterColours(none, 4); // alpha without its highest bit: not a colour, but no harm
    CHECK(none == Bytes(8, std::byte(0)));
}

TEST_CASE("a glTF packed with the second version is read and its placeholder needs no mark")
{
    const Bytes packed = decoded(floatsText);
    const auto* const first = reinterpret_cast<const std::uint8_t*>(packed.data());
    const std::string text = fmt::format(
        R"({{"asset":{{"version":"2.0"}},"extensionsUsed":["KHR_meshopt_compression"],"extensionsRequired":["KHR_meshopt_compression"],"buffers":[{{"byteLength":444}},{{"byteLength":{0},"uri":"data:application/octet-stream;base64,{1}"}}],"bufferViews":[{{"buffer":0,"byteLength":444,"byteStride":12,"extensions":{{"KHR_meshopt_compression":{{"buffer":1,"byteLength":{0},"byteStride":12,"count":37,"mode":"ATTRIBUTES"}}}}}}],"accessors":[{{"bufferView":0,"componentType":5126,"count":36,"type":"VEC3"}}],{2}}})",
        packed.size(), base64({first, first + packed.size()}),
        oneTriangle(R"("attributes":{"POSITION":0})"));
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "model.gltf", text));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    CHECK(model->warnings.empty());
    CHECK(triangleCount(*model) == 12);
    CHECK(model->meshes[0].primitives[0].vertices[1].position == Vec3(0.25F, 0.125F, 4.5F));
}
