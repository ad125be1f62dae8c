#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "asset/foreign/fbx_curve.h"

namespace premise {

/// Numbers that change over time: a place, angles in degrees, a scale, or percents of morph targets.
struct FbxTrack {
    std::vector<FbxCurve> curves; ///< one without keys stays at its rest value
    std::vector<double> rest;     ///< as many
    int rotationOrder = 0;        ///< of angles: FBX's own numbers, 0 for XYZ

    [[nodiscard]] std::vector<double> at(double seconds) const;
};

/// One take: what moves in it, by the name of a model or of a morph target and by its property ("Lcl
/// Rotation", "DeformPercent").
struct FbxTake {
    std::string name;
    double start = 0.0; ///< seconds; where the take begins in the file's time
    std::map<std::pair<std::string, std::string>, FbxTrack> tracks;
    std::set<std::string>
        shared; ///< what several layers move, or several objects are called: left out
};

struct FbxMotion {
    std::vector<FbxTake> takes;
    double framesPerSecond = 30.0;
    std::map<std::string, double> morphPercents; ///< at rest, by the target's name
};

/// Names of the models of an FBX file that are bones.
[[nodiscard]] std::set<std::string> fbxBones(const FbxRecord& root);

/// How the models and morph targets of an FBX file move, as its curves say. What several layers, or
/// several objects of one name, share is left out: Assimp's sum of it stands.
[[nodiscard]] FbxMotion fbxMotion(const FbxRecord& root);

}
