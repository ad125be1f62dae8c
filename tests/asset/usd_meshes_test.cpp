// Meshes and solids of USD, as its geometry schemas (UsdGeom) define them.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include <glm/geometric.hpp>

#include "read_gltf.h"
#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// Area of all triangles, and whether each is seen counter-clockwise from where its normals point.
struct Surface {
    double area = 0.0;
    bool outward = true;
};

Surface surfaceOf(const Primitive& part)
{
    Surface surface;
    for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
        const Vertex& a = part.vertices[part.indices[i]];
        const Vertex& b = part.vertices[part.indices[i + 1]];
        const Vertex& c = part.vertices[part.indices[i + 2]];
        const Vec3 across = glm::cross(b.position - a.position, c.position - a.position);
        surface.area += double(glm::length(across)) / 2.0;
        surface.outward =
            surface.outward && glm::dot(across, a.normal + b.normal + c.normal) > 0.0F;
    }
    return surface;
}

Model meshOf(const std::string& properties)
{
    return usdModel("def Mesh \"m\" {\n" + properties + "\n}");
}

}

TEST_CASE("a USD square becomes two triangles that face where its corners turn left")
{
    const Model model = usdModel(usdSquare());
    const Primitive& part = onlyPart(model);
    CHECK(part.indices.size() == 6);
    CHECK(part.vertices.size() == 4);
    CHECK(surfaceOf(part).area == doctest::Approx(2.0));
    CHECK(surfaceOf(part).outward);
    CHECK(part.vertices[0].normal == Vec3(0, 0, 1)); // none given: the face's own
    CHECK(model.bounds.max == Vec3(2, 1, 0));
}

TEST_CASE("a left handed USD mesh is seen from the other side")
{
    const Model model = usdModel(usdSquare("uniform token orientation = \"leftHanded\""));
    const Primitive& part = onlyPart(model);
    CHECK(part.vertices[0].normal == Vec3(0, 0, -1));
    CHECK(surfaceOf(part).outward);
}

TEST_CASE("USD is in centimetres and y up unless it says else")
{
    CHECK(usdModel(usdSquare(), "").bounds.max == Vec3(0.02F, 0.01F, 0.0F));
    const Model inches = usdModel(usdSquare(), "metersPerUnit = 0.0254\n upAxis = \"Z\"");
    // What was depth, y, now goes away from us: z up becomes y up.
    CHECK(inches.bounds.min.z == doctest::Approx(-0.0254));
    CHECK(inches.bounds.max.x == doctest::Approx(0.0508));
    CHECK(inches.bounds.max.y == doctest::Approx(0.0).epsilon(1e-6));
    CHECK(says(usdModel(usdSquare(), "upAxis = \"X\"").warnings,
               "\"X\" is not an axis that can be up"));
}

TEST_CASE("normals of USD may lie on corners on faces on points or be one for all")
{
    const auto normalsOf = [](const std::string& normals, const std::string& how) {
        const Model model = usdModel(usdSquare("normal3f[] normals = [" + normals +
                                               "] ( interpolation = \"" + how + "\" )"));
        return onlyPart(model).vertices[2].normal;
    };
    CHECK(normalsOf("(1, 0, 0), (1, 0, 0), (0, 2, 0), (1, 0, 0)", "faceVarying") == Vec3(0, 1, 0));
    CHECK(normalsOf("(1, 0, 0), (1, 0, 0), (0, 2, 0), (1, 0, 0)", "vertex") == Vec3(0, 1, 0));
    CHECK(normalsOf("(1, 0, 0), (1, 0, 0), (0, 2, 0), (1, 0, 0)", "varying") == Vec3(0, 1, 0));
    CHECK(normalsOf("(3, 0, 0)", "uniform") == Vec3(1, 0, 0));
    CHECK(normalsOf("(3, 0, 0)", "constant") == Vec3(1, 0, 0));
    const Model both = usdModel(usdSquare("normal3f[] normals = [(1, 0, 0)] ( interpolation = "
                                          "\"constant\" )\n"
                                          "normal3f[] primvars:normals = [(0, 1, 0)] ( "
                                          "interpolation = \"constant\" )"));
    CHECK(onlyPart(both).vertices[0].normal == Vec3(0, 1, 0)); // the primvar is stronger
}

