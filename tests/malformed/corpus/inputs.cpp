#include "malformed/corpus/inputs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include <nlohmann/json.hpp>

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    using Json = nlohmann::json;

    std::string textOf(const fs::path& path)
    {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }

    std::string extensionOf(const fs::path& path)
    {
        std::string extension = path.extension().string();
        std::ranges::transform(extension, extension.begin(), [](char c) {
            return char(std::tolower(static_cast<unsigned char>(c)));
        });
        return extension;
    }

    template <std::size_t Size>
    bool isOne(const std::string& word, const std::array<const char*, Size>& words)
    {
        return std::ranges::find(words, word) != words.end();
    }

    bool isPicture(const fs::path& path)
    {
        constexpr std::array extensions{".png",  ".jpg", ".jpeg", ".webp", ".gif", ".bmp",
                                        ".tiff", ".tif", ".psd",  ".dds",  ".sgi", ".hdr",
                                        ".pic",  ".pgm", ".exr",  ".tga"};
        return isOne(extensionOf(path), extensions);
    }

    std::vector<std::vector<std::string>> tableRows(const fs::path& path)
    {
        std::vector<std::vector<std::string>> rows;
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            std::vector<std::string> row;
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, '\t');) {
                row.push_back(cell);
            }
            rows.push_back(row);
        }
        return rows;
    }

    /// "as above" repeats the last row that said something of its own.
    std::map<std::string, std::string> expectations(const fs::path& malformed)
    {
        std::map<std::string, std::string> expected;
        std::string last;
        for (const auto& row : tableRows(malformed / "generated" / "EXPECT.tsv")) {
            if (row.size() == 3 && row[0] != "file") {
                if (row[2] != "as above" && row[2] != "aux") {
                    last = row[2];
                }
                expected["generated/" + row[0]] = row[2] == "as above" ? last : row[2];
            }
        }
        return expected;
    }

    std::vector<std::string> reportedErrors(const fs::path& report)
    {
        std::set<std::string> codes;
        const Json json = Json::parse(std::ifstream(report), nullptr, false);
        if (json.is_object() && json.contains("issues")) {
            for (const Json& message : json["issues"].value("messages", Json::array())) {
                if (message.value("severity", 9) == 0) {
                    codes.insert(message.value("code", ""));
                }
            }
        }
        return {codes.begin(), codes.end()};
    }

    /// Verdicts by the input's name, of files that were changed and asked about anew.
    std::map<std::string, std::vector<std::string>> verdicts(const fs::path& malformed)
    {
        const std::string set = "invalid/gltf-validator-with-scene";
        std::map<std::string, std::vector<std::string>> found;
        for (const auto& row : tableRows(malformed / set / "VERDICTS.tsv")) {
            if (row.size() > 3 && row[0] != "file") {
                std::vector<std::string> codes;
                std::istringstream cell(row[3]);
                for (std::string code; std::getline(cell, code, ',');) {
                    codes.push_back(code);
                }
                found[set + "/" + row[0]] = codes;
            }
        }
        return found;
    }

    void askOracle(Input& input, const fs::path& malformed,
                   const std::map<std::string, std::vector<std::string>>& known)
    {
        if (const auto verdict = known.find(input.name); verdict != known.end()) {
            input.errors = verdict->second;
            input.asked = true;
            return;
        }
        fs::path report = input.file.string() + ".report.json";
        if (input.set == "corpus/gltf-validator") {
            const fs::path below = fs::path(input.name).lexically_relative(input.set);
            report = (malformed / "corpus/gltf-validator-oracle" / below).string() + ".report.json";
        }
        if (fs::exists(report)) {
            input.errors = reportedErrors(report);
            input.asked = true;
        }
    }

    bool isInput(const fs::path& path, const std::string& name, const std::string& set)
    {
        constexpr std::array words{".md", ".tsv", ".txt"};
        const std::string file = path.filename().string();
        if (file.ends_with(".report.json") || file == "LICENSE" ||
            isOne(extensionOf(path), words) || set == "corpus/gltf-validator-oracle") {
            return false;
        }
        const bool ofModel = extensionOf(path) == ".bin" && !name.starts_with("generated/udp/");
        return !ofModel;
    }

    std::string setOf(const fs::path& name)
    {
        auto part = name.begin();
        const fs::path top = *part++;
        return (top / *part).string();
    }

    /// A triangle of one material, whose base colour is the picture.
    std::string gltfWith(const std::string& picture)
    {
        const Json gltf{
            {"asset", {{"version", "2.0"}}},
            {"scene", 0},
            {"scenes", {{{"nodes", {0}}}}},
            {"nodes", {{{"mesh", 0}}}},
            {"meshes",
             {{{"primitives",
                {{{"attributes", {{"POSITION", 0}, {"TEXCOORD_0", 1}}}, {"material", 0}}}}}}},
            {"materials", {{{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}}}},
            {"textures", {{{"source", 0}}}},
            {"images", {{{"uri", picture}}}},
            {"buffers",
             {{{"byteLength", 60},
               {"uri", "data:application/octet-stream;base64,"
                       // 0 0 0, 1 0 0, 0 1 0 and 0 0, 1 0, 0 1 as 32-bit floats
                       "AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAA"
                       "gD8AAAAAAAAAAAAAAAAAAIA/AAAAAAAAAAAAAIA/"}}}},
            {"bufferViews",
             {{{"buffer", 0}, {"byteLength", 36}},
              {{"buffer", 0}, {"byteOffset", 36}, {"byteLength", 24}}}},
            {"accessors",
             {{{"bufferView", 0},
               {"componentType", 5126},
               {"count", 3},
               {"type", "VEC3"},
               {"min", {0, 0, 0}},
               {"max", {1, 1, 0}}},
              {{"bufferView", 1}, {"componentType", 5126}, {"count", 3}, {"type", "VEC2"}}}},
        };
        return gltf.dump();
    }

    std::string objWith(const std::string& library, const std::string& words)
    {
        std::string material = "none";
        if (const std::size_t at = words.find("newmtl "); at != std::string::npos) {
            material = words.substr(at + 7, words.find_first_of("\r\n", at) - at - 7);
        }
        return "mtllib " + library +
               "\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl " + material +
               "\nf 1/1 2/2 3/3\n";
    }

}

