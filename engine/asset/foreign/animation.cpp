#include <algorithm>
#include <cmath>

#include <glm/common.hpp>

#include "asset/foreign/fbx_channels.h"
#include "asset/foreign/fbx_motion.h"
#include "asset/foreign/scene.h"

namespace premise {

namespace {

    constexpr double usualTicksPerSecond = 25.0; ///< Assimp's own where the file names none

    /// Adds a key, unless it comes not after the last, or is not finite.
    void addKey(Channel& channel, double seconds, std::initializer_list<float> values)
    {
        const auto time = static_cast<float>(seconds);
        const bool later = channel.times.empty() || time > channel.times.back();
        const bool finite = std::isfinite(time) && std::ranges::all_of(values, [](float value) {
                                return std::isfinite(value);
                            });
        if (later && finite) {
            channel.times.push_back(time);
            channel.values.insert(channel.values.end(), values);
        }
    }

    /// Of the parts that have any; then all have as many.
    const std::vector<MorphTarget>& targetsOf(const Mesh& mesh)
    {
        static const std::vector<MorphTarget> none;
        const auto found = std::ranges::find_if(
            mesh.primitives, [](const Primitive& part) { return !part.morphs.empty(); });
        return found == mesh.primitives.end() ? none : found->morphs;
    }

    class ClipReader {
    public:
        ClipReader(ForeignScene& source, const Model& model, const aiAnimation& from,
                   const FbxMotion& motion)
            : source_(source),
              model_(model),
              from_(from),
              motion_(motion),
              ticksPerSecond_(from.mTicksPerSecond > 0.0 ? from.mTicksPerSecond
                                                         : usualTicksPerSecond)
        {
        }

        Animation read(std::size_t index)
        {
            clip_.name =
                from_.mName.length > 0 ? from_.mName.C_Str() : fmt::format("animation {}", index);
            const auto take = std::ranges::find(motion_.takes, clip_.name, &FbxTake::name);
            take_ = take == motion_.takes.end() ? nullptr : &*take;
            for (unsigned i = 0; i < from_.mNumChannels; ++i) {
                addNode(*from_.mChannels[i]);
            }
            tellShared();
            if (source_.format == ModelFormat::fbx) {
                addFbxMorphs();
            }
            for (unsigned i = 0;
                 source_.format != ModelFormat::fbx && i < from_.mNumMorphMeshChannels; ++i) {
                addMorph(*from_.mMorphMeshChannels[i]);
            }
            for (const Channel& channel : clip_.channels) {
                clip_.seconds = std::max(clip_.seconds, double(channel.times.back()));
            }
            return std::move(clip_);
        }

    private:
        void tellShared()
        {
            for (const std::string& name :
                 take_ == nullptr ? std::set<std::string>() : take_->shared) {
                source_.warnings.addNamed(
                    "shared", name,
                    fmt::format(
                        "{}: \"{}\" moves \"{}\" in several layers, or several objects are called so; "
                        "their keys are merged and joined by straight lines.",
                        source_.name(), clip_.name, name));
            }
        }

        int nodeNamed(const std::string& name)
        {
            const auto found = source_.nodeByName.find(name);
            if (found == source_.nodeByName.end()) {
                source_.warnings.add("{}: \"{}\" moves \"{}\", which is not there.", source_.name(),
                                     clip_.name, name);
                return -1;
            }
            return found->second;
        }

        /// One key that says what rest says anyway would only keep other clips from blending.
        void keep(Channel channel, std::initializer_list<float> rest)
        {
            if (channel.times.empty()) {
                return;
            }
            const bool still = channel.times.size() == 1 &&
                               std::ranges::equal(channel.values, rest, [](float a, float b) {
                                   return std::abs(a - b) < 1.0e-6F;
                               });
            if (!still) {
                clip_.channels.push_back(std::move(channel));
            }
        }

        void addNode(const aiNodeAnim& from)
        {
            const int node = nodeNamed(from.mNodeName.C_Str());
            if (node < 0) {
                return;
            }
            const Transform& rest = model_.nodes[static_cast<std::size_t>(node)].local;
            Channel translation{node, ChannelTarget::translation, KeyInterpolation::linear, {}, {}};
            for (unsigned i = 0; i < from.mNumPositionKeys; ++i) {
                const aiVectorKey& key = from.mPositionKeys[i];
                addKey(translation, key.mTime / ticksPerSecond_,
                       {key.mValue.x, key.mValue.y, key.mValue.z});
            }
            Channel rotation{node, ChannelTarget::rotation, KeyInterpolation::linear, {}, {}};
            for (unsigned i = 0; i < from.mNumRotationKeys; ++i) {
                const aiQuatKey& key = from.mRotationKeys[i];
                addKey(rotation, key.mTime / ticksPerSecond_,
                       {key.mValue.x, key.mValue.y, key.mValue.z, key.mValue.w});
            }
            Channel scale{node, ChannelTarget::scale, KeyInterpolation::linear, {}, {}};
            for (unsigned i = 0; i < from.mNumScalingKeys; ++i) {
                const aiVectorKey& key = from.mScalingKeys[i];
                addKey(scale, key.mTime / ticksPerSecond_,
                       {key.mValue.x, key.mValue.y, key.mValue.z});
            }
            const std::string name = from.mNodeName.C_Str();
            keep(asFileSays(name, "Translation", std::move(translation)),
                 {rest.translation.x, rest.translation.y, rest.translation.z});
            keep(asFileSays(name, "Rotation", std::move(rotation)),
                 {rest.rotation.x, rest.rotation.y, rest.rotation.z, rest.rotation.w});
            keep(asFileSays(name, "Scaling", std::move(scale)),
                 {rest.scale.x, rest.scale.y, rest.scale.z});
        }

