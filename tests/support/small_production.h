#pragma once

#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "project/project_io.h"

#include <doctest/doctest.h>

// A production small enough to draw in a blink, made from nothing: for tests of the whole way from
// files to pictures. In the header alone, because only some tests stand high enough to link it.

namespace premise::test {

namespace detail {

    template <class Value> void append(std::string& bytes, Value value)
    {
        std::array<char, sizeof(Value)> raw{};
        std::memcpy(raw.data(), &value, sizeof(Value));
        bytes.append(raw.data(), raw.size());
    }

    /// A side of the unit box on the floor: its normal and the two directions along it.
    struct Side {
        std::array<float, 3> normal;
        std::array<float, 3> right;
        std::array<float, 3> up;
    };
    inline constexpr std::array sides{
        Side{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}},  Side{{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}},
        Side{{1, 0, 0}, {0, 0, -1}, {0, 1, 0}}, Side{{-1, 0, 0}, {0, 0, 1}, {0, 1, 0}},
        Side{{0, 1, 0}, {1, 0, 0}, {0, 0, -1}}, Side{{0, -1, 0}, {1, 0, 0}, {0, 0, 1}},
    };

}

/// A box of 1 m standing on the floor, in one GLB file of one reddish material named "paint".
inline std::string boxGlb()
{
    std::string positions;
    std::string normals;
    std::string indices;
    std::uint16_t first = 0;
    for (const detail::Side& side : detail::sides) {
        for (const auto& [u, v] : {std::pair(-1, -1), {1, -1}, {1, 1}, {-1, 1}}) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const float centre = axis == 1 ? 0.5F : 0.0F;
                const float out =
                    side.normal[axis] + float(u) * side.right[axis] + float(v) * side.up[axis];
                detail::append(positions, centre + 0.5F * out);
                detail::append(normals, side.normal[axis]);
            }
        }
        for (const int corner : {0, 1, 2, 0, 2, 3}) {
            detail::append(indices, std::uint16_t(first + corner));
        }
        first = std::uint16_t(first + 4);
    }
    std::string json =
        R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],)"
        R"("nodes":[{"name":"box","mesh":0}],"materials":[{"name":"paint",)"
        R"("pbrMetallicRoughness":{"baseColorFactor":[0.8,0.2,0.1,1],"metallicFactor":0}}],)"
        R"("meshes":[{"primitives":[{"attributes":{"POSITION":0,"NORMAL":1},"indices":2,)"
        R"("material":0}]}],"buffers":[{"byteLength":648}],"bufferViews":[)"
        R"({"buffer":0,"byteOffset":0,"byteLength":288},{"buffer":0,"byteOffset":288,)"
        R"("byteLength":288},{"buffer":0,"byteOffset":576,"byteLength":72}],"accessors":[)"
        R"({"bufferView":0,"componentType":5126,"count":24,"type":"VEC3",)"
        R"("min":[-0.5,0,-0.5],"max":[0.5,1,0.5]},)"
        R"({"bufferView":1,"componentType":5126,"count":24,"type":"VEC3"},)"
        R"({"bufferView":2,"componentType":5123,"count":36,"type":"SCALAR"}]})";
    json.resize((json.size() + 3) / 4 * 4, ' ');
    const std::string binary = positions + normals + indices;
    std::string glb = "glTF";
    detail::append(glb, std::uint32_t(2));
    detail::append(glb, std::uint32_t(12 + 8 + json.size() + 8 + binary.size()));
    detail::append(glb, std::uint32_t(json.size()));
    glb += "JSON" + json;
    detail::append(glb, std::uint32_t(binary.size()));
    return glb + std::string("BIN\0", 4) + binary;
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// "Small": a box on a wider one under the sun; cameras A and B; shot 010 of frames 1001 to 1012
/// with handles of 2 and 3, shot 020 of 1013 to 1020 that zooms from 35 to 50 mm; a cut of the whole
/// first shot, two black frames and four frames of the second: 18 frames.
inline Project smallProject()
{
    Project project;
    project.settings.title = "Small";
    project.settings.scene = "7";
    project.assets.put({{1}, "box", "models/box.glb", ""});
    SetPiece floor{{2}, "floor", {1}, {}, true};
    floor.placement.scale.rest = 20.0;
    floor.placement.y.rest = -20.0;
    project.setPieces.put(floor);
    project.setPieces.put({{3}, "crate", {1}, {}, true});

    Light sun;
    sun.id = {4};
    sun.name = "sun";
    sun.kind = LightKind::sun;
    sun.placement.tilt.rest = -50.0;
    sun.placement.pan.rest = 30.0;
    project.lights.put(sun);

    CameraSetup camera;
    camera.id = {5};
    camera.name = "A";
    camera.lens.shortest = Millimetres(25.0);
    camera.lens.longest = Millimetres(60.0);
    camera.placement.y.rest = 1.2;
    camera.placement.z.rest = 4.0;
    camera.tStop.rest = 8.0;
    camera.neutralDensityStops = 6.0;
    project.cameras.put(camera);
    camera.id = {6};
    camera.name = "B";
    camera.placement.x.rest = 0.6;
    camera.focalLength.keys = {{1013, 35.0, Interpolation::linear, {}, {}},
                               {1020, 50.0, Interpolation::linear, {}, {}}};
    project.cameras.put(camera);

    project.shots.put({{7}, "010", "The crate", "", {5}, {1001, 1013}, 2, 3, 1});
    project.shots.put({{8}, "020", "Closer", "", {6}, {1013, 1021}, 0, 0, 1});
    project.cut = {{{7}, {1001, 1013}}, {{}, {0, 2}}, {{8}, {1015, 1019}}};
    project.lastId = 8;
    return project;
}

/// Writes a production with its model into a folder of its own, and returns that folder.
inline std::filesystem::path writeProduction(const std::filesystem::path& parent,
                                             const Project& project = smallProject(),
                                             const std::string& name = "small")
{
    const std::filesystem::path folder = parent / name;
    std::filesystem::create_directories(folder / "models");
    writeBytes(folder / "models" / "box.glb", boxGlb());
    const Result<void> saved = saveProject(project, folder);
    REQUIRE_MESSAGE(saved, saved.error().message);
    return folder;
}

/// Makes a production's file one of the newest minor version there could be today: 1.9.
inline void makeNewer(const std::filesystem::path& production)
{
    const std::filesystem::path path = production / projectFileName;
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    const std::size_t version = text.find("\"version\"");
    REQUIRE(version != std::string::npos);
    text[text.find_last_of("0123456789", text.find(']', version))] = '9';
    writeBytes(path, text);
}

}
