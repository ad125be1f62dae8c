#include <algorithm>
#include <cmath>

#include "exchange/frame_numbers.h"
#include "exchange/otio.h"
#include "exchange/otio_value.h"
#include "project/json_text.h"
#include "project/speed.h"

namespace premise {

namespace {

    bool isOtioTrack(const OtioValue& value)
    {
        return value.schema() == "Track" || value.schema() == "Sequence";
    }

    bool isOtioComposition(const OtioValue& value)
    {
        return value.schema() == "Stack" || isOtioTrack(value);
    }

    /// The rate of the first stretch of time that the composition's items name.
    Result<std::optional<FrameRate>> firstOtioRate(const OtioValue& composition)
    {
        const std::vector<OtioValue> children = TRY(composition.list("children"));
        for (const OtioValue& child : children) {
            if (const std::optional<OtioValue> range = TRY(child.object("source_range"))) {
                return std::optional(TRY(otioRateOfRange(*range)));
            }
            if (isOtioComposition(child)) {
                if (const auto rate = TRY(firstOtioRate(child))) {
                    return rate;
                }
            }
            if (const auto media = TRY(child.object("media_reference"))) {
                if (const auto range = TRY(media->object("available_range"))) {
                    return std::optional(TRY(otioRateOfRange(*range)));
                }
            }
        }
        return std::optional<FrameRate>();
    }

    /// A file being read.
    class OtioReader {
    public:
        explicit OtioReader(FrameRate rate) : clock_(rate) {}

        Result<TimelineRead> timeline(const OtioValue& root)
        {
            read_.timeline.name = root.text("name");
            read_.timeline.rate = clock_.rate();
            if (const auto start = TRY(root.object("global_start_time"))) {
                read_.timeline.start = TRY(clock_.frames(*start));
            }
            if (const std::optional<OtioValue> own = root.knowledge()) {
                TRY(addKnowledge(*own));
            }
            const OtioValue stack = TRY(root.needed("tracks"));
            const std::vector<OtioValue> children = TRY(stack.list("children"));
            for (const OtioValue& child : children) {
                TRY(addTrack(child));
            }
            addCounts();
            return std::move(read_);
        }

    private:
        Result<void> addKnowledge(const OtioValue& own)
        {
            if (own.flag("drop_frame", false) && canDropFrames(clock_.rate())) {
                read_.timeline.drop = DropFrame::yes;
            }
            if (own.json().contains("width")) {
                const double width = TRY(own.number("width"));
                const double height = TRY(own.number("height"));
                if (!(width >= 1.0 && height >= 1.0 && width <= 1e6 && height <= 1e6)) {
                    return fail("{}.width and height must be pixels. Have the file written anew.",
                                own.path());
                }
                read_.timeline.width = std::int32_t(width);
                read_.timeline.height = std::int32_t(height);
            }
            return {};
        }

        Result<void> addTrack(const OtioValue& value)
        {
            if (!isOtioTrack(value)) {
                note("{} is a {} and no track, and is left out.", value.path(),
                     value.text("OTIO_SCHEMA"));
                return {};
            }
            if (value.text("kind") == "Audio") {
                ++soundTracks_;
                return {};
            }
            TimelineTrack track;
            track.name = value.text("name");
            const std::vector<OtioValue> children = TRY(value.list("children"));
            for (const OtioValue& child : children) {
                TRY(addItem(track, child));
            }
            if (const auto trim = TRY(value.object("source_range"))) {
                const FrameRange range = TRY(clock_.range(*trim));
                if (range != FrameRange{0, durationOf(track)}) {
                    note("{} is trimmed as a whole, and read as long as what is in it.",
                         value.path());
                }
            }
            if (!value.flag("enabled", true)) {
                note("{} is disabled, and left out.", value.path());
                return {};
            }
            read_.timeline.tracks.push_back(std::move(track));
            return {};
        }

