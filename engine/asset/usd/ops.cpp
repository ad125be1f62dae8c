#include "asset/usd/ops.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/gtc/matrix_transform.hpp>

namespace premise {

namespace {

    constexpr std::string_view inversion = "!invert!";
    constexpr std::size_t mostOps = 1000;    ///< of one prim
    constexpr double largestOfAnOp = 1.0e12; ///< number of an op: no set is that large

    /// The op's type out of "xformOp:rotateXYZ:pivot": "rotateXYZ".
    std::string_view typeOf(std::string_view name)
    {
        constexpr std::string_view start = "xformOp:";
        if (!name.starts_with(start)) {
            return {};
        }
        name.remove_prefix(start.size());
        return name.substr(0, name.find(':'));
    }

    bool isAxisOrder(std::string_view text)
    {
        return text == "XYZ" || text == "XZY" || text == "YXZ" || text == "YZX" || text == "ZXY" ||
               text == "ZYX" || text == "X" || text == "Y" || text == "Z";
    }

    /// Fills kind, order and axis; the numbers that a value needs, or 0 where the type is unknown.
    std::size_t readType(std::string_view type, UsdOp& op)
    {
        const auto alongOne = [&](std::string_view start) {
            const bool one = type.size() == start.size() + 1 && type.starts_with(start) &&
                             type.back() >= 'X' && type.back() <= 'Z';
            op.axis = one ? type.back() - 'X' : -1;
            return one || type == start;
        };
        if (alongOne("translate")) {
            op.kind = UsdOpKind::translate;
            return op.axis >= 0 ? 1 : 3;
        }
        if (alongOne("scale")) {
            op.kind = UsdOpKind::scale;
            return op.axis >= 0 ? 1 : 3;
        }
        if (type == "transform") {
            op.kind = UsdOpKind::matrix;
            return 16;
        }
        op.kind = UsdOpKind::rotate;
        if (type == "orient") {
            return 4;
        }
        if (type.starts_with("rotate") && isAxisOrder(type.substr(6))) {
            op.order = type.substr(6);
            return op.order.size();
        }
        return 0;
    }

    bool isUsable(const UsdValue& value, std::size_t numbers)
    {
        return value.numbers.size() == numbers && std::ranges::all_of(value.numbers, [](double x) {
                   return std::abs(x) <= largestOfAnOp;
               });
    }

    bool isUsable(const UsdProperty& property, std::size_t numbers)
    {
        if (property.samples.empty()) {
            return property.value && isUsable(*property.value, numbers);
        }
        return std::ranges::all_of(property.samples, [numbers](const UsdSample& sample) {
            return isUsable(sample.value, numbers);
        });
    }

    glm::dquat about(char axis, double degrees)
    {
        const glm::dvec3 direction(axis == 'X' ? 1.0 : 0.0, axis == 'Y' ? 1.0 : 0.0,
                                   axis == 'Z' ? 1.0 : 0.0);
        return glm::angleAxis(degrees * std::numbers::pi / 180.0, direction);
    }

}

UsdOps usdOpsOf(const UsdPrim& prim)
{
    UsdOps result;
    const UsdValue* order = usdValue(prim, "xformOpOrder");
    if (order == nullptr) {
        return result;
    }
    for (const std::string& token : order->texts) {
        if (token == "!resetXformStack!") {
            result.ops.clear();
            result.resets = true;
            continue;
        }
        UsdOp op;
        op.inverted = token.starts_with(inversion);
        op.name = op.inverted ? token.substr(inversion.size()) : token;
        const std::size_t numbers = readType(typeOf(op.name), op);
        const UsdFound found = findUsdValue(prim, op.name);
        if (numbers == 0 || !found || !isUsable(*found.property, numbers) ||
            result.ops.size() >= mostOps) {
            result.problem = token;
            continue;
        }
        op.property = found.property;
        op.timeOffset = found.opinion->offset;
        op.timeScale = found.opinion->scale;
        result.ops.push_back(std::move(op));
    }
    return result;
}

glm::dvec3 usdVectorOf(const UsdOp& op, const UsdValue& value)
{
    const bool scaling = op.kind == UsdOpKind::scale;
    glm::dvec3 vector(scaling ? 1.0 : 0.0);
    for (int i = 0; i < 3; ++i) {
        if (op.axis < 0 || op.axis == i) {
            vector[i] = value.numbers[op.axis < 0 ? static_cast<std::size_t>(i) : 0];
        }
        if (op.inverted) {
            vector[i] = !scaling                                    ? -vector[i]
                        : std::abs(vector[i]) > 1.0 / largestOfAnOp ? 1.0 / vector[i]
                                                                    : 0.0;
        }
    }
    return vector;
}

glm::dquat usdRotationOf(const UsdOp& op, const UsdValue& value)
{
    glm::dquat rotation(1.0, 0.0, 0.0, 0.0);
    if (op.order.empty()) {
        rotation = {value.numbers[0], value.numbers[1], value.numbers[2], value.numbers[3]};
        const double length = glm::length(rotation);
        rotation = length > 1.0e-12 && std::isfinite(length) ? rotation / length
                                                             : glm::dquat(1.0, 0.0, 0.0, 0.0);
    } else if (op.order.size() == 1) {
        rotation = about(op.order[0], value.numbers[0]);
    } else {
        // rotateXYZ turns about x first, and its numbers are x, y, z whatever the order.
        for (const char axis : op.order) {
            rotation = about(axis, value.numbers[static_cast<std::size_t>(axis - 'X')]) * rotation;
        }
    }
    return op.inverted ? glm::conjugate(rotation) : rotation;
}

glm::dmat4 usdMatrixOf(const UsdOp& op, const UsdValue& value)
{
    switch (op.kind) {
    case UsdOpKind::translate: return glm::translate(glm::dmat4(1.0), usdVectorOf(op, value));
    case UsdOpKind::scale: return glm::scale(glm::dmat4(1.0), usdVectorOf(op, value));
    case UsdOpKind::rotate: return glm::mat4_cast(usdRotationOf(op, value));
    case UsdOpKind::matrix: break;
    }
    // Rows of the file stand for vectors in front of the matrix, as our columns do for those behind.
    glm::dmat4 matrix(1.0);
    for (int i = 0; i < 16; ++i) {
        matrix[i / 4][i % 4] = value.numbers[static_cast<std::size_t>(i)];
    }
    if (!op.inverted) {
        return matrix;
    }
    const bool singular = std::abs(glm::determinant(matrix)) < 1.0e-30;
    const glm::dmat4 inverse = singular ? glm::dmat4(1.0) : glm::inverse(matrix);
    return std::abs(inverse[3][3]) <= largestOfAnOp ? inverse : glm::dmat4(1.0);
}

const UsdValue& usdRestValue(const UsdOp& op)
{
    return op.property->samples.empty() ? *op.property->value : op.property->samples[0].value;
}

}
