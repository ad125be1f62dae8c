#include <algorithm>
#include <charconv>

#include "exchange/edl.h"
#include "exchange/edl_event.h"
#include "exchange/text_line.h"
#include "project/speed.h"

namespace premise {

namespace {

    /// The lines of a list, read into events.
    class EdlLines {
    public:
        EdlLines(std::string sourceName, FrameRate rate) : state_{std::move(sourceName), rate, {}}
        {
        }

        Result<void> add(std::string_view text)
        {
            ++line_;
            text = trimmedText(text);
            if (text.empty()) {
                return {};
            }
            if (text.front() >= '0' && text.front() <= '9') {
                events_.push_back(TRY(edlEvent(state_, line_, lineWords(text))));
                return {};
            }
            if (text.front() == '*') {
                return addComment(trimmedText(text.substr(1)));
            }
            if (const auto title = afterKeyword(text, "TITLE:")) {
                title_ = *title;
            } else if (const auto counting = afterKeyword(text, "FCM:")) {
                return declare(*counting);
            } else if (afterKeyword(text, "M2 ")) {
                return addMotion(lineWords(text));
            }
            return {};
        }

        [[nodiscard]] const EdlState& state() const { return state_; }
        [[nodiscard]] const std::string& title() const { return title_; }
        [[nodiscard]] std::vector<EdlEvent>& events() { return events_; }
        [[nodiscard]] std::vector<std::string>& notes() { return notes_; }

    private:
        Result<void> declare(std::string_view counting)
        {
            const bool drops = afterKeyword(counting, "DROP").has_value();
            if (drops && !canDropFrames(state_.rate)) {
                return fail(
                    "{}:{}: the list is drop-frame, which exists at 29.97 and 59.94 only, and "
                    "is read at {}. Have it made at the production's rate.",
                    state_.sourceName, line_, formatFrameRate(state_.rate));
            }
            state_.declared = drops ? DropFrame::yes : DropFrame::no;
            return {};
        }

        Result<void> addMotion(const std::vector<std::string_view>& words)
        {
            double played = 0.0;
            const bool whole = words.size() >= 3;
            const char* const end = whole ? words[2].data() + words[2].size() : nullptr;
            if (!whole || events_.empty() ||
                std::from_chars(words[2].data(), end, played).ec != std::errc()) {
                return fail(
                    "{}:{}: an M2 line follows an event and says its reel, its frames a second "
                    "and a timecode. Correct the line.",
                    state_.sourceName, line_);
            }
            events_.back().playedRate = played;
            return {};
        }

        Result<void> addComment(std::string_view comment)
        {
            if (events_.empty()) {
                return {};
            }
            EdlEvent& event = events_.back();
            if (const auto name = afterKeyword(comment, "FROM CLIP NAME:")) {
                event.fromName = *name;
            } else if (const auto to = afterKeyword(comment, "TO CLIP NAME:")) {
                event.toName = *to;
            } else if (const auto speed = afterKeyword(comment, "SPEED:")) {
                const Result<Speed> exact = parseSpeed(*speed);
                event.speed = exact ? std::optional(*exact) : std::nullopt;
            } else if (const auto mark = afterKeyword(comment, "LOC:")) {
                return addMarker(event, *mark);
            } else if (const auto stretch = afterKeyword(comment, "SOURCE HAS:")) {
                const std::vector<std::string_view> words = lineWords(*stretch);
                if (words.size() == 2) {
                    event.available.first = TRY(edlTime(state_, line_, words[0]));
                    event.available.end = TRY(edlTime(state_, line_, words[1]));
                }
            } else {
                for (const char* const word : {"SOURCE FILE:", "FROM FILE:", "FROM CLIP:"}) {
                    if (const auto file = afterKeyword(comment, word)) {
                        event.file = *file;
                    }
                }
            }
            return {};
        }

        /// "01:00:01:14 RED     ANIM FIX NEEDED"
        Result<void> addMarker(EdlEvent& event, std::string_view mark)
        {
            const std::vector<std::string_view> words = lineWords(mark);
            if (words.empty()) {
                return {};
            }
            const Frame at = TRY(edlTime(state_, line_, words[0]));
            if (!event.record.contains(at)) {
                notes_.push_back(
                    fmt::format("{}:{}: the mark lies outside its event, and is left out.",
                                state_.sourceName, line_));
                return {};
            }
            const std::string_view name =
                words.size() > 2 ? mark.substr(std::size_t(words[2].data() - mark.data()))
                                 : std::string_view();
            event.markers.push_back({std::string(name), {}, at - event.record.first, 0});
            return {};
        }

