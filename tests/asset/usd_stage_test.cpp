// USD files put together: sublayers, references, classes, variants, and circles of them.
#include <map>
#include <string>

#include "asset/usd/stage.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

/// Files in memory.
struct Files {
    std::map<std::string, std::string> texts;

    Result<std::string> open(const std::string& path) const
    {
        const auto found = texts.find(path);
        if (found == texts.end()) {
            return fail("is not there");
        }
        return found->second.starts_with("PXR") ? found->second : "#usda 1.0\n" + found->second;
    }
};

struct Composed {
    UsdStage stage;
    std::vector<std::string> warnings;

    const UsdPrim& at(const std::string& path) const
    {
        const int place = stage.find(path);
        REQUIRE_MESSAGE(place >= 0, path);
        return stage.prims[static_cast<std::size_t>(place)];
    }
    bool warns(const std::string& text) const
    {
        for (const std::string& sentence : warnings) {
            if (sentence.find(text) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
};

Result<UsdStage> compose(const std::string& text, const Files& files, Warnings& warnings,
                         const ImportLimits& limits = {})
{
    const UsdOpen open = [&files](const std::string& path) { return files.open(path); };
    return composeUsdStage("#usda 1.0\n" + text, "set.usda", open, limits, warnings);
}

Composed composed(const std::string& text, const Files& files = {})
{
    Warnings warnings;
    Result<UsdStage> stage = compose(text, files, warnings);
    REQUIRE_MESSAGE(stage, stage.error().message);
    return {std::move(*stage), warnings.taken()};
}

double numberAt(const Composed& scene, const std::string& path, const char* name)
{
    return usdNumberOr(scene.at(path), name, -1.0);
}

}

TEST_CASE("a reference brings in the default prim of another file and may be overridden")
{
    const Files files{
        {{"props/chair.usda", "( defaultPrim = \"chair\" )\n"
                              "def Xform \"chair\" { double size = 1\n double legs = 4\n"
                              "  rel look = </chair/wood>\n  rel out = </elsewhere>\n"
                              "  def Material \"wood\" {}\n  def Mesh \"seat\" {} }\n"
                              "def \"other\" {}"}}};
    const Composed scene =
        composed("def \"set\" {\n"
                 "  def \"left\" (references = @props/chair.usda@) {\n"
                 "    double size = 2\n    over \"seat\" { double x = 3 } }\n"
                 "  def \"right\" (references = @./props/chair.usda@</other>) {}\n"
                 "}",
                 files);
    CHECK(scene.warnings.empty());
    CHECK(scene.at("/set/left").type == "Xform");
    CHECK(numberAt(scene, "/set/left", "size") == 2.0);
    CHECK(numberAt(scene, "/set/left", "legs") == 4.0);
    CHECK(scene.at("/set/left/seat").type == "Mesh");
    CHECK(scene.at("/set/left/seat").defined);
    CHECK(numberAt(scene, "/set/left/seat", "x") == 3.0);
    CHECK(usdTargets(scene.stage, scene.at("/set/left"), "look") ==
          std::vector<std::string>{"/set/left/wood"});
    // What lies outside of what was referred to is not on this stage.
    CHECK(usdTargets(scene.stage, scene.at("/set/left"), "out").empty());
    CHECK(scene.stage.find("/set/right/seat") < 0);
}

TEST_CASE("files beside a referenced file are seen from its own folder")
{
    const Files files{{{"a/one.usda", "def \"x\" (references = @../b/two.usda@</y>) {}"},
                       {"b/two.usda", "def \"y\" { double depth = 2\n rel r = </y/z>\n"
                                      " def \"z\" {} }"}}};
    const Composed scene = composed("def \"p\" (payload = @a/one.usda@</x>) {}", files);
    CHECK(scene.warnings.empty());
    CHECK(numberAt(scene, "/p", "depth") == 2.0);
    CHECK(usdTargets(scene.stage, scene.at("/p"), "r") == std::vector<std::string>{"/p/z"});
    CHECK(*usdFileBeside("a/", "../b/two.usda") == "b/two.usda");
    CHECK(*usdFileBeside("", ".\\tex\\wood.png") == "tex/wood.png");
    CHECK_FALSE(usdFileBeside("a/", "../../b.usda"));
    CHECK_FALSE(usdFileBeside("", "/etc/passwd"));
    CHECK_FALSE(usdFileBeside("", "C:/set.usda"));
    CHECK_FALSE(usdFileBeside("", "http://a/b.usda"));
}

TEST_CASE("a sublayer is weaker than the file that names it and shifts its own times")
{
    const Files files{{{"base.usda", "def Xform \"a\" { double w = 1\n double v = 1\n"
                                     "  double t.timeSamples = { 0: 1 } }"},
                       {"late.usda", "over \"a\" { double v = 2\n double u = 2 }"}}};
    const Composed scene =
        composed("( subLayers = [@late.usda@, @base.usda@ (offset = 10; scale = 2)] )\n"
                 "over \"a\" { double u = 3 }",
                 files);
    CHECK(scene.at("/a").defined);
    CHECK(numberAt(scene, "/a", "u") == 3.0);
    CHECK(numberAt(scene, "/a", "v") == 2.0);
    CHECK(numberAt(scene, "/a", "w") == 1.0);
    const UsdFound found = findUsdValue(scene.at("/a"), "t");
    REQUIRE(found);
    CHECK(found.opinion->offset == 10.0);
    CHECK(found.opinion->scale == 2.0);
}

TEST_CASE("the chosen variant counts more than a reference and less than the prim itself")
{
    const Files files{
        {{"car.usda", "def Xform \"car\" ( variants = { string paint = \"red\" } ) {\n"
                      "  double a = 1\n double b = 1\n double c = 1\n"
                      "  variantSet \"paint\" = {\n"
                      "    \"red\" { double b = 2\n double c = 2\n def \"roof\" {} }\n"
                      "    \"blue\" { double b = 3\n double c = 3\n def \"flag\" {} }\n  }\n}"}}};
    const Composed red =
        composed("def \"x\" (references = @car.usda@</car>) { double c = 9 }", files);
    CHECK(numberAt(red, "/x", "b") == 1.0); // the car's own word is stronger than its variant's
    CHECK(numberAt(red, "/x", "c") == 9.0);
    CHECK(red.stage.find("/x/roof") > 0);
    const Composed blue = composed("def \"x\" (references = @car.usda@</car>\n"
                                   "  variants = { string paint = \"blue\" } ) {}",
                                   files);
    CHECK(blue.stage.find("/x/flag") > 0);
    CHECK(blue.stage.find("/x/roof") < 0);
    CHECK(composed("def \"x\" (references = @car.usda@</car>\n"
                   "  variants = { string paint = \"pink\" } ) {}",
                   files)
              .warns("the variant \"pink\" of \"paint\" is chosen, which is not there"));
    CHECK(composed("def \"x\" { variantSet \"s\" = { \"a\" {} } }")
              .warns("no variant of \"s\" is chosen"));
}

TEST_CASE("a variant may bring in a file and variants may lie in variants")
{
    const Files files{{{"tree.usda", "def \"tree\" { double h = 12 }"}}};
    const Composed scene =
        composed("def \"x\" ( variants = { string kind = \"oak\"\n string age = \"old\" } ) {\n"
                 "  variantSet \"kind\" = { \"oak\" ( references = @tree.usda@</tree> ) {\n"
                 "    variantSet \"age\" = { \"old\" { double rings = 200 } } } }\n}",
                 files);
    CHECK(numberAt(scene, "/x", "h") == 12.0);
    CHECK(numberAt(scene, "/x", "rings") == 200.0);
}

TEST_CASE("what a class says goes to all that inherit it and is no prim of its own")
{
    const Composed scene = composed("class \"_lamp\" { double watts = 60\n def \"bulb\" {} }\n"
                                    "def \"a\" (inherits = </_lamp>) {}\n"
                                    "def \"b\" (inherits = </_lamp>) { double watts = 40 }\n"
                                    "def \"c\" (specializes = </_lamp>) {}");
    CHECK(numberAt(scene, "/a", "watts") == 60.0);
    CHECK(numberAt(scene, "/b", "watts") == 40.0);
    CHECK(numberAt(scene, "/c", "watts") == 60.0);
    CHECK(scene.stage.find("/b/bulb") > 0);
    CHECK_FALSE(scene.at("/_lamp").defined);
}

TEST_CASE("a class is stronger than a reference and a specialized prim weaker")
{
    const Composed scene = composed("class \"_c\" { double a = 1\n double b = 1 }\n"
                                    "def \"r\" { double a = 2\n double b = 2\n double c = 2 }\n"
                                    "def \"s\" { double a = 3\n double c = 3\n double d = 3 }\n"
                                    "def \"x\" (inherits = </_c>\n references = </r>\n"
                                    "  specializes = </s>) { double a = 0 }");
    CHECK(numberAt(scene, "/x", "a") == 0.0);
    CHECK(numberAt(scene, "/x", "b") == 1.0);
    CHECK(numberAt(scene, "/x", "c") == 2.0);
    CHECK(numberAt(scene, "/x", "d") == 3.0);
}

TEST_CASE("a value may be taken away and a prim switched off")
{
    const Files files{{{"a.usda", "def \"a\" { double x = 1\n double y = 1 }"}}};
    const Composed scene = composed("def \"p\" (references = @a.usda@</a>) { double x = None\n"
                                    "  def \"off\" (active = false) { def \"below\" {} } }",
                                    files);
    CHECK_FALSE(findUsdValue(scene.at("/p"), "x"));
    CHECK(numberAt(scene, "/p", "y") == 1.0);
    CHECK(scene.stage.find("/p/off/below") < 0);
    CHECK(scene.warns("1 prim is switched off (active = false) and left out, first </p/off>"));
}

TEST_CASE("a reference that leads nowhere is told with file and line")
{
    const Files files{{{"broken.usda", "def \"a\" {"},
                       {"binary.usdc", "PXR-USDC.."},
                       {"empty.usda", "def \"b\" {}"}}};
    const Composed scene = composed("def \"a\" (references = @gone.usda@) {}\n"
                                    "def \"b\" (references = @broken.usda@) {}\n"
                                    "def \"c\" (references = @binary.usdc@) {}\n"
                                    "def \"d\" (references = @../out.usda@) {}\n"
                                    "def \"e\" (references = @empty.usda@) {}\n"
                                    "def \"f\" (references = @empty.usda@</no>) {}\n",
                                    files);
    CHECK(scene.warns("set.usda, line 2: gone.usda is left out: it is not there."));
    CHECK(scene.warns("set.usda, line 3: broken.usda is left out: broken.usda, line 2: the file "
                      "ends within a prim."));
    CHECK(scene.warns("binary.usdc is left out: it is not USD text. Export it as .usda, or the "
                      "whole as glTF."));
    CHECK(scene.warns("../out.usda is left out: it lies outside the model's folder."));
    CHECK(scene.warns("the default prim of empty.usda is left out: there is no such prim."));
    CHECK(scene.warns("</no> of empty.usda is left out: there is no such prim."));
    CHECK(scene.at("/f").defined);
}

TEST_CASE("files and prims that refer to themselves end")
{
    const Files files{{{"a.usda", "( defaultPrim = \"a\"\n subLayers = [@b.usda@] )\n"
                                  "def \"a\" (references = @b.usda@) {}"},
                       {"b.usda", "( defaultPrim = \"b\"\n subLayers = [@a.usda@] )\n"
                                  "def \"b\" (references = @a.usda@) {}"}}};
    CHECK(composed("def \"x\" (references = @a.usda@) {}", files).warns("refers to itself"));
    CHECK(composed("( subLayers = [@a.usda@] )", files).warns("is its own sublayer"));
    CHECK(composed("def \"a\" (references = </a>) {}").warns("</a> refers to itself"));
    CHECK(composed("def \"a\" { def \"b\" (references = </a>) {} }").warns("refers to itself"));
    CHECK(composed("def \"a\" (inherits = </b>) {}\ndef \"b\" (inherits = </a>) {}")
              .warns("refers to itself"));
    CHECK(composed("def \"a\" (references = </b/c>) {}\n"
                   "def \"b\" { def \"c\" (references = </a>) {} }")
              .warns("refers to itself"));
}

TEST_CASE("references that double at every step stop at the limit")
{
    std::string text = "def \"p0\" { def \"x\" {} }\n";
    for (int i = 1; i <= 40; ++i) {
        text += fmt::format("def \"p{}\" {{ def \"l\" (references = </p{}>) {{}}\n"
                            " def \"r\" (references = </p{}>) {{}} }}\n",
                            i, i - 1, i - 1);
    }
    ImportLimits limits;
    limits.set(Limit::nodes, 10'000);
    Warnings warnings;
    const Result<UsdStage> stage = compose(text, {}, warnings, limits);
    REQUIRE_FALSE(stage);
    CHECK(stage.error().message.find("has more than 10,000 nodes") != std::string::npos);

    std::string same = "def \"c0\" {}\n";
    for (int i = 1; i <= 40; ++i) { // the same prim twice, twice, twice …
        same += fmt::format("class \"c{}\" (inherits = </c{}>\n references = </c{}>) {{}}\n", i,
                            i - 1, i - 1);
    }
    const Result<UsdStage> doubled = compose(same, {}, warnings, limits);
    REQUIRE_FALSE(doubled);
    CHECK(doubled.error().message.find("refers to other prims too often") != std::string::npos);
}

TEST_CASE("a long chain of references and deep prims do not break the stack")
{
    std::string text = "def \"c0\" { double x = 1 }\n";
    for (int i = 1; i <= 200; ++i) {
        text += fmt::format("def \"c{}\" (references = </c{}>) {{}}\n", i, i - 1);
    }
    CHECK(composed(text).warns("references lie more than 64 deep"));
    std::string deep;
    for (int i = 0; i < 900; ++i) {
        deep += "def \"a\" {";
    }
    deep += std::string(900, '}');
    CHECK(composed(deep).stage.prims.size() == 901);
    CHECK(composed("def \"x\" (references = </y/a>) {}\ndef \"y\" {" + deep + "}")
              .stage.prims.size() > 1800);
}

TEST_CASE("many sets of variants and long lists take no square of their number")
{
    std::string sets;
    std::string chosen;
    std::string list;
    for (int i = 0; i < 20'000; ++i) {
        chosen += fmt::format("string s{} = \"v\"\n", i);
        sets += fmt::format("variantSet \"s{}\" = {{ \"v\" {{ double x{} = 1 }} }}\n", i, i);
        list += fmt::format("</p{}>,", i);
    }
    const Composed scene = composed("def \"a\" ( variants = { " + chosen + " } ) {\n" + sets +
                                    " rel r = [" + list + "]\n delete rel r = [" + list + "]\n}");
    CHECK(numberAt(scene, "/a", "x19999") == 1.0);
    CHECK(usdTargets(scene.stage, scene.at("/a"), "r").empty());
}
