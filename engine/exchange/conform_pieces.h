#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "exchange/timeline.h"
#include "project/project.h"

namespace premise {

/// A clip of the cut, or all black between two.
struct ConformPiece {
    CutClip clip{};
    Frame length = 0;           ///< in the cut
    Frame record = 0;           ///< of the cut, from 0
    std::vector<CutClip> was{}; ///< the clips of the old cut that it was made of
    bool standsIn = false;      ///< black for a clip that is of no shot
    [[nodiscard]] bool isBlack() const { return !clip.shot; }
};

/// The cut, black beside black as one.
[[nodiscard]] std::vector<ConformPiece> piecesOf(const Project& project);

/// A clip of a timeline that no shot is there for.
struct WantedShot {
    std::string name{};
    Frame length = 0;   ///< of the longest clip of it
    Frame record = 0;   ///< of the first
    bool known = false; ///< the production has it without a camera
};

struct TimelinePieces {
    std::vector<ConformPiece> pieces{};
    std::vector<WantedShot> wanted{};
    std::vector<std::string> notes{};
};
/// What is seen of the timeline, told by the production's shots.
[[nodiscard]] TimelinePieces piecesOf(const Project& project, const Timeline& timeline);

/// For each piece of the new cut the piece of the old one that it comes from, each once: of the same
/// shot what has most frames in common, then another take of the same number, then what stands nearest.
/// Black comes from black that follows the same clip.
[[nodiscard]] std::vector<std::optional<std::size_t>> matchedPieces(
    const Project& project, const std::vector<ConformPiece>& before,
    const std::vector<ConformPiece>& after);

/// Whether each of these left its place among the others: as few as can be told to have moved.
[[nodiscard]] std::vector<bool> movedAmong(const std::vector<std::optional<std::size_t>>& origins);

}
