#include <charconv>
#include <map>

#include "exchange/fcp7.h"
#include "exchange/frame_numbers.h"
#include "exchange/text_line.h"
#include "exchange/xml_file.h"

namespace premise {

namespace {

    constexpr Frame longestFcp7 = 1000000000;

    bool saysTrue(pugi::xml_node node, const char* child)
    {
        return xmlText(node, child) == "TRUE";
    }

    /// Where an item stands among the frames of the cut.
    struct Fcp7Place {
        FrameRange record{};
        Frame cutInto = 0; ///< frames that the cut point lies behind the item's own beginning
    };

    /// A sequence being read.
    class Fcp7Reader {
    public:
        explicit Fcp7Reader(const XmlFile& file) : file_(file)
        {
            for (pugi::xml_node node = file.root(); node; node = nextXml(node, file.root())) {
                if (std::string_view(node.name()) == "file" && node.first_child()) {
                    files_.try_emplace(node.attribute("id").value(), node);
                }
            }
        }

        Result<TimelineRead> sequence(pugi::xml_node node)
        {
            Timeline& timeline = read_.timeline;
            timeline.name = xmlText(node, "name");
            timeline.rate = TRY(rateOf(node));
            const pugi::xml_node timecode = node.child("timecode");
            timeline.start = TRY(startOf(timecode));
            const bool drops = xmlText(timecode, "displayformat") == "DF";
            timeline.drop = drops && canDropFrames(timeline.rate) ? DropFrame::yes : DropFrame::no;
            const pugi::xml_node video = node.child("media").child("video");
            const pugi::xml_node picture = video.child("format").child("samplecharacteristics");
            timeline.width = std::int32_t(xmlNumber(picture, "width").value_or(0));
            timeline.height = std::int32_t(xmlNumber(picture, "height").value_or(0));
            const Frame duration = xmlNumber(node, "duration").value_or(0);
            for (const pugi::xml_node track : video.children("track")) {
                TRY(addTrack(track, duration));
            }
            noteSound(node);
            if (rounded_ > 0) {
                note("{} times of {} lie between frames, and are taken to the nearest one.",
                     rounded_, file_.name());
            }
            return std::move(read_);
        }

    private:
        Result<FrameRate> rateOf(pugi::xml_node parent) const
        {
            const pugi::xml_node rate = parent.child("rate");
            const std::optional<std::int64_t> timebase = xmlNumber(rate, "timebase");
            if (!timebase || *timebase < 1 || *timebase > 1000) {
                return fail(
                    "{}: {} has no rate with a timebase from 1 to 1000. Have the file written "
                    "anew.",
                    file_.place(parent), parent.name());
            }
            const auto base = std::int32_t(*timebase);
            return saysTrue(rate, "ntsc") ? FrameRate{base * 1000, 1001} : FrameRate{base, 1};
        }

        /// The first frame of what a timecode element counts, in frames of the sequence.
        Result<Frame> startOf(pugi::xml_node timecode)
        {
            if (!timecode) {
                return Frame(0);
            }
            const FrameRate rate = TRY(rateOf(timecode));
            if (const std::optional<std::int64_t> frame = xmlNumber(timecode, "frame")) {
                return framesOf(timecode, *frame, rate);
            }
            const Result<Frame> frame = parseTimecode(xmlText(timecode, "string"), rate);
            if (!frame) {
                return fail("{}: {}", file_.place(timecode), frame.error().message);
            }
            return framesOf(timecode, *frame, rate);
        }

        Result<Frame> framesOf(pugi::xml_node node, std::int64_t frames, FrameRate rate)
        {
            const std::optional<NearestFrame> nearest = framesAt(read_.timeline.rate, frames, rate);
            if (!nearest) {
                return fail("{}: {} frames are longer than any film. Have the file written anew.",
                            file_.place(node), frames);
            }
            rounded_ += nearest->exact ? 0 : 1;
            return nearest->frame;
        }

        Result<Frame> needed(pugi::xml_node node, const char* child) const
        {
            const std::optional<std::int64_t> number = xmlNumber(node, child);
            if (!number) {
                return fail("{}: {} has no whole number {}. Have the file written anew.",
                            file_.place(node), node.name(), child);
            }
            return Frame(*number);
        }

