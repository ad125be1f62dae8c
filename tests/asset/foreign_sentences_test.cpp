// What is said of FBX, OBJ and COLLADA that are not as they should be, each sentence provoked.
#include <string>

#include "asset/foreign/walled_files.h"
#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "asset/read/side_file.h"
#include "small_dae.h"
#include "small_fbx.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

Result<Model> modelOf(const std::string& name, const std::string& text)
{
    const TemporaryFolder folder;
    return readWhole(written(folder.path() / name, text));
}

void checkWarns(const std::string& name, const std::string& text, const std::string& sentence)
{
    const auto model = modelOf(name, text);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    std::string all;
    for (const std::string& warning : model->warnings) {
        all += warning + "\n";
    }
    CHECK_MESSAGE(says(model->warnings, sentence), all);
}

const std::string node = "<node id=\"n\" name=\"n\"><instance_geometry url=\"#g\"/></node>";

std::string fbxCamera(const std::string& properties)
{
    SmallFbx fbx;
    fbx.objects =
        "  NodeAttribute: 400, \"NodeAttribute::\", \"Camera\" {\n    Properties70:  {\n" +
        properties +
        "    }\n  }\n  Model: 401, \"Model::cam\", \"Camera\" {\n    Version: 232\n"
        "    Properties70:  {\n    }\n  }\n";
    fbx.connections = "  C: \"OO\",401,0\n  C: \"OO\",400,401\n";
    return fbx.text();
}

std::string daeLight(const std::string& light)
{
    SmallDae dae;
    dae.libraries = "<library_lights><light id=\"l\"><technique_common>" + light +
                    "</technique_common></light></library_lights>";
    dae.nodes = node + "<node id=\"lamp\" name=\"lamp\"><instance_light url=\"#l\"/></node>";
    return dae.text();
}

std::string daeSkin(const std::string& joint)
{
    SmallDae dae;
    dae.libraries =
        "<library_controllers><controller id=\"k\"><skin source=\"#g\">"
        "<source id=\"j\"><Name_array id=\"ja\" count=\"1\">" +
        joint +
        "</Name_array><technique_common><accessor source=\"#ja\" count=\"1\" stride=\"1\">"
        "<param name=\"JOINT\" type=\"name\"/></accessor></technique_common></source>"
        "<source id=\"b\"><float_array id=\"ba\" count=\"16\">1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1"
        "</float_array><technique_common><accessor source=\"#ba\" count=\"1\" stride=\"16\">"
        "<param name=\"TRANSFORM\" type=\"float4x4\"/></accessor></technique_common></source>"
        "<source id=\"w\"><float_array id=\"wa\" count=\"1\">1</float_array><technique_common>"
        "<accessor source=\"#wa\" count=\"1\" stride=\"1\"><param name=\"WEIGHT\" type=\"float\"/>"
        "</accessor></technique_common></source><joints><input semantic=\"JOINT\" source=\"#j\"/>"
        "<input semantic=\"INV_BIND_MATRIX\" source=\"#b\"/></joints><vertex_weights count=\"3\">"
        "<input semantic=\"JOINT\" source=\"#j\" offset=\"0\"/>"
        "<input semantic=\"WEIGHT\" source=\"#w\" offset=\"1\"/><vcount>1 1 1</vcount>"
        "<v>0 0 0 0 0 0</v></vertex_weights></skin></controller></library_controllers>";
    dae.nodes = "<node id=\"n\" name=\"n\"><instance_controller url=\"#k\"/></node>";
    return dae.text();
}

}

TEST_CASE("a bone that is nowhere in the scene is told of")
{
    checkWarns("a.dae", daeSkin("ghost"),
               "the bone \"ghost\" of \"g\" is nowhere in the scene; what it holds stays with its "
               "mesh.");
}

TEST_CASE("an FBX camera whose lens makes no sense is told of")
{
    checkWarns("a.fbx", fbxCamera(fbxProperty("AspectHeight", "0")),
               "the lens of camera \"cam\" was not found; its angle of view may be wrong.");
}

