// Documents with one fault each: the sentence that names it, by the user's own words for the place.
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "asset/read/reader.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

/// The numbers that the broken documents below name by their places: 0 three corners, 1 two moments,
/// 2 two places, 3 one of them no number, 4 two moments at once, 5 one bind matrix that is no number,
/// 6 and 7 joints and weights of two vertices, 8 and 9 what lies outside, 10 and 11 three corners and
/// three colours that are no numbers.
SmallGltf numbers()
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    SmallGltf gltf;
    gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    gltf.floats({0, 1}, "SCALAR");
    gltf.floats({0, 0, 0, 5, 0, 0}, "VEC3");
    gltf.floats({0, 0, 0, none, 0, 0}, "VEC3");
    gltf.floats({1, 1}, "SCALAR");
    gltf.floats(std::vector<float>(16, none), "MAT4");
    gltf.bytes({0, 0, 0, 0, 0, 0, 0, 0}, "VEC4");
    gltf.floats({1, 0, 0, 0, 1, 0, 0, 0}, "VEC4");
    gltf.accessor(R"({"bufferView":0,"componentType":5126,"count":4,"type":"VEC3"})");
    gltf.accessor(R"({"bufferView":99,"componentType":5126,"count":3,"type":"VEC3"})");
    gltf.floats(std::vector<float>(9, none), "VEC3");
    gltf.floats(std::vector<float>(12, none), "VEC4");
    return gltf;
}

/// What the user is told of a document with these members: its warnings, or why it is refused.
std::vector<std::string> toldOf(const std::string& rest, const SmallGltf& gltf)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / "broken.gltf", gltf.text(rest)));
    return model ? model->warnings : std::vector{model.error().message};
}

struct Fault {
    std::string members; ///< of the document, or of the part of it that the test breaks
    const char* sentence = "";
};

void checkTold(const std::string& rest, const char* sentence, const SmallGltf& gltf = numbers())
{
    const std::vector<std::string> told = toldOf(rest, gltf);
    INFO(rest);
    for (const std::string& each : told) {
        INFO(each);
        CHECK(each.ends_with("."));
        CHECK(each.find("broken.gltf") != std::string::npos);
    }
    CHECK_MESSAGE(says(told, sentence), sentence);
}

}

TEST_CASE("a scene whose nodes are wired wrongly says which")
{
    const std::vector<Fault> faults{
        {R"("nodes":[{"children":[2]},{"children":[2]},{}])", "node 2 hangs under two parents"},
        {R"("nodes":[{"children":[7]}])", "node 0 names a child that does not exist"},
        {R"("nodes":[{}],"scenes":[{"nodes":[0,7]}])",
         "its scene names a node that does not exist"},
        {R"("nodes":[{"mesh":7}])", "node 0 names a mesh that does not exist"},
        {R"("nodes":[{"camera":7}])", "node 0 names a camera that does not exist"},
        {R"("nodes":[{"name":"bent","matrix":[1,0,0,0,1,1,0,0,0,0,1,0,0,0,0,1]}])",
         "node 0 \"bent\" is sheared"},
        {R"("nodes":[{}])", "has no geometry in its scene"},
        {R"("nodes":[{}],"skins":[{"joints":[]}])", "skin 0 is left out: it has no usable joints"},
        {R"("nodes":[{}],"skins":[{"joints":[7]}])", "a joint of it is not in the scene"},
        {R"("nodes":[{},{}],"skins":[{"joints":[0,1],"inverseBindMatrices":5}])",
         "it has not a bind matrix for every joint"},
        {R"("nodes":[{}],"skins":[{"joints":[0],"inverseBindMatrices":5}])",
         "its bind matrices are not finite"},
        {R"("nodes":[{}],"cameras":[{"name":"fish","type":"fisheye"}])",
         "camera 0 \"fish\" is left out: it is of no kind that glTF knows"},
        {R"("nodes":[{}],"cameras":[{"orthographic":{"xmag":0,"ymag":1,"znear":0,"zfar":9}}])",
         "it sees 0 m by 2 m"},
        {R"("nodes":[{}],"cameras":[{"perspective":{"yfov":1,"znear":2,"zfar":1}}])",
         "its near and far planes are 2 m and 1 m"},
    };
    for (const Fault& fault : faults) {
        checkTold(fault.members, fault.sentence);
    }
}