        Result<void> addItem(TimelineTrack& track, const OtioValue& value)
        {
            const std::string schema = value.schema();
            if (schema == "Transition") {
                note("{}: a dissolve is read as a cut.", value.path());
                return {};
            }
            if (schema != "Clip" && schema != "Gap" && !isOtioComposition(value)) {
                note("{} is a {}, which Premise does not know, and is left out.", value.path(),
                     value.text("OTIO_SCHEMA"));
                return {};
            }
            const FrameRange range = TRY(extentOf(value));
            TimelineItem item;
            item.length = range.duration();
            if (schema != "Gap" && !value.flag("enabled", true)) {
                note("{} ({}) is disabled, and read as a gap.", value.path(), value.text("name"));
            } else if (schema != "Gap") {
                item.clip = TRY(clipOf(value, range));
            }
            TRY(addMarkers(item, value, range.first));
            track.items.push_back(std::move(item));
            return {};
        }

        /// What an item takes of its media, or of its content.
        Result<FrameRange> extentOf(const OtioValue& value)
        {
            if (const auto range = TRY(value.object("source_range"))) {
                return clock_.range(*range);
            }
            if (isOtioComposition(value)) {
                Frame length = 0;
                const std::vector<OtioValue> children = TRY(value.list("children"));
                for (const OtioValue& child : children) {
                    if (child.schema() != "Transition") {
                        const Frame part = TRY(extentOf(child)).duration();
                        length = isOtioTrack(value) ? length + part : std::max(length, part);
                    }
                }
                return FrameRange{0, length};
            }
            if (const auto media = TRY(mediaOf(value))) {
                if (const auto range = TRY(media->object("available_range"))) {
                    return clock_.range(*range);
                }
            }
            return fail("{} says nowhere how long it is. Give it a source_range.", value.path());
        }

        Result<std::optional<OtioValue>> mediaOf(const OtioValue& clip)
        {
            if (const auto several = TRY(clip.object("media_references"))) {
                return several->object(clip.text("active_media_reference_key").c_str());
            }
            return clip.object("media_reference");
        }

        Result<TimelineClip> clipOf(const OtioValue& value, FrameRange range)
        {
            TimelineClip clip;
            clip.name = value.text("name");
            clip.sourceFirst = range.first;
            if (isOtioComposition(value)) {
                note("{} ({}) is a cut of its own, and read as one clip.", value.path(),
                     value.text("name"));
                return clip;
            }
            if (const auto media = TRY(mediaOf(value))) {
                clip.file = media->text("target_url");
                if (const auto available = TRY(media->object("available_range"))) {
                    clip.available = TRY(clock_.range(*available));
                }
            }
            TRY(addSpeed(clip, value));
            if (const std::optional<OtioValue> own = value.knowledge()) {
                TRY(addKnowledge(clip, *own));
            }
            return clip;
        }

        Result<void> addSpeed(TimelineClip& clip, const OtioValue& value)
        {
            const std::vector<OtioValue> effects = TRY(value.list("effects"));
            for (const OtioValue& effect : effects) {
                if (effect.schema() != "LinearTimeWarp") {
                    if (effect.schema() == "FreezeFrame") {
                        note("{} ({}) is a freeze frame, and read as playing.", value.path(),
                             clip.name);
                    } else {
                        ++effects_;
                    }
                    continue;
                }
                const double factor = TRY(effect.number("time_scalar"));
                if (const std::optional<Speed> speed = speedMeant(factor)) {
                    clip.speed = *speed;
                } else {
                    note("{} ({}) plays at {:g} times its speed, which no clip here can, and is "
                         "read at 1.",
                         value.path(), clip.name, factor);
                }
            }
            return {};
        }

        Result<void> addKnowledge(TimelineClip& clip, const OtioValue& own)
        {
            clip.shot = own.text("shot");
            if (!clip.shot.empty()) {
                const double take = TRY(own.number("take"));
                if (!(take >= 1.0 && take <= 1e9)) {
                    return fail("{}.take must be 1 or more. Have the file written anew.",
                                own.path());
                }
                clip.take = std::int32_t(take);
            }
            // The effect is what an editor changes; the fraction only says it more exactly.
            const Result<Speed> speed = parseSpeed(own.text("speed"));
            if (speed && std::abs(speed->factor() - clip.speed.factor()) < 1e-6) {
                clip.speed = *speed;
            }
            const std::optional<OtioValue> camera = TRY(own.object("camera"));
            if (camera) {
                clip.camera = TRY(cameraFrom(*camera));
            }
            return {};
        }