TEST_CASE("texture coordinates count from the bottom in USD and may be indexed")
{
    const Model plain = usdModel(usdSquare("texCoord2f[] primvars:st = [(0, 0), (1, 0), (1, 1), "
                                           "(0, 1)] ( interpolation = \"vertex\" )"));
    const Primitive& part = onlyPart(plain);
    CHECK(part.vertices[0].uv == Vec2(0, 1));
    CHECK(part.vertices[2].uv == Vec2(1, 0));
    const Model indexed =
        usdModel(usdSquare("texCoord2f[] primvars:st = [(0.25, 0.75), (0.5, 0)] ( interpolation = "
                           "\"faceVarying\" )\nint[] primvars:st:indices = [1, 1, 0, 1]"));
    CHECK(onlyPart(indexed).vertices[2].uv == Vec2(0.25F, 0.25F));
    CHECK(onlyPart(indexed).vertices[1].uv == Vec2(0.5F, 1.0F));
}

TEST_CASE("corners that share all they have are one vertex and others are not")
{
    // Two squares side by side with one texture each: the edge between them is cut.
    const std::string squares =
        "uniform token subdivisionScheme = \"none\"\n"
        "point3f[] points = [(0,0,0), (1,0,0), (2,0,0), (0,1,0), (1,1,0), (2,1,0)]\n"
        "int[] faceVertexCounts = [4, 4]\nint[] faceVertexIndices = [0,1,4,3, 1,2,5,4]\n";
    CHECK(onlyPart(meshOf(squares)).vertices.size() == 6);
    const std::string st = "texCoord2f[] primvars:st = [(0,0), (1,0), (1,1), (0,1), (0,0), (1,0), "
                           "(1,1), (0,1)] ( interpolation = \"faceVarying\" )\n";
    CHECK(onlyPart(meshOf(squares + st)).vertices.size() == 8);
}

TEST_CASE("a concave USD polygon keeps its area and a hole is not drawn")
{
    // An L of three unit squares.
    const std::string points = "uniform token subdivisionScheme = \"none\"\n"
                               "point3f[] points = [(0,0,0), (2,0,0), (2,1,0), (1,1,0), (1,2,0), "
                               "(0,2,0), (5,0,0), (6,0,0), (5,1,0)]\n"
                               "int[] faceVertexCounts = [6, 3]\n"
                               "int[] faceVertexIndices = [0,1,2,3,4,5, 6,7,8]\n";
    CHECK(surfaceOf(onlyPart(meshOf(points))).area == doctest::Approx(3.5));
    CHECK(onlyPart(meshOf(points)).indices.size() == 15);
    CHECK(surfaceOf(onlyPart(meshOf(points + "int[] holeIndices = [1]"))).area ==
          doctest::Approx(3.0));
}

TEST_CASE("a subdivision surface is drawn as its cage with smooth normals and told")
{
    const std::string roof = "point3f[] points = [(0,0,0), (1,1,0), (2,0,0), (0,0,-1), (1,1,-1), "
                             "(2,0,-1)]\nint[] faceVertexCounts = [4, 4]\n"
                             "int[] faceVertexIndices = [0,1,4,3, 1,2,5,4]\n";
    const Model model = meshOf(roof); // catmullClark, unless a mesh says else
    CHECK(says(model.warnings, "subdivision surfaces, drawn as their cages: 1, first </m>"));
    for (const Vertex& vertex : onlyPart(model).vertices) {
        if (vertex.position.x == 1.0F) { // the ridge looks straight up
            CHECK(std::abs(vertex.normal.y) == doctest::Approx(1.0));
        }
    }
}