TEST_CASE("a camera without an angle of view is left out and told of")
{
    SmallDae dae;
    dae.libraries =
        "<library_cameras><camera id=\"c\" name=\"c\"><optics><technique_common><perspective>"
        "<yfov>0</yfov><aspect_ratio>1</aspect_ratio><znear>0.1</znear>"
        "<zfar>100</zfar></perspective></technique_common></optics></camera>"
        "</library_cameras>";
    dae.nodes = node + "<node id=\"cn\" name=\"cn\"><instance_camera url=\"#c\"/></node>";
    checkWarns("a.dae", dae.text(),
               "camera \"cn\" has no place or no angle of view; it is left out.");
}

TEST_CASE("lights of COLLADA are given a strength and ambient ones are left out")
{
    checkWarns("a.dae", daeLight("<ambient><color>1 1 1</color></ambient>"),
               "light \"lamp\" is ambient or has no place; it is left out.");
    const auto model = modelOf("a.dae", daeLight("<point><color>1 1 1</color></point>"));
    REQUIRE(model);
    CHECK(model->warnings.empty()); // docs/formats.md says it: nothing is wrong with the file
    REQUIRE(model->lights.size() == 1);
    CHECK(model->lights[0].intensity == doctest::Approx(100.0));
}

TEST_CASE("a texture that is turned is told of")
{
    const TemporaryFolder folder;
    SmallDae dae;
    dae.libraries =
        "<library_images><image id=\"i\"><init_from>p.png</init_from></image></library_images>"
        "<library_effects><effect id=\"e\"><profile_COMMON><newparam sid=\"f\">"
        "<surface type=\"2D\"><init_from>i</init_from></surface></newparam><newparam sid=\"t\">"
        "<sampler2D><source>f</source></sampler2D></newparam><technique sid=\"c\"><lambert>"
        "<diffuse><texture texture=\"t\" texcoord=\"UV\"><extra><technique profile=\"MAYA\">"
        "<rotateUV>30</rotateUV></technique></extra></texture></diffuse></lambert></technique>"
        "</profile_COMMON></effect></library_effects><library_materials><material id=\"m\">"
        "<instance_effect url=\"#e\"/></material></library_materials>";
    checkWarns("a.dae", dae.text(), "turns textures, which is left out.");
    checkWarns("a.dae", dae.text(), "it is not in the model's folder");
}

TEST_CASE("a node without a place stays with its parent and is told of")
{
    SmallDae dae;
    dae.nodes = "<node id=\"n\" name=\"n\"><matrix>1 0 0 nan 0 1 0 0 0 0 1 0 0 0 0 1</matrix>"
                "<instance_geometry url=\"#g\"/></node>";
    checkWarns("a.dae", dae.text(),
               "node \"n\" has a place that is not finite; it stays with its parent.");
}

