#include "asset/gltf/animation.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "asset/gltf/accessors.h"

namespace premise {

namespace {

    std::optional<ChannelTarget> targetOf(const std::string& path)
    {
        if (path == "translation") {
            return ChannelTarget::translation;
        }
        if (path == "rotation") {
            return ChannelTarget::rotation;
        }
        if (path == "scale") {
            return ChannelTarget::scale;
        }
        return path == "weights" ? std::optional(ChannelTarget::morphWeights) : std::nullopt;
    }

    KeyInterpolation interpolationOf(const Json& sampler)
    {
        const std::string name = textOr(sampler, "interpolation", "LINEAR");
        return name == "STEP"          ? KeyInterpolation::step
               : name == "CUBICSPLINE" ? KeyInterpolation::cubic
                                       : KeyInterpolation::linear;
    }

    std::size_t componentsOf(ChannelTarget target)
    {
        return target == ChannelTarget::rotation       ? 4
               : target == ChannelTarget::morphWeights ? 1
                                                       : 3;
    }

    bool rising(const std::vector<float>& times)
    {
        return std::ranges::adjacent_find(times, std::ranges::greater_equal()) == times.end();
    }

    /// Fills times and values of a channel whose target is known; `width` is its numbers a key.
    Result<void> readKeys(GltfDocument& document, const Json& sampler, std::size_t width,
                          Channel& channel)
    {
        channel.interpolation = interpolationOf(sampler);
        const Accessor times = TRY(accessorOf(document, sampler, "input", 1));
        const Accessor values =
            TRY(accessorOf(document, sampler, "output", componentsOf(channel.target)));
        const std::size_t each = channel.interpolation == KeyInterpolation::cubic ? 3 : 1;
        const std::size_t due = times.count * each * width;
        if (times.count == 0 || values.count * values.components != due) {
            return fail("it has not a value for every key");
        }
        TRY(document.spend(times.count + due, sizeof(float)));
        channel.times = floatsOf(times);
        channel.values = floatsOf(values);
        if (!allFinite(channel.times.data(), channel.times.size()) ||
            !allFinite(channel.values.data(), channel.values.size())) {
            return fail("its keys are not finite numbers");
        }
        if (!rising(channel.times)) {
            return fail("its keys are not in order of time");
        }
        return {};
    }

    const Json* samplerOf(const Json& animation, const Json& channel)
    {
        const int index = indexMember(channel, "sampler", sizeOfArray(animation, "samplers"));
        return index < 0 ? nullptr
                         : &(*arrayMember(animation, "samplers"))[static_cast<std::size_t>(index)];
    }

    /// Numbers a key, 0 where the node has no morph targets to drive.
    std::size_t widthOf(ChannelTarget target, const Node& node, const std::vector<Mesh>& meshes)
    {
        if (target != ChannelTarget::morphWeights) {
            return componentsOf(target);
        }
        return node.mesh < 0 ? 0 : meshes[static_cast<std::size_t>(node.mesh)].morphWeights.size();
    }

    class AnimationReader {
    public:
        AnimationReader(GltfDocument& document, const SceneOrder& order,
                        const std::vector<Node>& nodes, const std::vector<Mesh>& meshes)
            : document_(document), order_(order), nodes_(nodes), meshes_(meshes)
        {
        }

        Animation read(std::size_t index, const Json& json)
        {
            Animation animation;
            animation.name = textOr(json, "name", fmt::format("animation {}", index));
            animation.extras = extrasText(json);
            driven_.clear();
            const Json* channels = arrayMember(json, "channels");
            for (std::size_t i = 0; channels != nullptr && i < channels->size(); ++i) {
                const Result<void> added = addChannel(json, (*channels)[i], animation);
                if (!added) {
                    document_.warnings.add("{}: channel {} of animation \"{}\" is left out: {}.",
                                           document_.name(), i, animation.name,
                                           added.error().message);
                }
            }
            return animation;
        }

    private:
        Result<void> addChannel(const Json& json, const Json& channelJson, Animation& animation)
        {
            const Json* targetJson = objectMember(channelJson, "target");
            const int fileNode = targetJson == nullptr
                                     ? -1
                                     : indexMember(*targetJson, "node", order_.modelNode.size());
            if (fileNode == -2) {
                return fail("it drives a node that does not exist");
            }
            if (fileNode < 0 || order_.modelNode[static_cast<std::size_t>(fileNode)] < 0) {
                return {}; // glTF: a channel without a node is for somebody else
            }
            Channel channel;
            channel.node = order_.modelNode[static_cast<std::size_t>(fileNode)];
            const std::optional<ChannelTarget> target = targetOf(textOr(*targetJson, "path", ""));
            const Json* sampler = samplerOf(json, channelJson);
            if (!target || sampler == nullptr) {
                return fail("it drives nothing that can be driven");
            }
            channel.target = *target;
            const std::size_t width =
                widthOf(*target, nodes_[static_cast<std::size_t>(channel.node)], meshes_);
            if (width == 0) {
                return fail("its node has no morph targets");
            }
            if (!driven_.emplace(channel.node, *target).second) {
                return fail("another channel drives the same");
            }
            TRY(readKeys(document_, *sampler, width, channel));
            animation.seconds = std::max(animation.seconds, double(channel.times.back()));
            animation.channels.push_back(std::move(channel));
            return {};
        }

        GltfDocument& document_;
        const SceneOrder& order_;
        const std::vector<Node>& nodes_;
        const std::vector<Mesh>& meshes_;
        std::set<std::pair<int, ChannelTarget>> driven_; ///< by the animation being read
    };

}

std::vector<Animation> readAnimations(GltfDocument& document, const SceneOrder& order,
                                      const std::vector<Node>& nodes,
                                      const std::vector<Mesh>& meshes)
{
    AnimationReader reader(document, order, nodes, meshes);
    std::vector<Animation> animations;
    for (const Json& json : document.array("animations")) {
        animations.push_back(reader.read(animations.size(), json));
    }
    return animations;
}

}
