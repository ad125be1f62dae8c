#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/timeline.h"
#include "project/edit.h"

namespace premise {

/// What an editor did to a clip of the cut.
enum class ConformKind {
    moved,    ///< to another place among the others
    trimmed,  ///< begins later or ends earlier
    extended, ///< begins earlier or ends later
    slipped,  ///< as long, of an earlier or later piece of the scene
    retimed,  ///< at another speed
    retaken,  ///< another take of the same number
    added,    ///< a shot that was there, once more or for the first time
    wanted,   ///< a shot that is not there yet
    omitted,  ///< no longer in the cut
    black,    ///< black came, went, or changed its length
};

/// One thing that changed, for a list that is read before it is done.
struct ConformChange {
    ConformKind kind = ConformKind::trimmed;
    std::string clip{};  ///< "030 take 2"; "black"
    std::string words{}; ///< "ends 6 frames earlier"
    Frame record =
        0; ///< of the cut, from 0: where it begins in the new cut; omitted: in the old one
    friend bool operator==(const ConformChange&, const ConformChange&) = default;
};

/// "moved", "trimmed" and so on, as the list says it; a shot that is wanted is "new".
[[nodiscard]] const char* wordFor(ConformKind kind);

struct Conform {
    std::vector<ConformChange> changes{}; ///< in the order of the new cut, what is omitted last
    std::size_t unchanged = 0;            ///< clips, black left out
    std::vector<std::string> notes{};     ///< what cannot be as the timeline has it
    /// That make the cut the timeline's: apply all in one gesture. None where it is that already.
    std::vector<Edit> edits{};
};

/// What leads from the production's cut to a timeline that came back from an editor. Shots that have to
/// be longer than their handles grow. A clip that is of no shot of the production becomes black of its
/// length, and a shot without a camera in the list of shots. Fails where the timeline counts at another
/// rate, or has no pictures.
[[nodiscard]] Result<Conform> conformed(const Project& project, const Timeline& timeline,
                                        const std::string& timelineName);

}
