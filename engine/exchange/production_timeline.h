#pragma once

#include <string>

#include "exchange/timeline.h"
#include "project/project.h"

namespace premise {

/// The cut of a production, one track. Clips are of the shots' own movies, whose frames are counted as
/// the scene's are: named by the production's short name ("last_ferry_030.mp4"), as they lie beside the
/// timeline. A shot's notes are a marker on its clips, its handles what is available before and after.
[[nodiscard]] Timeline timelineOf(const Project& project, const std::string& productionName);

/// What an editor sees of a shot: "030", "030 take 2"; the first take has none.
[[nodiscard]] std::string clipNameOf(const Shot& shot);

/// The file of a shot's movie: "last_ferry_030.mp4", "last_ferry_030_t2.mp4" where it has more takes.
[[nodiscard]] std::string movieNameOf(const Project& project, const std::string& productionName,
                                      const Shot& shot);

/// How well a timeline that was read back plays what the cut plays.
struct TimelineProof {
    Frame frames = 0;          ///< compared, each of the cut
    double largestError = 0.0; ///< in frames of the cut, over all of them
    Frame otherShots = 0;      ///< that show another shot, or black in place of one
    bool sameStart = true;     ///< of the timecode
    bool sameLength = true;
    /// No frame is off by a whole one.
    [[nodiscard]] bool holds() const
    {
        return sameStart && sameLength && otherShots == 0 && largestError < 1.0;
    }
};
[[nodiscard]] TimelineProof proofOf(const Project& project, const Timeline& readBack);

/// The shot that a clip of somebody's timeline is of: by what Premise wrote with it, else by its name,
/// else by its movie's, with any ending. Null where it is of none.
[[nodiscard]] const Shot* shotOf(const Project& project, const TimelineClip& clip);

}
