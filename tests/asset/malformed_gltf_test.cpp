// Files that others made to break glTF readers. Whatever they hold, importing ends with a sentence or
// a model whose indices are in range.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

bool within(int index, std::size_t size)
{
    return index >= -1 && (index < 0 || std::size_t(index) < size);
}

bool finite(const Vec3& v)
{
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

bool soundPart(const Model& model, const Primitive& part)
{
    const std::size_t count = part.vertices.size();
    const auto oneEach = [count](std::size_t size) { return size == 0 || size == count; };
    return within(part.material, model.materials.size()) && part.indices.size() % 3 == 0 &&
           std::ranges::all_of(part.indices, [count](auto index) { return index < count; }) &&
           std::ranges::all_of(
               part.vertices,
               [](const Vertex& v) { return finite(v.position) && finite(v.normal); }) &&
           oneEach(part.tangents.size()) && oneEach(part.uv1.size()) &&
           oneEach(part.colours.size()) && oneEach(part.skin.size());
}

bool soundNode(const Model& model, std::size_t i)
{
    const Node& node = model.nodes[i];
    bool sound = node.parent >= -1 && node.parent < int(i) &&
                 within(node.mesh, model.meshes.size()) && within(node.skin, model.skins.size()) &&
                 within(node.camera, model.cameras.size()) &&
                 within(node.light, model.lights.size());
    if (sound && node.skin >= 0 && node.mesh >= 0) {
        const std::size_t joints = model.skins[std::size_t(node.skin)].joints.size();
        for (const Primitive& part : model.meshes[std::size_t(node.mesh)].primitives) {
            for (const SkinVertex& skin : part.skin) {
                sound = sound && std::ranges::all_of(
                                     skin.joints, [joints](auto joint) { return joint < joints; });
            }
        }
    }
    return sound;
}

/// Everything model.h promises of indices.
bool isSound(const Model& model)
{
    bool sound = true;
    for (const Mesh& mesh : model.meshes) {
        sound = sound && std::ranges::all_of(mesh.primitives, [&](const Primitive& part) {
                    return soundPart(model, part);
                });
    }
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        sound = sound && soundNode(model, i);
    }
    for (const Skin& skin : model.skins) {
        sound = sound && skin.joints.size() == skin.jointFromMesh.size() &&
                std::ranges::all_of(skin.joints, [&](int joint) {
                    return joint >= 0 && within(joint, model.nodes.size());
                });
    }
    for (const Material& material : model.materials) {
        sound = sound && within(material.baseColourTexture.texture, model.textures.size());
    }
    return sound && std::ranges::all_of(model.textures, [](const Texture& texture) {
               return texture.image != nullptr;
           });
}

struct Outcome {
    int read = 0;
    int refused = 0;
    int withWarnings = 0;
};

/// Imports a file, poses it by every clip, and holds what comes to the promises of the headers.
void tryFile(const std::filesystem::path& path, Outcome& outcome)
{
    CAPTURE(path.string());
    const auto model = readWhole(path);
    if (!model) {
        ++outcome.refused;
        CHECK(model.error().message.find(path.filename().string()) != std::string::npos);
        CHECK(model.error().message.ends_with("."));
        return;
    }
    ++outcome.read;
    outcome.withWarnings += model->warnings.empty() ? 0 : 1;
    CHECK(isSound(*model));
    PosedModel posed;
    for (const Animation& clip : model->animations) {
        poseModel(*model, {{{clip.name, clip.seconds / 3.0, 1.0F, true}}, Vec3(1.0F), 1.0F}, posed);
    }
}

Outcome tryFolder(const std::filesystem::path& folder)
{
    Outcome outcome;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (entry.is_regular_file() && (extension == ".gltf" || extension == ".glb")) {
            tryFile(entry.path(), outcome);
        }
    }
    return outcome;
}

}

TEST_CASE("a box with one fault is refused and the box without is read")
{
    const auto folder = SHARED_OR_SKIP("malformed/invalid/gltf-mutated-box");
    const auto good = readWhole(folder / "unchanged.gltf");
    REQUIRE(good);
    CHECK(triangleCount(*good) == 12);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".gltf" && entry.path().stem() != "unchanged") {
            CAPTURE(entry.path().string());
            const auto model = readWhole(entry.path());
            const bool noticed = !model || !model->warnings.empty();
            CHECK(noticed);
        }
    }
}

TEST_CASE("the validator's samples end with a sentence or a sound model")
{
    const Outcome outcome = tryFolder(SHARED_OR_SKIP("malformed/invalid/gltf-validator"));
    MESSAGE(outcome.read << " read, of them " << outcome.withWarnings << " with warnings; "
                         << outcome.refused << " refused");
    CHECK(outcome.read + outcome.refused > 160);
}

TEST_CASE("the validator's samples with a scene end with a sentence or a sound model")
{
    const Outcome outcome =
        tryFolder(SHARED_OR_SKIP("malformed/invalid/gltf-validator-with-scene"));
    MESSAGE(outcome.read << " read, of them " << outcome.withWarnings << " with warnings; "
                         << outcome.refused << " refused");
    CHECK(outcome.read + outcome.refused > 280);
}

TEST_CASE("files made to exhaust a reader end with a sentence or a sound model")
{
    const auto folder = SHARED_OR_SKIP("malformed/generated");
    Outcome outcome;
    for (const char* part : {"counts", "graph", "numbers", "names", "traversal"}) {
        if (std::filesystem::is_directory(folder / part)) {
            const Outcome of = tryFolder(folder / part);
            outcome.read += of.read;
            outcome.refused += of.refused;
        }
    }
    MESSAGE(outcome.read << " read; " << outcome.refused << " refused");
    CHECK(outcome.read + outcome.refused > 20);
}