std::vector<Input> inputsBelow(const fs::path& malformed)
{
    const auto expected = expectations(malformed);
    const auto known = verdicts(malformed);
    std::vector<Input> inputs;
    for (const auto& entry : fs::recursive_directory_iterator(malformed)) {
        const fs::path name = entry.path().lexically_relative(malformed);
        if (!entry.is_regular_file() || std::distance(name.begin(), name.end()) < 3) {
            continue;
        }
        const std::string set = setOf(name);
        if (!isInput(entry.path(), name.string(), set)) {
            continue;
        }
        Input input{set, name.string(), entry.path(), "", {}, false};
        if (const auto row = expected.find(input.name); row != expected.end()) {
            input.expected = row->second;
        }
        askOracle(input, malformed, known);
        if (input.expected != "aux") {
            inputs.push_back(std::move(input));
        }
    }
    std::ranges::sort(inputs, {}, &Input::name);
    return inputs;
}

OpenableModel openable(const Input& input, const Room& room)
{
    const bool picture = isPicture(input.file);
    if (!picture && extensionOf(input.file) != ".mtl") {
        return {input.file, input.file.parent_path()};
    }
    const fs::path folder = room.folder() / "model";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const std::string side = (picture ? "picture" : "materials") + extensionOf(input.file);
    fs::copy_file(input.file, folder / side);
    fs::permissions(folder / side, fs::perms::owner_read | fs::perms::owner_write);
    const fs::path model = folder / (picture ? "carrier.gltf" : "carrier.obj");
    std::ofstream(model) << (picture ? gltfWith(side) : objWith(side, textOf(input.file)));
    return {model, folder};
}

}
