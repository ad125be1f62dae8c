// USD with numbers that no film knows: whatever is read is a model that can be used.
#include <string>
#include <vector>

#include "asset/model_check.h"
#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Scenes with one number left open.
const std::vector<std::string> scenes{
    "def Camera \"a\" { float focalLength = @\n float2 clippingRange = (@, @) }",
    "def Camera \"a\" { float horizontalAperture = @\n float fStop = @\n float focusDistance = @ }",
    "def Camera \"a\" { token projection = \"orthographic\"\n float verticalAperture = @ }",
    "def SphereLight \"a\" { float inputs:intensity = @\n float inputs:exposure = @ }",
    "def RectLight \"a\" { float inputs:width = @\n color3f inputs:color = (@, 1, @) }",
    "def DiskLight \"a\" { float inputs:shaping:cone:angle = @\n float inputs:radius = @\n"
    " bool inputs:enableColorTemperature = 1\n float inputs:colorTemperature = @ }",
    "def Sphere \"a\" { double radius = @ }",
    "def Cylinder \"a\" { double height = @\n double radius = @ }",
    "def Capsule \"a\" { double height = @ }",
    "def Cube \"a\" { double size = @\n double3 xformOp:translate = (@, 0, 0)\n float3 "
    "xformOp:scale = (@, @, 1)\n uniform token[] xformOpOrder = [\"xformOp:translate\", "
    "\"xformOp:scale\", \"!invert!xformOp:scale\"] }",
    "def Cube \"a\" { float3 xformOp:rotateXYZ.timeSamples = { 0: (0, 0, 0), @: (@, 0, 0) }\n"
    " uniform token[] xformOpOrder = [\"xformOp:rotateXYZ\"] }",
    "def Cube \"a\" { matrix4d xformOp:transform = ((@,0,0,0),(0,@,0,0),(0,0,1,0),(0,0,@,@))\n"
    " uniform token[] xformOpOrder = [\"xformOp:transform\", \"!invert!xformOp:transform\"] }",
    "def Cube \"a\" { quatf xformOp:orient = (@, 0, @, 0)\n uniform token[] xformOpOrder = "
    "[\"xformOp:orient\"] }",
    "def Mesh \"a\" { point3f[] points = [(0,0,0), (@,0,0), (0,1,@)]\n normal3f[] normals = "
    "[(@,0,0), (0,@,0), (0,0,@)]\n int[] faceVertexCounts = [3]\n int[] faceVertexIndices = "
    "[0,1,2]\n texCoord2f[] primvars:st = [(@, 0)]\n color3f[] primvars:displayColor = "
    "[(@,0,0), (0,0,0), (0,0,0)] ( interpolation = \"vertex\" )\n float[] primvars:displayOpacity "
    "= [@] }",
    "def Mesh \"a\" { point3f[] points = [(0,0,0), (1,0,0), (0,1,0)]\n int[] faceVertexCounts = "
    "[@]\n int[] faceVertexIndices = [0,1,@]\n int[] holeIndices = [@]\n def GeomSubset \"s\" { "
    "int[] indices = [@] } }",
    "def PointInstancer \"a\" { rel prototypes = </a/b>\n int[] protoIndices = [0, @]\n point3f[] "
    "positions = [(@,0,0), (0,0,0)]\n float3[] scales = [(@,1,1), (1,1,1)]\n quath[] orientations "
    "= [(@,0,0,0), (1,0,0,0)]\n def Cube \"b\" {} }",
    "def Material \"m\" { token outputs:surface.connect = </m/s.outputs:surface>\n def Shader "
    "\"s\" { uniform token info:id = \"UsdPreviewSurface\"\n color3f inputs:diffuseColor = "
    "(@,0,0)\n float inputs:opacity = @\n float inputs:opacityThreshold = @\n float inputs:ior = "
    "@\n float inputs:roughness = @\n color3f inputs:emissiveColor = (@, @, 0) } }\n"
    "def Cube \"a\" { rel material:binding = </m> }",
    "def Material \"m\" { token outputs:surface.connect = </m/s.outputs:surface>\n def Shader "
    "\"s\" { uniform token info:id = \"UsdPreviewSurface\"\n color3f inputs:diffuseColor.connect = "
    "</m/t.outputs:rgb> \n normal3f inputs:normal.connect = </m/t.outputs:rgb> }\n def Shader "
    "\"t\" { uniform token info:id = \"UsdUVTexture\"\n asset inputs:file = @"
    "@a.png@"
    "@\n float4 inputs:scale = (@,@,1,1)\n float2 inputs:st.connect = </m/x.outputs:r> }\n def "
    "Shader \"x\" { uniform token info:id = \"UsdTransform2d\"\n float inputs:rotation = @\n "
    "float2 inputs:scale = (@, 1)\n float2 inputs:translation = (0, @) } }\n"
    "def Cube \"a\" { rel material:binding = </m> }",
    "def Skeleton \"b\" { uniform token[] joints = [\"j\"]\n uniform matrix4d[] bindTransforms = "
    "[((@,0,0,0),(0,@,0,0),(0,0,1,0),(@,0,0,1))]\n rel skel:animationSource = </b/n>\n def "
    "SkelAnimation \"n\" { uniform token[] joints = [\"j\"]\n float3[] translations.timeSamples = "
    "{ 0: [(@,0,0)], @: [(0,0,0)] }\n quatf[] rotations = [(@,0,0,0)]\n half3[] scales = "
    "[(@,1,1)]\n uniform token[] blendShapes = [\"f\"]\n float[] blendShapeWeights = [@] } }\n"
    "def Mesh \"a\" { rel skel:skeleton = </b>\n point3f[] points = [(0,0,0), (1,0,0), (0,1,0)]\n "
    "int[] faceVertexCounts = [3]\n int[] faceVertexIndices = [0,1,2]\n int[] "
    "primvars:skel:jointIndices = [0,0,0]\n float[] primvars:skel:jointWeights = [@,1,@]\n "
    "matrix4d primvars:skel:geomBindTransform = ((@,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,@,1))\n "
    "uniform token[] skel:blendShapes = [\"f\"]\n rel skel:blendShapeTargets = </a/f>\n def "
    "BlendShape \"f\" { vector3f[] offsets = [(@,0,0)]\n vector3f[] normalOffsets = [(0,@,0)]\n "
    "int[] pointIndices = [@] } }"};

