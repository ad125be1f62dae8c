// A kit that its author exported three times: what arrives must be the same piece each time.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model imported(const std::filesystem::path& path)
{
    auto model = readWhole(path);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return std::move(*model);
}

/// Sums over all triangles, each weighed by its area: they tell two surfaces apart whatever the order
/// of their triangles, and whichever vertices they share.
struct Surface {
    std::size_t triangles = 0;
    double area = 0.0;  ///< m²
    DVec3 centre{0.0};  ///< m
    DVec3 normal{0.0};  ///< of the vertices, mean
    DVec3 uv{0.0};      ///< mean
    double bulge = 0.0; ///< mean distance from the centre, m
};

Surface surfaceOf(const Model& model)
{
    Surface surface;
    const std::vector<Mat4> rest = restPose(model);
    std::vector<std::pair<double, DVec3>> middles;
    for (std::size_t n = 0; n < model.nodes.size(); ++n) {
        const int mesh = model.nodes[n].mesh;
        for (std::size_t p = 0;
             mesh >= 0 && p < model.meshes[static_cast<std::size_t>(mesh)].primitives.size(); ++p) {
            const Primitive& part = model.meshes[static_cast<std::size_t>(mesh)].primitives[p];
            for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
                DVec3 places[3];
                DVec3 normal(0.0);
                DVec3 uv(0.0);
                for (std::size_t k = 0; k < 3; ++k) {
                    const Vertex& vertex = part.vertices[part.indices[i + k]];
                    places[k] = DVec3(Vec3(rest[n] * Vec4(vertex.position, 1.0F)));
                    normal += DVec3(glm::normalize(Mat3(rest[n]) * vertex.normal)) / 3.0;
                    uv += DVec3(vertex.uv.x, vertex.uv.y, 0.0) / 3.0;
                }
                const double area =
                    glm::length(glm::cross(places[1] - places[0], places[2] - places[0])) / 2.0;
                const DVec3 middle = (places[0] + places[1] + places[2]) / 3.0;
                middles.emplace_back(area, middle);
                ++surface.triangles;
                surface.area += area;
                surface.centre += area * middle;
                surface.normal += area * normal;
                surface.uv += area * uv;
            }
        }
    }
    surface.centre /= surface.area;
    surface.normal /= surface.area;
    surface.uv /= surface.area;
    for (const auto& [area, middle] : middles) {
        surface.bulge += area / surface.area * glm::length(middle - surface.centre);
    }
    return surface;
}

void checkSame(const Surface& a, const Surface& b)
{
    // Each exporter cuts a quad along a diagonal of its own choice, and text holds six figures.
    CHECK(a.triangles == b.triangles);
    CHECK(a.area == doctest::Approx(b.area).epsilon(1.0e-3));
    CHECK(a.bulge == doctest::Approx(b.bulge).epsilon(1.0e-2));
    CHECK(glm::distance(a.centre, b.centre) < 2.0e-3); // the pieces are up to 8 m large
    CHECK(glm::distance(a.uv, b.uv) < 1.0e-3);
    CHECK(glm::distance(a.normal, b.normal) < 1.0e-2); // OBJ rounds normals to four figures
}

const Material& materialOf(const Model& model)
{
    const int material = model.meshes.at(0).primitives.at(0).material;
    return model.materials.at(static_cast<std::size_t>(material));
}

/// Base colour, its picture and its shine.
void checkSameLook(const Model& a, const Model& b)
{
    const Material& one = materialOf(a);
    const Material& other = materialOf(b);
    CHECK(glm::distance(one.baseColour, other.baseColour) < 1.0e-4F);
    CHECK(one.roughness == doctest::Approx(other.roughness).epsilon(1.0e-3));
    CHECK(one.metallic == doctest::Approx(other.metallic));
    CHECK(glm::distance(one.emissive, other.emissive) < 1.0e-4F);
    CHECK(one.alpha == other.alpha);
    REQUIRE(one.baseColourTexture.texture >= 0);
    REQUIRE(other.baseColourTexture.texture >= 0);
    const TextureImage& left =
        *a.textures[static_cast<std::size_t>(one.baseColourTexture.texture)].image;
    const TextureImage& right =
        *b.textures[static_cast<std::size_t>(other.baseColourTexture.texture)].image;
    CHECK_FALSE(left.standIn);
    CHECK_FALSE(right.standIn);
    CHECK(left.width == right.width);
    CHECK(std::ranges::equal(left.levels.at(0), right.levels.at(0)));
}

}

TEST_CASE("a piece of the dungeon kit is the same from glTF FBX and OBJ")
{
    const auto folder = SHARED_OR_SKIP("models/kaykit-dungeon");
    // The kit's FBX name their picture on its author's disk. As people do, it is laid beside them.
    const TemporaryFolder beside;
    std::filesystem::copy_file(folder / "texture" / "dungeon_texture.png",
                               beside.path() / "dungeon_texture.png");
    int pieces = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "gltf")) {
        std::string name = entry.path().filename().string();
        if (!name.ends_with(".glb")) {
            continue;
        }
        name = name.substr(0, name.find('.'));
        CAPTURE(name);
        std::filesystem::copy_file(folder / "fbx" / (name + ".fbx"),
                                   beside.path() / (name + ".fbx"));
        const Model gltf = imported(entry.path());
        const Model fbx = imported(beside.path() / (name + ".fbx"));
        const Model obj = imported(folder / "obj" / (name + ".obj"));
        checkSame(surfaceOf(fbx), surfaceOf(gltf));
        checkSameLook(fbx, gltf);
        checkSameLook(obj, gltf);
        CHECK(glm::distance(fbx.bounds.min, gltf.bounds.min) < 1.0e-4F);
        CHECK(glm::distance(fbx.bounds.max, gltf.bounds.max) < 1.0e-4F);
        // The doors and lids of these are left out of their OBJ by the kit's author.
        if (name != "chest" && name != "wall_doorway") {
            checkSame(surfaceOf(obj), surfaceOf(gltf));
            CHECK(glm::distance(obj.bounds.min, gltf.bounds.min) < 1.0e-4F);
            CHECK(glm::distance(obj.bounds.max, gltf.bounds.max) < 1.0e-4F);
        }
        for (const Model* model : {&gltf, &fbx, &obj}) {
            CHECK(model->warnings == std::vector<std::string>{});
        }
        ++pieces;
    }
    CHECK(pieces == 29);
}

TEST_CASE("a picture that an FBX names on its maker's disk is replaced and told")
{
    const auto path = SHARED_OR_SKIP("models/kaykit-dungeon/fbx/chair.fbx");
    const Model model = imported(path);
    REQUIRE(model.textures.size() == 1);
    CHECK(model.textures[0].image->standIn);
    // The FBX says where it lay on its maker's desk; of that only the file matters here.
    CHECK(std::ranges::any_of(model.warnings, [](const std::string& sentence) {
        return sentence.find("a checker replaces the picture \"dungeon_texture.png\"") !=
               std::string::npos;
    }));
    CHECK(model.textures[0].name == "dungeon_texture.png");
}
