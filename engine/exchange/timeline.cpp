#include "exchange/timeline.h"

#include <algorithm>
#include <set>

namespace premise {

namespace {

    /// An item of a track, and the frame of the cut that it begins on.
    struct Placed {
        const TimelineItem* item = nullptr;
        Frame first = 0;
        [[nodiscard]] Frame end() const { return first + item->length; }
    };

    using PlacedTrack = std::vector<Placed>;

    PlacedTrack placedItems(const TimelineTrack& track)
    {
        PlacedTrack placed;
        Frame first = 0;
        for (const TimelineItem& item : track.items) {
            if (item.length > 0) {
                placed.push_back({&item, first});
                first += item.length;
            }
        }
        return placed;
    }

    /// What plays on a track at a frame of the cut: null past its end.
    const Placed* placedAt(const PlacedTrack& track, Frame frame)
    {
        const auto later = std::ranges::upper_bound(track, frame, {}, &Placed::first);
        if (later == track.begin() || std::prev(later)->end() <= frame) {
            return nullptr;
        }
        return &*std::prev(later);
    }

    /// The part of an item between two frames of the cut.
    TimelineItem partOf(const Placed& placed, Frame first, Frame end)
    {
        TimelineItem part = *placed.item;
        const Frame skipped = first - placed.first;
        part.length = end - first;
        if (part.clip) {
            part.clip->sourceFirst +=
                skipped * part.clip->speed.numerator / part.clip->speed.denominator;
        }
        std::erase_if(part.markers, [&](const TimelineMarker& marker) {
            return marker.first < skipped || marker.first >= skipped + part.length;
        });
        for (TimelineMarker& marker : part.markers) {
            marker.first -= skipped;
        }
        return part;
    }

    void append(std::vector<TimelineItem>& items, TimelineItem item)
    {
        if (!item.clip && !items.empty() && !items.back().clip) {
            for (TimelineMarker& marker : item.markers) {
                marker.first += items.back().length;
                items.back().markers.push_back(std::move(marker));
            }
            items.back().length += item.length;
            return;
        }
        items.push_back(std::move(item));
    }

}

Frame durationOf(const TimelineTrack& track)
{
    Frame duration = 0;
    for (const TimelineItem& item : track.items) {
        duration += item.length;
    }
    return duration;
}

Frame durationOf(const Timeline& timeline)
{
    Frame duration = 0;
    for (const TimelineTrack& track : timeline.tracks) {
        duration = std::max(duration, durationOf(track));
    }
    return duration;
}

TimelineTrack seenOf(const Timeline& timeline)
{
    std::vector<PlacedTrack> tracks;
    std::set<Frame> edges{0};
    for (const TimelineTrack& track : timeline.tracks) {
        tracks.push_back(placedItems(track));
        for (const Placed& placed : tracks.back()) {
            edges.insert({placed.first, placed.end()});
        }
    }
    TimelineTrack seen;
    seen.name = timeline.tracks.empty() ? std::string() : timeline.tracks.front().name;
    // A clip that others cover in the middle is two; one that they do not touch stays one.
    const Placed* before = nullptr;
    Frame begun = 0;
    const auto finish = [&](Frame end) {
        if (end > begun) {
            append(seen.items, before != nullptr ? partOf(*before, begun, end)
                                                 : TimelineItem{end - begun, {}, {}});
        }
        begun = end;
    };
    for (const Frame edge : edges) {
        const Placed* now = nullptr;
        const Placed* lowest = nullptr;
        for (std::size_t i = tracks.size(); i-- > 0 && now == nullptr;) {
            const Placed* placed = placedAt(tracks[i], edge);
            lowest = placed != nullptr ? placed : lowest;
            now = placed != nullptr && placed->item->clip ? placed : nullptr;
        }
        now = now != nullptr ? now : lowest;
        if (now != before) {
            finish(edge);
            before = now;
        }
    }
    finish(*edges.rbegin());
    return seen;
}

Frame sourceFramesOf(const TimelineClip& clip, Frame length)
{
    const Frame denominator = clip.speed.denominator;
    return (length * clip.speed.numerator + denominator - 1) / denominator;
}

FrameRange movieFramesOf(const TimelineClip& clip, Frame length)
{
    return clip.available.empty()
               ? FrameRange{clip.sourceFirst, clip.sourceFirst + sourceFramesOf(clip, length)}
               : clip.available;
}

}
