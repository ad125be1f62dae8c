#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/timeline.h"

namespace premise {

namespace fs = std::filesystem;

/// What editing programs read and write.
enum class TimelineFormat {
    otio, ///< OpenTimelineIO JSON
    edl,  ///< CMX 3600
    fcp7, ///< Final Cut Pro 7's XML
    fcpxml,
};

inline constexpr std::array everyTimelineFormat{TimelineFormat::otio, TimelineFormat::edl,
                                                TimelineFormat::fcp7, TimelineFormat::fcpxml};

/// By a file's ending, or a format's name: "otio", "edl", "fcp7", "fcpxml". Fails with those that there are.
[[nodiscard]] Result<TimelineFormat> timelineFormatOf(const fs::path& file);
[[nodiscard]] Result<TimelineFormat> timelineFormatNamed(std::string_view name);

/// Fails where the format cannot hold it.
[[nodiscard]] Result<std::string> timelineText(const Timeline& timeline, TimelineFormat format);

/// The format is told by the content. `rate` is for edit lists, which have none of their own. Fails with
/// the line or the path of what is not as its format has it.
[[nodiscard]] Result<TimelineRead> readTimeline(std::string_view text,
                                                const std::string& sourceName, FrameRate rate);
[[nodiscard]] Result<TimelineRead> readTimelineFile(const fs::path& file, FrameRate rate);

}