        EdlState state_;
        std::size_t line_ = 0;
        std::string title_;
        std::vector<EdlEvent> events_;
        std::vector<std::string> notes_;
    };

    /// Pictures alone. Of a dissolve's two lines, which have one number, the first has no frames.
    Result<std::vector<EdlEvent>> pictureEvents(const EdlState& state, std::vector<EdlEvent> events,
                                                std::vector<std::string>& notes)
    {
        std::size_t sounds = 0;
        std::vector<EdlEvent> pictures;
        for (std::size_t i = 0; i < events.size(); ++i) {
            EdlEvent& event = events[i];
            if (!event.picture) {
                ++sounds;
                continue;
            }
            if (event.record.empty()) {
                const bool leads = event.entry == EdlEntry::cut && i + 1 < events.size() &&
                                   events[i + 1].number == event.number &&
                                   events[i + 1].entry != EdlEntry::cut;
                if (!leads) {
                    return fail("{}:{}: event {:03} has no frames, and no dissolve of its number "
                                "follows. Correct the list.",
                                state.sourceName, event.line, event.number);
                }
                continue;
            }
            if (event.entry == EdlEntry::key) {
                notes.push_back(
                    fmt::format("{}:{}: a key is left out.", state.sourceName, event.line));
                continue;
            }
            if (event.entry != EdlEntry::cut) {
                notes.push_back(fmt::format("{}:{}: a {} is read as a cut where it begins.",
                                            state.sourceName, event.line,
                                            event.entry == EdlEntry::wipe ? "wipe" : "dissolve"));
            }
            pictures.push_back(std::move(event));
        }
        if (sounds > 0) {
            notes.push_back(fmt::format("{} left out: pictures alone are read.",
                                        sounds == 1
                                            ? "1 event of sound is"
                                            : fmt::format("{} events of sound are", sounds)));
        }
        std::ranges::stable_sort(pictures, {},
                                 [](const EdlEvent& event) { return event.record.first; });
        return pictures;
    }

    Result<void> followsInTime(const EdlState& state, const EdlEvent& before, const EdlEvent& event)
    {
        if (event.record.first >= before.record.end) {
            return {};
        }
        return fail("{}:{}: event {:03} begins at {}, before event {:03} of line {} ends at {}. "
                    "Correct the list.",
                    state.sourceName, event.line, event.number,
                    formatTimecode(event.record.first, state.rate, event.drop), before.number,
                    before.line, formatTimecode(before.record.end, state.rate, before.drop));
    }

    Result<TimelineItem> itemOf(const EdlState& state, EdlEvent& event,
                                std::vector<std::string>& notes)
    {
        TimelineItem item;
        item.length = event.record.duration();
        item.markers = std::move(event.markers);
        if (event.reel == "BL") {
            return item;
        }
        const bool mixed = event.entry != EdlEntry::cut && !event.toName.empty();
        TimelineClip clip;
        clip.name = mixed ? event.toName : event.fromName;
        clip.name = clip.name.empty() ? event.reel : clip.name;
        clip.file = event.file;
        clip.available = event.available;
        clip.sourceFirst = event.source.first;
        const std::optional<Speed> speed = TRY(edlSpeed(state, event));
        if (speed) {
            clip.speed = *speed;
        } else {
            notes.push_back(
                fmt::format("{}:{}: event {:03} stands still or runs backwards, which no "
                            "clip here can, and is read at normal speed.",
                            state.sourceName, event.line, event.number));
        }
        item.clip = std::move(clip);
        return item;
    }

}

Result<TimelineRead> readEdl(std::string_view text, const std::string& sourceName, FrameRate rate)
{
    EdlLines lines(sourceName, rate);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        TRY(lines.add(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (lines.events().empty()) {
        return fail("{} has no event in it: it is no edit list. Choose another file.", sourceName);
    }
    TimelineRead read;
    read.notes = std::move(lines.notes());
    read.timeline.name = lines.title();
    read.timeline.rate = rate;
    std::vector<EdlEvent> events =
        TRY(pictureEvents(lines.state(), std::move(lines.events()), read.notes));
    TimelineTrack track{"V1", {}};
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i == 0) {
            read.timeline.start = events[i].record.first;
            read.timeline.drop = events[i].drop;
        } else {
            TRY(followsInTime(lines.state(), events[i - 1], events[i]));
            const Frame black = events[i].record.first - events[i - 1].record.end;
            if (black > 0) {
                track.items.push_back({black, {}, {}});
            }
        }
        track.items.push_back(TRY(itemOf(lines.state(), events[i], read.notes)));
    }
    read.timeline.tracks.push_back(std::move(track));
    return read;
}

}
