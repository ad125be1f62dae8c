#include "asset/usd/skeleton.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "asset/usd/skin.h"
#include "math/pose.h"

namespace premise {

namespace {

    constexpr double largestOfAJoint = 1.0e12; ///< number of a joint: no figure is that large

    bool isOfAJoint(const glm::dmat4& matrix)
    {
        for (int i = 0; i < 16; ++i) {
            if (!(std::abs(matrix[i / 4][i % 4]) <= largestOfAJoint)) {
                return false;
            }
        }
        return true;
    }

    /// Matrices of an array with one for each joint; empty where it has not.
    std::vector<glm::dmat4> matricesOf(const UsdPrim& prim, std::string_view name,
                                       std::size_t count)
    {
        std::vector<glm::dmat4> matrices;
        const UsdValue* value = usdValue(prim, name);
        if (value == nullptr || value->width != 16 || value->count() != count) {
            return matrices;
        }
        for (std::size_t i = 0; i < count; ++i) {
            glm::dmat4 matrix(1.0);
            for (int k = 0; k < 16; ++k) {
                matrix[k / 4][k % 4] = value->numbers[i * 16 + static_cast<std::size_t>(k)];
            }
            const bool usable = isOfAJoint(matrix) && std::abs(glm::determinant(matrix)) > 1.0e-30;
            matrices.push_back(usable ? matrix : glm::dmat4(1.0));
        }
        return matrices;
    }

    constexpr int mostAbove = 1000; ///< names in a joint's path

    /// Of a joint "hip/knee/foot", the place of "hip/knee"; −1 where that is no joint.
    std::vector<int> parentsOf(const std::vector<std::string>& joints)
    {
        std::map<std::string_view, int> places;
        for (std::size_t i = 0; i < joints.size(); ++i) {
            places.emplace(joints[i], static_cast<int>(i));
        }
        std::vector<int> parents;
        for (const std::string& joint : joints) {
            int parent = -1;
            std::string_view above = joint;
            for (int up = 0; parent < 0 && up < mostAbove; ++up) {
                if (above.find('/') == std::string_view::npos) {
                    break;
                }
                above = above.substr(0, above.rfind('/'));
                const auto found = places.find(above);
                parent = found == places.end() ? -1 : found->second;
            }
            parents.push_back(parent);
        }
        return parents;
    }

    /// One of the arrays of a SkelAnimation.
    struct Track {
        const char* name = "";
        ChannelTarget target = ChannelTarget::translation;
        std::size_t width = 3;
    };
    constexpr Track tracks[] = {{"translations", ChannelTarget::translation, 3},
                                {"rotations", ChannelTarget::rotation, 4},
                                {"scales", ChannelTarget::scale, 3}};

    /// A joint's part of a value, as our channels keep it; empty where it has none.
    std::vector<float> partOf(const UsdValue& value, std::size_t joint, std::size_t width)
    {
        std::vector<float> part;
        if (value.width != width || value.count() <= joint) {
            return part;
        }
        for (std::size_t k = 0; k < width; ++k) { // quaternions come w x y z
            const std::size_t from = width == 4 ? (k + 1) % 4 : k;
            part.push_back(static_cast<float>(value.numbers[joint * width + from]));
        }
        const bool usable = std::ranges::all_of(
            part, [](float x) { return std::abs(x) <= float(largestOfAJoint); });
        return usable ? part : std::vector<float>();
    }

    void setPart(Transform& local, const Track& track, const std::vector<float>& part)
    {
        if (part.empty()) {
            return;
        }
        if (track.target == ChannelTarget::rotation) {
            const Quat rotation(part[3], part[0], part[1], part[2]);
            const float length = glm::length(rotation);
            local.rotation = length > 1.0e-6F ? rotation / length : local.rotation;
        } else if (track.target == ChannelTarget::scale) {
            local.scale = Vec3(part[0], part[1], part[2]);
        } else {
            local.translation = Vec3(part[0], part[1], part[2]);
        }
    }

