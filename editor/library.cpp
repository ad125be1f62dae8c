#include "editor/library.h"

#include <algorithm>
#include <cctype>

namespace premise {

namespace {

    std::string lowerLetters(std::string_view words)
    {
        std::string result(words);
        std::ranges::transform(result, result.begin(),
                               [](unsigned char letter) { return char(std::tolower(letter)); });
        return result;
    }

    Id<Asset> libraryAsset(std::size_t place)
    {
        return {std::uint32_t(place + 1)};
    }

}

Library::Library(const std::filesystem::path& folder) : folder_(folder), reader_({}, folder)
{
    Result<std::vector<CatalogueModel>> read = loadCatalogue(folder);
    if (read) {
        catalogue_ = std::move(*read);
    } else {
        trouble_ = read.error().message;
    }
}

std::filesystem::path Library::fileOf(std::size_t place) const
{
    return folder_ / catalogue_[place].file;
}

void Library::want(std::size_t place)
{
    const Id<Asset> id = libraryAsset(place);
    if (reader_.reading() || wanted_.assets.find(id) != nullptr) {
        return;
    }
    wanted_.assets.put({id, catalogue_[place].name, catalogue_[place].file, {}});
    reader_.follow(wanted_);
}

void Library::follow()
{
    reader_.follow(wanted_);
}

std::shared_ptr<const Model> Library::model(std::size_t place) const
{
    const auto found = reader_.models().find(libraryAsset(place));
    const bool whole = found != reader_.models().end() && !found->second->standIn;
    return whole ? found->second : nullptr;
}

bool fits(const CatalogueModel& model, std::string_view typed)
{
    const std::string text =
        lowerLetters(model.name + " " + model.id + " " + std::string(nameOf(model.group)));
    std::string words = lowerLetters(typed);
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        if (text.find(words.substr(from, to - from)) == std::string::npos) {
            return false;
        }
        from = to + 1;
    }
    return true;
}

std::string_view nameOf(CatalogueGroup group)
{
    switch (group) {
    case CatalogueGroup::furniture: return "Furniture";
    case CatalogueGroup::doorsAndWindows: return "Doors and windows";
    case CatalogueGroup::grip: return "Grip";
    case CatalogueGroup::people: return "People";
    case CatalogueGroup::outdoors: return "Outdoors";
    case CatalogueGroup::props: break;
    }
    return "Props";
}

}