/// The scene with that number wherever one is open; "@@" is the letter itself.
std::string filled(const std::string& scene, const std::string& number)
{
    std::string text;
    for (std::size_t i = 0; i < scene.size(); ++i) {
        if (scene.substr(i, 2) == "@@") {
            text += '@';
            ++i;
        } else {
            text += scene[i] == '@' ? number : std::string(1, scene[i]);
        }
    }
    return text;
}

}

TEST_CASE("numbers that no film knows never make a model that cannot be used")
{
    const TemporaryFolder folder;
    for (const std::string& scene : scenes) {
        for (const char* number : {"0", "-1", "1e-320", "1e-30", "1e12", "1e19", "1e38", "3.4e38",
                                   "1e300", "-1e300", "inf", "-inf", "nan", "4294967296"}) {
            const std::string text = usdText(filled(scene, number));
            const auto read = readUsd(folder.path(), text);
            if (!read) { // refused, with the reason
                CHECK_MESSAGE(read.error().message.find("limit") != std::string::npos,
                              read.error().message << "\n"
                                                   << text);
                continue;
            }
            const Model model = withPictures(*read);
            const Result<void> sound = checkModel(model);
            CHECK_MESSAGE(sound, sound.error().message << "\n" << text);
        }
    }
}

TEST_CASE("a set that is larger than numbers go is refused")
{
    std::string prims = usdSquare();
    for (int i = 0; i < 4; ++i) {
        prims = "def Xform \"a\" { float3 xformOp:scale = (1e12, 1, 1)\n uniform token[] "
                "xformOpOrder = [\"xformOp:scale\"]\n" +
                prims + "}";
    }
    const TemporaryFolder folder;
    const auto read = readUsd(folder.path(), usdText(prims));
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("reaches further than numbers do") != std::string::npos);
}

TEST_CASE("a USD file cannot ask for more than the limits allow")
{
    const TemporaryFolder folder;
    const auto refusal = [&](Limit limit, std::uint64_t value, const std::string& prims) {
        ImportLimits limits;
        limits.set(limit, value);
        const auto read = readUsd(folder.path(), usdText(prims), limits);
        REQUIRE_FALSE(read);
        return read.error().message;
    };
    const auto names = [](const std::string& message, const std::string& key) {
        CHECK_MESSAGE(message.find("--limit " + key + "=") != std::string::npos, message);
    };
    names(refusal(Limit::triangles, 1, usdSquare()), "triangles");
    names(refusal(Limit::vertices, 3, usdSquare()), "vertices");
    names(refusal(Limit::nodes, 3,
                  "def \"a\" { def \"b\" { def \"c\" {} } }\n"
                  "def \"d\" (references = </a>) {}"),
          "nodes");
    const std::string forest = "def PointInstancer \"a\" { rel prototypes = </a/b>\n int[] "
                               "protoIndices = [0,0,0]\n point3f[] positions = [(0,0,0), (1,0,0), "
                               "(2,0,0)]\n def Cube \"b\" {} }";
    names(refusal(Limit::allBytes, 100, forest), "bytes");
    names(refusal(Limit::keys, 1,
                  "def Xform \"a\" { double3 xformOp:translate.timeSamples = { 0: "
                  "(0,0,0), 1: (0,0,0) }\n uniform token[] xformOpOrder = "
                  "[\"xformOp:translate\"] }"),
          "keys");
    names(refusal(Limit::nodeDepth, 2, "def \"a\" { def \"b\" { def \"c\" {} } }"), "depth");
    names(
        refusal(Limit::textures, 1,
                "def Material \"m\" { token outputs:surface.connect = </m/s.outputs:surface>\n"
                " def Shader \"s\" { uniform token info:id = \"UsdPreviewSurface\"\n"
                "  color3f inputs:diffuseColor.connect = </m/a.outputs:rgb>\n"
                "  color3f inputs:emissiveColor.connect = </m/b.outputs:rgb> }\n"
                " def Shader \"a\" { uniform token info:id = \"UsdUVTexture\"\n asset inputs:file "
                "= @a.png@ }\n"
                " def Shader \"b\" { uniform token info:id = \"UsdUVTexture\"\n asset inputs:file "
                "= @b.png@ }\n}\n" +
                    usdSquare("rel material:binding = </m>")),
        "textures");
}
