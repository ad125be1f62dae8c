#pragma once

#include <string>
#include <vector>

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>

#include "asset/usd/stage.h"

namespace premise {

enum class UsdOpKind { translate, rotate, scale, matrix };

/// One step of a prim's transform.
struct UsdOp {
    UsdOpKind kind = UsdOpKind::translate;
    std::string name;  ///< "xformOp:rotateXYZ:pivot"
    std::string order; ///< axes of a rotation, the first applied first: "XYZ"; empty: a quaternion
    int axis = -1;     ///< of a translation or scale along one
    bool inverted = false;
    const UsdProperty* property = nullptr;
    double timeOffset = 0.0;
    double timeScale = 1.0;

    [[nodiscard]] bool varies() const { return property->samples.size() > 1; }
};

struct UsdOps {
    std::vector<UsdOp> ops; ///< outermost first
    bool resets = false;    ///< what lies above counts no more
    std::string problem;    ///< what was left out, or empty
};

[[nodiscard]] UsdOps usdOpsOf(const UsdPrim& prim);

/// What a value of the op says, its inversion included. The value has the numbers that the op needs.
[[nodiscard]] glm::dvec3 usdVectorOf(const UsdOp& op, const UsdValue& value);
[[nodiscard]] glm::dquat usdRotationOf(const UsdOp& op, const UsdValue& value);
[[nodiscard]] glm::dmat4 usdMatrixOf(const UsdOp& op, const UsdValue& value);
/// At rest: the first value in time, or the one of all times.
[[nodiscard]] const UsdValue& usdRestValue(const UsdOp& op);

}
