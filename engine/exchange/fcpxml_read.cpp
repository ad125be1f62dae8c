#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

#include "exchange/fcpxml.h"
#include "exchange/frame_numbers.h"
#include "exchange/xml_file.h"

namespace premise {

namespace {

    /// Seconds as a fraction, in lowest terms.
    struct FractionOfTime {
        std::int64_t numerator = 0;
        std::int64_t denominator = 1;
    };

    bool isStoryElement(std::string_view name)
    {
        return name == "asset-clip" || name == "clip" || name == "video" || name == "ref-clip" ||
               name == "sync-clip" || name == "mc-clip" || name == "title" || name == "audition";
    }

    /// A project being read.
    class FcpxmlReader {
    public:
        explicit FcpxmlReader(const XmlFile& file) : file_(file)
        {
            for (const pugi::xml_node node : file.root().child("resources").children()) {
                resources_.try_emplace(node.attribute("id").value(), node);
            }
        }

        Result<TimelineRead> project(pugi::xml_node node)
        {
            const pugi::xml_node sequence = node.child("sequence");
            Timeline& timeline = read_.timeline;
            timeline.name = node.attribute("name").value();
            const pugi::xml_node format = resource(sequence.attribute("format").value());
            const FractionOfTime frame = TRY(timeOf(format ? format : sequence, "frameDuration"));
            constexpr std::int64_t most = 1000000000;
            if (frame.numerator <= 0 || frame.numerator > most || frame.denominator > most) {
                return fail("{}: the sequence has no format with a frameDuration. Have the file "
                            "written anew.",
                            file_.place(sequence));
            }
            timeline.rate = {std::int32_t(frame.denominator), std::int32_t(frame.numerator)};
            timeline.width = format.attribute("width").as_int();
            timeline.height = format.attribute("height").as_int();
            timeline.start = TRY(framesIn(sequence, "tcStart"));
            const bool drops = std::string_view(sequence.attribute("tcFormat").value()) == "DF";
            timeline.drop = drops && canDropFrames(timeline.rate) ? DropFrame::yes : DropFrame::no;
            TimelineTrack track{"V1", {}};
            TRY(addSpine(track, sequence.child("spine")));
            timeline.tracks.push_back(std::move(track));
            noteCounts();
            return std::move(read_);
        }

    private:
        [[nodiscard]] pugi::xml_node resource(const std::string& id) const
        {
            const auto found = resources_.find(id);
            return found == resources_.end() ? pugi::xml_node() : found->second;
        }

        /// "1001/24000s" or "3600s"; 0 where it is absent.
        Result<FractionOfTime> timeOf(pugi::xml_node node, const char* name) const
        {
            std::string_view text = node.attribute(name).value();
            if (text.empty()) {
                return FractionOfTime{};
            }
            FractionOfTime time;
            const char* const end = text.data() + text.size();
            const auto [slash, bad] = std::from_chars(text.data(), end, time.numerator);
            const char* rest = slash;
            bool whole = bad == std::errc();
            if (whole && rest != end && *rest == '/') {
                const auto [after, worse] = std::from_chars(rest + 1, end, time.denominator);
                rest = after;
                whole = worse == std::errc() && time.denominator > 0;
            }
            if (!whole || rest + 1 != end || *rest != 's') {
                return fail(
                    "{}: {} is \"{}\" and no time such as 1001/24000s. Have the file written "
                    "anew.",
                    file_.place(node), name, text);
            }
            const std::int64_t common = std::gcd(time.numerator, time.denominator);
            return FractionOfTime{time.numerator / common, time.denominator / common};
        }

        Result<Frame> framesIn(pugi::xml_node node, const char* name)
        {
            return framesOf(node, TRY(timeOf(node, name)));
        }

