#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "asset/fbx_curve.h"

namespace premise {

/// Three numbers of a model that change over time: a place, angles in degrees, or a scale.
struct FbxTrack {
    std::array<FbxCurve, 3> curves; ///< one without keys stays at its rest value
    std::array<double, 3> rest{};
    int rotationOrder = 0; ///< of angles: FBX's own numbers, 0 for XYZ

    [[nodiscard]] std::array<double, 3> at(double seconds) const;
};

/// One take: what moves in it, by model name and property ("Lcl Rotation").
struct FbxTake {
    std::string name;
    double start = 0.0; ///< seconds; where the take begins in the file's time
    std::map<std::pair<std::string, std::string>, FbxTrack> tracks;
};

struct FbxMotion {
    std::vector<FbxTake> takes;
    double framesPerSecond = 30.0;
};

/// How the models of an FBX file move, as its curves say. What several layers or several models of
/// one name share is left out, because only the sum would be right.
[[nodiscard]] FbxMotion fbxMotion(const FbxRecord& root);

}
