// What COLLADA, 3DS and FBX say and Assimp does not hand on: it is found in the file and told.
#include <string>

#include <fmt/format.h>

#include "asset/foreign/collada_gaps.h"
#include "asset/foreign/collada_tags.h"
#include "asset/foreign/still_3ds.h"
#include "asset/pose/pose_model.h"
#include "asset/read/reader.h"
#include "small_3ds.h"
#include "small_dae.h"
#include "small_fbx.h"
#include "small_gltf.h"

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

/// A source of `count` values, `stride` of them together, in an array of this kind.
std::string sourceOf(const std::string& id, const std::string& array, const std::string& values,
                     int count, int stride = 1)
{
    return fmt::format(
        R"(<source id="{0}"><{1} id="{0}-array" count="{2}">{3}</{1}><technique_common>)"
        R"(<accessor source="#{0}-array" count="{4}" stride="{5}"><param name="A" type="float"/>)"
        R"(<param name="B" type="float"/><param name="C" type="float"/></accessor>)"
        R"(</technique_common></source>)",
        id, array, count, values, count / stride, stride);
}

/// Two keys at 0 s and 1 s that go on as `interpolation` says.
std::string animationOf(const std::string& target, const std::string& interpolation,
                        const std::string& values, int stride)
{
    return "<library_animations><animation id=\"a\">" + sourceOf("in", "float_array", "0 1", 2) +
           sourceOf("out", "float_array", values, 2 * stride, stride) +
           sourceOf("how", "Name_array", interpolation + " " + interpolation, 2) +
           "<sampler id=\"s\"><input semantic=\"INPUT\" source=\"#in\"/>"
           "<input semantic=\"OUTPUT\" source=\"#out\"/>"
           "<input semantic=\"INTERPOLATION\" source=\"#how\"/></sampler>"
           "<channel source=\"#s\" target=\"" +
           target + "\"/></animation></library_animations>";
}

std::string movedDae(const std::string& interpolation)
{
    SmallDae dae;
    dae.libraries = animationOf("n/place", interpolation, "0 0 0 5 0 0", 3);
    dae.nodes = "<node id=\"n\" name=\"n\"><translate sid=\"place\">0 0 0</translate>"
                "<instance_geometry url=\"#g\"/></node>";
    return dae.text();
}

/// The triangle "g" with itself as its morph target, shown by its controller.
SmallDae morphedDae()
{
    SmallDae dae;
    dae.libraries = "<library_controllers><controller id=\"m\"><morph source=\"#g\" "
                    "method=\"NORMALIZED\">" +
                    sourceOf("targets", "IDREF_array", "g", 1) +
                    sourceOf("m-morph-weights", "float_array", "0.25", 1) +
                    "<targets><input semantic=\"MORPH_TARGET\" source=\"#targets\"/>"
                    "<input semantic=\"MORPH_WEIGHT\" source=\"#m-morph-weights\"/></targets>"
                    "</morph></controller></library_controllers>";
    dae.nodes = "<node id=\"n\" name=\"n\"><instance_controller url=\"#m\"><extra/>"
                "</instance_controller></node>";
    return dae;
}

}

TEST_CASE("a COLLADA mesh with morph targets keeps its base shape and says so")
{
    SmallDae dae = morphedDae();
    SUBCASE("at rest") {}
    SUBCASE("with weights that change")
    {
        dae.libraries += animationOf("m-morph-weights(0)", "LINEAR", "0 1", 1);
    }
    const Model model = modelOf("face.dae", dae.text());
    CHECK(triangleCount(model) == 1);
    CHECK(model.bounds.max == Vec3(1.0F, 1.0F, 0.0F));
    CHECK(says(model.warnings,
               "face.dae: morph targets are left out; meshes that keep their base shape: 1."));
}

TEST_CASE("a COLLADA skin over morph targets is bent in its base shape")
{
    const ColladaGaps gaps = colladaGaps(
        "<controller id=\"m\"><morph source=\"#g\"/></controller>"
        "<controller id='s'><skin source='#m'><v/></skin></controller>"
        "<!-- <instance_controller url=\"#m\"/> --><instance_controller url=\"#s\"/>"
        "<instance_controller  name=\"a > b\"  url=\"#m\" /><float_array>1</float_array>");
    CHECK(gaps.morphs == 1);
    CHECK(gaps.document ==
          "<controller id='s'><skin source=\"#g\"><v/></skin></controller>"
          "<!-- <instance_controller url=\"#m\"/> --><instance_controller url=\"#s\"/>"
          "<instance_geometry url=\"#g\"/><float_array>1</float_array>");
}