TEST_CASE("instances that cannot be placed leave one mesh and a sentence")
{
    const std::vector<Fault> faults{
        {R"("TRANSLATION":2,"SCALE":0)", "its attributes differ in number"},
        {R"("TRANSLATION":3)", "its TRANSLATION is not finite"},
    };
    for (const Fault& fault : faults) {
        checkTold(R"("nodes":[{"mesh":0,"extensions":{"EXT_mesh_gpu_instancing":{"attributes":{)" +
                      fault.members +
                      R"(}}}}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}])",
                  fault.sentence);
    }
}

TEST_CASE("an accessor that is not glTF is named by its place")
{
    const char* const sparse = R"("componentType":5126,"count":3,"type":"VEC3","sparse":)";
    const std::vector<Fault> faults{
        {R"("componentType":5126,"count":3,"type":"VEC9")", "has no usable type or count"},
        {R"("componentType":5126,"count":0,"type":"VEC3")", "it has no usable number of vertices"},
        {R"("bufferView":0,"byteOffset":-4,"componentType":5126,"count":1,"type":"VEC3")",
         "accessor 12 has an offset that is none"},
        {sparse + std::string(R"({"count":1})"), "accessor 12 is sparse in a way that is not glTF"},
        {sparse +
             std::string(R"({"count":1,"indices":{"bufferView":6},"values":{"bufferView":0}})"),
         "accessor 12 has sparse indices of no known type"},
        {sparse + std::string(R"({"count":1,"indices":{"componentType":5121},"values":{}})"),
         "accessor 12 is sparse, but names no data"},
        {sparse + std::string(R"({"count":3,"indices":{"bufferView":6,"componentType":5121},)"
                              R"("values":{"bufferView":1}})"),
         "accessor 12 has sparse data outside its buffer view"},
        {sparse + std::string(R"({"count":1,"indices":{"bufferView":7,"componentType":5125},)"
                              R"("values":{"bufferView":0}})"),
         "accessor 12 has a sparse index out of range"},
    };
    for (const Fault& fault : faults) {
        SmallGltf gltf = numbers();
        gltf.accessor("{" + fault.members + "}");
        checkTold(oneTriangle(R"("attributes":{"POSITION":12})"), fault.sentence, gltf);
    }
}

TEST_CASE("a channel that cannot drive its node is left out and says why")
{
    const char* const move = R"({"sampler":0,"target":{"node":0,"path":"translation"}})";
    const auto clip = [](const std::string& channels, int times, int values) {
        return fmt::format(R"("channels":[{}],"samplers":[{{"input":{},"output":{}}}])", channels,
                           times, values);
    };
    const std::vector<Fault> faults{
        {clip(move, 1, 3), "its keys are not finite numbers"},
        {clip(move, 4, 2), "its keys are not in order of time"},
        {clip(move, 1, 0), "it has not a value for every key"},
        {clip(move, 1, 1), "output has 1 components where 3 are due"},
        {clip(move, 99, 2), "input names no accessor"},
        {clip(fmt::format("{0},{0}", move), 1, 2), "channel 1 of animation \"walk\" is left out: "
                                                   "another channel drives the same"},
        {clip(R"({"sampler":0,"target":{"node":0,"path":"colour"}})", 1, 2),
         "it drives nothing that can be driven"},
        {clip(R"({"sampler":0,"target":{"node":0,"path":"weights"}})", 1, 2),
         "its node has no morph targets"},
    };
    for (const Fault& fault : faults) {
        checkTold(R"("nodes":[{}],"animations":[{"name":"walk",)" + fault.members + "}]",
                  fault.sentence);
    }
}

TEST_CASE("a part of a mesh whose numbers do not fit says which")
{
    const std::vector<Fault> faults{
        {R"("attributes":{})", "it has no positions"},
        {R"("attributes":{"POSITION":8})", "accessor 8 ends outside its buffer view"},
        {R"("attributes":{"POSITION":9})", "accessor 9 names a buffer view that does not exist"},
        {R"("attributes":{"POSITION":0},"mode":9)", "it is made of nothing that glTF knows"},
        {R"("attributes":{"POSITION":2})", "it has no triangle"},
        {R"("attributes":{"POSITION":0},"indices":1)", "its indices are not unsigned integers"},
        {R"("attributes":{"POSITION":0},"material":7)", "names a material that does not exist"},
        {R"("attributes":{"POSITION":0,"NORMAL":2})",
         "has its NORMAL left out: it is not one a vertex"},
        {R"("attributes":{"POSITION":0,"TEXCOORD_0":0})",
         "has its TEXCOORD_0 left out: TEXCOORD_0 has 3 components where 2 are due"},
        {R"("attributes":{"POSITION":0,"JOINTS_0":6,"WEIGHTS_0":7})",
         "its joints and weights are not one a vertex"},
        {R"("attributes":{"POSITION":0},"targets":[{"POSITION":2}])",
         "has its morph targets left out: it has a morph target of another size"},
        {R"("attributes":{"POSITION":0},"targets":[{"POSITION":10}])",
         "it has a morph target that is not finite"},
        {R"("attributes":{"POSITION":0,"NORMAL":10})", "has normals that are not finite"},
        {R"("attributes":{"POSITION":0,"TANGENT":11})", "has tangents that are not finite"},
        {R"("attributes":{"POSITION":0,"COLOR_0":11})", "has colours that are not finite"},
        {R"("attributes":{"POSITION":0,"JOINTS_0":11,"WEIGHTS_0":11})",
         "its joints are not unsigned integers"},
    };
    for (const Fault& fault : faults) {
        checkTold(oneTriangle(fault.members), fault.sentence);
    }
}

