#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "editor/model_reader.h"
#include "project/catalogue.h"

namespace premise {

/// A model that a production holds already, as its library would list it.
struct HeldModel {
    Id<Asset> asset{};
    CatalogueModel what{}; ///< its file from the production's folder
    std::shared_ptr<const Model> model{};
};
/// Of each asset that has come, in the project's order. One of the library is what it is there; another is
/// a person, a prop or a piece of the set as the first row with it is.
[[nodiscard]] std::vector<HeldModel> modelsHeld(const Project& project, const Models& models,
                                                const std::vector<CatalogueModel>& library);

/// The models that come with Premise, those that the production holds, and the one of them that is in
/// hand. Files are read when a card is seen for the first time, one after another.
class Library {
public:
    static constexpr std::size_t none = std::size_t(-1);
    static constexpr int production = -1; ///< the shelf of what the production holds

    explicit Library(const std::filesystem::path& folder);

    /// Those of the library, then those of the production.
    [[nodiscard]] const std::vector<CatalogueModel>& models() const { return catalogue_; }
    [[nodiscard]] bool isHeld(std::size_t place) const { return place >= own_; }
    /// Keeps up with what the production holds; its files lie in this folder.
    void hold(const Project& project, const Models& models, const std::filesystem::path& folder);
    /// Tells models apart although they change places.
    [[nodiscard]] std::uint64_t identity(std::size_t place) const;
    /// Why there are none; empty where there are.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    [[nodiscard]] std::filesystem::path fileOf(std::size_t place) const;

    /// Begins to read it, unless another is being read: ask again in the next frame.
    void want(std::size_t place);
    /// Takes up what has been read.
    void follow();
    [[nodiscard]] bool reading() const { return reader_.reading(); }
    /// Null until it is read, and for ever where it cannot be.
    [[nodiscard]] std::shared_ptr<const Model> model(std::size_t place) const;

    /// What the pointer holds over the views; none: nothing.
    std::size_t inHand = none;
    bool dragged = false; ///< the button is down: it falls where it comes up; else the next click
    std::string search{};
    int shelf = 0; ///< 0: all of the library; else a group, counted from 1; or `production`
    std::size_t turning = none; ///< whose thumbnail turns, because the pointer is on it
    double turnsSince = 0.0;    ///< gui.time()

private:
    std::filesystem::path folder_;
    std::vector<CatalogueModel> catalogue_;
    std::size_t own_ = 0; ///< how many of them come with Premise
    std::vector<HeldModel> held_;
    std::filesystem::path heldIn_;
    std::vector<std::shared_ptr<const Asset>> heldFor_; ///< the assets that held_ is for
    std::size_t heldModels_ = 0;                        ///< and how many models had come
    std::string trouble_;
    Project
        wanted_; ///< its assets: what has been asked for; ids are places in the catalogue, from 1
    ModelReader reader_;
};

/// Whether a search finds it: each typed word stands in its name, id or group.
[[nodiscard]] bool fits(const CatalogueModel& model, std::string_view typed);
/// "Doors and windows"
[[nodiscard]] std::string_view nameOf(CatalogueGroup group);

}
