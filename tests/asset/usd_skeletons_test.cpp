// Skeletons and blend shapes of USD (UsdSkel): what a bound point does, by hand.
#include <string>

#include <glm/geometric.hpp>

#include "asset/pose/deform.h"
#include "asset/pose/pose_model.h"
#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// An arm along y: a joint at the floor, one 1 m above it that bends by 90° about z in a second.
std::string arm(const std::string& mesh, const std::string& skeleton = "",
                const std::string& animation = "")
{
    return "def SkelRoot \"arm\" {\n"
           "  def Skeleton \"bones\" {\n"
           "    uniform token[] joints = [\"upper\", \"upper/lower\"]\n"
           "    uniform matrix4d[] bindTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1)), "
           "((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,1,0,1))]\n"
           "    uniform matrix4d[] restTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1)), "
           "((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,1,0,1))]\n"
           "    rel skel:animationSource = </arm/move>\n" +
           skeleton +
           "\n  }\n  def SkelAnimation \"move\" {\n    uniform token[] joints = "
           "[\"upper/lower\"]\n"
           "    float3[] translations = [(0, 1, 0)]\n"
           "    quatf[] rotations.timeSamples = { 0: [(1, 0, 0, 0)], 24: [(0.70710678, 0, 0, "
           "0.70710678)] }\n"
           "    half3[] scales = [(1, 1, 1)]\n" +
           animation + "\n  }\n  rel skel:skeleton = </arm/bones>\n" + mesh + "\n}\n";
}

/// A triangle whose last point is the hand at (0, 2, 0), held by the lower joint.
std::string sleeve(const std::string& binding =
                       "int[] primvars:skel:jointIndices = [0, 0, 1] ( elementSize = 1\n "
                       "interpolation = \"vertex\" )\n"
                       "float[] primvars:skel:jointWeights = [1, 1, 1] ( elementSize = 1\n "
                       "interpolation = \"vertex\" )\n",
                   const std::string& points = "[(0, 0, 0), (1, 0, 0), (0, 2, 0)]")
{
    return "def Mesh \"sleeve\" {\n uniform token subdivisionScheme = \"none\"\n"
           "point3f[] points = " +
           points + "\nint[] faceVertexCounts = [3]\nint[] faceVertexIndices = [0, 1, 2]\n" +
           binding + "}";
}

/// Where the last point of the only mesh is, some seconds into the clip.
Vec3 handAt(const Model& model, double seconds)
{
    REQUIRE(model.animations.size() == 1);
    PosedModel posed;
    poseModel(model, {{{model.animations[0].name, seconds, 1.0F, false}}, std::nullopt, 1.0F},
              posed);
    const Node& node = nodeNamed(model, "sleeve");
    REQUIRE(node.mesh >= 0);
    const auto place = static_cast<std::size_t>(&node - model.nodes.data());
    const std::vector<Mat4> none;
    std::vector<Vertex> vertices;
    (void)appendDeformed(
        model.meshes[std::size_t(node.mesh)].primitives.at(0), posed.morphWeights[place],
        node.skin < 0 ? none : posed.jointMatrices[std::size_t(node.skin)], vertices);
    return vertices.back().position;
}

bool near(const Vec3& a, const Vec3& b)
{
    return glm::length(a - b) < 1.0e-4F;
}

}

TEST_CASE("a hand follows the joint that holds it")
{
    const Model model = usdModel(arm(sleeve()));
    REQUIRE(model.skins.size() == 1);
    CHECK(model.skins[0].joints.size() == 2);
    CHECK(near(handAt(model, 0.0), Vec3(0, 2, 0)));
    CHECK(near(handAt(model, 1.0), Vec3(-1, 1, 0))); // a right angle at the elbow, 1 m up
    CHECK(model.bounds.max.y == doctest::Approx(2.0));
    CHECK(model.warnings.empty());
}

TEST_CASE("a mesh may lie elsewhere when it is bound")
{
    const std::string bind = "matrix4d primvars:skel:geomBindTransform = "
                             "((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,-5,0,1))\n"
                             "int[] primvars:skel:jointIndices = [0, 0, 1]\n"
                             "float[] primvars:skel:jointWeights = [1, 1, 1]\n";
    const Model model = usdModel(arm(sleeve(bind, "[(0, 5, 0), (1, 5, 0), (0, 7, 0)]")));
    CHECK(near(handAt(model, 0.0), Vec3(0, 2, 0)));
    CHECK(near(handAt(model, 1.0), Vec3(-1, 1, 0)));
}