    bool isStill(const Channel& channel, std::size_t width)
    {
        for (std::size_t i = width; i < channel.values.size(); ++i) {
            if (channel.values[i] != channel.values[i - width]) {
                return false;
            }
        }
        return true;
    }

}

Result<void> UsdSkeletons::addJoints(int place, int node)
{
    const UsdPrim& prim = scene_.prim(place);
    Skeleton& skeleton = skeletons_[place];
    skeleton.joints = usdTexts(prim, "joints");
    const std::size_t count = skeleton.joints.size();
    skeleton.animation = usdInheritedTarget(scene_.stage, place, "skel:animationSource");
    skeleton.bind = matricesOf(prim, "bindTransforms", count);
    const std::vector<glm::dmat4> rest = matricesOf(prim, "restTransforms", count);
    const std::vector<int> parents = parentsOf(skeleton.joints);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) { return std::ranges::count(skeleton.joints[i], '/'); });
    skeleton.nodes.assign(count, -1);
    for (const std::size_t i : order) {
        if (scene_.read.model.nodes.size() >= scene_.limits[Limit::nodes]) {
            return tl::unexpected(overLimit(scene_.name(), Limit::nodes, 0, scene_.limits));
        }
        const auto parent = static_cast<std::size_t>(std::max(parents[i], 0));
        const bool root = parents[i] < 0;
        glm::dmat4 local(1.0);
        if (!rest.empty()) {
            local = rest[i];
        } else if (!skeleton.bind.empty()) {
            local =
                root ? skeleton.bind[i] : glm::inverse(skeleton.bind[parent]) * skeleton.bind[i];
        }
        Node& joint = scene_.read.model.nodes.emplace_back();
        joint.name = skeleton.joints[i].substr(skeleton.joints[i].rfind('/') + 1);
        joint.parent = root ? node : skeleton.nodes[parent];
        joint.local = isOfAJoint(local) ? transformFrom(Mat4(local)) : Transform{};
        skeleton.nodes[i] = static_cast<int>(scene_.read.model.nodes.size()) - 1;
    }
    return {};
}

Result<void> UsdSkeletons::settle()
{
    for (const auto& [prim, skeleton] : skeletons_) {
        TRY(moveJoints(skeleton));
    }
    for (const Shown& shown : meshes_) {
        TRY(bindMesh(shown));
        TRY(moveShapes(shown));
    }
    return {};
}

Result<int> UsdSkeletons::skinFor(int place, int mesh)
{
    const Skeleton& skeleton = skeletons_.at(place);
    const glm::dmat4 fromMesh = usdGeomBindTransform(scene_.prim(mesh));
    const double* const numbers = &fromMesh[0][0];
    const auto [found, isNew] =
        skins_.try_emplace({place, std::vector<double>(numbers, numbers + 16)}, -1);
    if (!isNew) {
        return found->second;
    }
    const std::size_t bytes = skeleton.nodes.size() * (sizeof(Mat4) + sizeof(int));
    if (bytes > scene_.bytesLeft) {
        return tl::unexpected(overLimit(scene_.name(), Limit::allBytes, 0, scene_.limits));
    }
    scene_.bytesLeft -= bytes;
    Skin skin;
    skin.joints = skeleton.nodes;
    for (std::size_t i = 0; i < skeleton.nodes.size(); ++i) {
        const glm::dmat4 bind = skeleton.bind.empty() ? glm::dmat4(1.0) : skeleton.bind[i];
        const glm::dmat4 matrix = glm::inverse(bind) * fromMesh;
        skin.jointFromMesh.push_back(isOfAJoint(matrix) ? Mat4(matrix) : Mat4(1.0F));
    }
    found->second = static_cast<int>(scene_.read.model.skins.size());
    scene_.read.model.skins.push_back(std::move(skin));
    return found->second;
}

Result<void> UsdSkeletons::bindMesh(const Shown& shown)
{
    Model& model = scene_.read.model;
    Node& node = model.nodes[static_cast<std::size_t>(shown.node)];
    const Mesh& mesh = model.meshes[static_cast<std::size_t>(node.mesh)];
    const bool skinned = std::ranges::any_of(
        mesh.primitives, [](const Primitive& primitive) { return !primitive.skin.empty(); });
    const int skeleton = usdInheritedTarget(scene_.stage, shown.prim, "skel:skeleton");
    if (!skinned) {
        return {};
    }
    if (!skeletons_.contains(skeleton)) {
        scene_.warnings.add("{}: its skeleton is not shown; it stays as it was modelled.",
                            scene_.where(shown.prim));
        return {};
    }
    if (skeletons_.at(skeleton).bind.empty()) {
        scene_.warnings.add("{}: it has not a bind transform for each joint; what it holds may be "
                            "out of place.",
                            scene_.where(skeleton));
    }
    node.skin = TRY(skinFor(skeleton, shown.prim));
    return {};
}