TEST_CASE("a COLLADA controller that morphs itself ends")
{
    const ColladaGaps gaps = colladaGaps("<controller id=\"m\"><morph source=\"#m\"/></controller>"
                                         "<instance_controller url=\"#m\"/>");
    CHECK(gaps.document == "<instance_geometry url=\"#m\"/>");
}

TEST_CASE("a COLLADA without morph targets is let be")
{
    CHECK(colladaGaps(SmallDae().text()).document.empty());
    CHECK(colladaGaps("<controller id=\"s\"><skin source=\"#g\"/></controller><").morphs == 0);
    for (const char* broken : {"<", "</", "<!--", "<a b=", "<a b='", "<morph/>", "</controller>"}) {
        CHECK(colladaGaps(broken).document.empty());
    }
}

TEST_CASE("COLLADA keys that step or bend are told of and those that go straight are not")
{
    const std::string step = "keys that hold their value until the next are read with a straight "
                             "line to it.";
    const std::string bend = "keys that bend on their way to the next are read with a straight "
                             "line to it.";
    const Model stepped = modelOf("a.dae", movedDae("STEP"));
    CHECK(says(stepped.warnings, step));
    CHECK_FALSE(says(stepped.warnings, bend));
    REQUIRE(stepped.animations.size() == 1);
    CHECK(stepped.animations[0].seconds == 1.0);
    for (const char* curve : {"BEZIER", "HERMITE"}) {
        const Model bent = modelOf("a.dae", movedDae(curve));
        CHECK(says(bent.warnings, bend));
        CHECK_FALSE(says(bent.warnings, step));
    }
    CHECK(modelOf("a.dae", movedDae("LINEAR")).warnings.empty());
}

TEST_CASE("a joint called STEP is no key that steps")
{
    SmallDae dae;
    dae.libraries = "<library_controllers><Name_array>STEP BEZIER</Name_array>"
                    "</library_controllers>";
    const ColladaGaps gaps = colladaGaps(dae.text());
    CHECK_FALSE(gaps.stepped);
    CHECK_FALSE(gaps.bent);
}

TEST_CASE("cameras and lights that move in a 3DS are told of")
{
    const std::string camera = keyed3ds(0xB003, "cam", 2) + keyed3ds(0xB004, "cam", 2);
    const Model moving = modelOf("set.3ds", small3ds(2, camera + keyed3ds(0xB007, "spot", 3)));
    CHECK(says(moving.warnings, "set.3ds: cameras that move stand still where they begin: 1."));
    CHECK(says(moving.warnings, "set.3ds: lights that move stand still where they begin: 1."));
    // One key is a place.
    const Model still = modelOf("set.3ds", small3ds(2, keyed3ds(0xB003, "cam", 1)));
    CHECK_FALSE(says(still.warnings, "stand still"));
    CHECK_FALSE(says(modelOf("set.3ds", small3ds()).warnings, "stand still"));
}

TEST_CASE("a camera of a 3DS that only looks after something moves too")
{
    const std::string bytes = small3ds(2, keyed3ds(0xB003, "cam", 1) + keyed3ds(0xB004, "cam", 9));
    CHECK(still3ds(std::as_bytes(std::span(bytes))).cameras == 1);
    // Cut anywhere, it is looked at as far as it is whole.
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CHECK(still3ds(std::as_bytes(std::span(bytes).first(length))).lights == 0);
    }
}

TEST_CASE("what several layers of an FBX move is told of")
{
    SmallFbx fbx = movedTriangle("Lcl Translation", "X", "0,46186158000", "0,100", "4",
                                 "0,0,218434821,0", "2");
    CHECK_FALSE(says(modelOf("a.fbx", fbx.text()).warnings, "in several layers"));
    fbx.objects += "  AnimationLayer: 311, \"AnimLayer::Second\", \"\" {\n  }\n"
                   "  AnimationCurveNode: 312, \"AnimCurveNode::y\", \"\" {\n  }\n";
    fbx.connections += "  C: \"OO\",311,300\n  C: \"OO\",312,311\n"
                       "  C: \"OP\",312,200, \"Lcl Translation\"\n";
    CHECK(says(modelOf("a.fbx", fbx.text()).warnings,
               "a.fbx: \"Take 001\" moves \"tri\" in several layers"));
}
