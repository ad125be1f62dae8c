#include "project/kit.h"

#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/file.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using doctest::Approx;

namespace {

Kit ordered()
{
    Result<Kit> kit = loadKit(test::sourceFile("assets/kits"));
    REQUIRE_MESSAGE(kit, kit.error().message);
    return std::move(*kit);
}

/// The kit with `from` in one of its files changed to `to`, and the sentence it is refused with.
std::string refusal(const char* file, const std::string& from, const std::string& to)
{
    const test::TemporaryFolder folder;
    for (const char* name : {"cameras.json", "lenses.json"}) {
        std::string text = *readTextFile(test::sourceFile("assets/kits") / name);
        if (std::string_view(name) == file) {
            const std::size_t at = text.find(from);
            REQUIRE(at != std::string::npos);
            text.replace(at, from.size(), to);
        }
        std::ofstream(folder.path() / name) << text;
    }
    const Result<Kit> kit = loadKit(folder.path());
    if (kit) {
        return "accepted";
    }
    const std::string start = (folder.path() / file).string() + ": ";
    REQUIRE(kit.error().message.starts_with(start));
    return kit.error().message.substr(start.size());
}

}

TEST_CASE("the kit holds cameras and lenses that crews order")
{
    const Kit kit = ordered();
    const KitMode* alexa = gateNamed(kit, "ARRI ALEXA 35", "4.6K 3:2 Open Gate");
    REQUIRE(alexa != nullptr);
    CHECK(alexa->gate.body == "ARRI ALEXA 35");
    CHECK(alexa->gate.photositesWide == 4608);
    CHECK(alexa->confidence == Confidence::high);
    const KitMode* film = gateNamed(kit, "35 mm film", "Super 35 4-perf");
    REQUIRE(film != nullptr);
    CHECK(film->gate == Gate{});
    CHECK(gateNamed(kit, "ARRI ALEXA 35", "9K") == nullptr);
    CHECK(gateNamed(kit, "Bolex", "9K") == nullptr);

    const KitLens* cooke = lensNamed(kit, "Cooke S4/i", 32.0_mm);
    REQUIRE(cooke != nullptr);
    CHECK(cooke->lens.set == "Cooke S4/i");
    CHECK(cooke->lens.widestTStop == 2.0);
    CHECK(cooke->lens.closeFocus == 0.3_m);
    CHECK(cooke->lens.imageCircle == 33.5_mm);
    CHECK(cooke->lens.squeeze == 1.0);
    CHECK(lensNamed(kit, "Cooke S4/i", 33.0_mm) == nullptr);
    CHECK(lensNamed(kit, "Cooke S5", 32.0_mm) == nullptr);
    const KitLens* zoom = lensNamed(kit, "ARRI Signature Zoom", 24.0_mm);
    REQUIRE(zoom != nullptr);
    CHECK(zoom->lens.shortest == 16.0_mm);
    CHECK(zoom->lens.longest == 32.0_mm);
    CHECK(lensNamed(kit, "ARRI/ZEISS Master Anamorphic 2x", 50.0_mm)->lens.squeeze == 2.0);
    // One lens with three rear groups: each has a circle of its own.
    CHECK(lensNamed(kit, "Angenieux Optimo Ultra 12x", 24.0_mm)->lens.imageCircle == 31.1_mm);
    CHECK(lensNamed(kit, "Angenieux Optimo Ultra 12x", 435.0_mm)->lens.imageCircle == 46.3_mm);
}

TEST_CASE("sensor sizes agree with an independent source within its stated difference")
{
    std::ifstream file(SHARED_OR_SKIP("data/cameras.json"));
    const auto cameras = nlohmann::json::parse(file);
    const Kit kit = ordered();
    int checked = 0;
    for (const auto& row : cameras["cameras"]) {
        CAPTURE(row["id"].get<std::string>());
        const std::string body =
            row["make"].get<std::string>() + " " + row["model"].get<std::string>();
        const KitMode* mode = gateNamed(kit, body, row["mode"].get<std::string>());
        const auto& independent = row["independent_mm"];
        if (mode == nullptr || independent.is_null()) {
            continue;
        }
        // Both figures are rounded to the micrometre.
        const double within = independent["max_diff_mm"].get<double>() + 0.001;
        CHECK(std::abs(mode->gate.width.value() - independent["width_mm"].get<double>()) <= within);
        CHECK(std::abs(mode->gate.height.value() - independent["height_mm"].get<double>()) <=
              within);
        ++checked;
    }
    CHECK(checked > 40);
}

