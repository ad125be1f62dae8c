#include "tools/demo/festoon.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "math/types.h"

namespace premise::demo {

namespace {

    using Json = nlohmann::ordered_json;

    constexpr int bulbs = 13;
    constexpr double sag = 0.14;         ///< metres, of the middle below the ends
    constexpr double bulbRadius = 0.022; ///< metres
    constexpr double cableRadius = 0.004;

    struct Shape {
        std::vector<Vec3> positions;
        std::vector<Vec3> normals;
        std::vector<std::uint16_t> indices;
    };

    /// The cable's place at a share of its length: a parabola, which a shallow string is.
    DVec3 onCable(double share)
    {
        const double across = 2.0 * share - 1.0;
        return {festoonLength * (share - 0.5), -sag * (1.0 - across * across), 0.0};
    }

    /// A grid of points as a closed surface: `around` points in each of `rows` rings.
    void stitch(Shape& shape, std::size_t first, int rows, int around)
    {
        for (int row = 0; row + 1 < rows; ++row) {
            for (int i = 0; i < around; ++i) {
                const int next = (i + 1) % around;
                const auto corner = [&](int ring, int at) {
                    return std::uint16_t(first + std::size_t(ring * around + at));
                };
                for (const std::uint16_t index :
                     {corner(row, i), corner(row + 1, i), corner(row + 1, next), corner(row, i),
                      corner(row + 1, next), corner(row, next)}) {
                    shape.indices.push_back(index);
                }
            }
        }
    }

    void addBulb(Shape& shape, const DVec3& under)
    {
        constexpr int rows = 9;
        constexpr int around = 14;
        const std::size_t first = shape.positions.size();
        const DVec3 centre = under - DVec3(0.0, bulbRadius + 0.02, 0.0);
        for (int row = 0; row < rows; ++row) {
            const double fall = std::numbers::pi * row / (rows - 1);
            for (int i = 0; i < around; ++i) {
                const double turn = -2.0 * std::numbers::pi * i / around;
                const DVec3 normal(std::sin(fall) * std::cos(turn), std::cos(fall),
                                   std::sin(fall) * std::sin(turn));
                shape.positions.emplace_back(centre + normal * bulbRadius);
                shape.normals.emplace_back(normal);
            }
        }
        stitch(shape, first, rows, around);
    }

    /// A tube of rings about `way`, closed at neither end: both lie in something else.
    void addTube(Shape& shape, const std::vector<DVec3>& way, double radius)
    {
        constexpr int around = 8;
        const std::size_t first = shape.positions.size();
        for (std::size_t row = 0; row < way.size(); ++row) {
            const DVec3 along = glm::normalize(way[std::min(row + 1, way.size() - 1)] -
                                               way[row == 0 ? 0 : row - 1]);
            const DVec3 side(0.0, 0.0, 1.0);
            const DVec3 up = glm::cross(side, along);
            for (int i = 0; i < around; ++i) {
                const double turn = 2.0 * std::numbers::pi * i / around;
                const DVec3 normal = up * std::cos(turn) - side * std::sin(turn);
                shape.positions.emplace_back(way[row] + normal * radius);
                shape.normals.emplace_back(normal);
            }
        }
        stitch(shape, first, int(way.size()), around);
    }

    /// The binary part of a GLB and what its JSON says of it.
    struct Binary {
        std::string bytes;
        Json views = Json::array();
        Json accessors = Json::array();

        template <class Value> std::size_t add(const std::vector<Value>& values, Json accessor)
        {
            while (bytes.size() % 4 != 0) {
                bytes.push_back('\0');
            }
            const std::size_t size = values.size() * sizeof(Value);
            views.push_back({{"buffer", 0}, {"byteOffset", bytes.size()}, {"byteLength", size}});
            const std::size_t at = bytes.size();
            bytes.resize(at + size);
            std::memcpy(bytes.data() + at, values.data(), size);
            accessor["bufferView"] = views.size() - 1;
            accessor["count"] = values.size();
            accessors.push_back(std::move(accessor));
            return accessors.size() - 1;
        }
    };

