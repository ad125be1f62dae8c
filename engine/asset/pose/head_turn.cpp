#include "asset/pose/head_turn.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>
#include <string_view>

#include <glm/geometric.hpp>

#include "math/pose.h"

namespace premise {

namespace {

    constexpr float mostYaw = 75.0F * std::numbers::pi_v<float> / 180.0F;
    constexpr float mostPitch = 40.0F * std::numbers::pi_v<float> / 180.0F;
    constexpr float neckShare = 1.0F / 3.0F;

    /// "mixamorig:Head" and "Head" are both a head.
    bool isNamed(const std::string& name, std::string_view joint)
    {
        const std::size_t colon = name.rfind(':');
        const std::string_view own =
            std::string_view(name).substr(colon == std::string::npos ? 0 : colon + 1);
        return std::ranges::equal(own, joint, [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == b;
        });
    }

    int jointNamed(const Model& model, std::string_view name)
    {
        const auto found = std::ranges::find_if(
            model.nodes, [name](const Node& node) { return isNamed(node.name, name); });
        return found == model.nodes.end() ? -1 : static_cast<int>(found - model.nodes.begin());
    }

    /// Rotation of a node in the model's space; scale is common to all of a figure.
    Quat posedRotation(const Model& model, const std::vector<Transform>& local, int node)
    {
        Quat rotation(1.0F, 0.0F, 0.0F, 0.0F);
        for (; node >= 0; node = model.nodes[static_cast<std::size_t>(node)].parent) {
            rotation = local[static_cast<std::size_t>(node)].rotation * rotation;
        }
        return rotation;
    }

    Quat restRotation(const Model& model, int node)
    {
        Quat rotation(1.0F, 0.0F, 0.0F, 0.0F);
        for (; node >= 0; node = model.nodes[static_cast<std::size_t>(node)].parent) {
            rotation = model.nodes[static_cast<std::size_t>(node)].local.rotation * rotation;
        }
        return rotation;
    }

    struct Gaze {
        float yaw = 0.0F;   ///< about +y: positive to the figure's left
        float pitch = 0.0F; ///< positive up
    };

    Gaze gazeAlong(const Vec3& direction)
    {
        const float level = std::hypot(direction.x, direction.z);
        return {std::clamp(std::atan2(direction.x, direction.z), -mostYaw, mostYaw),
                std::clamp(std::atan2(direction.y, level), -mostPitch, mostPitch)};
    }

    Quat rotationOf(const Gaze& gaze)
    {
        return glm::angleAxis(gaze.yaw, Vec3(0.0F, 1.0F, 0.0F)) *
               glm::angleAxis(-gaze.pitch, Vec3(1.0F, 0.0F, 0.0F));
    }

    /// Gives a node the rotation in the model's space that its rest has, turned by `turn`.
    void setTurned(const Model& model, int node, const Quat& turn, float weight,
                   std::vector<Transform>& local)
    {
        const auto index = static_cast<std::size_t>(node);
        const Quat parent = posedRotation(model, local, model.nodes[index].parent);
        const Quat wanted = glm::inverse(parent) * turn * restRotation(model, node);
        local[index].rotation = glm::normalize(glm::slerp(local[index].rotation, wanted, weight));
    }

}

void placeNodes(const Model& model, const std::vector<Transform>& local, std::size_t firstChanged,
                std::vector<Mat4>& modelFromNode)
{
    for (std::size_t i = firstChanged; i < model.nodes.size(); ++i) {
        const int parent = model.nodes[i].parent;
        const Mat4 own = matrixFrom(local[i]);
        modelFromNode[i] = parent < 0 ? own : modelFromNode[static_cast<std::size_t>(parent)] * own;
    }
}

void turnHead(const Model& model, const Vec3& target, float weight, std::vector<Transform>& local,
              std::vector<Mat4>& modelFromNode)
{
    const int head = jointNamed(model, "head");
    if (head < 0 || weight <= 0.0F) {
        return;
    }
    const int neck = jointNamed(model, "neck");
    const int lowest = neck < 0 ? head : std::min(neck, head);
    const int body = model.nodes[static_cast<std::size_t>(lowest)].parent;
    const Quat bodyTurn =
        posedRotation(model, local, body) * glm::inverse(restRotation(model, body));

    // Turning the neck moves the head, so the direction is taken again once it has turned.
    for (const int joint : {neck, head}) {
        if (joint < 0) {
            continue;
        }
        const Vec3 from(modelFromNode[static_cast<std::size_t>(head)][3]);
        const Vec3 toTarget = target - from;
        if (glm::dot(toTarget, toTarget) < 1.0e-8F) {
            return;
        }
        Gaze gaze = gazeAlong(glm::inverse(bodyTurn) * toTarget);
        if (joint == neck && neck != head) {
            gaze = {gaze.yaw * neckShare, gaze.pitch * neckShare};
        }
        setTurned(model, joint, bodyTurn * rotationOf(gaze), std::min(weight, 1.0F), local);
        placeNodes(model, local, static_cast<std::size_t>(joint), modelFromNode);
    }
}

}