        static Result<TimelineCamera> cameraFrom(const OtioValue& value)
        {
            TimelineCamera camera;
            camera.name = value.text("name");
            camera.body = value.text("body");
            camera.mode = value.text("mode");
            camera.gateWidth = Millimetres(TRY(value.number("gate_width_mm")));
            camera.gateHeight = Millimetres(TRY(value.number("gate_height_mm")));
            camera.lens = value.text("lens");
            camera.squeeze = TRY(value.number("squeeze"));
            const auto lengths = value.json().find("focal_length_mm");
            if (lengths == value.json().end() || !lengths->is_array() || lengths->size() != 2 ||
                !(*lengths)[0].is_number() || !(*lengths)[1].is_number()) {
                return fail("{}.focal_length_mm must be two numbers. Have the file written anew.",
                            value.path());
            }
            camera.shortest = Millimetres((*lengths)[0].get<double>());
            camera.longest = Millimetres((*lengths)[1].get<double>());
            return camera;
        }

        Result<void> addMarkers(TimelineItem& item, const OtioValue& value, Frame first)
        {
            const std::vector<OtioValue> markers = TRY(value.list("markers"));
            for (const OtioValue& marker : markers) {
                const std::optional<OtioValue> marked = TRY(marker.object("marked_range"));
                const FrameRange range =
                    marked ? TRY(clock_.range(*marked)) : FrameRange{first, first};
                item.markers.push_back({marker.text("name"), marker.text("comment"),
                                        range.first - first, range.duration()});
            }
            return {};
        }

        void addCounts()
        {
            if (soundTracks_ > 0) {
                note("{} left out: pictures alone are read.",
                     soundTracks_ == 1 ? "1 sound track is"
                                       : fmt::format("{} sound tracks are", soundTracks_));
            }
            if (effects_ > 0) {
                note("{} left out.",
                     effects_ == 1 ? "1 effect is" : fmt::format("{} effects are", effects_));
            }
            if (clock_.rounded() > 0) {
                note("{} between frames at {} a second, and taken to the nearest one.",
                     clock_.rounded() == 1 ? "1 time lies"
                                           : fmt::format("{} times lie", clock_.rounded()),
                     formatFrameRate(clock_.rate()));
            }
        }

        template <class... Args> void note(fmt::format_string<Args...> text, Args&&... args)
        {
            read_.notes.push_back(fmt::format(text, std::forward<Args>(args)...));
        }

        OtioClock clock_;
        TimelineRead read_;
        std::size_t soundTracks_ = 0;
        std::size_t effects_ = 0;
    };

    Result<FrameRate> rateOfTimeline(const OtioValue& root, const std::string& sourceName)
    {
        if (const auto start = TRY(root.object("global_start_time"))) {
            return otioRateOf(*start);
        }
        const OtioValue tracks = TRY(root.needed("tracks"));
        if (const auto rate = TRY(firstOtioRate(tracks))) {
            return *rate;
        }
        return fail("{} names no time and so no frame rate: it has nothing in it. Write it anew.",
                    sourceName);
    }

}

Result<TimelineRead> readOtio(std::string_view text, const std::string& sourceName)
{
    const nlohmann::json json = TRY(parseJson(text, sourceName));
    if (!json.is_object() || !json.contains("OTIO_SCHEMA")) {
        return fail("{} is JSON, but no OpenTimelineIO file. Choose another file.", sourceName);
    }
    const OtioValue root(json, sourceName + ": timeline");
    if (root.schema() != "Timeline") {
        return fail("{} has a {} and no timeline. Write the whole timeline into a file.",
                    sourceName, root.text("OTIO_SCHEMA"));
    }
    return OtioReader(TRY(rateOfTimeline(root, sourceName))).timeline(root);
}

}
