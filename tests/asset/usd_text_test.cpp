// The letters of USD text files and what they say, before anything is put together.
#include <cmath>
#include <string>

#include "asset/usd/layer.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

std::unique_ptr<UsdLayer> parsed(const std::string& text)
{
    Result<std::unique_ptr<UsdLayer>> layer = parseUsdLayer("#usda 1.0\n" + text, "set.usda", {});
    REQUIRE_MESSAGE(layer, layer.error().message);
    return std::move(*layer);
}

std::string problemOf(const std::string& text, const ImportLimits& limits = {})
{
    const auto layer = parseUsdLayer("#usda 1.0\n" + text, "set.usda", limits);
    REQUIRE_FALSE(layer);
    return layer.error().message;
}

/// What a property of a prim without children says.
UsdProperty propertyOf(const std::string& text, const std::string& name)
{
    const auto layer = parsed("def \"a\"\n{\n" + text + "\n}\n");
    const UsdSpec* prim = layer->root.find("a");
    REQUIRE(prim != nullptr);
    REQUIRE(prim->properties.contains(name));
    return prim->properties.at(name);
}

UsdValue valueOf(const std::string& text)
{
    const UsdProperty property = propertyOf(text, "x");
    REQUIRE(property.value);
    return *property.value;
}

std::string nested(const std::string& open, const std::string& close, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += open;
    }
    for (int i = 0; i < times; ++i) {
        text += close;
    }
    return text;
}

}

TEST_CASE("a USD file says its unit its axis and its time in front")
{
    const auto layer =
        parsed("(\n    \"\"\"Made by hand\n    on two lines\"\"\"\n"
               "    defaultPrim = \"set\"\n    metersPerUnit = 0.01\n"
               "    upAxis = \"Z\"\n    timeCodesPerSecond = 24\n"
               "    framesPerSecond = 25\n    startTimeCode = 1001\n"
               "    customLayerData = { string a = \"b\"; dictionary c = {} }\n"
               "    subLayers = [@./light.usda@, @fx.usda@ (offset = 10; scale = 2)]\n"
               ")\n");
    CHECK(layer->defaultPrim == "set");
    CHECK(layer->metresPerUnit == 0.01);
    CHECK(layer->upAxis == "Z");
    CHECK(layer->timeCodesPerSecond == 24.0);
    CHECK(layer->framesPerSecond == 25.0);
    CHECK(layer->startTimeCode == 1001.0);
    REQUIRE(layer->subLayers.size() == 2);
    CHECK(layer->subLayers[0].file == "./light.usda");
    CHECK(layer->subLayers[1].offset == 10.0);
    CHECK(layer->subLayers[1].scale == 2.0);
}

TEST_CASE("prims nest and have a specifier a type and a name")
{
    const auto layer = parsed("def Xform \"set\" { over \"chair\" {} class Mesh \"_leg\" {} }\n"
                              "def UsdGeom::Sphere \"ball\" {}");
    const UsdSpec* set = layer->root.find("set");
    REQUIRE(set != nullptr);
    CHECK(set->type == "Xform");
    CHECK(set->specifier == UsdSpecifier::def);
    CHECK(set->line == 2);
    CHECK(set->find("chair")->specifier == UsdSpecifier::over);
    CHECK(set->find("_leg")->specifier == UsdSpecifier::abstract);
    CHECK(layer->root.find("ball")->type == "UsdGeom::Sphere");
}

TEST_CASE("every kind of number that the USD types hold is read")
{
    CHECK(valueOf("int x = -12").numbers == std::vector<double>{-12});
    CHECK(valueOf("float x = .5").numbers == std::vector<double>{0.5});
    CHECK(valueOf("double x = 5.").numbers == std::vector<double>{5.0});
    CHECK(valueOf("double x = 1e-3").numbers == std::vector<double>{0.001});
    CHECK(valueOf("double x = 1e-999").numbers == std::vector<double>{0.0});
    CHECK(valueOf("bool x = true").numbers == std::vector<double>{1});
    CHECK(valueOf("bool x = 0").numbers == std::vector<double>{0});
    CHECK(std::isinf(valueOf("float x = -inf").numbers[0]));
    CHECK(std::isnan(valueOf("half x = nan").numbers[0]));
    CHECK(valueOf("uint64 x = 18446744073709551615").numbers[0] == doctest::Approx(1.8446744e19));
    CHECK(valueOf("quatf x = (1, 0, 0, 0)").width == 4);
    CHECK(valueOf("texCoord2f[] x = [(0, 1), (2, 3),]").numbers == std::vector<double>{0, 1, 2, 3});
    CHECK(valueOf("int[] x = []").count() == 0);
    const UsdValue matrix = valueOf("matrix4d x = ( (1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), "
                                    "(13, 14, 15, 16) )");
    CHECK(matrix.count() == 1);
    CHECK(matrix.numbers[6] == 7.0);
    CHECK(valueOf("double3 x = None").kind == UsdKind::none);
}

