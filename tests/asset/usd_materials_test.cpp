// Materials of USD: the UsdPreviewSurface specification, its textures and where they are bound.
#include <cmath>
#include <string>

#include "small_gltf.h"
#include "small_usd.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

/// A material "paint" whose surface has these inputs, and more shaders beside it.
std::string material(const std::string& inputs, const std::string& shaders = "")
{
    return "def Material \"paint\" {\n"
           "  token outputs:surface.connect = </paint/surface.outputs:surface>\n"
           "  def Shader \"surface\" {\n    uniform token info:id = \"UsdPreviewSurface\"\n" +
           inputs + "\n    token outputs:surface\n  }\n" + shaders + "\n}\n" +
           usdSquare("rel material:binding = </paint>\n"
                     "texCoord2f[] primvars:st = [(0,0), (1,0), (1,1), (0,1)] ( interpolation = "
                     "\"vertex\" )");
}

/// A texture shader of that name, reading a picture at st.
std::string picture(const std::string& name, const std::string& file, const std::string& more = "")
{
    return "def Shader \"" + name + "\" {\n uniform token info:id = \"UsdUVTexture\"\n" +
           "asset inputs:file = @" + file + "@\n" + more + "\n}\n";
}

ReadModel read(const std::string& prims)
{
    return usdRead(usdText(prims));
}

Material onlyMaterial(const Model& model)
{
    REQUIRE(model.materials.size() == 1);
    return model.materials[0];
}

Material painted(const std::string& inputs, const std::string& shaders = "")
{
    return onlyMaterial(read(material(inputs, shaders)).model);
}

}

TEST_CASE("a preview surface that says nothing is the specification's grey")
{
    const Material grey = painted("");
    CHECK(grey.name == "paint");
    CHECK(grey.baseColour == Vec4(0.18F, 0.18F, 0.18F, 1.0F));
    CHECK(grey.metallic == 0.0F);
    CHECK(grey.roughness == 0.5F);
    CHECK(grey.reflectance == doctest::Approx(0.04)); // of an index of 1.5
    CHECK(grey.emissive == Vec3(0.0F));
    CHECK(grey.alpha == AlphaMode::opaque);
    CHECK_FALSE(grey.doubleSided);
}

TEST_CASE("numbers of a preview surface arrive as ours")
{
    const Material gold = painted("color3f inputs:diffuseColor = (1, 0.7, 0.3)\n"
                                  "float inputs:metallic = 1\nfloat inputs:roughness = 0.2\n"
                                  "color3f inputs:emissiveColor = (0, 2, 0)\n"
                                  "float inputs:ior = 2");
    CHECK(gold.baseColour == Vec4(1.0F, 0.7F, 0.3F, 1.0F));
    CHECK(gold.metallic == 1.0F);
    CHECK(gold.roughness == 0.2F);
    CHECK(gold.emissive == Vec3(0, 2, 0));
    CHECK(gold.reflectance == doctest::Approx(1.0 / 9.0));
    const Material specular = painted("int inputs:useSpecularWorkflow = 1\n"
                                      "float inputs:metallic = 1\n"
                                      "color3f inputs:specularColor = (0.1, 0.2, 0.1)");
    CHECK(specular.metallic == 0.0F);
    CHECK(specular.reflectance == doctest::Approx(0.2));
}

TEST_CASE("opacity blends unless a threshold cuts")
{
    const Material glass = painted("float inputs:opacity = 0.3");
    CHECK(glass.alpha == AlphaMode::blend);
    CHECK(glass.baseColour.w == doctest::Approx(0.3));
    const Material leaf = painted("float inputs:opacity.connect = </paint/tex.outputs:a>\n"
                                  "color3f inputs:diffuseColor.connect = </paint/tex.outputs:rgb>\n"
                                  "float inputs:opacityThreshold = 0.4",
                                  picture("tex", "leaf.png"));
    CHECK(leaf.alpha == AlphaMode::mask);
    CHECK(leaf.alphaCutoff == doctest::Approx(0.4));
    CHECK(leaf.baseColour.w == 1.0F);
}

