#include "journal/keeping_place.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>

#include <unistd.h>

#include "base/file.h"

namespace premise {

namespace {

    constexpr std::string_view journalName = "journal-";
    constexpr std::string_view journalEnding = ".sqlite";

    fs::path realPath(const fs::path& file)
    {
        std::error_code failure;
        fs::path real = fs::weakly_canonical(file, failure);
        return failure ? fs::absolute(file, failure) : real;
    }

    KeepingPlace placeBeside(const fs::path& real)
    {
        return {real.parent_path() / ".premise" / real.stem(), real, true};
    }

    fs::path stateFolder()
    {
        for (const auto& [variable, below] :
             {std::pair("XDG_STATE_HOME", ""), std::pair("HOME", ".local/state")}) {
            const char* value = std::getenv(variable);
            if (value != nullptr && fs::path(value).is_absolute()) {
                return fs::path(value) / below / "premise";
            }
        }
        std::error_code ignored;
        return fs::temp_directory_path(ignored) / fmt::format("premise-{}", ::getuid());
    }

    KeepingPlace placeOfUser(const fs::path& real)
    {
        const std::string path = real.string();
        return {stateFolder() / "productions" / contentHash(std::as_bytes(std::span(path))), real,
                false};
    }

    std::optional<std::uint64_t> numberOf(const fs::path& file)
    {
        const std::string name = file.filename().string();
        if (!name.starts_with(journalName) || !name.ends_with(journalEnding)) {
            return std::nullopt;
        }
        const char* const begin = name.data() + journalName.size();
        const char* const end = name.data() + name.size() - journalEnding.size();
        std::uint64_t number = 0;
        const auto [stop, failure] = std::from_chars(begin, end, number);
        return failure == std::errc() && stop == end && number < (std::uint64_t(1) << 62U)
                   ? std::optional(number)
                   : std::nullopt;
    }

    /// The first folder above that is there can be written.
    bool canBeMade(fs::path folder)
    {
        std::error_code ignored;
        while (!fs::exists(folder, ignored) && folder.has_relative_path()) {
            folder = folder.parent_path();
        }
        return ::access(folder.c_str(), W_OK | X_OK) == 0;
    }

}

KeepingPlace keepingPlaceOf(const fs::path& projectFile)
{
    return keepingPlacesOf(projectFile).front();
}

std::vector<KeepingPlace> keepingPlacesOf(const fs::path& projectFile)
{
    const fs::path real = realPath(projectFile);
    KeepingPlace beside = placeBeside(real);
    KeepingPlace ofUser = placeOfUser(real);
    if (canBeMade(beside.folder)) {
        return {std::move(beside), std::move(ofUser)};
    }
    return {std::move(ofUser), std::move(beside)};
}

Result<void> prepare(const KeepingPlace& place)
{
    std::error_code failure;
    if (fs::is_directory(place.folder, failure)) {
        return {};
    }
    if (place.besideProject && !fs::is_regular_file(place.projectFile, failure)) {
        return fail("{} is not there any more. Bring it or its disk back.",
                    place.projectFile.string());
    }
    fs::create_directories(place.folder, failure);
    if (failure) {
        return fail("The folder {} for journal and backups cannot be made: {}. Make room for it.",
                    place.folder.string(), failure.message());
    }
    if (place.besideProject) {
        std::ofstream(place.folder.parent_path() / ".gitignore") << "*\n";
    }
    return {};
}

void tidyUp(const KeepingPlace& place)
{
    std::error_code notEmpty;
    if (!fs::remove(place.folder, notEmpty) || !place.besideProject) {
        return;
    }
    const fs::path above = place.folder.parent_path();
    const auto others = std::ranges::count_if(
        fs::directory_iterator(above, notEmpty),
        [](const fs::directory_entry& entry) { return entry.path().filename() != ".gitignore"; });
    if (!notEmpty && others == 0) {
        fs::remove(above / ".gitignore", notEmpty);
        fs::remove(above, notEmpty);
    }
}

std::vector<fs::path> journalsIn(const fs::path& folder)
{
    std::vector<fs::path> journals;
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator();
         at.increment(failure)) {
        if (numberOf(at->path())) {
            journals.push_back(at->path());
        }
    }
    std::ranges::sort(journals, std::greater(),
                      [](const fs::path& file) { return *numberOf(file); });
    return journals;
}

fs::path nextJournalIn(const fs::path& folder)
{
    // A journal's log or witness may outlive it; its name is not taken again.
    std::uint64_t highest = 0;
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator();
         at.increment(failure)) {
        const std::string name = at->path().filename().string();
        const std::size_t end = name.find_first_of(".-", journalName.size());
        if (name.starts_with(journalName) && end != std::string::npos) {
            const auto number = numberOf(name.substr(0, end) + std::string(journalEnding));
            highest = std::max(highest, number.value_or(0));
        }
    }
    return folder / fmt::format("{}{}{}", journalName, highest + 1, journalEnding);
}

}
