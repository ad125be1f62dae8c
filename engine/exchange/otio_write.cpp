#include "exchange/otio.h"
#include "project/json_text.h"
#include "project/speed.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    Json otioTime(Frame frames, FrameRate rate)
    {
        return {{"OTIO_SCHEMA", "RationalTime.1"},
                {"rate", rate.perSecond()},
                {"value", double(frames)}};
    }

    Json otioRange(Frame first, Frame length, FrameRate rate)
    {
        return {{"OTIO_SCHEMA", "TimeRange.1"},
                {"duration", otioTime(length, rate)},
                {"start_time", otioTime(first, rate)}};
    }

    Json otioMarkers(const TimelineItem& item, FrameRate rate)
    {
        Json markers = Json::array();
        const Frame first = item.clip ? item.clip->sourceFirst : 0;
        for (const TimelineMarker& marker : item.markers) {
            markers.push_back(
                {{"OTIO_SCHEMA", "Marker.2"},
                 {"metadata", Json::object()},
                 {"name", marker.name},
                 {"color", "RED"},
                 {"comment", marker.note},
                 {"marked_range", otioRange(first + marker.first, marker.length, rate)}});
        }
        return markers;
    }

    Json otioCamera(const TimelineCamera& camera)
    {
        return {{"name", camera.name},
                {"body", camera.body},
                {"mode", camera.mode},
                {"gate_width_mm", camera.gateWidth.value()},
                {"gate_height_mm", camera.gateHeight.value()},
                {"lens", camera.lens},
                {"squeeze", camera.squeeze},
                {"focal_length_mm", {camera.shortest.value(), camera.longest.value()}}};
    }

    Json otioKnowledge(const TimelineClip& clip)
    {
        Json own = Json::object();
        if (!clip.shot.empty()) {
            own["shot"] = clip.shot;
            own["take"] = clip.take;
        }
        if (clip.speed != Speed{}) {
            own["speed"] = formatSpeed(clip.speed);
        }
        if (clip.camera) {
            own["camera"] = otioCamera(*clip.camera);
        }
        return own.empty() ? Json::object() : Json{{"premise", own}};
    }

    Json otioKnowledge(const Timeline& timeline)
    {
        Json own = Json::object();
        if (timeline.drop == DropFrame::yes) {
            own["drop_frame"] = true;
        }
        if (timeline.width > 0) {
            own["width"] = timeline.width;
            own["height"] = timeline.height;
        }
        return own.empty() ? Json::object() : Json{{"premise", own}};
    }

    Json otioMedia(const TimelineClip& clip, FrameRate rate)
    {
        const bool named = !clip.file.empty();
        Json media{{"OTIO_SCHEMA", named ? "ExternalReference.1" : "MissingReference.1"},
                   {"metadata", Json::object()},
                   {"name", clip.name},
                   {"available_range", nullptr},
                   {"available_image_bounds", nullptr}};
        if (!clip.available.empty()) {
            media["available_range"] =
                otioRange(clip.available.first, clip.available.duration(), rate);
        }
        if (named) {
            media["target_url"] = clip.file;
        }
        return media;
    }

    Json otioEffects(const TimelineClip& clip)
    {
        Json effects = Json::array();
        if (clip.speed != Speed{}) {
            effects.push_back({{"OTIO_SCHEMA", "LinearTimeWarp.1"},
                               {"metadata", Json::object()},
                               {"name", ""},
                               {"effect_name", "LinearTimeWarp"},
                               {"time_scalar", clip.speed.factor()}});
        }
        return effects;
    }

    Json otioItem(const TimelineItem& item, FrameRate rate)
    {
        const TimelineClip* const clip = item.clip ? &*item.clip : nullptr;
        Json json{
            {"OTIO_SCHEMA", clip != nullptr ? "Clip.2" : "Gap.1"},
            {"metadata", clip != nullptr ? otioKnowledge(*clip) : Json::object()},
            {"name", clip != nullptr ? clip->name : std::string()},
            {"source_range", otioRange(clip != nullptr ? clip->sourceFirst : 0, item.length, rate)},
            {"effects", clip != nullptr ? otioEffects(*clip) : Json::array()},
            {"markers", otioMarkers(item, rate)},
            {"enabled", true}};
        if (clip != nullptr) {
            json["media_references"] = {{"DEFAULT_MEDIA", otioMedia(*clip, rate)}};
            json["active_media_reference_key"] = "DEFAULT_MEDIA";
        }
        return json;
    }

    Json otioComposition(const char* schema, const std::string& name, Json children)
    {
        return {
            {"OTIO_SCHEMA", schema},   {"metadata", Json::object()},     {"name", name},
            {"source_range", nullptr}, {"effects", Json::array()},       {"markers", Json::array()},
            {"enabled", true},         {"children", std::move(children)}};
    }

}

std::string otioText(const Timeline& timeline)
{
    Json tracks = Json::array();
    for (const TimelineTrack& track : timeline.tracks) {
        Json items = Json::array();
        for (const TimelineItem& item : track.items) {
            items.push_back(otioItem(item, timeline.rate));
        }
        tracks.push_back(otioComposition("Track.1", track.name, std::move(items)));
        tracks.back()["kind"] = "Video";
    }
    const Json json{{"OTIO_SCHEMA", "Timeline.1"},
                    {"metadata", otioKnowledge(timeline)},
                    {"name", timeline.name},
                    {"global_start_time", otioTime(timeline.start, timeline.rate)},
                    {"tracks", otioComposition("Stack.1", "tracks", std::move(tracks))}};
    return laidOut(json);
}

}
