#include "asset/pose/pose_model.h"

#include <algorithm>
#include <cmath>

#include "asset/pose/head_turn.h"
#include "base/promise.h"

namespace premise {

namespace {

    Quat quatAt(const float* values)
    {
        return {values[3], values[0], values[1], values[2]};
    }

    void put(const Quat& rotation, std::span<float> out)
    {
        const float length = glm::length(rotation);
        const Quat unit = length > 1.0e-12F ? rotation / length : Quat(1.0F, 0.0F, 0.0F, 0.0F);
        out[0] = unit.x;
        out[1] = unit.y;
        out[2] = unit.z;
        out[3] = unit.w;
    }

    void holdKey(const Channel& channel, std::size_t key, std::span<float> out)
    {
        const std::size_t width = out.size();
        const bool cubic = channel.interpolation == KeyInterpolation::cubic;
        const float* value = &channel.values[cubic ? (key * 3 + 1) * width : key * width];
        if (channel.target == ChannelTarget::rotation) {
            put(quatAt(value), out);
        } else {
            std::copy_n(value, width, out.begin());
        }
    }

    void interpolateLinear(const Channel& channel, std::size_t key, float t, std::span<float> out)
    {
        const std::size_t width = out.size();
        const float* a = &channel.values[key * width];
        const float* b = a + width;
        if (channel.target == ChannelTarget::rotation) {
            put(glm::slerp(glm::normalize(quatAt(a)), glm::normalize(quatAt(b)), t), out);
            return;
        }
        for (std::size_t i = 0; i < width; ++i) {
            out[i] = a[i] + (b[i] - a[i]) * t;
        }
    }

    /// Hermite spline as glTF 2.0, appendix C, writes it: tangents are scaled by the key distance.
    void interpolateCubic(const Channel& channel, std::size_t key, float t, float distance,
                          std::span<float> out)
    {
        const std::size_t width = out.size();
        const float* value = &channel.values[(key * 3 + 1) * width];
        const float* outTangent = value + width;
        const float* nextInTangent = outTangent + width;
        const float* nextValue = nextInTangent + width;
        const float t2 = t * t;
        const float t3 = t2 * t;
        for (std::size_t i = 0; i < width; ++i) {
            out[i] = (2.0F * t3 - 3.0F * t2 + 1.0F) * value[i] +
                     distance * (t3 - 2.0F * t2 + t) * outTangent[i] +
                     (-2.0F * t3 + 3.0F * t2) * nextValue[i] +
                     distance * (t3 - t2) * nextInTangent[i];
        }
        if (channel.target == ChannelTarget::rotation) {
            put(quatAt(out.data()), out);
        }
    }

    const Animation* clipNamed(const Model& model, const std::string& name)
    {
        const auto found = std::ranges::find(model.animations, name, &Animation::name);
        return found == model.animations.end() ? nullptr : &*found;
    }

    double clipSeconds(const Animation& clip, const ClipSample& sample)
    {
        if (!sample.loop || !(clip.seconds > 0.0)) {
            return sample.seconds;
        }
        const double wrapped = std::fmod(sample.seconds, clip.seconds);
        return wrapped < 0.0 ? wrapped + clip.seconds : wrapped;
    }

    std::span<const float> restWeights(const Model& model, const Node& node)
    {
        if (node.mesh < 0) {
            return {};
        }
        return node.morphWeights.empty()
                   ? model.meshes[static_cast<std::size_t>(node.mesh)].morphWeights
                   : node.morphWeights;
    }

    void startAtRest(const Model& model, PosedModel& out)
    {
        const std::size_t count = model.nodes.size();
        out.modelFromNode.resize(count);
        out.morphWeights.resize(count);
        out.workspace.local.resize(count);
        out.workspace.rotationShares.assign(count, 0.0F);
        for (std::size_t i = 0; i < count; ++i) {
            out.workspace.local[i] = model.nodes[i].local;
            const std::span<const float> weights = restWeights(model, model.nodes[i]);
            out.morphWeights[i].assign(weights.begin(), weights.end());
        }
    }

    /// Opposite quaternions are the same rotation; added, they must not cancel.
    Quat sameSide(const Quat& rotation, const Quat& reference)
    {
        return glm::dot(rotation, reference) < 0.0F ? -rotation : rotation;
    }

    void addRotation(const Quat& rotation, float share, Quat& sum, float& shares)
    {
        sum = shares > 0.0F ? sum + sameSide(rotation, sum) * share : rotation * share;
        shares += share;
    }