        Result<Frame> framesOf(pugi::xml_node node, FractionOfTime time)
        {
            constexpr std::int64_t most = 2000000000;
            std::optional<NearestFrame> frame;
            if (time.denominator <= most) {
                frame = framesAt(read_.timeline.rate, time.numerator,
                                 {std::int32_t(time.denominator), 1});
            }
            if (!frame) {
                return fail(
                    "{}: a time of {}/{} seconds is longer than any film, or finer than any "
                    "clock. Have the file written anew.",
                    file_.place(node), time.numerator, time.denominator);
            }
            rounded_ += frame->exact ? 0 : 1;
            return frame->frame;
        }

        Result<void> addSpine(TimelineTrack& track, pugi::xml_node spine)
        {
            Frame at = read_.timeline.start;
            for (const pugi::xml_node node : spine.children()) {
                const std::string_view name = node.name();
                if (name == "transition") {
                    note("{}: a transition is read as a cut.", file_.place(node));
                }
                if (name != "gap" && !isStoryElement(name)) {
                    continue;
                }
                Frame offset = node.attribute("offset") ? TRY(framesIn(node, "offset")) : at;
                TimelineItem item = TRY(itemFrom(node));
                if (rounded_ > 0 && offset + 1 == at) {
                    offset = at; // two times that met between frames were rounded apart
                }
                if (offset < at || item.length < 0) {
                    return fail(
                        "{}: {} begins on frame {} of the cut, before the one before it ends on "
                        "{}. Have the file written anew.",
                        file_.place(node), name, offset, at);
                }
                if (offset > at) {
                    track.items.push_back({offset - at, {}, {}});
                }
                at = offset + item.length;
                track.items.push_back(std::move(item));
            }
            return {};
        }

        Result<TimelineItem> itemFrom(pugi::xml_node node)
        {
            TimelineItem item;
            item.length = TRY(framesIn(node, "duration"));
            for (const pugi::xml_node child : node.children()) {
                connected_ += child.attribute("lane") ? 1 : 0;
            }
            FractionOfTime start = TRY(timeOf(node, "start"));
            TRY(addMarkers(item, node, start));
            if (std::string_view(node.name()) == "gap") {
                return item;
            }
            if (std::string_view(node.attribute("enabled").value()) == "0") {
                note("{}: {} is disabled, and read as a gap.", file_.place(node),
                     node.attribute("name").value());
                return item;
            }
            item.clip = TRY(clipFrom(node, start));
            return item;
        }

        Result<TimelineClip> clipFrom(pugi::xml_node node, FractionOfTime start)
        {
            TimelineClip clip;
            clip.name = node.attribute("name").value();
            const std::string_view kind = node.name();
            if (kind == "ref-clip" || kind == "mc-clip" || kind == "sync-clip" ||
                kind == "audition") {
                note("{}: {} is a cut of its own, and read as one clip.", file_.place(node),
                     clip.name);
            }
            pugi::xml_node asset = resource(node.attribute("ref").value());
            if (!asset) {
                asset = resource(node.child("video").attribute("ref").value());
            }
            clip.file = asset.attribute("src").value();
            const Frame first = TRY(framesIn(asset, "start"));
            const Frame length = TRY(framesIn(asset, "duration"));
            clip.available = {first, first + length};
            if (!node.attribute("start")) {
                start = TRY(timeOf(asset, "start"));
            }
            for (const pugi::xml_node one : node.child("metadata").children("md")) {
                const std::string_view key = one.attribute("key").value();
                if (key == "com.apple.proapps.studio.shot") {
                    clip.shot = one.attribute("value").value();
                } else if (key == "com.apple.proapps.studio.take") {
                    clip.take = one.attribute("value").as_int();
                }
            }
            TRY(addSource(clip, node, start));
            return clip;
        }

