#include "small_gltf.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

namespace premise::test {

namespace {

    std::size_t componentsOf(const std::string& type)
    {
        return type == "SCALAR" ? 1
               : type == "VEC2" ? 2
               : type == "VEC3" ? 3
               : type == "VEC4" ? 4
                                : 16;
    }

    void append(std::string& list, const std::string& entry)
    {
        list += (list.empty() ? "" : ",") + entry;
    }

}

int SmallGltf::addView(const void* data, std::size_t size, std::size_t stride)
{
    const auto* from = static_cast<const std::uint8_t*>(data);
    const std::string apart = stride == 0 ? "" : fmt::format(R"(,"byteStride":{})", stride);
    append(views_, fmt::format(R"({{"buffer":0,"byteOffset":{},"byteLength":{}{}}})",
                               buffer_.size(), size, apart));
    buffer_.insert(buffer_.end(), from, from + size);
    buffer_.resize((buffer_.size() + 3) / 4 * 4);
    return viewCount_++;
}

int SmallGltf::accessor(const std::string& json)
{
    append(accessors_, json);
    return accessorCount_++;
}

int SmallGltf::add(const void* data, std::size_t size, int componentType, std::size_t elements,
                   const std::string& type, bool normalised)
{
    const int view = addView(data, size);
    return accessor(fmt::format(
        R"({{"bufferView":{},"componentType":{},"count":{},"type":"{}","normalized":{}}})", view,
        componentType, elements / componentsOf(type), type, normalised));
}

int SmallGltf::floats(const std::vector<float>& values, const std::string& type)
{
    return add(values.data(), values.size() * 4, 5126, values.size(), type, false);
}

int SmallGltf::shorts(const std::vector<std::uint16_t>& values, const std::string& type,
                      bool normalised)
{
    return add(values.data(), values.size() * 2, 5123, values.size(), type, normalised);
}

int SmallGltf::bytes(const std::vector<std::uint8_t>& values, const std::string& type,
                     bool normalised)
{
    return add(values.data(), values.size(), 5121, values.size(), type, normalised);
}

std::string SmallGltf::text(const std::string& rest) const
{
    return fmt::format(
        R"({{"asset":{{"version":"2.0"}},"buffers":[{{"byteLength":{},"uri":"data:application/octet-stream;base64,{}"}}],"bufferViews":[{}],"accessors":[{}],{}}})",
        buffer_.size(), base64(buffer_), views_, accessors_, rest);
}

std::string oneTriangle(const std::string& primitive)
{
    return fmt::format(
        R"("scene":0,"scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0}}],"meshes":[{{"name":"leaf","primitives":[{{{}}}]}}])",
        primitive);
}

std::filesystem::path written(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

std::string base64(const std::vector<std::uint8_t>& bytes)
{
    constexpr const char* letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            bits = bits << 8U | (i + k < bytes.size() ? bytes[i + k] : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k <= bytes.size() ? letters[bits >> (18U - 6U * k) & 63U] : '=';
        }
    }
    return text;
}

bool says(const std::vector<std::string>& sentences, const std::string& text)
{
    return std::ranges::any_of(sentences, [&](const std::string& sentence) {
        return sentence.find(text) != std::string::npos;
    });
}

}
