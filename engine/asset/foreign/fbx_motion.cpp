#include "asset/foreign/fbx_motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace premise {

namespace {

    using Id = std::int64_t;

    /// `C: "OP",11,12,"Lcl Rotation"`: what hangs on what, by which property.
    struct Connection {
        Id from = 0;
        Id to = 0;
        std::string property;
    };

    const FbxRecord* propertyNamed(const FbxRecord& owner, std::string_view name)
    {
        const FbxRecord* table = owner.child("Properties70");
        if (table == nullptr) {
            return nullptr;
        }
        const auto found = std::ranges::find_if(table->children, [&](const FbxRecord& property) {
            return property.name == "P" && property.text(0) == name;
        });
        return found == table->children.end() ? nullptr : &*found;
    }

    double numberOr(const FbxRecord& owner, std::string_view name, double otherwise)
    {
        const FbxRecord* property = propertyNamed(owner, name);
        return property == nullptr ? otherwise : property->number(4);
    }

    /// FBX's TimeMode, as its SDK numbers it.
    double framesPerSecondOf(const FbxRecord& root)
    {
        constexpr std::array rates{30.0,  120.0, 100.0, 60.0,   50.0,   48.0, 30.0, 30.0, 29.97,
                                   29.97, 25.0,  24.0,  1000.0, 23.976, 0.0,  96.0, 72.0, 59.94};
        const FbxRecord* settings = root.child("GlobalSettings");
        if (settings == nullptr) {
            return rates[0];
        }
        const double mode = numberOr(*settings, "TimeMode", 0.0);
        if (mode == 14.0) {
            const double own = numberOr(*settings, "CustomFrameRate", 0.0);
            return own >= 1.0 && own <= 1000.0 ? own : rates[0];
        }
        return mode >= 0.0 && mode < double(rates.size()) ? rates[static_cast<std::size_t>(mode)]
                                                          : rates[0];
    }

    bool isMorph(const FbxRecord& object)
    {
        return object.name == "Deformer" && object.text(2) == "BlendShapeChannel";
    }

    bool moves(const FbxRecord& object)
    {
        return object.name == "Model" || isMorph(object);
    }

    class MotionReader {
    public:
        explicit MotionReader(const FbxRecord& root) : root_(root) {}

        FbxMotion read()
        {
            FbxMotion motion;
            motion.framesPerSecond = framesPerSecondOf(root_);
            const FbxRecord* objects = root_.child("Objects");
            const FbxRecord* connections = root_.child("Connections");
            if (objects == nullptr || connections == nullptr) {
                return motion;
            }
            for (const FbxRecord& object : objects->children) {
                objects_[object.whole(0)] = &object;
            }
            for (const FbxRecord& one : connections->children) {
                connections_.push_back({one.whole(1), one.whole(2), one.text(3)});
            }
            std::ranges::stable_sort(connections_, {}, &Connection::to);
            countNames();
            for (const FbxRecord& object : objects->children) {
                if (isMorph(object)) {
                    motion.morphPercents[fbxPlainName(object.text(1))] =
                        numberOr(object, "DeformPercent", 0.0);
                }
                if (object.name == "AnimationStack") {
                    motion.takes.push_back(readTake(object));
                }
            }
            return motion;
        }

    private:
        [[nodiscard]] std::span<const Connection> under(Id id) const
        {
            const auto first = std::ranges::lower_bound(connections_, id, {}, &Connection::to);
            const auto last = std::ranges::upper_bound(connections_, id, {}, &Connection::to);
            return {first, last};
        }

        [[nodiscard]] const FbxRecord* object(Id id, std::string_view kind) const
        {
            const auto found = objects_.find(id);
            return found != objects_.end() && found->second->name == kind ? found->second : nullptr;
        }

        void countNames()
        {
            std::set<std::string> seen;
            for (const auto& [id, record] : objects_) {
                const std::string name = fbxPlainName(record->text(1));
                if (moves(*record) && !seen.insert(name).second) {
                    shared_.insert(name);
                }
            }
            for (const Connection& one : connections_) {
                const auto to = objects_.find(one.to);
                if (object(one.from, "AnimationCurveNode") != nullptr && to != objects_.end() &&
                    moves(*to->second)) {
                    moved_[one.from] = &one;
                }
            }
        }

