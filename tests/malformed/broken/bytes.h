#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

// Bytes as the formats want them, for models that are broken on purpose.

namespace premise::test {

using Json = nlohmann::ordered_json;

void writeFile(const std::filesystem::path& path, std::string_view bytes);

/// A number as it lies in a little-endian file.
template <class Value> std::string little(Value value)
{
    std::string bytes(sizeof(Value), '\0');
    std::memcpy(bytes.data(), &value, sizeof(Value));
    return bytes;
}
[[nodiscard]] std::string big(std::uint32_t value);
[[nodiscard]] std::string floats(const std::vector<float>& values);
[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] std::string dataUri(std::string_view bytes);
[[nodiscard]] std::string times(std::size_t count, std::string_view text);
/// In zlib's wrapping, or bare as a zip wants it.
enum class Wrapping { zlib, bare };
[[nodiscard]] std::string deflated(std::string_view bytes, Wrapping wrapping = Wrapping::zlib);

/// The positions of a triangle, then its three 16-bit indices: 42 bytes.
[[nodiscard]] std::string triangleBytes();
/// A sound glTF of that triangle: accessor 0 its positions, accessor 1 its indices.
[[nodiscard]] Json triangleGltf();
/// The same with a buffer of other bytes.
[[nodiscard]] Json triangleGltf(std::string_view buffer);
[[nodiscard]] std::string glb(const std::string& json, std::string_view binary);

[[nodiscard]] std::string pngChunk(const std::string& kind, const std::string& data);
/// Signature and header of a PNG; what follows is up to the caller.
[[nodiscard]] std::string pngStart(std::uint32_t width, std::uint32_t height,
                                   unsigned char bitDepth, unsigned char colourType);
/// A sound grey PNG of 2 by 2 pixels with these chunks before its pixels.
[[nodiscard]] std::string smallPng(const std::string& chunks = {});

struct ZipEntry {
    std::string name;
    std::string bytes;
    std::uint32_t claimedSize = 0; ///< in place of the true size; 0: the truth
};
[[nodiscard]] std::string zip(const std::vector<ZipEntry>& entries);

}