TEST_CASE("texts in USD are quoted four ways and escaped")
{
    CHECK(valueOf("string x = \"a\\\"b\\n\\x41\"").texts[0] == "a\"b\nA");
    CHECK(valueOf("string x = 'it\"s'").texts[0] == "it\"s");
    CHECK(valueOf("string x = \"\"").texts[0].empty());
    CHECK(valueOf("string x = \"\"\"two\nlines \"quoted\" \"\"\"").texts[0] ==
          "two\nlines \"quoted\" ");
    CHECK(valueOf("token[] x = [\"a\", 'b']").texts == std::vector<std::string>{"a", "b"});
    CHECK(valueOf("asset x = @./a b.png@").texts[0] == "./a b.png");
    CHECK(valueOf("asset x = @@@odd@name.png@@@").texts[0] == "odd@name.png");
}

TEST_CASE("values at times come in order of time whatever the order in the file")
{
    const UsdProperty moves =
        propertyOf("double3 x.timeSamples = { 20: (1, 0, 0), 10.5: (0, 0, 0), 30: None, }", "x");
    REQUIRE(moves.samples.size() == 3);
    CHECK(moves.samples[0].time == 10.5);
    CHECK(moves.samples[1].value.numbers[0] == 1.0);
    CHECK(moves.samples[2].value.kind == UsdKind::none);
    CHECK_FALSE(moves.value);
}

TEST_CASE("a property may be told in pieces")
{
    const UsdProperty colour =
        propertyOf("color3f x = (1, 0, 0) (\n interpolation = \"uniform\"\n)\n"
                   "color3f x.timeSamples = { 1: (0, 1, 0) }\n"
                   "color3f x.connect = </m.outputs:rgb>",
                   "x");
    CHECK(colour.interpolation == "uniform");
    CHECK(colour.value);
    CHECK(colour.samples.size() == 1);
    REQUIRE(colour.targets.whole);
    CHECK(colour.targets.whole->front() == "/m.outputs:rgb");
}

TEST_CASE("paths in relationships are seen from their prim")
{
    const UsdProperty whole = propertyOf("custom rel x = [<../b>, </c/d>, <.x>]", "x");
    CHECK(*whole.targets.whole == std::vector<std::string>{"/b", "/c/d", "/a.x"});
    const UsdProperty edited = propertyOf("prepend rel x = <b>\ndelete rel x = </c>", "x");
    CHECK_FALSE(edited.targets.whole);
    CHECK(edited.targets.prepended == std::vector<std::string>{"/a/b"});
    CHECK(edited.targets.deleted == std::vector<std::string>{"/c"});
    CHECK(absoluteUsdPath("../../x", "/a").empty());
}

TEST_CASE("a prim says what it is made of in brackets behind its name")
{
    const auto layer = parsed(
        "def \"a\" (\n    doc = \"x\"\n    active = false\n    kind = \"component\"\n"
        "    prepend apiSchemas = [\"MaterialBindingAPI\"]\n"
        "    prepend references = [@chair.usda@</chair> (offset = 5), </b>]\n"
        "    payload = @heavy.usda@\n    inherits = [</_class>]\n    specializes = </base>\n"
        "    variants = { string size = \"large\" }\n    add variantSets = [\"size\"]\n"
        "    assetInfo = { asset identifier = @x@ }\n    unknownThing = (1, (2, 3), \"four\")\n)\n"
        "{\n    variantSet \"size\" = {\n        \"large\" (kind = \"x\") { double radius = 2 }\n"
        "        \"small\" { double radius = 1\n def \"more\" {} }\n    }\n}\n");
    const UsdSpec& prim = *layer->root.find("a");
    CHECK(prim.active == false);
    CHECK(prim.apiSchemas.prepended == std::vector<std::string>{"MaterialBindingAPI"});
    REQUIRE(prim.references.prepended.size() == 2);
    CHECK(prim.references.prepended[0].file == "chair.usda");
    CHECK(prim.references.prepended[0].path == "/chair");
    CHECK(prim.references.prepended[0].offset == 5.0);
    CHECK(prim.references.prepended[1].path == "/b");
    CHECK(prim.payloads.whole->front().file == "heavy.usda");
    CHECK(prim.inherits.whole->front().path == "/_class");
    CHECK(prim.specializes.whole->front().path == "/base");
    CHECK(prim.selections.at("size") == "large");
    REQUIRE(prim.variantSets.at("size").size() == 2);
    CHECK(prim.variantSets.at("size").at("small")->find("more") != nullptr);
}

TEST_CASE("comments and odd properties do not disturb")
{
    const auto layer = parsed("# one\n// two\n/* three\n lines */\ndef \"a\" {\n"
                              "    reorder nameChildren = [\"c\", \"b\"]\n"
                              "    reorder properties = [\"x\"]\n"
                              "    double x.spline = { bezier, 1: 5 }\n"
                              "    custom opaque strange\n    rel nothing\n"
                              "    pathExpression members = \"/a//*\"\n    varying int y = 1\n}\n"
                              "reorder rootPrims = [\"a\"]\n");
    const UsdSpec& prim = *layer->root.find("a");
    CHECK(prim.properties.at("y").value->numbers[0] == 1.0);
    CHECK(prim.properties.contains("strange"));
}

