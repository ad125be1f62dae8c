#include "asset/read/model_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "asset/read/utf16.h"

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

    /// Letters that no text has: what has them is some program's data. The end of file of DOS and the
    /// escapes of East Asian text are let be.
    bool isBinary(std::string_view text)
    {
        return std::ranges::any_of(text, [](unsigned char letter) {
            return letter == 0x7F || (letter < 0x1A && std::isspace(letter) == 0);
        });
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

    std::uint32_t littleEndian(std::span<const std::byte> bytes, std::size_t at, std::size_t count)
    {
        std::uint32_t value = 0;
        for (std::size_t i = count; i > 0; --i) {
            value = value * 256 + std::to_integer<std::uint32_t>(bytes[at + i - 1]);
        }
        return value;
    }

    /// The main chunk and its length, then a chunk that such files begin with.
    bool is3ds(std::span<const std::byte> start, std::size_t fileSize)
    {
        if (start.size() < 12 || littleEndian(start, 0, 2) != 0x4D4D) {
            return false;
        }
        const std::uint32_t length = littleEndian(start, 2, 4);
        const std::uint32_t inner = littleEndian(start, 6, 2);
        return length >= 6 && length <= fileSize &&
               (inner == 0x0002 || inner == 0x3D3D || inner == 0xB000);
    }

    ModelFormat byExtension(const std::string& extension)
    {
        if (extension == ".stl") {
            return ModelFormat::stl;
        }
        if (extension == ".zae") {
            return ModelFormat::zae;
        }
        return extension == ".obj" ? ModelFormat::obj : ModelFormat::unknown;
    }

    bool isZip(std::string_view raw)
    {
        return raw.starts_with("PK\x03\x04");
    }

    ModelFormat formatOfText(std::string_view text)
    {
        if (text.starts_with("; FBX")) {
            return ModelFormat::fbx;
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
        if (text.starts_with("HIERARCHY")) {
            return ModelFormat::bvh;
        }
        if (text.starts_with("#usda")) {
            return ModelFormat::usda;
        }
        if (text.starts_with("<") && text.find("<COLLADA") != std::string_view::npos) {
            return ModelFormat::collada;
        }
        return !isBinary(text) && isObj(text) ? ModelFormat::obj : ModelFormat::unknown;
    }

}

ModelFormat formatOf(std::span<const std::byte> start, std::size_t fileSize,
                     const std::filesystem::path& path)
{
    const std::string_view raw(reinterpret_cast<const char*>(start.data()), start.size());
    if (raw.starts_with("glTF")) {
        return ModelFormat::gltf;
    }
    if (raw.starts_with("Kaydara FBX Binary")) {
        return ModelFormat::fbx;
    }
    if (isBinaryStl(start, fileSize)) {
        return ModelFormat::stl;
    }
    if (is3ds(start, fileSize)) {
        return ModelFormat::threeDs;
    }
    if (isZip(raw)) { // the archive's first names stand at its start, before what they name
        return raw.find(".dae") != std::string_view::npos ? ModelFormat::zae
                                                          : byExtension(lowerExtension(path));
    }
    std::vector<std::byte> narrow;
    std::string_view text = raw;
    if (isUtf16(start)) {
        narrow = utf8FromUtf16(start);
        text = {reinterpret_cast<const char*>(narrow.data()), narrow.size()};
    }
    const ModelFormat format = formatOfText(withoutLeadingSpace(text));
    const bool known = format != ModelFormat::unknown || !nameOfUnread(start, path).empty();
    if (known) {
        return format;
    }
    const ModelFormat named = byExtension(lowerExtension(path));
    return named == ModelFormat::obj && isBinary(text) ? ModelFormat::unknown : named;
}

std::string_view nameOfUnread(std::span<const std::byte> start, const std::filesystem::path& path)
{
    struct Known {
        std::string_view mark;
        std::string_view name;
    };
    // As their makers' tools begin them.
    constexpr std::array known{Known{"BLENDER", "a Blender scene"},
                               Known{"PXR-USDC", "a binary USD file"},
                               Known{"Ogawa", "an Alembic cache"},
                               Known{"\x89HDF", "an Alembic cache"},
                               Known{"//Maya ASCII", "a Maya scene"},
                               Known{"FOR4", "a Maya scene"},
                               Known{"FOR8", "a Maya scene"},
                               Known{"QC4DC4D6", "a Cinema 4D scene"},
                               Known{"\xD0\xCF\x11\xE0", "a 3ds Max scene"},
                               Known{"ISO-10303-21", "a STEP or IFC drawing"},
                               Known{"3D Geometry File Format", "a Rhino drawing"},
                               Known{"AC10", "an AutoCAD drawing"},
                               Known{"\xFF\xFE\xFF\x0E"
                                     "S\0k\0e\0t\0c\0h",
                                     "a SketchUp drawing"},
                               Known{"#VRML", "a VRML world"},
                               Known{"<X3D", "an X3D scene"}};
    const std::string_view raw(reinterpret_cast<const char*>(start.data()), start.size());
    const auto found = std::ranges::find_if(
        known, [raw](const Known& format) { return raw.starts_with(format.mark); });
    if (found != known.end()) {
        return found->name;
    }
    if (!isZip(raw)) {
        return {};
    }
    const std::string extension = lowerExtension(path);
    return extension == ".usdz"  ? "a USDZ package"
           : extension == ".3mf" ? "a 3MF package"
                                 : "a zip archive";
}

FileFormat formatOfFile(const std::filesystem::path& path)
{
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::is_regular_file(path, failure)
                                    ? std::filesystem::file_size(path, failure)
                                    : 0;
    if (failure || size == 0) {
        return {};
    }
    std::vector<std::byte> start(std::min<std::uintmax_t>(size, 65536));
    std::ifstream stream(path, std::ios::binary);
    stream.read(reinterpret_cast<char*>(start.data()), std::streamsize(start.size()));
    start.resize(std::size_t(stream.gcount()));
    return {formatOf(start, std::size_t(size), path), nameOfUnread(start, path)};
}

const char* nameOf(ModelFormat format)
{
    switch (format) {
    case ModelFormat::unknown: return "";
    case ModelFormat::gltf: return "glTF 2.0";
    case ModelFormat::fbx: return "FBX";
    case ModelFormat::obj: return "OBJ";
    case ModelFormat::collada: return "COLLADA";
    case ModelFormat::zae: return "zipped COLLADA";
    case ModelFormat::ply: return "PLY";
    case ModelFormat::stl: return "STL";
    case ModelFormat::threeDs: return "3DS";
    case ModelFormat::bvh: return "BVH";
    case ModelFormat::usda: return "USD text";
    }
    return "";
}

ModelFormat formatNamed(const std::filesystem::path& path)
{
    const std::string extension = lowerExtension(path);
    if (extension == ".glb") {
        return ModelFormat::gltf;
    }
    constexpr std::array formats{ModelFormat::gltf,    ModelFormat::fbx, ModelFormat::obj,
                                 ModelFormat::collada, ModelFormat::zae, ModelFormat::ply,
                                 ModelFormat::stl,     ModelFormat::bvh, ModelFormat::threeDs,
                                 ModelFormat::usda};
    const auto* const found = std::ranges::find_if(formats, [&](ModelFormat format) {
        return extension == std::string(".") + extensionOf(format);
    });
    return found == formats.end() ? ModelFormat::unknown : *found;
}

const char* extensionOf(ModelFormat format)
{
    switch (format) {
    case ModelFormat::unknown: return "";
    case ModelFormat::gltf: return "gltf";
    case ModelFormat::fbx: return "fbx";
    case ModelFormat::obj: return "obj";
    case ModelFormat::collada: return "dae";
    case ModelFormat::zae: return "zae";
    case ModelFormat::ply: return "ply";
    case ModelFormat::stl: return "stl";
    case ModelFormat::threeDs: return "3ds";
    case ModelFormat::bvh: return "bvh";
    case ModelFormat::usda: return "usda";
    }
    return "";
}

bool namesItsUnit(ModelFormat format)
{
    return format == ModelFormat::gltf || format == ModelFormat::fbx ||
           format == ModelFormat::collada || format == ModelFormat::zae ||
           format == ModelFormat::usda;
}

bool namesUnitOfLight(ModelFormat format)
{
    return format == ModelFormat::gltf || format == ModelFormat::usda;
}

}