TEST_CASE("a material that asks for what is not kept says so")
{
    const std::vector<Fault> faults{
        {R"("index":0,"texCoord":2)", "material \"oak\" uses texture coordinates 2"},
        {R"("index":7)", "material \"oak\" names a baseColorTexture that does not exist"},
        {R"("index":0)", "a checker replaces texture 0: it names no picture"},
    };
    for (const Fault& fault : faults) {
        checkTold(oneTriangle(R"("material":0,"attributes":{"POSITION":0})") +
                      R"(,"textures":[{}],"materials":[{"name":"oak","pbrMetallicRoughness":)" +
                      R"({"baseColorTexture":{)" + fault.members + "}}}]",
                  fault.sentence);
    }
}

TEST_CASE("a mesh that lacks what its parts ask for says what")
{
    SmallGltf gltf = numbers();
    gltf.bytes(std::vector<std::uint8_t>(12, 3), "VEC4");
    gltf.floats(std::vector<float>(12, 0.25F), "VEC4");
    gltf.accessor(R"({"componentType":5126,"count":3,"type":"VEC3"})");
    gltf.accessor(R"({"componentType":5126,"count":4000000000,"type":"VEC3"})");
    const std::vector<Fault> faults{
        {R"({"attributes":{"POSITION":0,"JOINTS_0":12,"WEIGHTS_0":13}})",
         "node \"actor\" is shown without its skin"},
        {R"({"attributes":{"POSITION":14},"extensions":{"KHR_draco_mesh_compression":{}}})",
         "what Draco packed has no POSITION"},
        {R"({"attributes":{"POSITION":0},"targets":[{"POSITION":0}]},)"
         R"({"attributes":{"POSITION":0},"targets":[{"POSITION":0},{"POSITION":0}]})",
         "has parts of mesh \"coat\" with different morph targets"},
    };
    for (const Fault& fault : faults) {
        checkTold(R"("nodes":[{"name":"actor","mesh":0,"skin":0}],"skins":[{"joints":[0]}],)"
                  R"("meshes":[{"name":"coat","primitives":[)" +
                      fault.members + "]}]",
                  fault.sentence, gltf);
    }
}

TEST_CASE("a few kilobytes that ask for gigabytes are told the limit")
{
    SmallGltf gltf;
    const int values = gltf.floats({0, 0, 0}, "VEC3");
    const int places = gltf.bytes({1}, "SCALAR");
    REQUIRE(values == 0);
    REQUIRE(places == 1);
    gltf.accessor(R"({"componentType":5126,"count":400000000,"type":"VEC3","sparse":{"count":1,)"
                  R"("indices":{"bufferView":1,"componentType":5121},"values":{"bufferView":0}}})");
    const TemporaryFolder folder;
    const auto file = written(folder.path() / "small.gltf",
                              gltf.text(oneTriangle(R"("attributes":{"POSITION":2})")));
    const auto model = readModel(file, ImportLimits());
    REQUIRE_FALSE(model);
    // Places, then a corner of everything that Premise keeps of one, for each of 400 million.
    CHECK(model.error().message.find("GiB for its geometry and textures; the limit is 2 GiB. "
                                     "Import it with --limit bytes=") != std::string::npos);
    ImportLimits more;
    std::string advice = model.error().message.substr(model.error().message.find("bytes="));
    advice.pop_back(); // the full stop
    REQUIRE(more.take(advice));
    CHECK(more[Limit::allBytes] > 400'000'000ULL * (sizeof(Vertex) * 2));
}
