#include "asset/foreign/collada_gaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "asset/foreign/collada_tags.h"

namespace premise {

namespace {

    /// A stretch of the document that gives way to another text.
    struct Change {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string text;
    };

    /// What a first look at the document finds.
    struct Found {
        std::map<std::string, std::string> baseOf; ///< of a morph controller, what it morphs
        std::set<std::string> weights;             ///< sources in such controllers
        std::set<std::string> controllers;         ///< others
        std::vector<Change> changes;               ///< such controllers go
        bool stepped = false;
        bool bent = false;
    };

    /// How keys go on (COLLADA 1.4.1, <sampler>): a name a key.
    void readInterpolation(std::string_view names, Found& found)
    {
        const auto has = [names](std::string_view name) {
            return names.find(name) != std::string_view::npos;
        };
        found.stepped = found.stepped || has("STEP");
        found.bent =
            found.bent || has("BEZIER") || has("HERMITE") || has("CARDINAL") || has("BSPLINE");
    }

    Found lookThrough(std::string_view document)
    {
        Found found;
        ColladaTag tag;
        ColladaTag controller;
        std::string base;
        std::vector<std::string> sources;
        bool isMoving = false; // in the library of animations
        for (ColladaTags tags(document); tags.next(tag);) {
            if (tag.name == "library_animations") {
                isMoving = !tag.closes && !tag.isWhole;
            } else if (tag.name == "Name_array" && isMoving && !tag.closes) {
                const std::size_t end = std::min(document.find('<', tag.end), document.size());
                readInterpolation(document.substr(tag.end, end - tag.end), found);
            } else if (tag.name == "controller" && !tag.closes) {
                controller = tag;
                base.clear();
                sources.clear();
            } else if (tag.name == "morph" && !tag.closes) {
                base = tag.reference("source");
            } else if (tag.name == "source" && !tag.closes) {
                sources.emplace_back(tag.attribute("id"));
            } else if (tag.name == "controller" && base.empty()) {
                found.controllers.emplace(controller.attribute("id"));
            } else if (tag.name == "controller") {
                found.baseOf.emplace(controller.attribute("id"), base);
                found.weights.insert(sources.begin(), sources.end());
                found.changes.push_back({controller.begin, tag.end, {}});
            }
        }
        return found;
    }

    /// Shows in place of each morph controller what it morphs, and stops the weights' animation.
    class Rewriting {
    public:
        explicit Rewriting(std::string_view document, Found& found)
            : document_(document), found_(found)
        {
        }

        std::string done()
        {
            ColladaTag tag;
            for (ColladaTags tags(document_); tags.next(tag);) {
                take(tag);
            }
            std::ranges::sort(found_.changes, {}, &Change::begin);
            std::string text;
            std::size_t at = 0;
            for (const Change& change : found_.changes) {
                if (change.begin < at) {
                    continue; // within what went already
                }
                text += document_.substr(at, change.begin - at);
                text += change.text;
                at = change.end;
            }
            return text += document_.substr(at);
        }

    private:
        void take(const ColladaTag& tag)
        {
            if (tag.name == "instance_controller") {
                takeInstance(tag);
            } else if (tag.name == "skin" && !tag.closes) {
                if (const std::string shown = shownFor(tag.reference("source")); !shown.empty()) {
                    change(tag, "<skin source=\"#" + shown + "\">");
                }
            } else if (tag.name == "sampler" && !tag.closes) {
                sampler_ = tag.attribute("id");
                samplers_[sampler_] = {tag.begin, tag.end, {}};
            } else if (const auto open = samplers_.find(sampler_);
                       tag.name == "sampler" && open != samplers_.end()) {
                open->second.end = tag.end;
            } else if (tag.name == "channel" && !tag.closes) {
                takeChannel(tag);
            }
        }

        void takeInstance(const ColladaTag& tag)
        {
            if (tag.closes) {
                if (isGeometry_) {
                    change(tag, "</instance_geometry>");
                }
                isGeometry_ = false;
                return;
            }
            const std::string shown = shownFor(tag.reference("url"));
            if (shown.empty()) {
                return;
            }
            const bool geometry = !found_.controllers.contains(shown);
            change(tag, std::string(geometry ? "<instance_geometry" : "<instance_controller") +
                            " url=\"#" + shown + (tag.isWhole ? "\"/>" : "\">"));
            isGeometry_ = geometry && !tag.isWhole;
        }

        void takeChannel(const ColladaTag& tag)
        {
            const std::string_view target = tag.attribute("target");
            const std::string id(target.substr(0, target.find_first_of("/(")));
            if (!found_.weights.contains(id) && !found_.baseOf.contains(id)) {
                return;
            }
            change(tag, {});
            const auto sampler = samplers_.find(std::string(tag.reference("source")));
            if (sampler != samplers_.end()) {
                found_.changes.push_back(sampler->second);
            }
        }

        /// What stands for a morph controller: a morph of a morph is followed to its end.
        [[nodiscard]] std::string shownFor(std::string_view controller) const
        {
            auto base = found_.baseOf.find(std::string(controller));
            std::string shown;
            for (std::size_t i = 0; base != found_.baseOf.end() && i <= found_.baseOf.size(); ++i) {
                shown = base->second;
                base = found_.baseOf.find(shown);
            }
            return shown;
        }

        void change(const ColladaTag& tag, std::string text)
        {
            found_.changes.push_back({tag.begin, tag.end, std::move(text)});
        }

        std::string_view document_;
        Found& found_;
        std::map<std::string, Change> samplers_; ///< whole elements, that may have to go
        std::string sampler_;                    ///< the one that was begun last
        bool isGeometry_ = false;                ///< an instance that was renamed is open
    };

}

ColladaGaps colladaGaps(std::string_view document)
{
    Found found = lookThrough(document);
    ColladaGaps gaps{{}, found.baseOf.size(), found.stepped, found.bent};
    if (gaps.morphs > 0) {
        gaps.document = Rewriting(document, found).done();
    }
    return gaps;
}

}
