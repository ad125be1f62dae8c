#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "project/edit.h"

namespace premise {

// What an editor does to the cut, as values: each takes the cut as it is and gives the cut as it would
// be, with the sentence for the status line. Clips are named by their place in the cut, from 0; `by`
// counts frames of the cut, positive later. What cannot be done in full is done as far as it can: no
// clip becomes empty, and none is pulled further out of its shot than its handles reach (or than it
// lies out already). Where a clip plays at another speed, a length that would end between frames of
// the scene becomes the nearest shorter one. Each fails with a sentence where there is no such clip.

/// How far a clip can be pulled out.
enum class Reach {
    handles, ///< to the end of the shot's handles
    scene    ///< as far as the scene goes: editsFor() makes the shot longer
};

struct CutChange {
    std::vector<CutClip> cut{};
    std::string words{}; ///< "Rolling 12B | 12C by −4 frames, both lengths change"
    Frame by = 0;        ///< what became of the frames asked for
};

/// The edits that make the change: the cut, and before it the shots that have to grow to hold what is
/// played of them, handles and all. Apply them in one gesture.
[[nodiscard]] std::vector<Edit> editsFor(const Project& project, const CutChange& change);

/// Later clips follow. A start that is trimmed by 4 loses 4 frames; an end gains them.
[[nodiscard]] Result<CutChange> trimmedStart(const Project& project, std::size_t clip, Frame by,
                                             Reach reach = Reach::handles);
[[nodiscard]] Result<CutChange> trimmedEnd(const Project& project, std::size_t clip, Frame by,
                                           Reach reach = Reach::handles);
/// The cut between this clip and the next moves, everything else stays. Fails at the last clip.
[[nodiscard]] Result<CutChange> rolled(const Project& project, std::size_t clip, Frame by,
                                       Reach reach = Reach::handles);
/// The clip shows a later or earlier piece of the scene, for as long and at the same place. `by`
/// counts frames of the scene.
[[nodiscard]] Result<CutChange> slipped(const Project& project, std::size_t clip, Frame by,
                                        Reach reach = Reach::handles);
/// The clip plays as it is, later or earlier: the one before it and the one after it give and take.
/// Fails at the first and the last clip.
[[nodiscard]] Result<CutChange> slid(const Project& project, std::size_t clip, Frame by,
                                     Reach reach = Reach::handles);

/// To this place among the others, clamped.
[[nodiscard]] Result<CutChange> movedTo(const Project& project, std::size_t clip,
                                        std::size_t place);
/// Once more, so that the copy has this place; clamped.
[[nodiscard]] Result<CutChange> copiedTo(const Project& project, std::size_t clip,
                                         std::size_t place);
/// In two at this frame of the cut. Fails where there is a cut already, and outside the cut.
[[nodiscard]] Result<CutChange> splitAt(const Project& project, Frame record);
/// Away with it: later clips follow.
[[nodiscard]] Result<CutChange> removed(const Project& project, std::size_t clip);
/// Black in its place.
[[nodiscard]] Result<CutChange> lifted(const Project& project, std::size_t clip);
/// The shot's range at this frame of the cut, clamped to it; a clip that plays there is split.
[[nodiscard]] Result<CutChange> inserted(const Project& project, Id<Shot> shot, Frame record);
/// Another take in the clip's place: of the same piece of the scene, moved into the take where it
/// does not reach so far, and shortened where it is not so long.
[[nodiscard]] Result<CutChange> withTake(const Project& project, std::size_t clip, Id<Shot> take);
/// The same piece of the scene, faster or slower.
[[nodiscard]] Result<CutChange> retimed(const Project& project, std::size_t clip, Speed speed);

/// The clip that plays at a frame of the cut, and the frame it starts on.
struct ClipPlace {
    std::size_t clip = 0;
    Frame start = 0;
};
/// Fails outside the cut.
[[nodiscard]] Result<ClipPlace> clipAt(const Project& project, Frame record);
/// The frame of the cut that a clip starts on; the end of the cut for the place after the last.
[[nodiscard]] Frame startOf(const Project& project, std::size_t clip);

}
