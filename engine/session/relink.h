#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "project/history.h"
#include "session/media_search.h"

namespace premise {

/// A row that names a file by its path and content: a model or a sound.
using MediaId = std::variant<Id<Asset>, Id<Sound>>;

/// What tells that a file is the one a row names.
enum class Evidence {
    content, ///< its bytes are those that the row was first seen with
    name     ///< its name, and as much of the folders above as decides
};

/// A model or sound whose file is not where the project says.
struct MissingMedia {
    MediaId media{};
    std::string name{};
    std::string path{};                 ///< as the project has it
    bool contentRecorded = false;       ///< else only its name can be searched
    std::vector<fs::path> candidates{}; ///< files that fit, none better than the others
};

/// A missing model or sound and where its file is now.
struct Relink {
    MediaId media{};
    std::string name{};
    std::string oldPath{};
    std::string newPath{}; ///< relative to the production's folder
    Evidence evidence = Evidence::content;
    bool contentRecorded = false; ///< before; else its name is all that speaks for it
    std::string contentHash{};    ///< of the file found, where it was read
};

/// A model or sound that is where the project says, and whose content was not recorded until now.
struct Recorded {
    MediaId media{};
    std::string contentHash{};
};

/// What a folder has of a production's missing models and sounds. Each that is missing stands in one of
/// the lists.
struct RelinkPlan {
    std::vector<Relink> found{};
    std::vector<MissingMedia> ambiguous{}; ///< several files fit; not guessed
    std::vector<MissingMedia> changed{};   ///< only files of its name with other content
    std::vector<MissingMedia> missing{};   ///< nothing fits
    std::vector<Recorded> recorded{};      ///< of those present, where recordContent
    std::size_t present = 0;               ///< those that are where the project says
    std::size_t filesSeen = 0;
    bool whole = true; ///< false where the search's bounds ended it
};

struct RelinkOptions {
    bool acceptChanged = false; ///< take a file by its name although its content is another
    bool recordContent = false; ///< read also what is found by name alone or present unrecorded
    SearchBounds bounds{};
    std::function<bool()> cancelled{}; ///< may be empty; asked between files, from any thread
    std::function<void(std::size_t, std::size_t)>
        reading{}; ///< files read of how many; one at a time
};

/// Looks through `search` for the models and sounds of the project that are missing from where it says, relative
/// to `production`, the project's folder. Reads only files that may be one of them, each once. Changes
/// nothing. Fails where there is no folder to search, and with "Cancelled." when told to stop.
[[nodiscard]] Result<RelinkPlan> relinkPlan(const Project& project, const fs::path& production,
                                            const fs::path& search,
                                            const RelinkOptions& options = {});

/// The plan as edits, one a row found or recorded.
[[nodiscard]] std::vector<Edit> editsFor(const RelinkPlan& plan, const Project& project);

/// All of the plan as one step that can be undone; where one edit fails nothing is changed.
[[nodiscard]] Result<void> relink(History& history, const RelinkPlan& plan);

}
