#include "exchange/timeline_file.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/file.h"
#include "base/text.h"
#include "exchange/edl.h"
#include "exchange/fcp7.h"
#include "exchange/fcpxml.h"
#include "exchange/otio.h"

namespace premise {

namespace {

    struct NamedTimelineFormat {
        const char* name;
        const char* ending;
        TimelineFormat format;
    };
    constexpr std::array timelineFormats{
        NamedTimelineFormat{"otio", ".otio", TimelineFormat::otio},
        NamedTimelineFormat{"edl", ".edl", TimelineFormat::edl},
        NamedTimelineFormat{"fcp7", ".xml", TimelineFormat::fcp7},
        NamedTimelineFormat{"fcpxml", ".fcpxml", TimelineFormat::fcpxml},
    };

    std::string timelineFormatList(const char* NamedTimelineFormat::*member)
    {
        std::vector<std::string> words;
        for (const NamedTimelineFormat& known : timelineFormats) {
            words.emplace_back(known.*member);
        }
        return joined(words, ", ", " or ");
    }

}

Result<TimelineFormat> timelineFormatOf(const fs::path& file)
{
    std::string ending = file.extension().string();
    for (char& letter : ending) {
        letter = char(std::tolower(static_cast<unsigned char>(letter)));
    }
    for (const NamedTimelineFormat& known : timelineFormats) {
        if (ending == known.ending) {
            return known.format;
        }
    }
    return fail("{} ends as no timeline does. End its name with {}.", file.string(),
                timelineFormatList(&NamedTimelineFormat::ending));
}

Result<TimelineFormat> timelineFormatNamed(std::string_view name)
{
    for (const NamedTimelineFormat& known : timelineFormats) {
        if (name == known.name) {
            return known.format;
        }
    }
    return fail("There is no timeline format {}. Choose {}.", name,
                timelineFormatList(&NamedTimelineFormat::name));
}

Result<std::string> timelineText(const Timeline& timeline, TimelineFormat format)
{
    switch (format) {
    case TimelineFormat::edl: return edlText(timeline);
    case TimelineFormat::fcp7: return fcp7Text(timeline);
    case TimelineFormat::fcpxml: return fcpxmlText(timeline);
    case TimelineFormat::otio: break;
    }
    return otioText(timeline);
}

Result<TimelineRead> readTimeline(std::string_view text, const std::string& sourceName,
                                  FrameRate rate)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark)) {
        text.remove_prefix(byteOrderMark.size());
    }
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return fail("{} is empty. Have it sent again.", sourceName);
    }
    if (text[first] == '{' || text[first] == '[') {
        return readOtio(text, sourceName);
    }
    if (text[first] == '<') {
        return text.find("<fcpxml") != std::string_view::npos ? readFcpxml(text, sourceName)
                                                              : readFcp7(text, sourceName);
    }
    return readEdl(text, sourceName, rate);
}

Result<TimelineRead> readTimelineFile(const fs::path& file, FrameRate rate)
{
    constexpr std::size_t mostBytes = std::size_t(1) << 26U; // an hour's cut has a few million
    const std::string text = TRY(readTextFile(file, mostBytes));
    return readTimeline(text, file.filename().string(), rate);
}

}
