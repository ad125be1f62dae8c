#include "exchange/edl_event.h"

#include <cctype>
#include <charconv>
#include <cmath>

#include "exchange/frame_numbers.h"

namespace premise {

namespace {

    std::string inCapitals(std::string_view word)
    {
        std::string capitals(word);
        for (char& letter : capitals) {
            letter = char(std::toupper(static_cast<unsigned char>(letter)));
        }
        return capitals;
    }

    Result<std::int32_t> edlNumber(const EdlState& state, std::size_t line, std::string_view word)
    {
        std::int32_t number = 0;
        const char* const end = word.data() + word.size();
        const auto [rest, error] = std::from_chars(word.data(), end, number);
        if (error != std::errc() || rest != end || number > lastEdlEvent) {
            return fail(
                "{}:{}: a CMX 3600 list numbers its events up to {}, and this one is {}. Have "
                "the cut sent as OTIO or XML.",
                state.sourceName, line, lastEdlEvent, word);
        }
        return number;
    }

    Result<EdlEntry> edlEntry(const EdlState& state, std::size_t line, std::string_view word)
    {
        switch (std::toupper(static_cast<unsigned char>(word.front()))) {
        case 'C': return EdlEntry::cut;
        case 'D': return EdlEntry::dissolve;
        case 'W': return EdlEntry::wipe;
        case 'K': return EdlEntry::key;
        default:
            return fail(
                "{}:{}: an event begins with C, D, W or K, and this one with {}. Correct the "
                "line.",
                state.sourceName, line, word);
        }
    }

}

Result<Frame> edlTime(const EdlState& state, std::size_t line, std::string_view word)
{
    std::string text(word);
    const bool marked = text.size() > 8 && text[8] == ';';
    if (marked && state.declared == DropFrame::no) {
        return fail(
            "{}:{}: {} is drop-frame, but the list says NON-DROP FRAME. Correct one of them.",
            state.sourceName, line, word);
    }
    if (state.declared == DropFrame::yes && text.size() > 8 && text[8] == ':') {
        text[8] = ';';
    }
    Result<Frame> frame = parseTimecode(text, state.rate);
    if (!frame) {
        return fail("{}:{}: {}", state.sourceName, line, frame.error().message);
    }
    return frame;
}

Result<EdlEvent> edlEvent(const EdlState& state, std::size_t line,
                          const std::vector<std::string_view>& words)
{
    EdlEvent event;
    event.line = line;
    event.number = TRY(edlNumber(state, line, words[0]));
    if (words.size() < 8) {
        return fail("{}:{}: an event has a number, a reel, a track, a C, D, W or K and four "
                    "timecodes; this line has less. Correct it.",
                    state.sourceName, line);
    }
    event.reel = inCapitals(words[1]);
    const std::string track = inCapitals(words[2]);
    event.picture = track == "B" || track.find('V') != std::string::npos;
    event.entry = TRY(edlEntry(state, line, words[3]));
    const std::size_t first = words.size() - 4;
    event.source.first = TRY(edlTime(state, line, words[first]));
    event.source.end = TRY(edlTime(state, line, words[first + 1]));
    event.record.first = TRY(edlTime(state, line, words[first + 2]));
    event.record.end = TRY(edlTime(state, line, words[first + 3]));
    const bool drops = words[first + 2].find(';') != std::string_view::npos;
    event.drop = drops || state.declared == DropFrame::yes ? DropFrame::yes : DropFrame::no;
    if (event.source.end < event.source.first || event.record.end < event.record.first) {
        return fail("{}:{}: event {:03} ends before it begins. Correct the line.", state.sourceName,
                    line, event.number);
    }
    return event;
}

Result<std::optional<Speed>> edlSpeed(const EdlState& state, const EdlEvent& event)
{
    const Frame used = event.source.duration();
    const Frame shown = event.record.duration();
    if (!event.playedRate) {
        if (used != shown) {
            return fail(
                "{}:{}: event {:03} takes {} frames of its source and shows {}, and no M2 line "
                "says at which speed. Correct the line, or read the list at its own rate.",
                state.sourceName, event.line, event.number, used, shown);
        }
        return std::optional(Speed{});
    }
    // M2 has one decimal: what says the speed exactly counts where it rounds to that.
    const auto rounds = [&](const std::optional<Speed>& speed) {
        return speed &&
               std::abs(speed->factor() * state.rate.nominal() - *event.playedRate) <= 0.0501;
    };
    if (rounds(event.speed)) {
        return event.speed;
    }
    const std::optional<Speed> byLengths = speedOf(used, shown);
    if (rounds(byLengths)) {
        return byLengths;
    }
    return speedOf(std::llround(*event.playedRate * 1000.0), 1000L * state.rate.nominal());
}

}
