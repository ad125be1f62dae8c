#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace premise::test {

/// Puts a small glTF together whose numbers lie in a data URI.
class SmallGltf {
public:
    /// Adds an accessor and gives its index. `type` is glTF's: "SCALAR", "VEC3"…
    int floats(const std::vector<float>& values, const std::string& type);
    int shorts(const std::vector<std::uint16_t>& values, const std::string& type,
               bool normalised = false);
    int bytes(const std::vector<std::uint8_t>& values, const std::string& type,
              bool normalised = false);
    /// An accessor whose JSON is written by hand; "bufferView" names one of addView.
    int accessor(const std::string& json);
    int addView(const void* data, std::size_t size, std::size_t stride = 0);

    /// All of the document; `rest` are its other members: `"scenes": …, "nodes": …`.
    [[nodiscard]] std::string text(const std::string& rest) const;

private:
    int add(const void* data, std::size_t size, int componentType, std::size_t components,
            const std::string& type, bool normalised);

    std::vector<std::uint8_t> buffer_;
    std::string views_;
    std::string accessors_;
    int viewCount_ = 0;
    int accessorCount_ = 0;
};

/// A scene of one node that shows one mesh "leaf" with one part, whose members `primitive` are.
[[nodiscard]] std::string oneTriangle(const std::string& primitive);

std::filesystem::path written(const std::filesystem::path& path, const std::string& text);

[[nodiscard]] std::string base64(const std::vector<std::uint8_t>& bytes);

/// Whether any sentence holds this text.
[[nodiscard]] bool says(const std::vector<std::string>& sentences, const std::string& text);

}
