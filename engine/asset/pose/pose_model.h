#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "asset/model.h"
#include "math/pose.h"

namespace premise {

/// One clip's share in a figure's pose.
struct ClipSample {
    std::string clip;     ///< name of the model's animation; unknown names count as the rest pose
    double seconds = 0.0; ///< into the clip; looped by its length where `loop`
    float weight = 1.0F;
    bool loop = true;
    friend bool operator==(const ClipSample&, const ClipSample&) = default;
};

/// What is to be evaluated: a blend of clips, and perhaps somebody's eyes to meet.
struct ModelPose {
    std::vector<ClipSample> samples; ///< weights need not sum to 1; empty: rest pose
    std::optional<Vec3> lookAt; ///< in the model's own space: the head turns there, within 75°
    float lookWeight = 1.0F;
    friend bool operator==(const ModelPose&, const ModelPose&) = default;
};

/// Memory that a pose works in, kept so that the next one needs no new.
struct PoseWorkspace {
    std::vector<Transform> local;      ///< a node, as posed
    std::vector<float> rotationShares; ///< a node: weights of the rotations added so far
    std::vector<float> values;         ///< of one channel
};

/// A model at one moment.
struct PosedModel {
    std::vector<Mat4> modelFromNode; ///< one a node
    std::vector<std::vector<Mat4>>
        jointMatrices; ///< a skin: modelFromJoint * jointFromMesh, a joint each
    std::vector<std::vector<float>> morphWeights; ///< a node; empty where its mesh has no targets
    PoseWorkspace workspace;
};

/// Pure. Allocation-free once `out` has been used for the same model before.
void poseModel(const Model& model, const ModelPose& pose, PosedModel& out);

/// Value of one channel at a moment: 3, 4 (normalised x y z w) or n numbers; held outside its keys.
void sampleChannel(const Channel& channel, double seconds, std::span<float> out);

/// Nodes at rest.
[[nodiscard]] std::vector<Mat4> restPose(const Model& model);

}