        Result<void> addTrack(pugi::xml_node node, Frame duration)
        {
            if (xmlText(node, "enabled") == "FALSE") {
                note("{}: the track is disabled, and left out.", file_.place(node));
                return {};
            }
            TimelineTrack track;
            track.name = node.attribute("MZ.TrackName").value();
            Frame at = 0;
            for (const pugi::xml_node item : node.children()) {
                const std::string_view kind = item.name();
                if (kind == "transitionitem") {
                    note("{}: a dissolve is read as a cut.", file_.place(item));
                }
                if (kind != "clipitem" && kind != "generatoritem") {
                    continue;
                }
                const Fcp7Place place = TRY(placeOf(item));
                if (place.record.first < at) {
                    return fail(
                        "{}: the {} begins on frame {} of the cut, before the one before it "
                        "ends on {}. Have the file written anew.",
                        file_.place(item), kind, place.record.first, at);
                }
                if (place.record.first > at) {
                    track.items.push_back({place.record.first - at, {}, {}});
                }
                if (!place.record.empty()) {
                    track.items.push_back(TRY(itemFrom(item, place)));
                }
                at = place.record.end;
            }
            if (at < duration && duration <= longestFcp7) {
                track.items.push_back({duration - at, {}, {}});
            }
            read_.timeline.tracks.push_back(std::move(track));
            return {};
        }

        /// Beside a transition an item says −1 and the transition where it is.
        Result<Fcp7Place> placeOf(pugi::xml_node item)
        {
            Fcp7Place place;
            place.record.first = TRY(needed(item, "start"));
            place.record.end = TRY(needed(item, "end"));
            if (place.record.first == -1) {
                const pugi::xml_node before = neighbour(item, false);
                const Frame cut = TRY(cutPointOf(item, before));
                place.cutInto = cut - TRY(needed(before, "start"));
                place.record.first = cut;
            }
            if (place.record.end == -1) {
                place.record.end = TRY(cutPointOf(item, neighbour(item, true)));
            }
            if (place.record.first < 0 || place.record.end < place.record.first ||
                place.record.end > longestFcp7) {
                return fail(
                    "{}: the {} is from frame {} to {} of the cut. Have the file written anew.",
                    file_.place(item), item.name(), place.record.first, place.record.end);
            }
            return place;
        }

        /// The item or transition beside this one.
        static pugi::xml_node neighbour(pugi::xml_node item, bool later)
        {
            pugi::xml_node node = item;
            std::string_view kind;
            do {
                node = later ? node.next_sibling() : node.previous_sibling();
                kind = node.name();
            } while (node && kind != "transitionitem" && kind != "clipitem" &&
                     kind != "generatoritem");
            return node;
        }

        Result<Frame> cutPointOf(pugi::xml_node item, pugi::xml_node transition) const
        {
            if (std::string_view(transition.name()) != "transitionitem") {
                return fail(
                    "{}: the {} says that a transition is beside it, and there is none. Have "
                    "the file written anew.",
                    file_.place(item), item.name());
            }
            const Frame start = TRY(needed(transition, "start"));
            const Frame end = TRY(needed(transition, "end"));
            const std::string_view alignment = xmlText(transition, "alignment");
            if (alignment.starts_with("start")) {
                return start;
            }
            return alignment.starts_with("end") ? end : start + (end - start) / 2;
        }

        Result<TimelineItem> itemFrom(pugi::xml_node node, const Fcp7Place& place)
        {
            TimelineItem item;
            item.length = place.record.duration();
            if (xmlText(node, "enabled") == "FALSE") {
                note("{}: {} is disabled, and read as a gap.", file_.place(node),
                     xmlText(node, "name"));
                return item;
            }
            const pugi::xml_node effect = node.child("effect");
            if (xmlText(effect, "effectid") == "Slug") {
                return item;
            }
            TimelineClip clip;
            clip.name = xmlText(node, "name");
            if (node.child("sequence")) {
                note("{}: {} is a cut of its own, and read as one clip.", file_.place(node),
                     clip.name);
            }
            const FrameRate rate = node.child("rate") ? TRY(rateOf(node)) : read_.timeline.rate;
            const Frame in = TRY(needed(node, "in"));
            clip.speed = speedFrom(node);
            TRY(addSource(clip, node, in, rate));
            clip.sourceFirst += place.cutInto * clip.speed.numerator / clip.speed.denominator;
            TRY(addMarkers(item, node, in, rate));
            item.clip = std::move(clip);
            return item;
        }

