// Models that others made, held to what another program counted in them (models/MANIFEST.tsv), to
// their authors' lenses, and to each other across formats.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numbers>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fnmatch.h>
#include <glm/geometric.hpp>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// What a model has, by the names that the manifest uses.
using Counts = std::map<std::string, long>;
const std::vector<std::string> countNames{"meshes", "verts", "faces",  "bones", "mats",
                                          "tex",    "cams",  "lights", "anims"};

struct ManifestRow {
    std::string file;
    Counts counts;
};

std::vector<ManifestRow> manifest(const std::filesystem::path& path)
{
    std::vector<ManifestRow> rows;
    std::ifstream in(path);
    std::string line;
    std::getline(in, line); // the heading
    while (std::getline(in, line)) {
        ManifestRow row{line.substr(0, line.find('\t')), {}};
        for (const std::string& name : countNames) {
            const std::size_t at = line.find(name + "=");
            REQUIRE(at != std::string::npos);
            row.counts[name] = std::stol(line.substr(at + name.size() + 1));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Counts countsOf(const Model& model)
{
    Counts counts;
    for (const Mesh& mesh : model.meshes) {
        for (const Primitive& part : mesh.primitives) {
            ++counts["meshes"];
            counts["verts"] += static_cast<long>(part.vertices.size());
            counts["faces"] += static_cast<long>(part.indices.size() / 3);
        }
    }
    std::set<int> joints;
    for (const Skin& skin : model.skins) {
        joints.insert(skin.joints.begin(), skin.joints.end());
    }
    counts["bones"] = static_cast<long>(joints.size());
    counts["mats"] = static_cast<long>(model.materials.size());
    counts["tex"] = static_cast<long>(model.textures.size());
    counts["cams"] = static_cast<long>(model.cameras.size());
    counts["lights"] = static_cast<long>(model.lights.size());
    counts["anims"] = static_cast<long>(model.animations.size());
    return counts;
}

/// A row of the table in docs/formats.md: which difference from Assimp's own counts is meant.
struct Explained {
    std::string files; ///< a pattern
    std::string count;
    std::string difference; ///< "more", "fewer", "3 fewer"
    bool used = false;

    [[nodiscard]] bool fits(const std::string& file, const std::string& name, long more) const
    {
        const std::string said = more > 0 ? "more" : "fewer";
        return count == name && fnmatch(files.c_str(), file.c_str(), 0) == 0 &&
               (difference == said || difference == fmt::format("{} {}", std::abs(more), said));
    }
};

std::vector<Explained> explained()
{
    std::vector<Explained> rows;
    std::ifstream in(sourceFile("docs/formats.md"));
    bool inTable = false;
    for (std::string line; std::getline(in, line);) {
        inTable = inTable || line.find("| Files | Count |") == 0;
        std::stringstream cells(line);
        std::string before;
        std::string cell[3];
        std::getline(cells, before, '|');
        for (std::string& text : cell) {
            std::getline(cells, text, '|');
            text.erase(0, text.find_first_not_of(" `"));
            text.erase(text.find_last_not_of(" `") + 1);
        }
        if (inTable && line.find("| `") == 0) {
            rows.push_back({cell[0], cell[1], cell[2]});
        }
    }
    return rows;
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

Vec3 lookDirection(const Model& model, std::size_t node)
{
    const ModelCamera& camera = model.cameras[static_cast<std::size_t>(model.nodes[node].camera)];
    return glm::normalize(Vec3(restPose(model)[node] * Vec4(camera.lookAxis, 0.0F)));
}

std::size_t nodeWithCamera(const Model& model, const std::string& name)
{
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        const int camera = model.nodes[i].camera;
        if (camera >= 0 && model.cameras[static_cast<std::size_t>(camera)].name == name) {
            return i;
        }
    }
    FAIL("no camera named " << name);
    return 0;
}

Model imported(const std::filesystem::path& path)
{
    auto model = readWhole(path);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return std::move(*model);
}

}

TEST_CASE("every shared model has what Assimp counts in it or the difference is explained")
{
    const auto folder = SHARED_OR_SKIP("models");
    const auto rows = manifest(folder / "MANIFEST.tsv");
    CHECK(rows.size() > 140);
    std::vector<Explained> reasons = explained();
    CHECK(reasons.size() > 10);
    for (const ManifestRow& row : rows) {
        const auto read = readModel(folder / row.file, {});
        REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
        const Counts counts = countsOf(read->model);
        for (const std::string& name : countNames) {
            const auto found = counts.find(name);
            const long ours = found == counts.end() ? 0 : found->second;
            const long more = ours - row.counts.at(name);
            const auto reason = std::ranges::find_if(reasons, [&](const Explained& one) {
                return more != 0 && one.fits(row.file, name, more);
            });
            CHECK_MESSAGE((more == 0 || reason != reasons.end()), row.file, ": ", name, " ", ours,
                          ", by Assimp ", row.counts.at(name));
            if (reason != reasons.end()) {
                reason->used = true;
            }
        }
    }
    for (const Explained& reason : reasons) {
        CHECK_MESSAGE(reason.used, "no file needs the row ", reason.files, " ", reason.count);
    }
}

TEST_CASE("FBX cameras of Maya and Blender have the lens their authors chose")
{
    const auto folder = SHARED_OR_SKIP("models/ufbx");
    for (const char* file : {"maya_camera_light_axes_y_up_7700_ascii.fbx",
                             "maya_camera_light_axes_y_up_7700_binary.fbx"}) {
        CAPTURE(file);
        const Model model = imported(folder / file);
        const ModelCamera& camera = model.cameras.at(0);
        CHECK(camera.focalLengthMm == doctest::Approx(35.0));
        CHECK(camera.filmWidthMm == doctest::Approx(36.0).epsilon(1e-4));
        const double horizontal =
            2.0 * std::atan(std::tan(camera.verticalAngle / 2.0) * camera.aspect);
        CHECK(degrees(horizontal) == doctest::Approx(54.4321).epsilon(1e-5));
        CHECK(camera.near == doctest::Approx(0.001)); // 0.1 cm
        CHECK(camera.far == doctest::Approx(100.0));  // 10000 cm
    }
    const Model blender = imported(folder / "blender_340_y_up_7400_binary.fbx");
    const ModelCamera& camera = blender.cameras.at(0);
    const double horizontal = 2.0 * std::atan(std::tan(camera.verticalAngle / 2.0) * camera.aspect);
    CHECK(degrees(horizontal) == doctest::Approx(39.5978).epsilon(1e-5));
}

TEST_CASE("an FBX of z up is the same scene as one of y up")
{
    const auto folder = SHARED_OR_SKIP("models/ufbx");
    const Model yUp = imported(folder / "blender_340_y_up_7400_binary.fbx");
    const Model zUp = imported(folder / "blender_340_z_up_7400_binary.fbx");
    CHECK(glm::distance(yUp.bounds.min, zUp.bounds.min) < 1.0e-3F);
    CHECK(glm::distance(yUp.bounds.max, zUp.bounds.max) < 1.0e-3F);
    const std::size_t a = nodeWithCamera(yUp, "Camera");
    const std::size_t b = nodeWithCamera(zUp, "Camera");
    CHECK(glm::distance(Vec3(restPose(yUp)[a][3]), Vec3(restPose(zUp)[b][3])) < 1.0e-3F);
    CHECK(glm::distance(lookDirection(yUp, a), lookDirection(zUp, b)) < 1.0e-3F);
    // The file has it unturned at 700 500 −600 cm, and FBX cameras look along +x.
    CHECK(glm::distance(Vec3(restPose(yUp)[a][3]), Vec3(7.0F, 5.0F, -6.0F)) < 1.0e-3F);
    CHECK(glm::distance(lookDirection(yUp, a), Vec3(1.0F, 0.0F, 0.0F)) < 1.0e-3F);
}

TEST_CASE("Maya's forward camera and forward light both point along -z")
{
    const Model model =
        imported(SHARED_OR_SKIP("models/ufbx/maya_camera_light_axes_y_up_7700_ascii.fbx"));
    const Vec3 forward(0.0F, 0.0F, -1.0F);
    CHECK(glm::distance(lookDirection(model, nodeWithCamera(model, "forwardCamera")), forward) <
          1.0e-3F);
    const auto light = std::ranges::find(model.nodes, 0, &Node::light);
    REQUIRE(light != model.nodes.end());
    const auto node = static_cast<std::size_t>(light - model.nodes.begin());
    const Vec3 shines(restPose(model)[node] * Vec4(forward, 0.0F)); // lights shine along their −z
    CHECK(glm::distance(glm::normalize(shines), forward) < 1.0e-3F);
}

TEST_CASE("the duck of COLLADA is as large as its unit says")
{
    // The file counts in centimetres, its root says so.
    const Model duck = imported(SHARED_OR_SKIP("models/assimp/Collada/duck.dae"));
    CHECK(duck.bounds.size().y == doctest::Approx(1.54).epsilon(0.01));
    CHECK(says(duck.warnings, "duckCM.tga"));
}

TEST_CASE("CesiumMan walks on nineteen joints")
{
    const auto folder = SHARED_OR_SKIP("models/CesiumMan");
    const Model glb = imported(folder / "CesiumMan.glb");
    const Model gltf = imported(folder / "glTF/CesiumMan.gltf");
    REQUIRE(glb.skins.size() == 1);
    CHECK(glb.skins[0].joints.size() == 19);
    CHECK(glb.bounds == gltf.bounds);
    CHECK(glb.bounds.size().y == doctest::Approx(1.5).epsilon(0.02));
    CHECK(glb.bounds.min.y > -0.02F);
    REQUIRE(glb.animations.size() == 1);
    CHECK(glb.animations[0].seconds == doctest::Approx(2.0).epsilon(0.01));

    PosedModel start;
    PosedModel middle;
    PosedModel end;
    const std::string& clip = glb.animations[0].name;
    poseModel(glb, {{{clip, 0.0, 1.0F, false}}, {}, 1.0F}, start);
    poseModel(glb, {{{clip, 0.5, 1.0F, false}}, {}, 1.0F}, middle);
    poseModel(glb, {{{clip, glb.animations[0].seconds, 1.0F, false}}, {}, 1.0F}, end);
    float moved = 0.0F;
    float closed = 0.0F;
    for (std::size_t i = 0; i < glb.nodes.size(); ++i) {
        const Vec3 from(start.modelFromNode[i][3]);
        moved = std::max(moved, glm::distance(from, Vec3(middle.modelFromNode[i][3])));
        closed = std::max(closed, glm::distance(from, Vec3(end.modelFromNode[i][3])));
    }
    CHECK(moved > 0.1F);   // a step
    CHECK(closed < 0.05F); // a cycle
}

TEST_CASE("the fox has three clips on its skeleton")
{
    const Model fox = imported(SHARED_OR_SKIP("models/Fox/Fox.glb"));
    REQUIRE(fox.animations.size() == 3);
    CHECK(fox.animations[0].name == "Survey");
    CHECK(fox.animations[1].name == "Walk");
    CHECK(fox.animations[2].name == "Run");
    REQUIRE(fox.skins.size() == 1);
    CHECK(fox.skins[0].joints.size() == 24);
    CHECK(fox.skins[0].joints.size() == fox.skins[0].jointFromMesh.size());
    PosedModel posed;
    poseModel(fox, {{{"Walk", 0.3, 0.5F, true}, {"Run", 0.3, 0.5F, true}}, {}, 1.0F}, posed);
    for (const Mat4& matrix : posed.jointMatrices[0]) {
        CHECK(std::abs(glm::determinant(matrix) - 1.0F) < 1.0e-3F); // turned and moved alone
    }
}

TEST_CASE("fifteen hundred triangles come of one box drawn 125 times")
{
    const Model model = imported(SHARED_OR_SKIP("models/playcanvas-small/simple-instancing.glb"));
    CHECK(triangleCount(model) == 12 * 125);
    CHECK(countsOf(model)["faces"] == 12);
}

TEST_CASE("the morph stress test keeps its eight targets and three clips")
{
    const Model model = imported(SHARED_OR_SKIP("models/playcanvas-small/morph-stress-test.glb"));
    REQUIRE(model.meshes.size() == 1);
    CHECK(model.meshes[0].morphWeights.size() == 8);
    CHECK(model.meshes[0].primitives[0].morphs[0].name == "Key 1");
    CHECK(model.animations.size() == 3);
}

TEST_CASE("a skinned FBX at rest is where its mesh was bound")
{
    // At the bind pose every joint matrix is the same rigid or scaled move, so the box of the
    // skinned mesh has the proportions of the mesh itself.
    const Model model = imported(SHARED_OR_SKIP("models/assimp/FBX/huesitos.fbx"));
    REQUIRE(model.skins.size() == 1);
    CHECK(model.skins[0].joints.size() == 9);
    CHECK(model.animations.at(0).channels.size() > 9);
    PosedModel posed;
    poseModel(model, {{{model.animations[0].name, 0.5, 1.0F, true}}, {}, 1.0F}, posed);
    for (const Mat4& matrix : posed.jointMatrices[0]) {
        CHECK(std::isfinite(glm::determinant(matrix)));
    }
}