TEST_CASE("pictures of a preview surface are found beside the file with their wrapping")
{
    const ReadModel wall =
        read(material("color3f inputs:diffuseColor.connect = </paint/colour.outputs:rgb>\n"
                      "float inputs:roughness.connect = </paint/orm.outputs:g>\n"
                      "float inputs:metallic.connect = </paint/orm.outputs:b>\n"
                      "float inputs:occlusion.connect = </paint/orm.outputs:r>\n"
                      "color3f inputs:emissiveColor.connect = </paint/glow.outputs:rgb>\n"
                      "normal3f inputs:normal.connect = </paint/bumps.outputs:rgb>",
                      picture("colour", "./tex/wall.png",
                              "token inputs:wrapS = \"clamp\"\ntoken inputs:wrapT = \"mirror\"\n"
                              "float4 inputs:scale = (0.5, 0.6, 0.7, 1)") +
                          picture("orm", "tex\\orm.png") + picture("glow", "glow.png") +
                          picture("bumps", "n.png",
                                  "float4 inputs:scale = (4, 4, 2, 1)\n"
                                  "float4 inputs:bias = (-2, -2, -1, 0)")));
    const Material paint = onlyMaterial(wall.model);
    CHECK(paint.baseColour == Vec4(0.5F, 0.6F, 0.7F, 1.0F));
    CHECK(paint.metallic == 1.0F);
    CHECK(paint.roughness == 1.0F);
    CHECK(paint.normalScale == doctest::Approx(2.0)); // twice the usual 2 and −1
    CHECK(paint.emissive == Vec3(1.0F));
    const auto& textures = wall.model.textures;
    const Texture& colour = textures.at(std::size_t(paint.baseColourTexture.texture));
    CHECK(colour.wrapU == Wrap::clamp);
    CHECK(colour.wrapV == Wrap::mirror);
    const auto imageOf = [&](int texture) {
        return wall.images.at(std::size_t(wall.imageOf.at(std::size_t(texture))));
    };
    CHECK(imageOf(paint.baseColourTexture.texture).name == "tex/wall.png");
    CHECK(imageOf(paint.baseColourTexture.texture).role == TextureRole::colour);
    CHECK(imageOf(paint.normalTexture.texture).role == TextureRole::normal);
    CHECK(paint.metallicRoughnessTexture.texture == paint.occlusionTexture.texture);
    CHECK(imageOf(paint.occlusionTexture.texture).role == TextureRole::data);
    CHECK(wall.model.warnings.empty());
}

TEST_CASE("texture coordinates are those that the material reads")
{
    const std::string two =
        "def Material \"paint\" {\n token inputs:name = \"second\"\n"
        "  token outputs:surface.connect = </paint/s.outputs:surface>\n"
        "  def Shader \"s\" { uniform token info:id = \"UsdPreviewSurface\"\n"
        "    color3f inputs:diffuseColor.connect = </paint/a.outputs:rgb>\n"
        "    float inputs:occlusion.connect = </paint/b.outputs:r> }\n" +
        picture("a", "a.png", "float2 inputs:st.connect = </paint/ra.outputs:result>") +
        picture("b", "b.png", "float2 inputs:st.connect = </paint/rb.outputs:result>") +
        "  def Shader \"ra\" { uniform token info:id = \"UsdPrimvarReader_float2\"\n"
        "    token inputs:varname.connect = </paint.inputs:name> }\n"
        "  def Shader \"rb\" { uniform token info:id = \"UsdPrimvarReader_float2\"\n"
        "    string inputs:varname = \"st\" }\n}\n" +
        usdSquare("rel material:binding = </paint>\n"
                  "texCoord2f[] primvars:st = [(0.1,0), (0.1,0), (0.1,0), (0.1,0)] ( interpolation "
                  "= \"vertex\" )\n"
                  "texCoord2f[] primvars:second = [(0.7,0), (0.7,0), (0.7,0), (0.7,0)] ( "
                  "interpolation = \"vertex\" )");
    const Model model = read(two).model;
    const Material paint = onlyMaterial(model);
    CHECK(paint.baseColourTexture.uvSet == 0);
    CHECK(paint.occlusionTexture.uvSet == 1);
    const Primitive& part = model.meshes.at(0).primitives.at(0);
    CHECK(part.vertices[0].uv == Vec2(0.7F, 1.0F));
    REQUIRE(part.uv1.size() == part.vertices.size());
    CHECK(part.uv1[0] == Vec2(0.1F, 1.0F));
}

