#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/timeline.h"

namespace premise {

/// The format numbers events with three figures.
inline constexpr std::int32_t lastEdlEvent = 999;

/// How an event comes in.
enum class EdlEntry { cut, dissolve, wipe, key };

/// An event of an edit list and what the lines after it say of it.
struct EdlEvent {
    std::int32_t number = 0;
    std::size_t line = 0; ///< of the file, from 1
    std::string reel{};
    bool picture = true; ///< else sound alone
    EdlEntry entry = EdlEntry::cut;
    FrameRange source{};
    FrameRange record{};
    DropFrame drop = DropFrame::no; ///< of its record times
    std::string fromName{};
    std::string toName{};
    std::string file{};
    FrameRange available{};
    std::optional<double>
        playedRate{};             ///< M2: frames of the source a second, counted as timecode does
    std::optional<Speed> speed{}; ///< where a comment says it exactly
    std::vector<TimelineMarker> markers{};
};

/// What the lines before say of those that come.
struct EdlState {
    std::string sourceName{};
    FrameRate rate{};
    std::optional<DropFrame> declared{}; ///< by FCM
};

/// A timecode of a line. Fails with the line where it does not exist, or is not of the kind that the
/// list declares.
[[nodiscard]] Result<Frame> edlTime(const EdlState& state, std::size_t line, std::string_view word);

/// The line's words as an event. Fails with the line.
[[nodiscard]] Result<EdlEvent> edlEvent(const EdlState& state, std::size_t line,
                                        const std::vector<std::string_view>& words);

/// The speed that an event plays at; none where it stands still or runs backwards. Fails where it says
/// none and uses more or less of its source than it shows.
[[nodiscard]] Result<std::optional<Speed>> edlSpeed(const EdlState& state, const EdlEvent& event);

}