TEST_CASE("a mesh may name its joints in an order of its own or hang on them as a whole")
{
    const Model own = usdModel(arm(sleeve("uniform token[] skel:joints = [\"upper/lower\"]\n"
                                          "int[] primvars:skel:jointIndices = [0, 0, 0]\n"
                                          "float[] primvars:skel:jointWeights = [1, 1, 1]\n")));
    CHECK(near(handAt(own, 1.0), Vec3(-1, 1, 0)));
    const Model rigid = usdModel(
        arm(sleeve("int[] primvars:skel:jointIndices = [1] ( interpolation = \"constant\" )\n"
                   "float[] primvars:skel:jointWeights = [1] ( interpolation = \"constant\" )\n")));
    CHECK(near(handAt(rigid, 1.0), Vec3(-1, 1, 0)));
}

TEST_CASE("of many joints the four strongest hold a point")
{
    const Model model = usdModel(
        arm(sleeve("int[] primvars:skel:jointIndices = [0,0,0,0,0,1, 0,0,0,0,0,1, 0,0,0,0,0,1]\n"
                   "float[] primvars:skel:jointWeights = [0.1,0.1,0.1,0,0,0.7, "
                   "0.1,0.1,0.1,0,0,0.7, 0,0,0,0,0,0]\n")));
    const SkinVertex& first = model.meshes[0].primitives[0].skin[0];
    float lower = 0.0F;
    float sum = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
        lower += first.joints[k] == 1 ? first.weights[k] : 0.0F;
        sum += first.weights[k];
    }
    CHECK(lower == doctest::Approx(0.7));
    CHECK(sum == doctest::Approx(1.0));
    CHECK(model.meshes[0].primitives[0].skin[2].weights[0] == 1.0F); // held by nobody: the first
}

TEST_CASE("blend shapes move the points that they name by their weight")
{
    const std::string shape =
        "uniform token[] skel:blendShapes = [\"smile\"]\n"
        "rel skel:blendShapeTargets = </arm/sleeve/smile>\n"
        "def BlendShape \"smile\" { uniform vector3f[] offsets = [(0, 0, 4)]\n"
        "  uniform int[] pointIndices = [2]\n"
        "  uniform vector3f[] inbetweens:half = [(0, 0, 1)] }\n";
    const Model model =
        usdModel(arm(sleeve(shape), "",
                     "uniform token[] blendShapes = [\"frown\", \"smile\"]\n"
                     "float[] blendShapeWeights.timeSamples = { 0: [0, 0], 24: [1, 0.5] }\n"));
    CHECK(near(handAt(model, 0.0), Vec3(0, 2, 0)));
    CHECK(near(handAt(model, 1.0), Vec3(0, 2, 2)));
    CHECK(says(model.warnings, "</arm/sleeve/smile>: the shapes between none and all of it"));
}

TEST_CASE("bindings that cannot be kept leave the mesh as it was modelled and are told")
{
    const auto has = [](const std::string& text, const std::string& prims) {
        const Model model = usdModel(prims);
        CHECK(model.meshes.size() == 1);
        CHECK_MESSAGE(says(model.warnings, text),
                      fmt::format("{}", fmt::join(model.warnings, "\n")));
    };
    has("its skin is left out: it has not a weight for each joint",
        arm(sleeve("int[] primvars:skel:jointIndices = [0, 0, 1]\n")));
    has("its skin is left out: it has 2 joints for 3 points",
        arm(sleeve("int[] primvars:skel:jointIndices = [0, 0]\n"
                   "float[] primvars:skel:jointWeights = [1, 1]\n")));
    has("its skin is left out: a point names joint 7 of 2",
        arm(sleeve("int[] primvars:skel:jointIndices = [0, 0, 7]\n"
                   "float[] primvars:skel:jointWeights = [1, 1, 1]\n")));
    has("its skin is left out: its skeleton has no joint \"tail\"",
        arm(sleeve("uniform token[] skel:joints = [\"tail\"]\n"
                   "int[] primvars:skel:jointIndices = [0, 0, 0]\n"
                   "float[] primvars:skel:jointWeights = [1, 1, 1]\n")));
    has("its skeleton is not there; it stays as it was modelled",
        arm(sleeve() + "\n", "", "")
            .replace(arm("").find("rel skel:skeleton"), 17, "rel skel:unknownn"));
    has("its skeleton is not shown", arm(sleeve(), "token visibility = \"invisible\""));
    has("its blend shape </gone> is not there",
        arm(sleeve("uniform token[] skel:blendShapes = [\"a\"]\n"
                   "rel skel:blendShapeTargets = </gone>\n")));
    has("its skeleton has 0 joints", arm(sleeve(), "uniform token[] joints = []"));
}
