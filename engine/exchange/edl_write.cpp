#include <cctype>

#include "exchange/camera_words.h"
#include "exchange/edl.h"
#include "exchange/edl_event.h"
#include "project/speed.h"

namespace premise {

namespace {

    /// Up to eight capitals and figures: all that the format allows.
    std::string edlReel(const std::string& name)
    {
        std::string reel;
        for (const char letter : name.substr(0, 8)) {
            const auto byte = static_cast<unsigned char>(letter);
            reel += byte < 128 && std::isalnum(byte) != 0 ? char(std::toupper(byte)) : '_';
        }
        return reel.empty() ? "AX" : reel;
    }

    /// Text that stays on its line.
    std::string onEdlLine(std::string text)
    {
        for (char& letter : text) {
            letter = std::iscntrl(static_cast<unsigned char>(letter)) != 0 ? ' ' : letter;
        }
        return text;
    }

    class EdlWriter {
    public:
        explicit EdlWriter(const Timeline& timeline) : timeline_(timeline), first_(timeline.start)
        {
        }

        Result<std::string> text()
        {
            const TimelineTrack seen = seenOf(timeline_);
            if (seen.items.size() > std::size_t(lastEdlEvent)) {
                return fail(
                    "A CMX 3600 list has at most {} events, and the cut of {} has {}. Write "
                    "OTIO or XML.",
                    lastEdlEvent, timeline_.name, seen.items.size());
            }
            line("TITLE: {}", onEdlLine(timeline_.name));
            line("FCM: {}", timeline_.drop == DropFrame::yes ? "DROP FRAME" : "NON-DROP FRAME");
            for (const TimelineItem& item : seen.items) {
                ++event_;
                text_ += '\n';
                TRY(add(item));
                first_ += item.length;
            }
            return std::move(text_);
        }

    private:
        Result<void> add(const TimelineItem& item)
        {
            const FrameRange record{first_, first_ + item.length};
            if (!item.clip) {
                TRY(addEvent("BL", {0, item.length}, record));
            } else {
                const TimelineClip& clip = *item.clip;
                const std::string reel = edlReel(clip.shot.empty() ? clip.name : clip.shot);
                const Frame used = sourceFramesOf(clip, item.length);
                TRY(addEvent(reel, {clip.sourceFirst, clip.sourceFirst + used}, record));
                addComments(clip, reel);
            }
            for (const TimelineMarker& marker : item.markers) {
                const std::string words = marker.note.empty()   ? marker.name
                                          : marker.name.empty() ? marker.note
                                                                : marker.name + ": " + marker.note;
                const std::string at = TRY(timecode(first_ + marker.first));
                line("* LOC: {} RED     {}", at, onEdlLine(words));
            }
            return {};
        }

        Result<void> addEvent(const std::string& reel, FrameRange source, FrameRange record)
        {
            const std::string sourceIn = TRY(timecode(source.first));
            const std::string sourceOut = TRY(timecode(source.end));
            const std::string recordIn = TRY(timecode(record.first));
            const std::string recordOut = TRY(timecode(record.end));
            line("{:03}  {:8} V     C        {} {} {} {}", event_, reel, sourceIn, sourceOut,
                 recordIn, recordOut);
            return {};
        }

        void addComments(const TimelineClip& clip, const std::string& reel)
        {
            if (clip.speed != Speed{}) {
                line("M2   {:8}       {:05.1f}                {}", reel,
                     clip.speed.factor() * timeline_.rate.nominal(),
                     formatTimecode(clip.sourceFirst, timeline_.rate, timeline_.drop));
                line("* SPEED: {}", formatSpeed(clip.speed));
            }
            line("* FROM CLIP NAME: {}", onEdlLine(clip.name));
            if (!clip.file.empty()) {
                line("* SOURCE FILE: {}", onEdlLine(clip.file));
            }
            if (!clip.available.empty()) {
                line("* SOURCE HAS: {} {}",
                     formatTimecode(clip.available.first, timeline_.rate, timeline_.drop),
                     formatTimecode(clip.available.end, timeline_.rate, timeline_.drop));
            }
            if (clip.camera) {
                line("* CAMERA: {}", onEdlLine(cameraWords(*clip.camera)));
            }
        }

        /// Outside the day labels repeat, and none would be read back as what was meant.
        Result<std::string> timecode(Frame frame)
        {
            const std::string last = formatTimecode(-1, timeline_.rate, timeline_.drop);
            if (frame < 0 || frame > TRY(parseTimecode(last, timeline_.rate))) {
                return fail(
                    "Event {} of the list needs frame {}, which no timecode counts: a day ends "
                    "with {}. Write OTIO, or move the scene and the cut into the day.",
                    event_, frame, last);
            }
            return formatTimecode(frame, timeline_.rate, timeline_.drop);
        }

        template <class... Args> void line(fmt::format_string<Args...> text, Args&&... args)
        {
            text_ += fmt::format(text, std::forward<Args>(args)...);
            text_ += '\n';
        }

        const Timeline& timeline_;
        Frame first_;           ///< timecode of the item in hand
        std::size_t event_ = 0; ///< counted from 1
        std::string text_;
    };

}

Result<std::string> edlText(const Timeline& timeline)
{
    return EdlWriter(timeline).text();
}

}
