#include "malformed/broken/bytes.h"

#include <fstream>
#include <stdexcept>

#include <zlib.h>

namespace premise::test {

void writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), std::streamsize(bytes.size()));
    if (!file.flush()) {
        throw std::runtime_error(path.string() + " cannot be written");
    }
}

std::string big(std::uint32_t value)
{
    return {char(value >> 24U), char(value >> 16U), char(value >> 8U), char(value)};
}

std::string floats(const std::vector<float>& values)
{
    std::string bytes;
    for (const float value : values) {
        bytes += little(value);
    }
    return bytes;
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const unsigned char byte =
                i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0;
            three = three << 8U | byte;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k > bytes.size() ? '=' : letters[three >> (18U - 6U * unsigned(k)) & 63U];
        }
    }
    return text;
}

std::string dataUri(std::string_view bytes)
{
    return "data:application/octet-stream;base64," + base64(bytes);
}

std::string times(std::size_t count, std::string_view text)
{
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

std::string deflated(std::string_view bytes, Wrapping wrapping)
{
    z_stream stream{};
    const int window = wrapping == Wrapping::bare ? -15 : 15;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib does not start");
    }
    std::string packed(deflateBound(&stream, uLong(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string triangleBytes()
{
    return floats({0, 0, 0, 1, 0, 0, 0, 1, 0}) + little(std::uint16_t(0)) +
           little(std::uint16_t(1)) + little(std::uint16_t(2));
}

Json triangleGltf()
{
    return triangleGltf(triangleBytes());
}

Json triangleGltf(std::string_view buffer)
{
    Json json = Json::parse(R"({
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "corner", "mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
             "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 36},
            {"buffer": 0, "byteOffset": 36, "byteLength": 6}],
        "buffers": [{"byteLength": 42}]
    })");
    json["buffers"][0]["byteLength"] = buffer.size();
    json["buffers"][0]["uri"] = dataUri(buffer);
    return json;
}

std::string glb(const std::string& json, std::string_view binary)
{
    const std::string text = json + std::string((4 - json.size() % 4) % 4, ' ');
    const std::string body = std::string(binary) + std::string((4 - binary.size() % 4) % 4, '\0');
    return "glTF" + little(std::uint32_t(2)) +
           little(std::uint32_t(12 + 8 + text.size() + 8 + body.size())) +
           little(std::uint32_t(text.size())) + "JSON" + text + little(std::uint32_t(body.size())) +
           std::string("BIN\0", 4) + body;
}

std::string pngChunk(const std::string& kind, const std::string& data)
{
    const std::string body = kind + data;
    const auto* const bytes = reinterpret_cast<const Bytef*>(body.data());
    return big(std::uint32_t(data.size())) + body +
           big(std::uint32_t(crc32(crc32(0, nullptr, 0), bytes, uInt(body.size()))));
}

std::string pngStart(std::uint32_t width, std::uint32_t height, unsigned char bitDepth,
                     unsigned char colourType)
{
    return "\x89PNG\r\n\x1A\n" + pngChunk("IHDR", big(width) + big(height) + char(bitDepth) +
                                                      char(colourType) + std::string(3, '\0'));
}

std::string smallPng(const std::string& chunks)
{
    const std::string rows("\0\x40\x80\0\xC0\xFF", 6); // filter, two pixels; twice
    return pngStart(2, 2, 8, 0) + chunks + pngChunk("IDAT", deflated(rows)) + pngChunk("IEND", "");
}

std::string zip(const std::vector<ZipEntry>& entries)
{
    std::string files;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const std::string packed = deflated(entry.bytes, Wrapping::bare);
        const auto* const bytes = reinterpret_cast<const Bytef*>(entry.bytes.data());
        const std::string facts =
            little(std::uint16_t(20)) + little(std::uint16_t(0)) + little(std::uint16_t(8)) +
            little(std::uint32_t(0)) +
            little(std::uint32_t(crc32(crc32(0, nullptr, 0), bytes, uInt(entry.bytes.size())))) +
            little(std::uint32_t(packed.size())) +
            little(entry.claimedSize == 0 ? std::uint32_t(entry.bytes.size()) : entry.claimedSize) +
            little(std::uint16_t(entry.name.size())) + little(std::uint16_t(0));
        const std::string at = little(std::uint32_t(files.size()));
        directory += std::string("PK\1\2") + little(std::uint16_t(20)) + facts +
                     std::string(10, '\0') + at + entry.name;
        files += std::string("PK\3\4") + facts + entry.name + packed;
    }
    return files + directory + "PK\5\6" + std::string(4, '\0') +
           little(std::uint16_t(entries.size())) + little(std::uint16_t(entries.size())) +
           little(std::uint32_t(directory.size())) + little(std::uint32_t(files.size())) +
           little(std::uint16_t(0));
}

}
