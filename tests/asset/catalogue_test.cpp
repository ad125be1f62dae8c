// The built-in library: what its catalogue says of a model is what the file holds.
#include "project/catalogue.h"

#include <cmath>

#include "boxed_settings.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

TEST_CASE("each model of the library is as large as its catalogue says to a millimetre")
{
    const Result<std::vector<CatalogueModel>> models = loadCatalogue(test::sourceFile("assets"));
    REQUIRE(models);
    for (const CatalogueModel& listed : *models) {
        CAPTURE(listed.id);
        const Result<Model> model =
            importModel(test::sourceFile("assets") / listed.file, test::boxedWithoutCache());
        REQUIRE_MESSAGE(model, model.error().message);
        CHECK(model->warnings.empty());
        const Bounds& bounds = model->bounds;
        CHECK(std::abs(double(bounds.size().x) - listed.width.value()) < 0.001);
        CHECK(std::abs(double(bounds.size().y) - listed.height.value()) < 0.001);
        CHECK(std::abs(double(bounds.size().z) - listed.depth.value()) < 0.001);
        if (has(listed, CatalogueTag::standsOnFloor)) {
            // The flanges of the dolly's wheels reach 8 mm below the rail that it stands on.
            CHECK(std::abs(bounds.min.y) < 0.009F);
        }
        if (has(listed, CatalogueTag::hangsFromCeiling)) {
            CHECK(std::abs(bounds.max.y) < 0.005F);
        }
        if (has(listed, CatalogueTag::door) || has(listed, CatalogueTag::window)) {
            // Its foot is on the sill and its middle in the middle of its hole.
            CHECK(std::abs(bounds.centre().x) < 0.001F);
            CHECK(std::abs(bounds.min.y) < 0.001F);
        }
    }
}