Result<void> UsdSkeletons::moveJoints(const Skeleton& skeleton)
{
    if (skeleton.animation < 0 || scene_.prim(skeleton.animation).type != "SkelAnimation") {
        return {};
    }
    const UsdPrim& animation = scene_.prim(skeleton.animation);
    std::map<std::string_view, std::size_t> places;
    const std::vector<std::string> joints = usdTexts(animation, "joints");
    for (std::size_t i = 0; i < joints.size(); ++i) {
        places.emplace(joints[i], i);
    }
    for (const Track& track : tracks) {
        const UsdFound found = findUsdValue(animation, track.name);
        const UsdValue* rest = usdValue(animation, track.name);
        for (std::size_t j = 0; rest != nullptr && j < skeleton.joints.size(); ++j) {
            const auto place = places.find(skeleton.joints[j]);
            if (place == places.end()) {
                continue;
            }
            Node& node = scene_.read.model.nodes[static_cast<std::size_t>(skeleton.nodes[j])];
            setPart(node.local, track, partOf(*rest, place->second, track.width));
            Channel channel{skeleton.nodes[j], track.target, KeyInterpolation::linear, {}, {}};
            for (const UsdSample& sample : found.property->samples) {
                const std::vector<float> part = partOf(sample.value, place->second, track.width);
                TRY(addUsdKey(scene_, *found.opinion, sample.time, part, channel));
            }
            if (channel.times.size() > 1 && !isStill(channel, track.width)) {
                clip_.channels.push_back(std::move(channel));
            }
        }
    }
    return {};
}

Result<void> UsdSkeletons::moveShapes(const Shown& shown)
{
    Model& model = scene_.read.model;
    Node& node = model.nodes[static_cast<std::size_t>(shown.node)];
    const Mesh& mesh = model.meshes[static_cast<std::size_t>(node.mesh)];
    if (mesh.morphWeights.empty() || mesh.primitives.empty()) {
        return {};
    }
    const int skeleton = usdInheritedTarget(scene_.stage, shown.prim, "skel:skeleton");
    const int animation = usdInheritedTarget(scene_.stage, skeleton >= 0 ? skeleton : shown.prim,
                                             "skel:animationSource");
    if (animation < 0) {
        return {};
    }
    const UsdPrim& prim = scene_.prim(animation);
    const std::vector<std::string> names = usdTexts(prim, "blendShapes");
    const std::vector<MorphTarget>& targets = mesh.primitives[0].morphs;
    std::map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < names.size(); ++i) {
        known.emplace(names[i], i);
    }
    std::vector<std::size_t> places; // of a target, in the animation's list
    for (const MorphTarget& target : targets) {
        const auto found = known.find(target.name);
        places.push_back(found == known.end() ? names.size() : found->second);
    }
    const auto weightsOf = [&](const UsdValue& value) {
        std::vector<float> weights(targets.size(), 0.0F);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (places[i] < std::min(names.size(), value.numbers.size())) {
                const auto weight = static_cast<float>(value.numbers[places[i]]);
                weights[i] = std::abs(weight) <= 1.0e6F ? weight : 0.0F;
            }
        }
        return weights;
    };
    const UsdFound found = findUsdValue(prim, "blendShapeWeights");
    const UsdValue* rest = usdValue(prim, "blendShapeWeights");
    if (rest == nullptr) {
        return {};
    }
    node.morphWeights = weightsOf(*rest);
    Channel channel{shown.node, ChannelTarget::morphWeights, KeyInterpolation::linear, {}, {}};
    for (const UsdSample& sample : found.property->samples) {
        TRY(addUsdKey(scene_, *found.opinion, sample.time, weightsOf(sample.value), channel));
    }
    if (channel.times.size() > 1 && !isStill(channel, targets.size())) {
        clip_.channels.push_back(std::move(channel));
    }
    return {};
}

}