        /// Where the clip's own time leads: to the movie's, evenly.
        Result<void> addSource(TimelineClip& clip, pugi::xml_node node, FractionOfTime start)
        {
            const pugi::xml_node map = node.child("timeMap");
            const pugi::xml_node from = map.child("timept");
            const pugi::xml_node to = from.next_sibling("timept");
            if (!to) {
                clip.sourceFirst = TRY(framesOf(node, start));
                return {};
            }
            const FractionOfTime fromTime = TRY(timeOf(from, "time"));
            const FractionOfTime toTime = TRY(timeOf(to, "time"));
            const FractionOfTime fromValue = TRY(timeOf(from, "value"));
            const FractionOfTime toValue = TRY(timeOf(to, "value"));
            const std::optional<Speed> speed = speedBetween(fromTime, toTime, fromValue, toValue);
            if (!speed || to.next_sibling("timept")) {
                note("{}: {} runs backwards or at a changing speed, which no clip here can, and is "
                     "read at normal speed.",
                     file_.place(node), clip.name);
                clip.sourceFirst = TRY(framesOf(node, fromValue));
                return {};
            }
            clip.speed = *speed;
            const long double into = seconds(start) - seconds(fromTime);
            const long double source = seconds(fromValue) + into * speed->factor();
            const double frames = double(source * read_.timeline.rate.perSecond());
            if (!(frames > -1e9 && frames < 1e9)) {
                return fail("{}: {} begins outside any film. Have the file written anew.",
                            file_.place(node), clip.name);
            }
            clip.sourceFirst = std::llround(frames);
            return {};
        }

        static long double seconds(FractionOfTime time)
        {
            return (long double)(time.numerator) / (long double)(time.denominator);
        }

        static std::optional<Speed> speedBetween(FractionOfTime fromTime, FractionOfTime toTime,
                                                 FractionOfTime fromValue, FractionOfTime toValue)
        {
            const long double time = seconds(toTime) - seconds(fromTime);
            const long double value = seconds(toValue) - seconds(fromValue);
            return time > 0.0L ? speedMeant(double(value / time)) : std::nullopt;
        }

        Result<void> addMarkers(TimelineItem& item, pugi::xml_node node, FractionOfTime start)
        {
            for (const pugi::xml_node mark : node.children("marker")) {
                const FractionOfTime at = TRY(timeOf(mark, "start"));
                const double into =
                    double((seconds(at) - seconds(start)) * read_.timeline.rate.perSecond());
                const Frame length = TRY(framesIn(mark, "duration"));
                if (!(into > -0.5 && into < double(item.length))) {
                    continue; // of a part of the clip that is not in the cut
                }
                item.markers.push_back({mark.attribute("value").value(),
                                        mark.attribute("note").value(), std::llround(into),
                                        length > 1 ? length : 0});
            }
            return {};
        }

        void noteCounts()
        {
            if (connected_ > 0) {
                note("{} left out: the storyline alone is read.",
                     connected_ == 1 ? "1 connected clip is"
                                     : fmt::format("{} connected clips are", connected_));
            }
            if (rounded_ > 0) {
                note("{} between frames at {} a second, and taken to the nearest one.",
                     rounded_ == 1 ? "1 time lies" : fmt::format("{} times lie", rounded_),
                     formatFrameRate(read_.timeline.rate));
            }
        }

        template <class... Args> void note(fmt::format_string<Args...> text, Args&&... args)
        {
            read_.notes.push_back(fmt::format(text, std::forward<Args>(args)...));
        }

        const XmlFile& file_;
        std::map<std::string, pugi::xml_node> resources_; ///< by id
        TimelineRead read_;
        std::size_t connected_ = 0; ///< clips beside the storyline
        std::size_t rounded_ = 0;   ///< times that lay between frames
    };

}

Result<TimelineRead> readFcpxml(std::string_view text, const std::string& sourceName)
{
    const XmlFile file = TRY(XmlFile::parsed(text, sourceName));
    for (pugi::xml_node node = file.root(); node; node = nextXml(node, file.root())) {
        if (std::string_view(node.name()) == "project" && node.child("sequence")) {
            return FcpxmlReader(file).project(node);
        }
    }
    return fail("{} has no project with a sequence in it. Have the cut sent as a project.",
                sourceName);
}

}