        Result<void> addSource(TimelineClip& clip, pugi::xml_node node, Frame in, FrameRate rate)
        {
            pugi::xml_node file = node.child("file");
            if (const auto whole = files_.find(file.attribute("id").value());
                file && !file.first_child() && whole != files_.end()) {
                file = whole->second;
            }
            clip.file = xmlText(file, "pathurl");
            const Frame first = TRY(startOf(file.child("timecode")));
            // Frames that play at another speed are counted as long as they play.
            const auto used = framesAt({clip.speed.numerator, 1}, in, {clip.speed.denominator, 1});
            clip.sourceFirst = first + TRY(framesOf(node, used ? used->frame : in, rate));
            if (const auto duration = xmlNumber(file, "duration"); duration && file.child("rate")) {
                const FrameRate own = TRY(rateOf(file));
                clip.available = {first, first + TRY(framesOf(file, *duration, own))};
            }
            return {};
        }

        Speed speedFrom(pugi::xml_node node)
        {
            for (const pugi::xml_node filter : node.children("filter")) {
                const pugi::xml_node effect = filter.child("effect");
                if (xmlText(effect, "effectid") != "timeremap") {
                    continue;
                }
                std::map<std::string_view, std::string_view> values;
                for (const pugi::xml_node parameter : effect.children("parameter")) {
                    values[xmlText(parameter, "parameterid")] = xmlText(parameter, "value");
                }
                const std::string_view words = values["speed"];
                double percent = 0.0;
                std::from_chars(words.data(), words.data() + words.size(), percent);
                const std::optional<Speed> speed = speedMeant(percent / 100.0);
                if (!speed || values["reverse"] == "TRUE" || values["variablespeed"] == "1") {
                    note(
                        "{}: {} runs backwards or at a changing speed, which no clip here can, and is "
                        "read at normal speed.",
                        file_.place(node), xmlText(node, "name"));
                    return {};
                }
                return *speed;
            }
            return {};
        }

        Result<void> addMarkers(TimelineItem& item, pugi::xml_node node, Frame in, FrameRate rate)
        {
            for (const pugi::xml_node mark : node.children("marker")) {
                const Frame from = TRY(needed(mark, "in"));
                const Frame to = xmlNumber(mark, "out").value_or(-1);
                TimelineMarker marker;
                marker.name = xmlText(mark, "name");
                marker.note = xmlText(mark, "comment");
                marker.first = TRY(framesOf(mark, from - in, rate));
                marker.length = to > from ? TRY(framesOf(mark, to - from, rate)) : 0;
                item.markers.push_back(std::move(marker));
            }
            return {};
        }

        void noteSound(pugi::xml_node sequence)
        {
            std::size_t tracks = 0;
            for (const pugi::xml_node track :
                 sequence.child("media").child("audio").children("track")) {
                tracks += track.child("clipitem") ? 1 : 0;
            }
            if (tracks > 0) {
                note("{} left out: pictures alone are read.",
                     tracks == 1 ? "1 sound track is" : fmt::format("{} sound tracks are", tracks));
            }
        }

        template <class... Args> void note(fmt::format_string<Args...> text, Args&&... args)
        {
            read_.notes.push_back(fmt::format(text, std::forward<Args>(args)...));
        }

        const XmlFile& file_;
        std::map<std::string, pugi::xml_node> files_; ///< where each is described whole, by id
        TimelineRead read_;
        std::size_t rounded_ = 0; ///< times that lay between frames
    };

}

Result<TimelineRead> readFcp7(std::string_view text, const std::string& sourceName)
{
    const XmlFile file = TRY(XmlFile::parsed(text, sourceName));
    if (std::string_view(file.root().name()) != "xmeml") {
        return fail(
            "{} is XML, but no cut of Final Cut Pro 7: it begins with {} and not with xmeml. "
            "Choose another file.",
            sourceName, file.root().name());
    }
    for (pugi::xml_node node = file.root(); node; node = nextXml(node, file.root())) {
        if (std::string_view(node.name()) == "sequence" && node.first_child()) {
            return Fcp7Reader(file).sequence(node);
        }
    }
    return fail("{} has no sequence in it. Have the cut sent as a sequence.", sourceName);
}

}