TEST_CASE("a model of which nothing can be drawn says why")
{
    const auto model = modelOf("a.obj", "v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("Nothing of ") == 0);
    CHECK(model.error().message.find("it has positions that are not finite numbers.") !=
          std::string::npos);
}

TEST_CASE("a scene without geometry is told of")
{
    SmallDae dae;
    dae.nodes = "<node id=\"n\" name=\"n\"/>";
    checkWarns("a.dae", dae.text(), "a.dae has no geometry.");
}

TEST_CASE("lines and points of an OBJ are counted")
{
    checkWarns("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\nl 1 2\nl 2 3\np 1\n",
               "2 lines and 1 points are left out; only faces are drawn.");
}

TEST_CASE("a part that shares its name with nothing drawn is left out alone")
{
    checkWarns("a.obj",
               "o good\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\no bad\nv nan 0 0\nv 1 0 1\nv 0 1 1\n"
               "f 4 5 6\n",
               "of \"bad\" is left out: it has positions that are not finite numbers.");
}

TEST_CASE("a material library that is missing is told of")
{
    const std::string rest = "v 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n";
    const auto sentence = [](const std::string& file) {
        return "\"" + file + "\" is not in the model's folder, so what it says is left out.";
    };
    // Assimp looks for a.mtl as well, which nobody named.
    for (const std::string library : {"gone.mtl", "alla.mtl", "a.mtl"}) {
        const auto model = modelOf("a.obj", "mtllib " + library + "\n" + rest);
        REQUIRE(model);
        REQUIRE(model->warnings.size() == 1);
        CHECK(says(model->warnings, sentence(library)));
    }
    // Both are named, so both are told of.
    checkWarns("a.obj", "mtllib gone.mtl\nmtllib a.mtl\n" + rest, sentence("gone.mtl"));
    checkWarns("a.obj", "mtllib gone.mtl\nmtllib a.mtl\n" + rest, sentence("a.mtl"));
    // A library may be there and lack the material.
    checkWarns("a.obj", rest, "failed to locate material m");
}

TEST_CASE("of a picture on another disk the file is named and not the way to it")
{
    for (const char* named :
         {R"(C:\art\set 3\wood.png)", R"(..\maps\wood.png)", "/home/ann/wood.png"}) {
        const TemporaryFolder folder;
        written(folder.path() / "m.mtl", fmt::format("newmtl m\nmap_Kd {}\n", named));
        const auto model = readWhole(
            written(folder.path() / "a.obj",
                    "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nusemtl m\nf 1/1 2/1 3/1\n"));
        REQUIRE(model);
        CAPTURE(named);
        CHECK(says(model->warnings, "a checker replaces the picture \"wood.png\": "));
    }
    // What lies in the model's own folder keeps its whole name.
    CHECK(shownName("maps/wood.png") == "maps/wood.png");
}

TEST_CASE("side files count towards the bytes of a model")
{
    const TemporaryFolder folder;
    written(folder.path() / "m.mtl", "newmtl m\n" + std::string(2000, '#'));
    written(folder.path() / "a.obj", "x");
    ImportLimits limits;
    limits.set(Limit::allBytes, 1000);
    const std::string bytes = "x";
    WalledFiles files(folder.path() / "a.obj", std::as_bytes(std::span(bytes)), limits);
    CHECK(files.Open((folder.path() / "m.mtl").string().c_str(), "rb") == nullptr);
    Warnings warnings;
    files.report("a.obj", warnings);
    CHECK(
        says(warnings.taken(), "a.obj: with \"m.mtl\" the model's files are larger together than"));
}

TEST_CASE("an OBJ with three sets of parts that Assimp refuses gives its reason")
{
    const auto model = modelOf("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n");
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("a.obj cannot be read:") != std::string::npos);
    CHECK(model.error().message.find("Export it again, best as glTF.") != std::string::npos);
}

TEST_CASE("more than two sets of texture coordinates are told of")
{
    std::string sets;
    for (int i = 0; i < 3; ++i) {
        sets += "    LayerElementUV: " + std::to_string(i) +
                " {\n      Version: 101\n      Name: \"map\"\n"
                "      MappingInformationType: \"ByPolygonVertex\"\n"
                "      ReferenceInformationType: \"Direct\"\n"
                "      UV: *6 {\n        a: 0,0,1,0,0,1\n      }\n    }\n";
    }
    std::string layers;
    for (int i = 0; i < 3; ++i) {
        layers += "    Layer: " + std::to_string(i) +
                  " {\n      Version: 100\n      LayerElement:  {\n"
                  "        Type: \"LayerElementUV\"\n        TypedIndex: " +
                  std::to_string(i) + "\n      }\n    }\n";
    }
    std::string text = SmallFbx{}.text();
    const std::string mark = "    GeometryVersion: 124\n";
    text.insert(text.find(mark) + mark.size(), sets + layers);
    checkWarns("a.fbx", text,
               "has 3 sets of texture coordinates, of which the first two are kept.");
}

TEST_CASE("the walls of a model's folder say which of them it was")
{
    const TemporaryFolder folder;
    const auto reason = [&](const char* name) {
        return sideFile(folder.path(), name).error().message;
    };
    CHECK(reason("") == "it is not the name of a file");
    CHECK(reason("/etc/passwd") == "it names a place outside the model's folder");
    CHECK(reason("http://x/y.png") == "it names a place outside the model's folder");
    CHECK(reason("../up.png") == "it leads out of the model's folder");
}