        FbxTake readTake(const FbxRecord& stack)
        {
            FbxTake take;
            take.name = fbxPlainName(stack.text(1));
            std::set<std::pair<std::string, std::string>> layered;
            for (const Connection& layer : under(stack.whole(0))) {
                if (object(layer.from, "AnimationLayer") == nullptr) {
                    continue;
                }
                for (const Connection& one : under(layer.from)) {
                    const auto moved = moved_.find(one.from);
                    const FbxRecord* node = object(one.from, "AnimationCurveNode");
                    if (node == nullptr || moved == moved_.end()) {
                        continue;
                    }
                    const FbxRecord& model = *objects_.at(moved->second->to);
                    const auto key =
                        std::pair(fbxPlainName(model.text(1)), moved->second->property);
                    if (!take.tracks.emplace(key, readTrack(*node, model)).second) {
                        layered.insert(key);
                    }
                }
            }
            take.start = startOf(stack, take);
            std::erase_if(take.tracks, [&](const auto& entry) {
                const std::string& name = entry.first.first;
                const bool leftOut = layered.contains(entry.first) || shared_.contains(name);
                if (leftOut) {
                    take.shared.insert(name);
                }
                return leftOut;
            });
            return take;
        }

        /// Where the take says it begins, else its first key.
        static double startOf(const FbxRecord& stack, const FbxTake& take)
        {
            const double start = numberOr(stack, "LocalStart", 0.0);
            if (start != 0.0 || numberOr(stack, "LocalStop", 0.0) != 0.0) {
                return start / fbxTicksPerSecond;
            }
            double first = std::numeric_limits<double>::max();
            for (const auto& [key, track] : take.tracks) {
                for (const FbxCurve& curve : track.curves) {
                    first = curve.keys().empty() ? first
                                                 : std::min(first, curve.keys().front().seconds);
                }
            }
            return first == std::numeric_limits<double>::max() ? 0.0 : first;
        }

        FbxTrack readTrack(const FbxRecord& node, const FbxRecord& model) const
        {
            const std::vector<std::string> axes =
                isMorph(model) ? std::vector<std::string>{"d|DeformPercent"}
                               : std::vector<std::string>{"d|X", "d|Y", "d|Z"};
            FbxTrack track;
            track.rotationOrder =
                static_cast<int>(std::clamp(numberOr(model, "RotationOrder", 0.0), 0.0, 5.0));
            for (const std::string& axis : axes) {
                track.rest.push_back(numberOr(node, axis, 0.0));
                FbxCurve& kept = track.curves.emplace_back();
                for (const Connection& one : under(node.whole(0))) {
                    const FbxRecord* curve = object(one.from, "AnimationCurve");
                    if (curve != nullptr && one.property == axis) {
                        kept = FbxCurve(*curve);
                    }
                }
            }
            return track;
        }

        const FbxRecord& root_;
        std::map<Id, const FbxRecord*> objects_;
        std::vector<Connection> connections_;   ///< in order of `to`
        std::map<Id, const Connection*> moved_; ///< of a curve node, the model and the property
        std::set<std::string> shared_;          ///< names of several models
    };

}

std::vector<double> FbxTrack::at(double seconds) const
{
    std::vector<double> values = rest;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        values[i] = curves[i].keys().empty() ? rest[i] : curves[i].at(seconds);
    }
    return values;
}

std::set<std::string> fbxBones(const FbxRecord& root)
{
    std::set<std::string> bones;
    const FbxRecord* objects = root.child("Objects");
    for (std::size_t i = 0; objects != nullptr && i < objects->children.size(); ++i) {
        const FbxRecord& object = objects->children[i];
        const std::string kind = object.text(2);
        if (object.name == "Model" && (kind == "LimbNode" || kind == "Root" || kind == "Limb")) {
            bones.insert(fbxPlainName(object.text(1)));
        }
    }
    return bones;
}

FbxMotion fbxMotion(const FbxRecord& root)
{
    return MotionReader(root).read();
}

}