TEST_CASE("a texture that USD turns and moves shows the same point")
{
    const Material paint =
        painted("color3f inputs:diffuseColor.connect = </paint/t.outputs:rgb>",
                picture("t", "a.png", "float2 inputs:st.connect = </paint/move.outputs:result>") +
                    "def Shader \"move\" { uniform token info:id = \"UsdTransform2d\"\n"
                    "  float2 inputs:in.connect = </paint/r.outputs:result>\n"
                    "  float inputs:rotation = 30\n  float2 inputs:scale = (2, 3)\n"
                    "  float2 inputs:translation = (0.1, 0.2) }\n"
                    "def Shader \"r\" { uniform token info:id = \"UsdPrimvarReader_float2\" }\n");
    // The specification: in · scale · rotate + translation, v from the bottom.
    const double s = 0.3 * 2.0;
    const double t = 0.6 * 3.0;
    const double angle = 30.0 * 3.14159265358979 / 180.0;
    const double expectedS = s * std::cos(angle) - t * std::sin(angle) + 0.1;
    const double expectedT = s * std::sin(angle) + t * std::cos(angle) + 0.2;
    // KHR_texture_transform, v from the top, as glTF writes its matrices.
    const TextureUse& use = paint.baseColourTexture;
    const double u = 0.3 * double(use.scale.x);
    const double v = (1.0 - 0.6) * double(use.scale.y);
    const double turn = double(use.rotation);
    CHECK(u * std::cos(turn) + v * std::sin(turn) + double(use.offset.x) ==
          doctest::Approx(expectedS));
    CHECK(-u * std::sin(turn) + v * std::cos(turn) + double(use.offset.y) ==
          doctest::Approx(1.0 - expectedT));
}

TEST_CASE("a material is inherited and a stronger one from above wins")
{
    const auto materialAt = [](const std::string& above, const std::string& own) {
        const Model model =
            read("def Material \"red\" {}\ndef Material \"blue\" {}\ndef \"set\" {\n" + above +
                 "\n" + usdSquare(own) + "}")
                .model;
        const int place = model.meshes.at(0).primitives.at(0).material;
        return model.materials.at(std::size_t(place)).name;
    };
    CHECK(materialAt("rel material:binding = </red>", "") == "red");
    CHECK(materialAt("rel material:binding = </red>", "rel material:binding = </blue>") == "blue");
    CHECK(materialAt("rel material:binding = </red> ( bindMaterialAs = "
                     "\"strongerThanDescendants\" )",
                     "rel material:binding = </blue>") == "red");
    CHECK(materialAt("", "rel material:binding = </red>\n"
                         "rel material:binding:preview = </blue>") == "blue");
}

TEST_CASE("a referenced material is made once and its picture is seen from its own file")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "props");
    written(
        folder.path() / "props" / "chair.usda",
        usdText("def Xform \"chair\" {\n def Material \"wood\" {\n"
                "  token outputs:surface.connect = </chair/wood/s.outputs:surface>\n"
                "  def Shader \"s\" { uniform token info:id = \"UsdPreviewSurface\"\n"
                "   color3f inputs:diffuseColor.connect = </chair/wood/t.outputs:rgb> }\n" +
                picture("t", "./wood.png") + " }\n" +
                usdSquare("rel material:binding = </chair/wood>\n"
                          "texCoord2f[] primvars:st = [(0,0)] ( interpolation = \"constant\" )") +
                "}"));
    const auto read =
        readUsd(folder.path(), usdText("def \"a\" (references = @props/chair.usda@</chair>) {}\n"
                                       "def \"b\" (references = @props/chair.usda@</chair>) {}\n"));
    REQUIRE(read);
    CHECK(read->model.materials.size() == 1);
    CHECK(read->model.meshes.size() == 1);
    REQUIRE(read->images.size() == 1);
    CHECK(read->images[0].file == folder.path() / "props" / "wood.png");
}

TEST_CASE("colours of a mesh may feed its material")
{
    const Model model =
        read("def Material \"paint\" {\n token outputs:surface.connect = "
             "</paint/s.outputs:surface>\n"
             " def Shader \"s\" { uniform token info:id = \"UsdPreviewSurface\"\n"
             "  color3f inputs:diffuseColor.connect = </paint/c.outputs:result> }\n"
             " def Shader \"c\" { uniform token info:id = \"UsdPrimvarReader_float3\"\n"
             "  token inputs:varname = \"displayColor\" }\n}\n" +
             usdSquare("rel material:binding = </paint>\n"
                       "color3f[] primvars:displayColor = [(0.25, 0.5, 1)]"))
            .model;
    const Primitive& part = model.meshes.at(0).primitives.at(0);
    REQUIRE(part.colours.size() == part.vertices.size());
    CHECK(part.colours[0] == Vec4(0.25F, 0.5F, 1.0F, 1.0F));
    CHECK(onlyMaterial(model).baseColour == Vec4(1.0F));
}

