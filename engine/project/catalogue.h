#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "project/rows.h"

namespace premise {

/// How the shelves of the built-in library are sorted.
enum class CatalogueGroup { furniture, doorsAndWindows, grip, people, outdoors, props };

/// What a model does where it is dropped.
enum class CatalogueTag { seat, table, door, window, standsOnFloor, hangsFromCeiling };

/// A model that comes with Premise.
struct CatalogueModel {
    std::string id{};   ///< never changes its meaning
    std::string name{}; ///< "Café table"
    std::string file{}; ///< from the folder of the catalogue
    CatalogueGroup group = CatalogueGroup::furniture;
    Metres width{}; ///< of the box round it at rest: along x, y and z
    Metres height{};
    Metres depth{};
    Metres sill{}; ///< of windows: its habitual height above the floor
    std::vector<CatalogueTag> tags{};
    std::string sizeSource{}; ///< why it is as large as it is
    std::string licence{};    ///< by its SPDX name
};

[[nodiscard]] bool has(const CatalogueModel& model, CatalogueTag tag);

/// Reads library.json, in the order of its shelves. Fails with the path into the file on a key that is
/// missing or misspelt, a size that cannot be, an id given twice, a file that is not there, and a door
/// or window that does not say how high it sits.
[[nodiscard]] Result<std::vector<CatalogueModel>> loadCatalogue(
    const std::filesystem::path& folder);

}
