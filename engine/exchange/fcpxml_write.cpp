#include <algorithm>
#include <map>
#include <numeric>

#include "exchange/camera_words.h"
#include "exchange/fcpxml.h"
#include "exchange/xml_file.h"

namespace premise {

namespace {

    void setXml(pugi::xml_node node, const char* name, const std::string& value)
    {
        node.append_attribute(name).set_value(xmlSafe(value).c_str());
    }

    class FcpxmlWriter {
    public:
        explicit FcpxmlWriter(const Timeline& timeline) : timeline_(timeline) {}

        std::string text()
        {
            pugi::xml_node root = document_.append_child("fcpxml");
            setXml(root, "version", "1.8");
            resources_ = root.append_child("resources");
            addFormat();
            pugi::xml_node event = root.append_child("library").append_child("event");
            setXml(event, "name", timeline_.name);
            pugi::xml_node project = event.append_child("project");
            setXml(project, "name", timeline_.name);
            pugi::xml_node sequence = project.append_child("sequence");
            setXml(sequence, "format", "r1");
            setXml(sequence, "tcStart", seconds(timeline_.start));
            setXml(sequence, "tcFormat", counting());
            setXml(sequence, "duration", seconds(durationOf(timeline_)));
            pugi::xml_node spine = sequence.append_child("spine");
            Frame offset = timeline_.start;
            for (const TimelineItem& item : seenOf(timeline_).items) {
                addItem(spine, item, offset);
                offset += item.length;
            }
            return xmlDocumentText(document_, "fcpxml");
        }

    private:
        /// Of so many frames, times a fraction: "1001/24000s", "3600s".
        [[nodiscard]] std::string seconds(Frame frames, Frame times = 1, Frame over = 1) const
        {
            const Frame numerator = frames * timeline_.rate.denominator * times;
            const Frame denominator = Frame(timeline_.rate.numerator) * over;
            const Frame common = std::gcd(numerator, denominator);
            return denominator / common == 1
                       ? fmt::format("{}s", numerator / common)
                       : fmt::format("{}/{}s", numerator / common, denominator / common);
        }

        [[nodiscard]] const char* counting() const
        {
            return timeline_.drop == DropFrame::yes ? "DF" : "NDF";
        }

        void addFormat()
        {
            pugi::xml_node format = resources_.append_child("format");
            setXml(format, "id", "r1");
            setXml(format, "frameDuration", seconds(1));
            if (timeline_.width > 0) {
                setXml(format, "width", fmt::format("{}", timeline_.width));
                setXml(format, "height", fmt::format("{}", timeline_.height));
            }
        }

        void addItem(pugi::xml_node spine, const TimelineItem& item, Frame offset)
        {
            if (!item.clip) {
                pugi::xml_node gap = spine.append_child("gap");
                setXml(gap, "name", "Gap");
                setXml(gap, "offset", seconds(offset));
                setXml(gap, "start", "0s");
                setXml(gap, "duration", seconds(item.length));
                addMarkers(gap, item, 0);
                return;
            }
            const TimelineClip& clip = *item.clip;
            const FrameRange movie = movieFramesOf(clip, item.length);
            const std::string asset = assetFor(clip, movie);
            pugi::xml_node node = spine.append_child("asset-clip");
            setXml(node, "name", clip.name);
            setXml(node, "ref", asset);
            setXml(node, "offset", seconds(offset));
            // A clip at another speed has a time of its own, which its map leads to the movie's.
            const Frame slower = clip.speed.denominator;
            const Frame faster = clip.speed.numerator;
            setXml(node, "start", seconds(clip.sourceFirst, slower, faster));
            setXml(node, "duration", seconds(item.length));
            setXml(node, "tcFormat", counting());
            if (clip.speed != Speed{}) {
                pugi::xml_node map = node.append_child("timeMap");
                for (const Frame frame : {movie.first, movie.end}) {
                    pugi::xml_node point = map.append_child("timept");
                    setXml(point, "time", seconds(frame, slower, faster));
                    setXml(point, "value", seconds(frame));
                    setXml(point, "interp", "linear");
                }
            }
            if (clip.camera) {
                node.prepend_child("note").text().set(xmlSafe(cameraWords(*clip.camera)).c_str());
            }
            addMarkers(node, item, clip.sourceFirst);
            addLogging(node, clip);
        }

        std::string assetFor(const TimelineClip& clip, FrameRange movie)
        {
            const std::string key =
                fmt::format("{}\n{}\n{}\n{}", clip.file, clip.name, movie.first, movie.end);
            const auto [known, isNew] =
                assets_.try_emplace(key, fmt::format("r{}", assets_.size() + 2));
            if (isNew) {
                pugi::xml_node asset = resources_.append_child("asset");
                setXml(asset, "id", known->second);
                setXml(asset, "name", clip.name);
                setXml(asset, "src", clip.file);
                setXml(asset, "start", seconds(movie.first));
                setXml(asset, "duration", seconds(movie.duration()));
                setXml(asset, "hasVideo", "1");
                setXml(asset, "format", "r1");
            }
            return known->second;
        }

        void addMarkers(pugi::xml_node node, const TimelineItem& item, Frame first)
        {
            const Speed speed = item.clip ? item.clip->speed : Speed{};
            for (const TimelineMarker& marker : item.markers) {
                pugi::xml_node mark = node.append_child("marker");
                // The clip's own time: what it begins with, and as many frames of the cut later.
                const Frame at = first * speed.denominator + marker.first * speed.numerator;
                setXml(mark, "start", seconds(at, 1, speed.numerator));
                setXml(mark, "duration", seconds(std::max<Frame>(1, marker.length)));
                setXml(mark, "value", marker.name);
                if (!marker.note.empty()) {
                    setXml(mark, "note", marker.note);
                }
            }
        }

        static void addLogging(pugi::xml_node node, const TimelineClip& clip)
        {
            if (clip.shot.empty()) {
                return;
            }
            pugi::xml_node metadata = node.append_child("metadata");
            const auto add = [&](const char* key, const std::string& value) {
                pugi::xml_node one = metadata.append_child("md");
                setXml(one, "key", key);
                setXml(one, "value", value);
            };
            add("com.apple.proapps.studio.shot", clip.shot);
            add("com.apple.proapps.studio.take", fmt::format("{}", clip.take));
        }

        const Timeline& timeline_;
        pugi::xml_document document_;
        pugi::xml_node resources_;
        std::map<std::string, std::string> assets_; ///< ids, by what they are
    };

}

std::string fcpxmlText(const Timeline& timeline)
{
    return FcpxmlWriter(timeline).text();
}

}