TEST_CASE("a mesh without material shows its display colour")
{
    const auto materialOf = [](const std::string& more) {
        const Model model = usdModel(usdSquare(more));
        return model.materials.at(static_cast<std::size_t>(onlyPart(model).material));
    };
    CHECK(materialOf("").baseColour == Vec4(0.18F, 0.18F, 0.18F, 1.0F));
    const Material red = materialOf("color3f[] primvars:displayColor = [(1, 0.5, 0)]\n"
                                    "float[] primvars:displayOpacity = [0.25]\n"
                                    "uniform bool doubleSided = 1");
    CHECK(red.baseColour == Vec4(1.0F, 0.5F, 0.0F, 0.25F));
    CHECK(red.alpha == AlphaMode::blend);
    CHECK(red.doubleSided);
    CHECK(red.metallic == 0.0F);
    const Model painted = usdModel(usdSquare("color3f[] primvars:displayColor = [(1,0,0), (0,1,0), "
                                             "(0,0,1), (1,1,1)] ( interpolation = \"vertex\" )"));
    const Primitive& part = onlyPart(painted);
    REQUIRE(part.colours.size() == 4);
    CHECK(part.colours[1] == Vec4(0, 1, 0, 1));
    CHECK(painted.materials[0].baseColour == Vec4(1.0F));
}

TEST_CASE("parts of a mesh have materials of their own")
{
    const std::string materials = "def Material \"red\" { token outputs:surface.connect = "
                                  "</red/s.outputs:surface>\n def Shader \"s\" { uniform token "
                                  "info:id = \"UsdPreviewSurface\"\n color3f inputs:diffuseColor = "
                                  "(1, 0, 0) } }\n";
    const Model model = usdModel(
        materials + "def Mesh \"m\" {\n uniform token subdivisionScheme = \"none\"\n"
                    "point3f[] points = [(0,0,0), (1,0,0), (2,0,0), (0,1,0), (1,1,0), (2,1,0)]\n"
                    "int[] faceVertexCounts = [4, 4]\n"
                    "int[] faceVertexIndices = [0,1,4,3, 1,2,5,4]\n"
                    "def GeomSubset \"right\" { uniform token elementType = \"face\"\n"
                    "  uniform token familyName = \"materialBind\"\n  int[] indices = [1, 7]\n"
                    "  rel material:binding = </red> }\n}");
    REQUIRE(model.meshes.size() == 1);
    REQUIRE(model.meshes[0].primitives.size() == 2);
    const Primitive& right = model.meshes[0].primitives[0];
    CHECK(model.materials[std::size_t(right.material)].name == "red");
    CHECK(right.bounds.min.x == 1.0F);
    CHECK(model.meshes[0].primitives[1].bounds.max.x == 1.0F);
    CHECK(says(model.warnings, "</m/right>: it names faces that its mesh does not have"));
}

TEST_CASE("solids of USD have their schema's size and look outward")
{
    constexpr double pi = std::numbers::pi;
    const auto boundsOf = [](const std::string& solid) { return usdModel("def " + solid).bounds; };
    CHECK(boundsOf("Cube \"c\" {}").size() == Vec3(2, 2, 2));
    CHECK(boundsOf("Cube \"c\" { double size = 3 }").max == Vec3(1.5F));
    CHECK(boundsOf("Plane \"p\" { double width = 4 }").size() == Vec3(4, 2, 0));
    CHECK(boundsOf("Cone \"c\" { uniform token axis = \"Y\" }").size().y == 2.0F);
    CHECK(boundsOf("Capsule \"c\" { uniform token axis = \"X\" }").size().x ==
          doctest::Approx(2.0)); // 1 between two half spheres of 0.5
    const struct {
        const char* text;
        double area;
    } solids[] = {{"Cube \"a\" {}", 24.0},
                  {"Sphere \"a\" {}", 4.0 * pi},
                  {"Cylinder \"a\" {}", 4.0 * pi + 2.0 * pi},
                  {"Cone \"a\" {}", pi * std::sqrt(5.0) + pi},
                  {"Capsule \"a\" {}", pi * 1.0 + pi},
                  {"Plane \"a\" { uniform token axis = \"Y\" }", 4.0}};
    for (const auto& solid : solids) {
        const Surface surface = surfaceOf(onlyPart(usdModel(std::string("def ") + solid.text)));
        CHECK(surface.area == doctest::Approx(solid.area).epsilon(0.01)); // round by 48 corners
        CHECK_MESSAGE(surface.outward, solid.text);
    }
    CHECK(usdModel("def Sphere \"a\" { double radius = 0 }").meshes.empty());
}

