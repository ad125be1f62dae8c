#pragma once

#include <map>
#include <optional>
#include <vector>

#include "deliver/contact_sheet.h"
#include "deliver/movie.h"
#include "session/session.h"
#include "tools/premise/movie_plan.h"

namespace premise {

/// A movie that lies on disk.
struct MadeFile {
    fs::path path{};
    Frame frames = 0;
};

/// Where the movies of a plan go.
struct MovieNames {
    fs::path cut{}; ///< used where the plan has a cut
    std::map<Id<Shot>, fs::path> shots{};
};

/// What a plan's movies became.
struct MadeMovies {
    std::vector<MadeFile> files{};
    std::map<Id<Shot>, Image8> middles{}; ///< each whole shot's middle frame, small
};

/// Whether a movie has the production's sound.
enum class WithSound { no, yes };

/// Draws the plan's frames in order, each once, and writes the movies they belong to. Stops between
/// frames when interrupted, which the caller minds; what is not finished then leaves nothing behind.
/// A sound that cannot be read is silent, and noted.
[[nodiscard]] Result<MadeMovies> makeMovies(Session& session, const PictureSettings& settings,
                                            const std::vector<Stretch>& plan,
                                            const MovieNames& names, WithSound sound);

}
