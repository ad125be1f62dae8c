#include "project/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

/// The sentence that a catalogue of these models is refused with, without the file's name.
std::string refusal(const std::string& models)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "chair.glb") << "glTF";
    const std::filesystem::path file = folder.path() / "library.json";
    std::ofstream(file) << R"({"format": "premise-library", "version": [1, 0], "models": [)" +
                               models + "]}";
    const Result<std::vector<CatalogueModel>> read = loadCatalogue(folder.path());
    return read ? "accepted" : read.error().message.substr(file.string().size() + 2);
}

std::string chair(const std::string& from = "", const std::string& to = "")
{
    std::string text =
        R"({"id": "chair", "name": "Chair", "file": "chair.glb", "group": "furniture", "width_m": 0.4,
        "height_m": 0.9, "depth_m": 0.5, "tags": ["seat"], "size_source": "EN 16139",
        "licence": "Apache-2.0"})";
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}

TEST_CASE("the library that comes with Premise has everything that a room begins with")
{
    const Result<std::vector<CatalogueModel>> models = loadCatalogue(test::sourceFile("assets"));
    REQUIRE_MESSAGE(models, models.error().message);
    for (const CatalogueTag tag :
         {CatalogueTag::seat, CatalogueTag::table, CatalogueTag::door, CatalogueTag::window,
          CatalogueTag::standsOnFloor, CatalogueTag::hangsFromCeiling}) {
        CHECK(std::ranges::any_of(*models, [tag](const auto& model) { return has(model, tag); }));
    }
    for (const CatalogueModel& model : *models) {
        CAPTURE(model.id);
        CHECK_FALSE(model.name.empty());
        CHECK_FALSE(model.sizeSource.empty());
        CHECK(model.licence == "Apache-2.0"); // the project's own
    }
}

TEST_CASE("a catalogue is refused with the place of its mistake")
{
    CHECK(refusal(chair()) == "accepted");
    CHECK(refusal(chair("0.4", "0")) == "models[0].width_m: must be above 0, and is 0.");
    CHECK(refusal(chair(R"("width_m")", R"("widht_m")")) ==
          "models[0]: the key \"width_m\" is missing.");
    CHECK(refusal(chair(R"("seat")", R"("seta")")) ==
          "models[0].tags[0]: must be seat, table, door, window, stands_on_floor or "
          "hangs_from_ceiling, and is \"seta\". Did you mean \"seat\"?");
    CHECK(refusal(chair("chair.glb", "stool.glb")).starts_with("models[0].file: there is no "));
    CHECK(refusal(chair(R"("seat")", R"("window")")) == "models[0]: a window says its \"sill_m\".");
    CHECK(refusal(chair() + "," + chair()) == "models[1].id: \"chair\" is empty or there already.");
}