TEST_CASE("a mesh that is referred to a hundred times is kept once")
{
    std::string text = "class Xform \"_tree\" {\n" + usdSquare("", "trunk") + "}\n";
    for (int i = 0; i < 100; ++i) {
        text += fmt::format("def \"t{}\" (inherits = </_tree>) {{ double3 xformOp:translate = "
                            "({}, 0, 0)\n uniform token[] xformOpOrder = "
                            "[\"xformOp:translate\"] }}\n",
                            i, i * 3);
    }
    const Model model = usdModel(text);
    CHECK(model.meshes.size() == 1);
    CHECK(model.materials.size() == 1);
    CHECK(triangleCount(model) == 200);
    CHECK(model.bounds.max.x == 299.0F);
}

TEST_CASE("a point instancer draws its prototypes where it says")
{
    const Model model = usdModel(
        "def PointInstancer \"forest\" {\n  rel prototypes = [</forest/tree>, </forest/bush>]\n"
        "  int[] protoIndices = [0, 1, 0, 0, 9]\n"
        "  point3f[] positions = [(0,0,0), (10,0,0), (20,0,0), (30,0,0), (40,0,0)]\n"
        "  quath[] orientations = [(1,0,0,0), (1,0,0,0), (0.70710678,0,0,0.70710678), (1,0,0,0), "
        "(1,0,0,0)]\n"
        "  float3[] scales = [(1,1,1), (2,2,2), (1,1,1), (1,1,1), (1,1,1)]\n"
        "  int64[] ids = [10, 11, 12, 13, 14]\n  int64[] invisibleIds = [13]\n"
        "  def Xform \"tree\" { double3 xformOp:translate = (0, 0, 5)\n"
        "    uniform token[] xformOpOrder = [\"xformOp:translate\"]\n" +
        usdSquare("", "crown") + "  }\n" + usdSquare("", "bush") + "}");
    const Node& crown = nodeNamed(model, "crown");
    REQUIRE(crown.instances.size() == 2);
    // Turned by 90° about z: the square's x goes along y.
    const Vec4 corner = crown.instances[1] * Vec4(2, 0, 0, 1);
    CHECK(corner.x == doctest::Approx(20.0));
    CHECK(corner.y == doctest::Approx(2.0));
    CHECK(corner.z == doctest::Approx(5.0));
    const Node& bush = nodeNamed(model, "bush");
    REQUIRE(bush.instances.size() == 1);
    CHECK((bush.instances[0] * Vec4(2, 1, 0, 1)).x == doctest::Approx(14.0));
    CHECK(triangleCount(model) == 6); // the prototypes themselves are not drawn
    CHECK(says(model.warnings, "1 of its copies have no prototype or no finite place"));
}

TEST_CASE("proxies guides and what is invisible or undefined are not drawn")
{
    const Model model = usdModel(
        "def Xform \"set\" {\n" + usdSquare("uniform token purpose = \"render\"", "good") +
        usdSquare("uniform token purpose = \"proxy\"", "stand_in") +
        "def Xform \"guides\" { uniform token purpose = \"guide\"\n" + usdSquare("", "line") +
        "}\ndef Xform \"gone\" { token visibility = \"invisible\"\n" + usdSquare("", "ghost") +
        "}\n}\nover \"half\" {\n" + usdSquare("", "nothing") + "}\n");
    CHECK(model.meshes.size() == 1);
    CHECK(model.meshes[0].name == "good");
    CHECK(says(model.warnings, "proxies and guides are left out: 2, first </set/stand_in>"));
    CHECK(says(model.warnings, "invisible prims are left out: 1, first </set/gone>"));
}

TEST_CASE("of many types of USD that are not drawn each is named")
{
    std::string text;
    for (char letter = 'A'; letter <= 'T'; ++letter) {
        text += std::string("def Kind") + letter + " \"" + letter + "\" {}\n";
    }
    const Model model =
        usdModel(text + "def Xform \"gone\" { token visibility = \"invisible\" }\n");
    for (char letter = 'A'; letter <= 'T'; ++letter) {
        CHECK(says(model.warnings, std::string("Kind") + letter));
    }
    CHECK(says(model.warnings, "8 more like this one, of KindM, KindN, KindO, KindP"));
    CHECK(says(model.warnings, "invisible prims are left out: 1, first </gone>"));
}