TEST_CASE("film gates have the SMPTE apertures")
{
    const Kit kit = ordered();
    // In inches: full aperture .980 × .735, Academy .864 × .630, anamorphic .864 × .732.
    const auto hasInches = [&](const char* mode, double width, double height) {
        const KitMode* found = gateNamed(kit, "35 mm film", mode);
        REQUIRE(found != nullptr);
        CHECK(found->gate.width.value() == Approx(width * 25.4).epsilon(0.0005));
        CHECK(found->gate.height.value() == Approx(height * 25.4).epsilon(0.0005));
    };
    hasInches("Super 35 4-perf", 0.980, 0.735);
    hasInches("Academy 1.37", 0.864, 0.630);
    hasInches("Anamorphic 4-perf", 0.864, 0.732);
}

TEST_CASE("every figure of the kit names where it comes from")
{
    const Kit kit = ordered();
    std::size_t modes = 0;
    for (const KitBody& body : kit.bodies) {
        for (const KitMode& mode : body.modes) {
            CHECK_FALSE(mode.sources.empty());
            ++modes;
        }
    }
    CHECK(modes == 70);
    std::size_t lenses = 0;
    for (const KitSet& set : kit.sets) {
        CHECK_FALSE(set.sources.empty());
        lenses += set.lenses.size();
    }
    CHECK(kit.sets.size() == 33);
    CHECK(lenses == 292);
}

TEST_CASE("a kit with a wrong figure is refused with its place")
{
    CHECK(
        refusal("cameras.json", "\"width_mm\": 27.994, \"height_mm\": 19.221",
                "\"width_mm\": 27.9, \"height_mm\": 19.221") ==
        "bodies[0].modes[0]: 27.9 × 19.221 mm, but 4608 × 3164 photosites of 6.075 µm are 27.994 × "
        "19.221 mm.");
    CHECK(refusal("cameras.json", "\"height_mm\": 19.221", "\"height_mm\": 0") ==
          "bodies[0].modes[0].height_mm: must be above 0, and is 0.");
    CHECK(refusal("cameras.json", "[\"CSD\", \"CW\", \"P\", \"AF\"]", "[\"XYZ\"]") ==
          "bodies[0].modes[0].sources: \"XYZ\" is not among the sources.");
    CHECK(refusal("cameras.json", "[\"CSD\", \"CW\", \"P\", \"AF\"]", "[]") ==
          "bodies[0].modes[0].sources: must name at least one source.");
    CHECK(refusal("cameras.json", "\"4.6K 16:9\"", "\"4.6K 3:2 Open Gate\"") ==
          "bodies[0].modes[1]: ARRI ALEXA 35 4.6K 3:2 Open Gate is there already.");
    CHECK(refusal("cameras.json", "premise-cameras", "premise-lenses") ==
          "format: must be \"premise-cameras\".");
    CHECK(
        refusal("cameras.json", "\"confidence\": \"high\"", "\"confidence\": \"hgih\"") ==
        "bodies[0].modes[0].confidence: must be low, medium or high, and is \"hgih\". Did you mean "
        "\"high\"?");
    CHECK(refusal("lenses.json", "Cooke S7/i Full Frame Plus", "Cooke S4/i") ==
          "sets[1]: Cooke S4/i is there already.");
    CHECK(refusal("lenses.json", "\"focal_length_mm\": 12",
                  "\"shortest_mm\": 20, \"longest_mm\": 10") ==
          "sets[0].lenses[0]: a zoom from 20 to 10 mm runs backwards.");
    CHECK(refusal("lenses.json", "\"focal_length_mm\": 12, ", "") ==
          "sets[0].lenses[0]: the key \"shortest_mm\" is missing.");
}

TEST_CASE("a kit that is not there is told")
{
    CHECK_FALSE(loadKit("/nowhere/at/all").error().message.empty());
}
