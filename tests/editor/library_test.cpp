// The library's shelves, and what is asked about a model from disk.
#include "editor/library.h"

#include "editor/model_adding.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

TEST_CASE("a search finds a model by its name and by the shelf it stands on")
{
    const CatalogueModel door{.id = "door_single",
                              .name = "Door, single",
                              .file = "models/door_single.glb",
                              .group = CatalogueGroup::doorsAndWindows};
    CHECK(fits(door, ""));
    CHECK(fits(door, "DOOR"));
    CHECK(fits(door, "single door"));
    CHECK(fits(door, "windows"));
    CHECK_FALSE(fits(door, "door double"));
}

TEST_CASE("the library that comes with Premise has a model on each shelf")
{
    const Library library(test::sourceFile("assets"));
    CHECK(library.trouble().empty());
    for (const CatalogueGroup group :
         {CatalogueGroup::furniture, CatalogueGroup::doorsAndWindows, CatalogueGroup::grip,
          CatalogueGroup::people, CatalogueGroup::outdoors, CatalogueGroup::props}) {
        CAPTURE(nameOf(group));
        CHECK(std::ranges::any_of(library.models(), [group](const CatalogueModel& model) {
            return model.group == group;
        }));
    }
}

TEST_CASE("a library that is not there says which file is missing")
{
    const Library library("/nowhere");
    CHECK(library.models().empty());
    CHECK(library.trouble().find("library.json") != std::string::npos);
}

TEST_CASE("a model as wide as a town is asked whether it is in centimetres")
{
    const SizeDoubt wall =
        sizeDoubt("wall.glb", Bounds{Vec3(-450.0F, 0.0F, 0.0F), Vec3(450.0F, 250.0F, 20.0F)});
    CHECK(wall.sentence == "wall.glb is 900 m wide. Is it in centimetres?");
    CHECK(wall.answer == "Make it 9 m");
    CHECK(wall.factor == doctest::Approx(0.01));
    const SizeDoubt tower =
        sizeDoubt("tower.obj", Bounds{Vec3(0.0F), Vec3(100.0F, 320.0F, 100.0F)});
    CHECK(tower.sentence == "tower.obj is 320 m high. Is it in centimetres?");
    CHECK(tower.answer == "Make it 3.2 m");
    CHECK(sizeDoubt("stage.glb", Bounds{Vec3(0.0F), Vec3(80.0F, 12.0F, 60.0F)}).answer.empty());
    CHECK(sizeDoubt("empty.glb", Bounds{}).answer.empty());
}

TEST_CASE("what a production holds can be placed again as what it is")
{
    const auto box = [](float width) {
        auto model = std::make_shared<Model>();
        model->bounds = Bounds{Vec3(0.0F), Vec3(width, 1.0F, 0.5F)};
        return model;
    };
    Project project;
    project.assets.put({{1}, "table_hero", "../../models/cafe_table.glb", {}});
    project.assets.put({{2}, "crate", "models/crate.glb", {}});
    project.assets.put({{3}, "sculpture", "models/sculpture.glb", {}});
    project.assets.put({{4}, "late", "models/late.glb", {}});
    Prop crate;
    crate.id = {5};
    crate.asset = {2};
    project.props.put(crate);
    const Models models{{{1}, box(0.84F)}, {{2}, box(0.6F)}, {{3}, box(2.0F)}};
    const std::vector<CatalogueModel> library{{.id = "cafe_table",
                                               .name = "Café table",
                                               .file = "models/cafe_table.glb",
                                               .tags = {CatalogueTag::table}}};
    const std::vector<HeldModel> held = modelsHeld(project, models, library);
    REQUIRE(held.size() == 3); // what is still being read waits
    CHECK(held[0].what.name == "Café table");
    CHECK(has(held[0].what, CatalogueTag::table));
    CHECK(held[0].what.file == "../../models/cafe_table.glb");
    CHECK(held[1].what.group == CatalogueGroup::props);
    CHECK(held[1].what.name == "crate");
    CHECK(held[1].what.width.value() == doctest::Approx(0.6));
    CHECK(held[2].what.group == CatalogueGroup::furniture);
}
