// The file in which the importer hands a model over.
#include "asset/cooked/cooked_model.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "asset/model_check.h"
#include "asset/pose/pose_model.h"
#include "base/mapped_file.h"
#include "cooked_file.h"
#include "rich_model.h"
#include "same_model.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

Primitive& part(Model& model)
{
    return model.meshes[0].primitives[0];
}

struct Harm {
    std::function<void(ReadModel&)> done;
    std::string sentence;
};

void checkRefused(const std::vector<Harm>& harms)
{
    for (const Harm& harm : harms) {
        CAPTURE(harm.sentence);
        ReadModel read = richModel();
        harm.done(read);
        const Result<CookedModel> cooked = taken(cookedBytes(read));
        REQUIRE_FALSE(cooked);
        CHECK(cooked.error().message.find(harm.sentence) != std::string::npos);
        CAPTURE(cooked.error().message);
    }
}

/// Whatever lies in the file: a refusal, or a model that can be used.
void checkHarmless(const std::vector<std::byte>& bytes)
{
    const Result<CookedModel> cooked = taken(bytes);
    if (!cooked) {
        REQUIRE_FALSE(cooked.error().message.empty());
        return;
    }
    REQUIRE(checkModel(cooked->model));
    ModelPose pose;
    for (const Animation& animation : cooked->model.animations) {
        pose.samples.push_back({animation.name, 0.7, 1.0F, true});
    }
    PosedModel posed;
    poseModel(cooked->model, pose, posed);
    REQUIRE(posed.modelFromNode.size() == cooked->model.nodes.size());
}

}

TEST_CASE("a model arrives as it was sent with everything it has")
{
    const ReadModel read = richModel();
    REQUIRE(checkModel(read.model));
    const Result<CookedModel> cooked = taken(cookedBytes(read));
    REQUIRE(cooked);
    checkSame(cooked->model, read.model);
    REQUIRE(cooked->pictures.size() == 3);
    CHECK(cooked->pictures[0].name == "wood.png");
    CHECK(cooked->pictures[0].role == TextureRole::colour);
    CHECK(cooked->pictures[1].role == TextureRole::data);
    CHECK(cooked->pictures[2].role == TextureRole::normal);
    CHECK(cooked->pictureOf == std::vector<int>{0, 1, 2});
}

TEST_CASE("what was sent can be sent on and stays the same")
{
    const std::vector<std::byte> first = cookedBytes(richModel());
    const Result<CookedModel> cooked = taken(first);
    REQUIRE(cooked);
    ReadModel again = richModel();
    again.model = cooked->model;
    CHECK(cookedBytes(again) == first);
}

TEST_CASE("large arrays stay in the file they came in")
{
    const MemoryFile file;
    REQUIRE(writeCooked(richModel(), file.descriptor()));
    Result<MappedFile> mapped = mapFile(file.descriptor());
    REQUIRE(mapped);
    const Result<CookedModel> cooked = cookedModel(mapped->bytes, mapped->keeper);
    REQUIRE(cooked);
    const auto* where =
        reinterpret_cast<const std::byte*>(cooked->model.meshes[0].primitives[0].vertices.data());
    CHECK(where > mapped->bytes.data());
    CHECK(where < mapped->bytes.data() + mapped->bytes.size());
    CHECK((where - mapped->bytes.data()) % 16 == 0);
    mapped = MappedFile{}; // the model keeps what it looks into
    CHECK(cooked->model.meshes[0].primitives[0].vertices[3].position == Vec3(1, 3, 0.5F));
}

TEST_CASE("a model waits for its pictures and takes each as it comes")
{
    Result<CookedModel> cooked = taken(cookedBytes(richModel()));
    REQUIRE(cooked);
    const Model& model = cooked->model;
    CHECK(model.textures[0].image->levels.empty());
    CHECK(model.textures[2].image->role == TextureRole::normal);
    CHECK(model.textures[2].image->mean[2] == 255); // straight
    const auto image = std::make_shared<const TextureImage>(
        textureImage({1, 1, {9, 9, 9, 0}}, TextureRole::colour));
    cooked->model.materials[0].alpha = AlphaMode::opaque;
    takePicture(*cooked, 0, image);
    CHECK(model.textures[0].image == image);
    CHECK(model.textures[1].image != image);
    CHECK(model.materials[0].alpha == AlphaMode::mask); // the picture has holes
}