    Json primitive(Binary& binary, const Shape& shape, int material)
    {
        constexpr int floats = 5126;
        constexpr int shorts = 5123;
        Vec3 least(std::numeric_limits<float>::max());
        Vec3 most(-std::numeric_limits<float>::max());
        for (const Vec3& position : shape.positions) {
            least = glm::min(least, position);
            most = glm::max(most, position);
        }
        const auto listed = [](const Vec3& v) { return Json::array({v.x, v.y, v.z}); };
        const std::size_t positions = binary.add(shape.positions, {{"componentType", floats},
                                                                   {"type", "VEC3"},
                                                                   {"min", listed(least)},
                                                                   {"max", listed(most)}});
        const std::size_t normals =
            binary.add(shape.normals, {{"componentType", floats}, {"type", "VEC3"}});
        const std::size_t indices =
            binary.add(shape.indices, {{"componentType", shorts}, {"type", "SCALAR"}});
        return {{"attributes", {{"POSITION", positions}, {"NORMAL", normals}}},
                {"indices", indices},
                {"material", material}};
    }

    Json materials()
    {
        const auto plain = [](const char* name, const Json& colour, double roughness) {
            return Json{{"name", name},
                        {"pbrMetallicRoughness",
                         {{"baseColorFactor", colour},
                          {"metallicFactor", 0.0},
                          {"roughnessFactor", roughness}}}};
        };
        Json cable = plain("cable", Json::array({0.02, 0.02, 0.02, 1.0}), 0.7);
        Json glass = plain("bulb", Json::array({1.0, 0.8, 0.55, 1.0}), 0.3);
        glass["emissiveFactor"] = Json::array({1.0, 0.62, 0.30});
        glass["extensions"]["KHR_materials_emissive_strength"]["emissiveStrength"] = 14.0;
        return Json::array({cable, glass});
    }

    void append32(std::string& bytes, std::size_t value)
    {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.push_back(char((value >> shift) & 0xFFU));
        }
    }

    std::string glb(std::string json, std::string binary)
    {
        json.resize((json.size() + 3) / 4 * 4, ' ');
        binary.resize((binary.size() + 3) / 4 * 4, '\0');
        std::string bytes = "glTF";
        append32(bytes, 2);
        append32(bytes, 12 + 8 + json.size() + 8 + binary.size());
        append32(bytes, json.size());
        bytes += "JSON" + json;
        append32(bytes, binary.size());
        bytes += std::string("BIN\0", 4) + binary;
        return bytes;
    }

}

Result<void> writeFestoon(const std::filesystem::path& file)
{
    Shape cable;
    Shape glass;
    std::vector<DVec3> way;
    constexpr int links = 40;
    for (int i = 0; i <= links; ++i) {
        way.push_back(onCable(double(i) / links));
    }
    addTube(cable, way, cableRadius);
    for (int i = 0; i < bulbs; ++i) {
        const DVec3 at = onCable((double(i) + 0.5) / bulbs);
        addTube(cable, {at, at - DVec3(0.0, 0.028, 0.0)}, 0.010); // the socket
        addBulb(glass, at);
    }
    Binary binary;
    const Json primitives = Json::array({primitive(binary, cable, 0), primitive(binary, glass, 1)});
    Json document;
    document["asset"] = {{"version", "2.0"}, {"generator", "premise_demo"}};
    document["extensionsUsed"] = Json::array({"KHR_materials_emissive_strength"});
    document["scene"] = 0;
    document["scenes"] = Json::array({Json{{"nodes", Json::array({0})}}});
    document["nodes"] = Json::array({Json{{"name", "festoon"}, {"mesh", 0}}});
    document["meshes"] = Json::array({Json{{"name", "festoon"}, {"primitives", primitives}}});
    document["materials"] = materials();
    document["buffers"] = Json::array({Json{{"byteLength", (binary.bytes.size() + 3) / 4 * 4}}});
    document["bufferViews"] = binary.views;
    document["accessors"] = binary.accessors;
    return writeFileSafely(file, glb(document.dump(), binary.bytes));
}

}
