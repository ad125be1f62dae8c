#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/units.h"
#include "project/rows.h"

namespace premise {

// A cut as editing programs exchange it, in no format yet. Every time is a whole number of frames of
// the timeline's one rate, which is exact: 24000/1001, never 23.976.

/// A remark at a moment of a clip or a gap.
struct TimelineMarker {
    std::string name{};
    std::string note{};
    Frame first = 0;  ///< from the beginning of what it stands on, in frames of the cut
    Frame length = 0; ///< 0: a moment
    friend bool operator==(const TimelineMarker&, const TimelineMarker&) = default;
};

/// What a clip was seen through, for who rebuilds its camera.
struct TimelineCamera {
    std::string name{}; ///< "A"
    std::string body{};
    std::string mode{};
    Millimetres gateWidth{};
    Millimetres gateHeight{};
    std::string lens{};
    double squeeze = 1.0;
    Millimetres shortest{}; ///< focal length over the clip
    Millimetres longest{};
    friend bool operator==(const TimelineCamera&, const TimelineCamera&) = default;
};

/// A stretch of a movie.
struct TimelineClip {
    std::string name{};     ///< what the editor sees: "030", "030 take 2"
    std::string shot{};     ///< its number in the production; empty where the file does not say
    std::int32_t take = 0;  ///< 0 where the file does not say
    std::string file{};     ///< of the movie, a path or an address; empty where none is named
    FrameRange available{}; ///< what the movie has, handles and all; empty where that is not known
    /// What it begins with. Movie frames are counted as their timecode counts them: of a shot's movie
    /// they are the scene's frames.
    Frame sourceFirst = 0;
    Speed speed{}; ///< frames of the movie to a frame of the cut
    std::optional<TimelineCamera> camera{};
    friend bool operator==(const TimelineClip&, const TimelineClip&) = default;
};

struct TimelineItem {
    Frame length = 0;                   ///< in the cut
    std::optional<TimelineClip> clip{}; ///< none: a gap
    std::vector<TimelineMarker> markers{};
    friend bool operator==(const TimelineItem&, const TimelineItem&) = default;
};

/// Pictures one after the other.
struct TimelineTrack {
    std::string name{};
    std::vector<TimelineItem> items{};
    friend bool operator==(const TimelineTrack&, const TimelineTrack&) = default;
};

struct Timeline {
    std::string name{};
    FrameRate rate{};
    Frame start = 0; ///< timecode of the first frame, in frames
    DropFrame drop = DropFrame::no;
    std::int32_t width = 0; ///< of its pictures, in pixels; 0 where that is not known
    std::int32_t height = 0;
    std::vector<TimelineTrack> tracks{}; ///< the lowest first; a higher one covers it
    friend bool operator==(const Timeline&, const Timeline&) = default;
};

/// A timeline out of a file, and in a sentence each what of the file is not in it.
struct TimelineRead {
    Timeline timeline{};
    std::vector<std::string> notes{};
};

[[nodiscard]] Frame durationOf(const TimelineTrack& track);
[[nodiscard]] Frame durationOf(const Timeline& timeline); ///< of the longest track

/// What is seen: of each moment the highest track that has a clip there. Without empty items, and
/// without gaps side by side.
[[nodiscard]] TimelineTrack seenOf(const Timeline& timeline);

/// Frames of the movie that a clip of this length uses, the last one begun included.
[[nodiscard]] Frame sourceFramesOf(const TimelineClip& clip, Frame length);

/// Frames that the clip's movie has; what is used of it where it is not known what it has.
[[nodiscard]] FrameRange movieFramesOf(const TimelineClip& clip, Frame length);

}