TEST_CASE("a texture without a picture has its stand-in from the start")
{
    ReadModel read = richModel();
    read.imageOf[0] = -1;
    const Result<CookedModel> cooked = taken(cookedBytes(read));
    REQUIRE(cooked);
    CHECK(cooked->model.textures[0].image->standIn);
}

TEST_CASE("a name that is no UTF-8 is mended on its way")
{
    ReadModel read = richModel();
    read.model.nodes[0].name = "caf\xE9 table";
    const Result<CookedModel> cooked = taken(cookedBytes(read));
    REQUIRE(cooked);
    CHECK(cooked->model.nodes[0].name == "caf\xEF\xBF\xBD table");
}

TEST_CASE("a file that nobody cooked is refused")
{
    std::vector<std::byte> bytes = cookedBytes(richModel());
    const auto refusal = [](const std::vector<std::byte>& file) {
        const Result<CookedModel> cooked = taken(file);
        return cooked ? std::string("taken") : cooked.error().message;
    };
    CHECK(refusal({}) == "it ends inside its head");
    CHECK(refusal(std::vector<std::byte>(64)) == "it is none");
    std::vector<std::byte> other = bytes;
    other[8] = std::byte(cookedVersion + 1);
    CHECK(refusal(other).find("it is of version") == 0);
    other = bytes;
    other.pop_back();
    CHECK(refusal(other) == "it is cut short");
    other = bytes;
    other.push_back(std::byte(0)); // and the head says so
    other[16] = std::byte(int(other[16]) + 1);
    CHECK(refusal(other) == "its parts do not make a whole");
    other = bytes;
    other[24] = std::byte(int(other[24]) ^ 0x10); // facts begin elsewhere
    CHECK_FALSE(refusal(other) == "taken");
}

TEST_CASE("geometry that breaks a promise is refused")
{
    checkRefused({
        {[](ReadModel& r) { part(r.model).material = 1; }, "it names material 1 of 1"},
        {[](ReadModel& r) { part(r.model).material = -2; }, "it names material -2 of 1"},
        {[](ReadModel& r) { part(r.model).vertices = {}; }, "it has 0 vertices"},
        {[](ReadModel& r) { part(r.model).indices.edit().pop_back(); },
         "its triangles have 5 corners"},
        {[](ReadModel& r) { part(r.model).indices.edit()[4] = 4; },
         "of its mesh 0, part 0 is not sound: its triangles name vertex 4 of 4"},
        {[](ReadModel& r) { part(r.model).vertices.edit()[2].position.y = nothing; },
         "its vertices are not all finite"},
        {[](ReadModel& r) { part(r.model).vertices.edit()[2].uv.y = -infinity; },
         "its vertices are not all finite"},
        {[](ReadModel& r) { part(r.model).vertices.edit()[2].position.y = 99.0F; },
         "its vertices lie outside its bounds"},
        {[](ReadModel& r) { part(r.model).bounds.max.x = infinity; },
         "its vertices lie outside its bounds"},
        {[](ReadModel& r) { part(r.model).tangents.edit().pop_back(); },
         "it has 3 tangents for 4 vertices"},
        {[](ReadModel& r) { part(r.model).uv1.edit().pop_back(); },
         "it has 3 second texture coordinates for 4 vertices"},
        {[](ReadModel& r) { part(r.model).colours.edit()[0].a = infinity; },
         "its colours are not all finite"},
        {[](ReadModel& r) { part(r.model).skin.edit().pop_back(); },
         "it has 3 weights for 4 vertices"},
        {[](ReadModel& r) { part(r.model).skin.edit()[1].weights[2] = nothing; },
         "its weights are not all finite"},
        {[](ReadModel& r) { part(r.model).skin.edit()[1].joints[3] = 2; },
         "its node 2 has a skin of 2 joints and a mesh that names 3"},
        {[](ReadModel& r) { part(r.model).morphs[0].positions.edit().pop_back(); },
         "it has 3 morphed positions for 4 vertices"},
        {[](ReadModel& r) { part(r.model).morphs[0].normals.edit()[1].z = nothing; },
         "its morphed normals are not all finite"},
        {[](ReadModel& r) { r.model.meshes[0].morphWeights[0] = nothing; },
         "the morph weights of its mesh 0 are not all finite"},
        {[](ReadModel& r) { r.model.meshes[0].morphWeights.push_back(0.0F); },
         "its mesh 0 has 2 morph weights and a part with 1 targets"},
    });
}