        /// Assimp keeps of an FBX curve its keys alone, not how it gets from one to the next. Its
        /// nodes are the models themselves, or one for each step of a model's transformation.
        [[nodiscard]] Channel asFileSays(const std::string& node, const std::string& step,
                                         Channel channel) const
        {
            const std::string mark = "_$AssimpFbx$_";
            const std::size_t at = node.find(mark);
            const bool ours = at == std::string::npos || node.substr(at + mark.size()) == step;
            if (take_ == nullptr || !ours || channel.times.empty()) {
                return channel;
            }
            const auto track = take_->tracks.find({node.substr(0, at), "Lcl " + step});
            if (track == take_->tracks.end()) {
                return channel;
            }
            Channel exact = channelFrom(track->second, channel.node, channel.target, take_->start,
                                        motion_.framesPerSecond);
            return exact.times.empty() ? std::move(channel) : std::move(exact);
        }

        /// Of these Assimp knows neither the times nor, for sure, the node.
        void addFbxMorphs()
        {
            for (std::size_t n = 0; take_ != nullptr && n < model_.nodes.size(); ++n) {
                const int mesh = model_.nodes[n].mesh;
                if (mesh < 0) {
                    continue;
                }
                const Mesh& shown = model_.meshes[static_cast<std::size_t>(mesh)];
                FbxTrack all;
                for (const MorphTarget& target : targetsOf(shown)) {
                    const auto track = take_->tracks.find({target.name, "DeformPercent"});
                    const auto rest = motion_.morphPercents.find(target.name);
                    all.rest.push_back(rest == motion_.morphPercents.end() ? 0.0 : rest->second);
                    all.curves.push_back(
                        track == take_->tracks.end() ? FbxCurve() : track->second.curves.front());
                }
                Channel channel = channelFrom(all, static_cast<int>(n), ChannelTarget::morphWeights,
                                              take_->start, motion_.framesPerSecond);
                if (!channel.times.empty()) {
                    clip_.channels.push_back(std::move(channel));
                }
            }
        }

        void addMorph(const aiMeshMorphAnim& from)
        {
            std::string name = from.mName.C_Str();
            while (name.ends_with('*')) {
                name.pop_back();
            }
            const int node = nodeNamed(name);
            const int mesh = node < 0 ? -1 : model_.nodes[static_cast<std::size_t>(node)].mesh;
            if (mesh < 0) {
                return;
            }
            const std::size_t targets =
                model_.meshes[static_cast<std::size_t>(mesh)].morphWeights.size();
            Channel channel{node, ChannelTarget::morphWeights, KeyInterpolation::linear, {}, {}};
            for (unsigned i = 0; targets > 0 && i < from.mNumKeys; ++i) {
                addMorphKey(from.mKeys[i], targets, channel);
            }
            if (!channel.times.empty()) {
                clip_.channels.push_back(std::move(channel));
            }
        }

        void addMorphKey(const aiMeshMorphKey& key, std::size_t targets, Channel& channel) const
        {
            std::vector<float> weights(targets, 0.0F);
            for (unsigned k = 0; k < key.mNumValuesAndWeights; ++k) {
                const auto weight = static_cast<float>(key.mWeights[k]);
                if (key.mValues[k] < targets && std::isfinite(weight)) {
                    weights[key.mValues[k]] = weight;
                }
            }
            const std::size_t before = channel.times.size();
            addKey(channel, key.mTime / ticksPerSecond_, {});
            if (channel.times.size() > before) {
                channel.values.insert(channel.values.end(), weights.begin(), weights.end());
            }
        }

        ForeignScene& source_;
        const Model& model_;
        const aiAnimation& from_;
        const FbxMotion& motion_;
        const FbxTake* take_ = nullptr; ///< of this clip, where the file is FBX
        double ticksPerSecond_ = usualTicksPerSecond;
        Animation clip_;
    };

    bool hasMorphs(const Model& model)
    {
        return std::ranges::any_of(model.meshes,
                                   [](const Mesh& mesh) { return !mesh.morphWeights.empty(); });
    }

    /// Of FBX, Assimp reports 1 for every plain target, whatever the file says.
    void restMorphs(const FbxMotion& motion, Model& model)
    {
        for (Mesh& mesh : model.meshes) {
            const std::vector<MorphTarget>& targets = targetsOf(mesh);
            for (std::size_t i = 0; i < targets.size(); ++i) {
                const auto rest = motion.morphPercents.find(targets[i].name);
                if (rest != motion.morphPercents.end() && std::isfinite(rest->second)) {
                    mesh.morphWeights[i] = static_cast<float>(rest->second / 100.0);
                }
            }
        }
    }

}

void readForeignAnimations(ForeignScene& source, Model& model)
{
    FbxMotion motion;
    if (source.format == ModelFormat::fbx &&
        (source.scene.mNumAnimations > 0 || hasMorphs(model))) {
        motion = fbxMotion(fbxTree(source.file.bytes));
    }
    restMorphs(motion, model);
    for (unsigned i = 0; i < source.scene.mNumAnimations; ++i) {
        ClipReader reader(source, model, *source.scene.mAnimations[i], motion);
        model.animations.push_back(reader.read(i));
    }
}

}