    /// What is not keyed keeps its rest, so translations, scales and weights are added as distances
    /// from rest; rotations are summed and get the rest's share at the end.
    void addChannel(const Model& model, const Channel& channel, double seconds, float share,
                    PosedModel& out)
    {
        const auto index = static_cast<std::size_t>(channel.node);
        const Node& node = model.nodes[index];
        Transform& local = out.workspace.local[index];
        std::vector<float>& values = out.workspace.values;
        const std::size_t width = channel.target == ChannelTarget::rotation ? 4
                                  : channel.target == ChannelTarget::morphWeights
                                      ? out.morphWeights[index].size()
                                      : 3;
        values.resize(std::max(values.size(), width));
        const std::span<float> value(values.data(), width);
        sampleChannel(channel, seconds, value);
        switch (channel.target) {
        case ChannelTarget::translation:
            local.translation +=
                share * (Vec3(value[0], value[1], value[2]) - node.local.translation);
            return;
        case ChannelTarget::scale:
            local.scale += share * (Vec3(value[0], value[1], value[2]) - node.local.scale);
            return;
        case ChannelTarget::rotation:
            addRotation(quatAt(value.data()), share, local.rotation,
                        out.workspace.rotationShares[index]);
            return;
        case ChannelTarget::morphWeights:
            for (std::size_t i = 0; i < width; ++i) {
                out.morphWeights[index][i] += share * (value[i] - restWeights(model, node)[i]);
            }
            return;
        }
    }

    void blendClips(const Model& model, const ModelPose& pose, PosedModel& out)
    {
        float total = 0.0F;
        for (const ClipSample& sample : pose.samples) {
            total += std::max(sample.weight, 0.0F);
        }
        if (!(total > 0.0F)) {
            return;
        }
        for (const ClipSample& sample : pose.samples) {
            const Animation* clip = clipNamed(model, sample.clip);
            if (clip == nullptr || !(sample.weight > 0.0F)) {
                continue;
            }
            const double seconds = clipSeconds(*clip, sample);
            for (const Channel& channel : clip->channels) {
                addChannel(model, channel, seconds, sample.weight / total, out);
            }
        }
        for (std::size_t i = 0; i < model.nodes.size(); ++i) {
            float& shares = out.workspace.rotationShares[i];
            if (shares > 0.0F) {
                Quat& rotation = out.workspace.local[i].rotation;
                const float restShare = std::max(1.0F - shares, 0.0F);
                addRotation(model.nodes[i].local.rotation, restShare, rotation, shares);
                const float length = glm::length(rotation);
                rotation = length > 1.0e-6F ? rotation / length : model.nodes[i].local.rotation;
            }
        }
    }

    void placeJoints(const Model& model, PosedModel& out)
    {
        out.jointMatrices.resize(model.skins.size());
        for (std::size_t s = 0; s < model.skins.size(); ++s) {
            const Skin& skin = model.skins[s];
            out.jointMatrices[s].resize(skin.joints.size());
            for (std::size_t j = 0; j < skin.joints.size(); ++j) {
                out.jointMatrices[s][j] =
                    out.modelFromNode[static_cast<std::size_t>(skin.joints[j])] *
                    skin.jointFromMesh[j];
            }
        }
    }

}

void sampleChannel(const Channel& channel, double seconds, std::span<float> out)
{
    PROMISE(!channel.times.empty(), "A channel has at least one key");
    const auto time = static_cast<float>(seconds);
    const auto after = std::ranges::upper_bound(channel.times, time);
    if (after == channel.times.begin()) {
        holdKey(channel, 0, out);
        return;
    }
    const auto key = static_cast<std::size_t>(after - channel.times.begin() - 1);
    if (after == channel.times.end() || channel.interpolation == KeyInterpolation::step) {
        holdKey(channel, key, out);
        return;
    }
    const float distance = channel.times[key + 1] - channel.times[key];
    const float t = static_cast<float>((seconds - double(channel.times[key])) / double(distance));
    if (channel.interpolation == KeyInterpolation::linear) {
        interpolateLinear(channel, key, std::clamp(t, 0.0F, 1.0F), out);
    } else {
        interpolateCubic(channel, key, std::clamp(t, 0.0F, 1.0F), distance, out);
    }
}

void poseModel(const Model& model, const ModelPose& pose, PosedModel& out)
{
    startAtRest(model, out);
    blendClips(model, pose, out);
    placeNodes(model, out.workspace.local, 0, out.modelFromNode);
    if (pose.lookAt) {
        turnHead(model, *pose.lookAt, pose.lookWeight, out.workspace.local, out.modelFromNode);
    }
    placeJoints(model, out);
}

std::vector<Mat4> restPose(const Model& model)
{
    std::vector<Mat4> modelFromNode(model.nodes.size());
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        const Node& node = model.nodes[i];
        const Mat4 own = matrixFrom(node.local);
        modelFromNode[i] =
            node.parent < 0 ? own : modelFromNode[static_cast<std::size_t>(node.parent)] * own;
    }
    return modelFromNode;
}

}