TEST_CASE("a scene that breaks a promise is refused")
{
    checkRefused({
        {[](ReadModel& r) { r.model.nodes[2].parent = 2; }, "its node 2 names parent 2"},
        {[](ReadModel& r) { r.model.nodes[2].parent = -2; }, "its node 2 names parent -2"},
        {[](ReadModel& r) { r.model.nodes[3].mesh = 2; }, "its node 3 names mesh 2 of 2"},
        {[](ReadModel& r) { r.model.nodes[3].skin = 1; }, "its node 3 names skin 1 of 1"},
        {[](ReadModel& r) { r.model.nodes[3].camera = 1; }, "its node 3 names camera 1 of 1"},
        {[](ReadModel& r) { r.model.nodes[3].light = -9; }, "its node 3 names light -9 of 1"},
        {[](ReadModel& r) { r.model.nodes[3].morphWeights = {1.0F}; },
         "its node 3 has 1 morph weights for 0 targets"},
        {[](ReadModel& r) { r.model.nodes[1].local.scale.z = nothing; },
         "the numbers of its node 1 are not all finite"},
        {[](ReadModel& r) { r.model.nodes[1].local.rotation.w = infinity; },
         "the numbers of its node 1 are not all finite"},
        {[](ReadModel& r) { r.model.nodes[3].instances[1][3].y = infinity; },
         "the numbers of its node 3 are not all finite"},
        {[](ReadModel& r) { r.model.skins[0].joints.push_back(0); },
         "its skin 0 has 3 joints and 2 matrices"},
        {[](ReadModel& r) { r.model.skins[0].joints[1] = 5; }, "its skin 0 names node 5 of 5"},
        {[](ReadModel& r) { r.model.skins[0].joints[1] = -1; }, "its skin 0 names node -1 of 5"},
        {[](ReadModel& r) { r.model.skins[0].jointFromMesh[0][0].x = nothing; },
         "the matrices of its skin 0 are not all finite"},
        {[](ReadModel& r) { r.model.cameras[0].verticalAngle = -0.1; }, "its camera 0 is none"},
        {[](ReadModel& r) { r.model.cameras[0].far = double(infinity); }, "its camera 0 is none"},
        {[](ReadModel& r) { r.model.cameras[0].lookAxis.x = nothing; }, "its camera 0 is none"},
        {[](ReadModel& r) { r.model.lights[0].intensity = double(nothing); },
         "its light 0 is none"},
        {[](ReadModel& r) { r.model.lights[0].kind = ModelLightKind(4); }, "its light 0 is none"},
        {[](ReadModel& r) { r.model.lights[0].outerCone = 4.0; }, "its light 0 is none"},
        {[](ReadModel& r) { r.model.bounds.max.y = infinity; }, "its name or its bounds are none"},
    });
}