TEST_CASE("what is wrong in a USD file is told with its line")
{
    CHECK(problemOf("def \"a\"\n{\n    double x = \"one\"\n}") ==
          "set.usda, line 4: a number is expected. Export it again.");
    CHECK(problemOf("def \"a\" {\n double3 x = (1, 2)\n}") ==
          "set.usda, line 3: ',' is expected between numbers that belong together. Export it "
          "again.");
    CHECK(problemOf("def \"a\" {").find("the file ends within a prim") != std::string::npos);
    CHECK(problemOf("def \"a\" { float").find("the name of a property is expected behind float") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { float x = ").find("the file ends where a number is expected") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { float[ x").find("']' is expected behind the type") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { 12 }").find("a prim or a property is expected here") !=
          std::string::npos);
    CHECK(problemOf("mesh \"a\" {}").find("def, over or class is expected here") !=
          std::string::npos);
    CHECK(problemOf("def a {}").find("a text in quotes is expected") != std::string::npos);
    CHECK(problemOf("def \"a/b\" {}").find("is not a name that a prim can have") !=
          std::string::npos);
    CHECK(problemOf("def \"a\n\" {}").find("a text in quotes has no end") != std::string::npos);
    CHECK(problemOf("def \"a\" { asset x = @a\n }").find("a file name has no closing @") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { asset x.connect = @a@ }")
              .find("a path between < and > is expected") != std::string::npos);
    CHECK(problemOf("def \"a\" { rel x = <a\n> }").find("a path has no closing >") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { rel x = <../../b> }").find("leads nowhere") != std::string::npos);
    CHECK(problemOf("def \"a\" { rel x = [</a> </b>] }").find("in a list of paths") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { int[] x = [1 2] }").find("in an array") != std::string::npos);
    CHECK(problemOf("def \"a\" { int x.timeSamples = { 1: 2 3: 4 } }")
              .find("',' or '}' is expected behind a value at a time") != std::string::npos);
    CHECK(problemOf("def \"a\" ( references = [@a@ @b@] ) {}").find("in a list of references") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" ( references = 5 ) {}").find("a file between @ and @") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" ( variants = { int x = 1 } ) {}").find("\"string\" is expected") !=
          std::string::npos);
    CHECK(problemOf("( = 5 )").find("a name or ')' is expected here") != std::string::npos);
    CHECK(problemOf("( upAxis = \"Y\"").find("the file ends where ')' is expected") !=
          std::string::npos);
    CHECK(problemOf("( a = [\"x\" \"y\"] )").find("in a list") != std::string::npos);
    CHECK(problemOf("( a = { int b = 1").find("the file ends within brackets") !=
          std::string::npos);
    CHECK(problemOf("def \"a\"")
              .find("the file ends where '{' is expected before what a prim "
                    "holds") != std::string::npos);
    CHECK(parseUsdLayer("#usda1", "a.usda", {}).error().message.find("is not USD text") !=
          std::string::npos);
}

TEST_CASE("a USD file cannot nest until the stack breaks nor count until memory ends")
{
    CHECK(problemOf(nested("def \"a\" {", "}", 5000)).find("prims lie more than 1000 deep") !=
          std::string::npos);
    CHECK(problemOf("( a = " + nested("[", "]", 100'000) + " )")
              .find("nests brackets more than 128 deep") != std::string::npos);
    CHECK(problemOf("def \"a\" { variantSet \"s\" = { \"v\" {" + nested("def \"a\" {", "}", 5000) +
                    "}}}")
              .find("deep in each other") != std::string::npos);
    ImportLimits few;
    few.set(Limit::nodes, 2);
    few.set(Limit::keys, 1);
    CHECK(problemOf("def \"a\" {} def \"b\" {} def \"c\" {}", few).find("has more than 2 nodes") !=
          std::string::npos);
    CHECK(problemOf("def \"a\" { variantSet \"s\" = { \"v\" {} \"w\" {} } }", few)
              .find("has more than 2 nodes") != std::string::npos);
    CHECK(problemOf("def \"a\" { int x.timeSamples = { 1: 1, 2: 2 } }", few)
              .find("has more than 1 animation keys") != std::string::npos);
}

TEST_CASE("a USD file may break off anywhere and only says so")
{
    const std::string whole =
        "#usda 1.0\n( upAxis = \"Y\" )\ndef Mesh \"a\" ( variants = { string v = \"x\" } ) {\n"
        "    point3f[] points = [(0, 0, 0), (1, 2, 3)] ( interpolation = 'vertex' )\n"
        "    rel r = [</a>, <b>]\n    asset f = @a.png@\n"
        "    double t.timeSamples = { 1: 2.5, 2: None }\n"
        "    variantSet \"v\" = { \"x\" { def \"c\" {} } }\n}\n";
    REQUIRE(parseUsdLayer(whole, "a.usda", {}));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto layer = parseUsdLayer(whole.substr(0, length), "a.usda", {});
        CHECK((layer || !layer.error().message.empty()));
    }
}
