#include "project/catalogue.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "project/field_reader.h"
#include "project/json_text.h"

namespace premise {

template <> struct Words<CatalogueGroup> {
    static constexpr std::array list{
        std::pair{"furniture", CatalogueGroup::furniture},
        std::pair{"doors_and_windows", CatalogueGroup::doorsAndWindows},
        std::pair{"grip", CatalogueGroup::grip},
        std::pair{"people", CatalogueGroup::people},
        std::pair{"outdoors", CatalogueGroup::outdoors},
        std::pair{"props", CatalogueGroup::props},
    };
};
template <> struct Words<CatalogueTag> {
    static constexpr std::array list{
        std::pair{"seat", CatalogueTag::seat},
        std::pair{"table", CatalogueTag::table},
        std::pair{"door", CatalogueTag::door},
        std::pair{"window", CatalogueTag::window},
        std::pair{"stands_on_floor", CatalogueTag::standsOnFloor},
        std::pair{"hangs_from_ceiling", CatalogueTag::hangsFromCeiling},
    };
};

template <> inline constexpr bool isDescribed<CatalogueModel> = true;

void fields(FieldReader& visit, CatalogueModel& model)
{
    visit.must("id", model.id);
    visit.must("name", model.name);
    visit.must("file", model.file);
    visit.must("group", model.group);
    visit.must("width_m", model.width, aboveZero);
    visit.must("height_m", model.height, aboveZero);
    visit.must("depth_m", model.depth, aboveZero);
    visit.may("sill_m", model.sill, notBelowZero);
    visit.must("tags", model.tags);
    visit.must("size_source", model.sizeSource);
    visit.must("licence", model.licence);
}

namespace {

    void checkModels(Reading& reading, const std::vector<CatalogueModel>& models,
                     const std::filesystem::path& folder)
    {
        std::set<std::string> ids;
        for (std::size_t i = 0; i < models.size(); ++i) {
            const CatalogueModel& model = models[i];
            const std::string path = fmt::format("models[{}]", i);
            if (model.id.empty() || !ids.insert(model.id).second) {
                reading.fails(path + ".id", "\"{}\" is empty or there already.", model.id);
            }
            if (!std::filesystem::is_regular_file(folder / model.file)) {
                reading.fails(path + ".file", "there is no {}.", (folder / model.file).string());
            }
            if (has(model, CatalogueTag::window) && model.sill == Metres(0.0)) {
                reading.fails(path, "a window says its \"sill_m\".");
            }
        }
    }

}

bool has(const CatalogueModel& model, CatalogueTag tag)
{
    return std::ranges::find(model.tags, tag) != model.tags.end();
}

Result<std::vector<CatalogueModel>> loadCatalogue(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "library.json";
    const std::string text = TRY(readTextFile(file));
    const nlohmann::json json = TRY(parseJson(text, file.string()));
    Reading reading;
    FieldReader reader(reading, json, "");
    std::string format;
    reader.must("format", format);
    if (format != "premise-library") {
        reading.fails("format", "must be \"premise-library\".");
    }
    reader.know("version");
    std::vector<CatalogueModel> models;
    reader.must("models", models);
    reader.finish();
    if (reading.error.empty()) {
        checkModels(reading, models, folder);
    }
    if (!reading.error.empty()) {
        return fail("{}: {}", file.string(), reading.error);
    }
    return models;
}

}