TEST_CASE("materials and motion that break a promise are refused")
{
    const auto channel = [](ReadModel& r) -> Channel& { return r.model.animations[0].channels[0]; };
    checkRefused({
        {[](ReadModel& r) { r.model.materials[0].normalTexture.texture = 3; },
         "its material 0 names texture 3 of 3"},
        {[](ReadModel& r) { r.model.materials[0].normalTexture.uvSet = 2; },
         "its material 0 lays a texture nowhere"},
        {[](ReadModel& r) { r.model.materials[0].emissiveTexture.scale.x = infinity; },
         "its material 0 lays a texture nowhere"},
        {[](ReadModel& r) { r.model.materials[0].roughness = nothing; }, "its material 0 is none"},
        {[](ReadModel& r) { r.model.materials[0].alpha = AlphaMode(3); }, "its material 0 is none"},
        {[](ReadModel& r) { r.model.textures[1].wrapV = Wrap(3); },
         "its texture 1 goes on in no known way"},
        {[](ReadModel& r) { r.imageOf.pop_back(); }, "it names 2 pictures for 3 textures"},
        {[](ReadModel& r) { r.imageOf[1] = 3; }, "it names picture 3 of 3"},
        {[](ReadModel& r) { r.images[1].role = TextureRole(3); }, "one of its pictures is none"},
        {[&](ReadModel& r) { channel(r).node = 5; }, "its animation 0 moves node 5 of 5"},
        {[&](ReadModel& r) { channel(r).node = -1; }, "its animation 0 moves node -1 of 5"},
        {[&](ReadModel& r) { channel(r).target = ChannelTarget(4); },
         "its animation 0 moves a node in no known way"},
        {[&](ReadModel& r) { channel(r).interpolation = KeyInterpolation::cubic; },
         "its animation 0 has 8 values for 2 keys"},
        {[&](ReadModel& r) { channel(r).target = ChannelTarget::morphWeights; },
         "its animation 0 has 8 values for 2 keys"},
        {[&](ReadModel& r) { channel(r).times = {}; }, "its animation 0 has 8 values for 0 keys"},
        {[&](ReadModel& r) {
             channel(r).times = {2.0F, 1.0F};
         },
         "its animation 0 has keys that are not finite or not in order"},
        {[&](ReadModel& r) { channel(r).values[3] = nothing; },
         "its animation 0 has keys that are not finite or not in order"},
        {[](ReadModel& r) { r.model.animations[0].seconds = -1.0; },
         "its animation 0 takes -1 seconds"},
    });
}

TEST_CASE("a text that is no UTF-8 is refused where it comes unmended")
{
    std::vector<std::byte> bytes = cookedBytes(richModel());
    for (const std::string text : {"oak", "grown", "smile", "eye", "key", "nod", "take", "left out",
                                   "rich", "leaf", "hip", "grain", "rough.png"}) {
        CAPTURE(text);
        std::vector<std::byte> harmed = bytes;
        const auto found = std::ranges::search(harmed, std::as_bytes(std::span(text)));
        REQUIRE_FALSE(found.empty());
        found.front() = std::byte(0xFF);
        CHECK_FALSE(taken(harmed));
    }
}

TEST_CASE("no flipped bit of a cooked file does harm")
{
    const std::vector<std::byte> bytes = cookedBytes(richModel());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const int bit : {0x01, 0x04, 0x40, 0x80, 0xFF}) {
            std::vector<std::byte> harmed = bytes;
            harmed[i] ^= std::byte(bit);
            checkHarmless(harmed);
        }
    }
}

TEST_CASE("no cooked file with numbers overwritten at random does harm")
{
    const std::vector<std::byte> bytes = cookedBytes(richModel());
    std::mt19937 random(20); // NOLINT: the same every time
    const std::vector<std::uint32_t> evil{0,          1,          0xFFFFFFFF, 0x7FFFFFFF,
                                          0x80000000, 0x7F800000, 0x7FC00000, 0x00010000};
    for (int round = 0; round < 4000; ++round) {
        std::vector<std::byte> harmed = bytes;
        for (std::uint32_t n = random() % 4; n < 4; ++n) {
            const std::size_t at = random() % (harmed.size() / 4) * 4;
            const std::uint32_t value = evil[random() % evil.size()];
            std::memcpy(harmed.data() + at, &value, sizeof value);
        }
        checkHarmless(harmed);
    }
}

TEST_CASE("every model of the shared set arrives as it was sent")
{
    const std::filesystem::path folder = SHARED_OR_SKIP("models");
    int read = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const Result<ReadModel> model = readModel(entry.path(), ImportLimits());
        if (!model) {
            continue; // a picture, a text, a buffer
        }
        CAPTURE(entry.path().string());
        ++read;
        const Result<CookedModel> cooked = taken(cookedBytes(*model));
        if (!cooked) {
            FAIL_CHECK(cooked.error().message);
            continue;
        }
        ReadModel again = *model;
        again.model = cooked->model;
        CHECK(cookedBytes(again) == cookedBytes(*model));
        CHECK(triangleCount(cooked->model) == triangleCount(model->model));
    }
    MESSAGE(read << " models");
    CHECK(read > 50);
}