TEST_CASE("what of USD is not drawn is told by kind")
{
    const Model model = usdModel(
        "def BasisCurves \"hair\" {}\ndef BasisCurves \"more\" {}\n"
        "def \"a\" ( clips = { dictionary default = {} } ) {}\n" +
        usdSquare("point3f[] points.timeSamples = { 1: [(0,0,0), (2,0,0), (2,1,0), (0,1,0)], 2: "
                  "[(0,0,0), (9,0,0), (9,1,0), (0,1,0)] }",
                  "cloth"));
    CHECK(says(model.warnings, "prims of the type BasisCurves are left out: 2, first </hair>"));
    CHECK(says(model.warnings, "values that come from clips in other files are left out"));
    CHECK(
        says(model.warnings, "points changes over time, its first value stays: 1, first </cloth>"));
    CHECK(model.bounds.max.x == 2.0F);
    CHECK(says(usdModel("def Xform \"a\" {}").warnings, "has no geometry that is shown"));
}

TEST_CASE("a broken USD mesh is left out with its line and the rest stays")
{
    const auto problemOf = [](const std::string& mesh) {
        const Model model = usdModel(usdSquare() + "def Mesh \"bad\" {\n" + mesh + "\n}");
        CHECK(model.meshes.size() == 1);
        REQUIRE_FALSE(model.warnings.empty());
        CHECK(says(model.warnings, "set.usda, line 13: </bad>"));
        return model.warnings.front();
    };
    const std::string points = "point3f[] points = [(0,0,0), (1,0,0), (0,1,0)]\n";
    const auto has = [&](const std::string& mesh, const std::string& text) {
        const std::string problem = problemOf(mesh);
        CHECK_MESSAGE(problem.find(text) != std::string::npos, problem);
    };
    has("", "it has no points");
    has("point3f[] points = [(0,0,nan)]", "point 0 is not finite");
    has("point3f[] points = [(0,0,1e300)]", "point 0 is not finite");
    has(points, "it has no faces");
    has(points + "int[] faceVertexCounts = [3]\nint[] faceVertexIndices = [0,1,3]",
        "a face names point 3 of 3");
    has(points + "int[] faceVertexCounts = [3]\nint[] faceVertexIndices = [0,1,-1]",
        "a face names point -1 of 3");
    has(points + "int[] faceVertexCounts = [4]\nint[] faceVertexIndices = [0,1,2]",
        "its faces have more corners than the 3 that it lists");
    has(points + "int[] faceVertexCounts = [-3]\nint[] faceVertexIndices = [0,1,2]",
        "its faces have more corners than the 3 that it lists");
    has(points + "uniform token subdivisionScheme = \"none\"\nint[] faceVertexCounts = [2]\n"
                 "int[] faceVertexIndices = [0,1]",
        "1 of its 1 faces have fewer than three corners");
}

TEST_CASE("primvars that do not fit their mesh are left out and told")
{
    const auto problemOf = [](const std::string& primvar) {
        const Model model = usdModel(usdSquare(primvar));
        CHECK(model.meshes.size() == 1);
        REQUIRE_FALSE(model.warnings.empty());
        return model.warnings.front();
    };
    const auto has = [&](const std::string& primvar, const std::string& text) {
        const std::string problem = problemOf(primvar);
        CHECK_MESSAGE(problem.find(text) != std::string::npos, problem);
    };
    has("normal3f[] normals = [(0,0,1)]", "it has 1 values where 4 are due");
    has("float2[] primvars:st = [(0,0)] ( interpolation = \"wild\" )",
        "its interpolation is unknown");
    has("float[] primvars:st = [0, 1]", "it is not of 2 numbers a value");
    has("float2[] primvars:st = [(0,0)] ( interpolation = \"vertex\" )\n"
        "int[] primvars:st:indices = [0]",
        "it has 1 indices where 4 are due");
    has("float2[] primvars:st = [(0,0)] ( interpolation = \"vertex\" )\n"
        "int[] primvars:st:indices = [0, 0, 1, 0]",
        "it names value 1 of 1");
}