TEST_CASE("what a material of USD asks for in vain is told")
{
    const auto has = [](const std::string& prims, const std::string& text) {
        const std::vector<std::string> warnings = read(prims).model.warnings;
        CHECK_MESSAGE(says(warnings, text), fmt::format("{}", fmt::join(warnings, "\n")));
    };
    const auto connected = [](const std::string& input, const std::string& output = "rgb") {
        return "float inputs:" + input + ".connect = </paint/t.outputs:" + output + ">\n";
    };
    const std::string t = picture("t", "a.png");
    has(usdSquare("rel material:binding = </gone>"), "its material </gone> is not there");
    has("def Material \"m\" { token outputs:mdl:surface }\n" +
            usdSquare("rel material:binding = </m>"),
        "line 5: </m>: the material has no UsdPreviewSurface; it is grey");
    has(usdSquare("rel material:binding:collection:all = [</a.collection:b>, </m>]"),
        "materials bound to collections are left out");
    has(material(connected("diffuseColor"),
                 "def Shader \"t\" { uniform token info:id = \"Noise\" }"),
        "what \"t\" (Noise) would add is left out");
    has(material(connected("diffuseColor"), picture("t", "")),
        "its texture \"t\" names no picture");
    has(material(connected("diffuseColor"), picture("t", "wall.<UDIM>.png")),
        "of the tiles of wall.<UDIM>.png only the first is used");
    has(material(connected("diffuseColor"),
                 picture("t", "a.png", "float4 inputs:bias = (1,0,0,0)")),
        "the bias added to a.png is left out");
    has(material(connected("opacity", "r"), t),
        "a.png, which says what is transparent, is left out");
    has(material(connected("metallic", "r"), t), "a.png, which says what is metal, is left out");
    has(material(connected("roughness", "a"), t),
        "roughness is taken from the green of a.png, not from its a");
    has(material(connected("roughness", "g") + connected("metallic", "r"), t),
        "metal is taken from the blue of a.png, not from its r");
    has(material(connected("roughness", "g") + "float inputs:metallic = 0.5", t),
        "it is metal by 0.5 times the blue of a.png");
    has(material(connected("occlusion", "g"), t),
        "occlusion is taken from the red of a.png, not from its g");
    has(material("float inputs:clearcoat = 1"), "its clear coat is left out");
    has(material(connected("displacement", "r"), t), "its displacement is left out");
    has(material("int inputs:useSpecularWorkflow = 1\n" + connected("specularColor"), t),
        "the picture of its specular colour is left out");
    has(material(connected("diffuseColor"),
                 picture("t", "a.png", "float2 inputs:st.connect = </paint/x.outputs:r>") +
                     "def Shader \"x\" { uniform token info:id = \"Noise\" }"),
        "come from what cannot be read; the mesh's own are used");
    has(material(connected("diffuseColor"),
                 picture("t", "a.png", "float2 inputs:st.connect = </paint/x.outputs:r>") +
                     "def Shader \"x\" { uniform token info:id = \"UsdPrimvarReader_float2\"\n"
                     "token inputs:varname = \"nothing\" }"),
        "it has no texture coordinates \"nothing\", which its material reads");
}

TEST_CASE("a picture outside of the model's folder is not looked at")
{
    const ReadModel wall =
        read(material("color3f inputs:diffuseColor.connect = </paint/t.outputs:rgb>",
                      picture("t", "../../../etc/hostname")));
    REQUIRE(wall.images.size() == 1);
    CHECK(wall.images[0].file.empty());
    CHECK_FALSE(wall.images[0].problem.empty());
}

TEST_CASE("shaders connected in a circle end")
{
    const Material grey = painted("color3f inputs:diffuseColor.connect = </paint.inputs:a>\n", "");
    CHECK(grey.baseColour.x == doctest::Approx(0.18));
    const Model model =
        read("def Material \"paint\" {\n color3f inputs:a.connect = </paint.inputs:b>\n"
             " color3f inputs:b.connect = </paint.inputs:a>\n"
             " token outputs:surface.connect = </paint/s.outputs:surface>\n"
             " def Shader \"s\" { uniform token info:id = \"UsdPreviewSurface\"\n"
             "  color3f inputs:diffuseColor.connect = </paint.inputs:a> }\n}\n" +
             usdSquare("rel material:binding = </paint>"))
            .model;
    CHECK(onlyMaterial(model).baseColour.x == doctest::Approx(0.18));
}
