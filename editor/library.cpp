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
        own_ = catalogue_.size();
    } else {
        trouble_ = read.error().message;
    }
}

std::filesystem::path Library::fileOf(std::size_t place) const
{
    return (isHeld(place) ? heldIn_ : folder_) / catalogue_[place].file;
}

void Library::want(std::size_t place)
{
    const Id<Asset> id = libraryAsset(place);
    if (isHeld(place) || reader_.reading() || wanted_.assets.find(id) != nullptr) {
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
    if (isHeld(place)) {
        return held_[place - own_].model;
    }
    const auto found = reader_.models().find(libraryAsset(place));
    const bool whole = found != reader_.models().end() && !found->second->standIn;
    return whole ? found->second : nullptr;
}

void Library::hold(const Project& project, const Models& models,
                   const std::filesystem::path& folder)
{
    const auto& assets = project.assets.rows();
    if (models.size() == heldModels_ && std::ranges::equal(assets, heldFor_)) {
        return;
    }
    heldFor_.assign(assets.begin(), assets.end());
    heldModels_ = models.size();
    heldIn_ = folder;
    const std::uint64_t was = inHand == none ? 0 : identity(inHand);
    catalogue_.resize(own_);
    held_ = modelsHeld(project, models, catalogue_);
    for (const HeldModel& held : held_) {
        catalogue_.push_back(held.what);
    }
    if (inHand != none && (inHand >= catalogue_.size() || identity(inHand) != was)) {
        inHand = none;
    }
}

std::uint64_t Library::identity(std::size_t place) const
{
    constexpr std::uint64_t ofProduction = 0x8000;
    return isHeld(place) ? ofProduction | held_[place - own_].asset.value
                         : std::uint64_t(place) + 1;
}

std::vector<HeldModel> modelsHeld(const Project& project, const Models& models,
                                  const std::vector<CatalogueModel>& library)
{
    std::vector<HeldModel> found;
    const auto stands = [](const auto& table, Id<Asset> asset) {
        return std::ranges::any_of(table.rows(),
                                   [asset](const auto& row) { return row->asset == asset; });
    };
    for (const auto& asset : project.assets.rows()) {
        const auto model = models.find(asset->id);
        if (model == models.end() || model->second->standIn) {
            continue;
        }
        HeldModel held{asset->id, {}, model->second};
        const std::filesystem::path file = std::filesystem::path(asset->path).filename();
        const auto same = std::ranges::find_if(library, [&](const CatalogueModel& listed) {
            return std::filesystem::path(listed.file).filename() == file;
        });
        if (same != library.end()) {
            held.what = *same;
        } else {
            const Vec3 size = held.model->bounds.empty() ? Vec3(0.0F) : held.model->bounds.size();
            held.what.name = asset->name;
            held.what.width = Metres(double(size.x));
            held.what.height = Metres(double(size.y));
            held.what.depth = Metres(double(size.z));
            held.what.tags = {CatalogueTag::standsOnFloor};
            held.what.sizeSource = "As it stands in its file";
            held.what.group = stands(project.cast, asset->id)    ? CatalogueGroup::people
                              : stands(project.props, asset->id) ? CatalogueGroup::props
                                                                 : CatalogueGroup::furniture;
        }
        held.what.file = asset->path;
        found.push_back(std::move(held));
    }
    return found;
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
