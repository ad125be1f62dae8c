#include <map>

#include "exchange/camera_words.h"
#include "exchange/fcp7.h"
#include "exchange/frame_numbers.h"
#include "exchange/xml_file.h"

namespace premise {

namespace {

    class Fcp7Writer {
    public:
        explicit Fcp7Writer(const Timeline& timeline) : timeline_(timeline) {}

        std::string text()
        {
            pugi::xml_node xmeml = document_.append_child("xmeml");
            xmeml.append_attribute("version").set_value("5");
            pugi::xml_node sequence = xmeml.append_child("sequence");
            sequence.append_attribute("id").set_value("sequence-1");
            addXml(sequence, "name", timeline_.name);
            addXml(sequence, "duration", durationOf(timeline_));
            addRate(sequence);
            addTimecode(sequence, timeline_.start);
            pugi::xml_node video = sequence.append_child("media").append_child("video");
            if (timeline_.width > 0) {
                pugi::xml_node picture =
                    video.append_child("format").append_child("samplecharacteristics");
                addRate(picture);
                addXml(picture, "width", timeline_.width);
                addXml(picture, "height", timeline_.height);
                addXml(picture, "pixelaspectratio", "square");
                addXml(picture, "fielddominance", "none");
            }
            for (const TimelineTrack& track : timeline_.tracks) {
                addTrack(video.append_child("track"), track);
            }
            return xmlDocumentText(document_, "xmeml");
        }

    private:
        void addRate(pugi::xml_node parent)
        {
            pugi::xml_node rate = parent.append_child("rate");
            addXml(rate, "timebase", timeline_.rate.nominal());
            addXml(rate, "ntsc", timeline_.rate.denominator == 1 ? "FALSE" : "TRUE");
        }

        void addTimecode(pugi::xml_node parent, Frame frame)
        {
            pugi::xml_node timecode = parent.append_child("timecode");
            addRate(timecode);
            addXml(timecode, "string", formatTimecode(frame, timeline_.rate, timeline_.drop));
            addXml(timecode, "frame", frame);
            addXml(timecode, "displayformat", timeline_.drop == DropFrame::yes ? "DF" : "NDF");
        }

        void addTrack(pugi::xml_node parent, const TimelineTrack& track)
        {
            parent.append_attribute("MZ.TrackName").set_value(xmlSafe(track.name).c_str());
            Frame start = 0;
            for (const TimelineItem& item : track.items) {
                if (item.clip) {
                    addClip(parent.append_child("clipitem"), item, start);
                }
                start += item.length;
            }
        }

        void addClip(pugi::xml_node parent, const TimelineItem& item, Frame start)
        {
            const TimelineClip& clip = *item.clip;
            const FrameRange movie = movieFramesOf(clip, item.length);
            const Frame in = atSpeed(clip.speed, clip.sourceFirst - movie.first);
            parent.append_attribute("id").set_value(fmt::format("clipitem-{}", ++clips_).c_str());
            addXml(parent, "name", clip.name);
            addXml(parent, "enabled", "TRUE");
            addXml(parent, "duration", atSpeed(clip.speed, movie.duration()));
            addRate(parent);
            addXml(parent, "start", start);
            addXml(parent, "end", start + item.length);
            addXml(parent, "in", in);
            addXml(parent, "out", in + item.length);
            addFile(parent.append_child("file"), clip, movie);
            if (clip.speed != Speed{}) {
                addSpeed(parent, clip.speed);
            }
            for (const TimelineMarker& marker : item.markers) {
                pugi::xml_node mark = parent.append_child("marker");
                addXml(mark, "name", marker.name);
                addXml(mark, "comment", marker.note);
                addXml(mark, "in", in + marker.first);
                addXml(mark, "out", marker.length > 0 ? in + marker.first + marker.length : -1);
            }
            addLogging(parent, clip);
        }

        /// Frames of a movie as the frames of the cut that they play for.
        static Frame atSpeed(Speed speed, Frame frames)
        {
            const auto played = framesAt({speed.denominator, 1}, frames, {speed.numerator, 1});
            return played ? played->frame : frames;
        }

        /// Whole where it is first named; by its id from then on.
        void addFile(pugi::xml_node parent, const TimelineClip& clip, FrameRange movie)
        {
            const std::string key = fmt::format("{}\n{}\n{}", clip.file, movie.first, movie.end);
            const auto [known, isNew] = files_.try_emplace(key, files_.size() + 1);
            parent.append_attribute("id").set_value(fmt::format("file-{}", known->second).c_str());
            if (!isNew) {
                return;
            }
            addXml(parent, "name", clip.file.empty() ? clip.name : clip.file);
            if (!clip.file.empty()) {
                addXml(parent, "pathurl", clip.file);
            }
            addRate(parent);
            addXml(parent, "duration", movie.duration());
            addTimecode(parent, movie.first);
            pugi::xml_node picture = parent.append_child("media").append_child("video");
            if (timeline_.width > 0) {
                pugi::xml_node size = picture.append_child("samplecharacteristics");
                addXml(size, "width", timeline_.width);
                addXml(size, "height", timeline_.height);
            }
        }

        static void addSpeed(pugi::xml_node parent, Speed speed)
        {
            pugi::xml_node effect = parent.append_child("filter").append_child("effect");
            addXml(effect, "name", "Time Remap");
            addXml(effect, "effectid", "timeremap");
            addXml(effect, "effectcategory", "motion");
            addXml(effect, "effecttype", "motion");
            addXml(effect, "mediatype", "video");
            const auto parameter = [&](const char* name, const std::string& value) {
                pugi::xml_node one = effect.append_child("parameter");
                addXml(one, "parameterid", name);
                addXml(one, "name", name);
                addXml(one, "value", value);
            };
            parameter("variablespeed", "0");
            parameter("speed", fmt::format("{:.12g}", 100.0 * speed.factor()));
            parameter("reverse", "FALSE");
            parameter("frameblending", "FALSE");
        }

        static void addLogging(pugi::xml_node parent, const TimelineClip& clip)
        {
            if (clip.shot.empty() && !clip.camera) {
                return;
            }
            pugi::xml_node logging = parent.append_child("logginginfo");
            if (clip.camera) {
                addXml(logging, "description", cameraWords(*clip.camera));
            }
            if (!clip.shot.empty()) {
                addXml(logging, "scene", clip.shot);
                addXml(logging, "shottake", fmt::format("{}", clip.take));
            }
        }

        const Timeline& timeline_;
        pugi::xml_document document_;
        std::size_t clips_ = 0;
        std::map<std::string, std::size_t> files_;
    };

}

std::string fcp7Text(const Timeline& timeline)
{
    return Fcp7Writer(timeline).text();
}

}
