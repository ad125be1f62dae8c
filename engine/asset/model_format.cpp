#include "asset/model_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace premise {

namespace {

    std::string lowerExtension(const std::filesystem::path& path)
    {
        std::string extension = path.extension().string();
        std::ranges::transform(extension, extension.begin(), [](char c) {
            return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        });
        return extension;
    }

    std::string_view withoutLeadingSpace(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        return first == std::string_view::npos ? std::string_view() : text.substr(first);
    }

    /// 80 bytes of anything, a count, and 50 bytes a triangle: exactly that long.
    bool isBinaryStl(std::span<const std::byte> start, std::size_t fileSize)
    {
        if (start.size() < 84) {
            return false;
        }
        std::uint32_t triangles = 0;
        std::memcpy(&triangles, start.data() + 80, sizeof triangles);
        return fileSize == 84 + std::size_t(triangles) * 50;
    }

    bool hasZeroByte(std::string_view text)
    {
        return text.find('\0') != std::string_view::npos;
    }

    /// The first line that is not a comment begins with a word of the OBJ language.
    bool isObj(std::string_view text)
    {
        constexpr std::array words{"v ", "vt ",     "vn ",     "f ", "o ",
                                   "g ", "mtllib ", "usemtl ", "s "};
        while (!text.empty()) {
            text = withoutLeadingSpace(text);
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end);
            if (!line.empty() && line.front() != '#') {
                return std::ranges::any_of(
                    words, [line](const char* word) { return line.starts_with(word); });
            }
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        }
        return false;
    }

    ModelFormat byExtension(const std::string& extension)
    {
        if (extension == ".stl") {
            return ModelFormat::stl;
        }
        return extension == ".obj" ? ModelFormat::obj : ModelFormat::unknown;
    }

}

ModelFormat formatOf(std::span<const std::byte> start, std::size_t fileSize,
                     const std::filesystem::path& path)
{
    const std::string_view raw(reinterpret_cast<const char*>(start.data()), start.size());
    const std::string_view text = withoutLeadingSpace(raw);
    if (raw.starts_with("glTF")) {
        return ModelFormat::gltf;
    }
    if (raw.starts_with("Kaydara FBX Binary") || text.starts_with("; FBX")) {
        return ModelFormat::fbx;
    }
    if (isBinaryStl(start, fileSize)) {
        return ModelFormat::stl;
    }
    if (text.starts_with("{")) {
        return ModelFormat::gltf;
    }
    if (text.starts_with("ply\n") || text.starts_with("ply\r")) {
        return ModelFormat::ply;
    }
    if (text.starts_with("solid")) {
        return ModelFormat::stl;
    }
    if (text.starts_with("<") && text.find("<COLLADA") != std::string_view::npos) {
        return ModelFormat::collada;
    }
    if (!hasZeroByte(raw) && isObj(text)) {
        return ModelFormat::obj;
    }
    return byExtension(lowerExtension(path));
}

}
