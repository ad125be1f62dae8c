// FBX, OBJ, DAE, ZAE, STL and 3DS small enough to know every number of: size, up, materials, lenses.
#include <cmath>
#include <numbers>
#include <string>

#include <glm/geometric.hpp>

#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "base/file.h"
#include "image/codec.h"
#include "raw_bytes.h"
#include "small_3ds.h"
#include "small_dae.h"
#include "small_fbx.h"
#include "small_gltf.h"
#include "small_zip.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Model modelOf(const std::string& name, const std::string& text)
{
    const TemporaryFolder folder;
    auto model = readWhole(written(folder.path() / name, text));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    return std::move(*model);
}

void checkFails(const std::string& name, const std::string& text, const std::string& sentence)
{
    const TemporaryFolder folder;
    const auto model = readWhole(written(folder.path() / name, text));
    REQUIRE_FALSE(model);
    CHECK_MESSAGE(model.error().message.find(sentence) != std::string::npos, model.error().message);
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

Vec3 inScene(const Model& model, std::size_t node, const Vec3& direction)
{
    return glm::normalize(Vec3(restPose(model)[node] * Vec4(direction, 0.0F)));
}

std::string wide(const std::string& text, bool bigEndian)
{
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : text) {
        bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

const std::string triangleObj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n";

/// The material that an MTL file of these lines gives.
Material materialOf(const std::string& mtl)
{
    const TemporaryFolder folder;
    written(folder.path() / "m.mtl", mtl);
    const auto model = readWhole(written(folder.path() / "m.obj", "mtllib m.mtl\n" + triangleObj));
    REQUIRE(model);
    return model->materials.at(
        static_cast<std::size_t>(model->meshes.at(0).primitives.at(0).material));
}

}

TEST_CASE("3D Studio's z is up and its colours arrive")
{
    const Model model = modelOf("set.3ds", small3ds());
    CHECK(triangleCount(model) == 1);
    CHECK(glm::distance(model.bounds.min, Vec3(0, 0, 0)) < 1.0e-5F);
    CHECK(glm::distance(model.bounds.max, Vec3(1, 2, 0)) < 1.0e-5F);
    const int material = model.meshes.at(0).primitives.at(0).material;
    CHECK(model.materials.at(static_cast<std::size_t>(material)).baseColour == Vec4(1, 0, 0, 1));
}

TEST_CASE("3D Studio's camera looks from where it stands through the lens that it names")
{
    const Model model = modelOf("set.3ds", small3ds());
    REQUIRE(model.cameras.size() == 1);
    const auto node = static_cast<std::size_t>(std::ranges::find(model.nodes, 0, &Node::camera) -
                                               model.nodes.begin());
    // −10 along the file's y is 10 towards the viewer, and 1 along z is up.
    CHECK(glm::distance(Vec3(restPose(model)[node][3]), Vec3(0, 1, 10)) < 1.0e-5F);
    const ModelCamera& camera = model.cameras[0];
    CHECK(glm::distance(inScene(model, node, camera.lookAxis), Vec3(0, 0, -1)) < 1.0e-5F);
    CHECK(glm::distance(inScene(model, node, camera.upAxis), Vec3(0, 1, 0)) < 1.0e-5F);
    // 2400 / 50 mm = 48° across a picture of 4:3.
    const double across = 2.0 * std::atan(std::tan(camera.verticalAngle / 2.0) * camera.aspect);
    CHECK(degrees(across) == doctest::Approx(48.0).epsilon(1e-5));
}

TEST_CASE("3D Studio's spot light keeps both of its cones")
{
    const Model model = modelOf("set.3ds", small3ds());
    REQUIRE(model.lights.size() == 1);
    CHECK(degrees(model.lights[0].innerCone) == doctest::Approx(15.0).epsilon(1e-4));
    CHECK(degrees(model.lights[0].outerCone) == doctest::Approx(22.5).epsilon(1e-4));
    const auto node = static_cast<std::size_t>(std::ranges::find(model.nodes, 0, &Node::light) -
                                               model.nodes.begin());
    CHECK(glm::distance(Vec3(restPose(model)[node][3]), Vec3(0, 3, 0)) < 1.0e-5F);
    CHECK(glm::distance(inScene(model, node, Vec3(0, 0, -1)), Vec3(0, -1, 0)) < 1.0e-5F);
}

TEST_CASE("a face of 3DS that names a vertex too many is told of")
{
    CHECK(says(modelOf("set.3ds", small3ds(9)).warnings, "Vertex index overflow"));
}

TEST_CASE("an OBJ of sixteen bits a letter is the same triangle")
{
    for (const bool bigEndian : {true, false}) {
        const TemporaryFolder folder;
        written(folder.path() / "m.mtl", wide("newmtl m\nKd 1 0 0\n", bigEndian));
        const auto model = readWhole(
            written(folder.path() / "m.obj", wide("mtllib m.mtl\n" + triangleObj, bigEndian)));
        REQUIRE(model);
        CHECK(triangleCount(*model) == 1);
        CHECK(model->materials.back().baseColour == Vec4(1, 0, 0, 1));
    }
    const auto box = sharedFile("malformed/invalid/valid-but-unsupported-by-assimp-5.2.5/"
                                "box_UTF16BE.obj");
    if (!box) {
        MESSAGE("skipped the box: " PREMISE_SHARED_DIR " is absent");
        return;
    }
    const auto model = readWhole(*box);
    REQUIRE(model);
    CHECK(triangleCount(*model) == 12);
}

TEST_CASE("COLLADA's unit and up axis bring it to metres and y up")
{
    SmallDae dae;
    dae.asset = "<unit name=\"centimetre\" meter=\"0.01\"/><up_axis>Z_UP</up_axis>";
    dae.positions = "0 0 0 100 0 0 0 0 200";
    const Model zUp = modelOf("a.dae", dae.text());
    CHECK(glm::distance(zUp.bounds.max, Vec3(1, 2, 0)) < 1.0e-5F);
    dae.asset = "<unit name=\"inch\" meter=\"0.0254\"/><up_axis>Y_UP</up_axis>";
    const Model inches = modelOf("a.dae", dae.text());
    CHECK(glm::distance(inches.bounds.max, Vec3(2.54F, 0, 5.08F)) < 1.0e-5F);
}

TEST_CASE("COLLADA whose lists begin with a line's end is read")
{
    SmallDae dae;
    dae.positions = "\n   0 0 0\n   1 0 0\n   0 1 0 ";
    CHECK(triangleCount(modelOf("a.dae", dae.text())) == 1);
    const auto pistol = sharedFile("malformed/invalid/valid-but-unsupported-by-assimp-5.2.5/"
                                   "weapon_pistol.dae");
    if (!pistol) {
        MESSAGE("skipped the pistol: " PREMISE_SHARED_DIR " is absent");
        return;
    }
    const auto model = readWhole(*pistol);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    CHECK(triangleCount(*model) > 1000);
}

TEST_CASE("a ZAE is its DAE with the pictures beside it in the archive")
{
    const TemporaryFolder folder;
    REQUIRE(writePng(folder.path() / "p.png", Image8{1, 1, {10, 20, 30, 255}}));
    const auto picture = readFile(folder.path() / "p.png");
    REQUIRE(picture);
    SmallDae dae;
    dae.libraries =
        "<library_images><image id=\"i\"><init_from>./maps/p.png</init_from></image>"
        "</library_images><library_effects><effect id=\"e\"><profile_COMMON>"
        "<newparam sid=\"f\"><surface type=\"2D\"><init_from>i</init_from></surface></newparam>"
        "<newparam sid=\"t\"><sampler2D><source>f</source></sampler2D></newparam>"
        "<technique sid=\"c\"><lambert><diffuse><texture texture=\"t\" texcoord=\"UV\"/></diffuse>"
        "</lambert></technique></profile_COMMON></effect></library_effects>"
        "<library_materials><material id=\"m\"><instance_effect url=\"#e\"/></material>"
        "</library_materials>";
    dae.nodes = "<node id=\"n\"><instance_geometry url=\"#g\"><bind_material><technique_common>"
                "<instance_material symbol=\"\" target=\"#m\"/></technique_common>"
                "</bind_material></instance_geometry></node>";
    const std::string png(reinterpret_cast<const char*>(picture->data()), picture->size());
    const std::string archive =
        smallZip({{"manifest.xml", "<?xml?><dae_root>./set/a.dae</dae_root>", true},
                  {"other.dae", "<COLLADA/>"},
                  {"set/a.dae", dae.text(), true},
                  {"set/maps/p.png", png}});
    const Model model = modelOf("a.zae", archive);
    CHECK(triangleCount(model) == 1);
    REQUIRE(model.textures.size() == 1);
    CHECK_FALSE(model.textures[0].image->standIn);
}

TEST_CASE("a ZAE without a DAE and a broken one and a bomb each get their sentence")
{
    checkFails("a.zae", smallZip({{"readme.txt", "no"}}), "a.zae holds no DAE file.");
    checkFails("a.zae", "PK\x03\x04 a.dae", "a.zae cannot be read: it has no directory");
    checkFails("a.zae", smallZip({{"../a.dae", "x"}}), "leads out of the archive");
    checkFails("a.zae", smallZip({{"a.dae", std::string(100, 'x'), true, 0xFFFFFFF0}}),
               "the limit is");
    const std::string lying = smallZip({{"a.dae", std::string(100, 'x'), true, 5}});
    checkFails("a.zae", lying, "not as large as its directory says");
}

TEST_CASE("FBX of before 2011 is told what to do")
{
    const std::string sentence = "is FBX of version 6.1, from before 2011, which cannot be read. "
                                 "Open it where it was made and export it as FBX 2013 or newer.";
    checkFails("a.fbx", "; FBX 6.1.0 project file\nFBXHeaderExtension:  {\n  FBXVersion: 6100\n}\n",
               sentence);
    checkFails("a.fbx",
               "Kaydara FBX Binary  " + std::string("\0\x1A\0", 3) + raw(std::uint32_t(6100)),
               sentence);
}

TEST_CASE("FBX counts the units and turns the axes that its settings name")
{
    SmallFbx fbx;
    CHECK(modelOf("a.fbx", fbx.text()).bounds.max.x ==
          doctest::Approx(0.01)); // its usual centimetre
    fbx.settings = fbxProperty("UnitScaleFactor", "2.54");
    CHECK(modelOf("a.fbx", fbx.text()).bounds.max.x == doctest::Approx(0.0254));
    // 3ds Max: z up, −y to the front, and inches or metres.
    fbx.settings = fbxProperty("UnitScaleFactor", "100") + fbxProperty("UpAxis", "2", "int") +
                   fbxProperty("UpAxisSign", "1", "int") + fbxProperty("FrontAxis", "1", "int") +
                   fbxProperty("FrontAxisSign", "-1", "int") +
                   fbxProperty("CoordAxis", "0", "int") + fbxProperty("CoordAxisSign", "1", "int");
    const Model max = modelOf("a.fbx", fbx.text());
    CHECK(glm::distance(max.bounds.min, Vec3(0, 0, -1)) < 1.0e-5F); // its y leads away
    CHECK(glm::distance(max.bounds.max, Vec3(1, 0, 0)) < 1.0e-5F);
}

TEST_CASE("FBX morph targets keep their weight at rest and their times")
{
    SmallFbx fbx = movedTriangle("DeformPercent", "DeformPercent", "0,46186158000", "0,100", "4",
                                 "0,0,0,0", "2");
    fbx.objects +=
        "  Geometry: 110, \"Geometry::smile\", \"Shape\" {\n    Version: 100\n"
        "    Indexes: *1 {\n      a: 1\n    }\n    Vertices: *3 {\n      a: 100,0,0\n    }\n"
        "    Normals: *3 {\n      a: 0,0,0\n    }\n  }\n"
        "  Deformer: 120, \"Deformer::face\", \"BlendShape\" {\n    Version: 100\n  }\n"
        "  Deformer: 121, \"SubDeformer::smile\", \"BlendShapeChannel\" {\n    Version: 100\n"
        "    FullWeights: *1 {\n      a: 100\n    }\n    Properties70:  {\n" +
        fbxProperty("DeformPercent", "25") + "    }\n  }\n";
    const std::size_t model = fbx.connections.find("302,200");
    fbx.connections.replace(model, 7, "302,121");
    fbx.connections += "  C: \"OO\",120,100\n  C: \"OO\",121,120\n  C: \"OO\",110,121\n";
    const Model face = modelOf("a.fbx", fbx.text());
    REQUIRE(face.meshes.size() == 1);
    CHECK(face.meshes[0].morphWeights == std::vector<float>{0.25F});
    REQUIRE(face.animations.size() == 1);
    REQUIRE(face.animations[0].channels.size() == 1);
    const Channel& channel = face.animations[0].channels[0];
    CHECK(channel.target == ChannelTarget::morphWeights);
    CHECK(channel.times.front() == 0.0F);
    CHECK(channel.times.back() == 1.0F);
    CHECK(channel.values.front() == 0.0F);
    CHECK(channel.values.back() == 1.0F);
}

TEST_CASE("an FBX of bones alone can be seen")
{
    SmallFbx fbx;
    fbx.triangle = false;
    int id = 500;
    for (const std::string name : {"Hips", "Spine", "Head"}) {
        fbx.objects += "  Model: " + std::to_string(id) + ", \"Model::" + name +
                       "\", \"LimbNode\" {\n    Version: 232\n    Properties70:  {\n" +
                       fbxProperty("Lcl Translation", "0,50,0", "Lcl Translation") + "    }\n  }\n";
        fbx.connections += "  C: \"OO\"," + std::to_string(id) + "," +
                           std::to_string(id == 500 ? 0 : id - 1) + "\n";
        ++id;
    }
    const Model model = modelOf("a.fbx", fbx.text());
    CHECK(model.meshes.size() == 2); // hips to spine, spine to head, and none from the floor
    CHECK(model.bounds.min.y == doctest::Approx(0.5));
    CHECK(model.bounds.max.y == doctest::Approx(1.5));
}

TEST_CASE("a highlight of OBJ is as wide as its exponent says")
{
    // Blinn's lobe of exponent n has α² = 2 / (n + 2), and roughness is the root of α.
    const std::string shiny = "newmtl m\nKd 1 1 1\nKs 1 1 1\nNs ";
    CHECK(materialOf(shiny + "30\n").roughness == doctest::Approx(0.5).epsilon(1e-4));
    CHECK(materialOf(shiny + "510\n").roughness == doctest::Approx(0.25).epsilon(1e-4));
    // Nothing shines where the specular colour is black.
    CHECK(materialOf("newmtl m\nKd 1 1 1\nKs 0 0 0\nNs 510\n").roughness == doctest::Approx(0.9));
}

TEST_CASE("Blender's MTL gives back the roughness it was written with")
{
    // Of roughness 0.45 its exporter of 2.8 wrote (30 · 0.55)², that of 3.2 and later 1000 · 0.55².
    CHECK(materialOf("# Blender MTL File: 'a.blend'\nnewmtl m\nKs 0.5 0.5 0.5\nNs 272.25\n")
              .roughness == doctest::Approx(0.45).epsilon(1e-4));
    CHECK(materialOf("# Blender 3.4.1 MTL File: 'a.blend'\nnewmtl m\nKs 0.5 0.5 0.5\nNs 302.5\n")
              .roughness == doctest::Approx(0.45).epsilon(1e-4));
    // And it writes light, where others write what a display shows.
    CHECK(materialOf("# Blender 3.4.1 MTL File: 'a.blend'\nnewmtl m\nKd 0.5 0.5 0.5\n")
              .baseColour.x == doctest::Approx(0.5));
    CHECK(materialOf("newmtl m\nKd 0.735357 0.735357 0.735357\n").baseColour.x ==
          doctest::Approx(0.5).epsilon(1e-4));
}

TEST_CASE("binary STL is read whatever its first words are")
{
    std::string stl = "solid as many programs write it";
    stl.resize(80, ' ');
    stl += raw(std::uint32_t(1)) + floats({0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0}) +
           raw(std::uint16_t(0));
    const Model model = modelOf("a.stl", stl);
    CHECK(triangleCount(model) == 1);
    CHECK(model.bounds.max == Vec3(1, 1, 0));
}

TEST_CASE("vertex colours of OBJ are what a display shows")
{
    const Model model = modelOf("a.obj", "v 0 0 0 1 0.735357 0\nv 1 0 0 1 0.735357 0\n"
                                         "v 0 1 0 1 0.735357 0\nf 1 2 3\n");
    const Primitive& part = model.meshes.at(0).primitives.at(0);
    REQUIRE(part.colours.size() == 3);
    CHECK(part.colours[0].x == doctest::Approx(1.0));
    CHECK(part.colours[0].y == doctest::Approx(0.5).epsilon(1e-3));
}

TEST_CASE("a model of millimetres in a format without units is told what it would be")
{
    const Model model = modelOf("a.obj", "v 0 0 0\nv 2400 0 0\nv 0 1000 0\nf 1 2 3\n");
    CHECK(says(model.warnings, "names no unit; taken as metres it is 2400 m large. In centimetres "
                               "it would be 24 m, in millimetres 2.4 m, in inches 61 m: scale it "
                               "by 0.01, 0.001 or 0.0254."));
    const Model tiny = modelOf("a.obj", "v 0 0 0\nv 0.004 0 0\nv 0 0.001 0\nf 1 2 3\n");
    CHECK(says(tiny.warnings, "taken as metres it is 4 mm large."));
    SmallFbx fbx;
    fbx.settings = fbxProperty("UnitScaleFactor", "15400000");
    CHECK(says(modelOf("a.fbx", fbx.text()).warnings,
               "is 154 km large by its own unit; its unit is probably the millimetre"));
}
