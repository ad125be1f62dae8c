#include "asset/gltf/instances.h"

#include <cmath>

#include "asset/gltf/accessors.h"
#include "math/pose.h"

namespace premise {

namespace {

    /// Values of one attribute, empty where it is absent; its count has to agree with the others'.
    Result<std::vector<float>> attribute(GltfDocument& document, const Json& attributes,
                                         const char* key, std::size_t components,
                                         std::size_t& count)
    {
        std::vector<float> values;
        if (member(attributes, key) == nullptr) {
            return values;
        }
        const Accessor accessor = TRY(accessorOf(document, attributes, key, components));
        if (count != 0 && accessor.count != count) {
            return fail("its attributes differ in number");
        }
        count = accessor.count;
        TRY(document.spend(count, sizeof(Mat4)));
        values = floatsOf(accessor);
        if (!allFinite(values.data(), values.size())) {
            return fail("its {} is not finite", key);
        }
        return values;
    }

    Quat rotationAt(const std::vector<float>& values, std::size_t i)
    {
        const Quat rotation(values[i * 4 + 3], values[i * 4], values[i * 4 + 1], values[i * 4 + 2]);
        const float length = glm::length(rotation);
        return length > 1.0e-6F ? rotation / length : Quat(1.0F, 0.0F, 0.0F, 0.0F);
    }

    Result<std::vector<Mat4>> instances(GltfDocument& document, const Json& attributes)
    {
        std::size_t count = 0;
        const auto translations = TRY(attribute(document, attributes, "TRANSLATION", 3, count));
        const auto rotations = TRY(attribute(document, attributes, "ROTATION", 4, count));
        const auto scales = TRY(attribute(document, attributes, "SCALE", 3, count));
        std::vector<Mat4> matrices;
        matrices.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            Transform transform;
            if (!translations.empty()) {
                transform.translation =
                    Vec3(translations[i * 3], translations[i * 3 + 1], translations[i * 3 + 2]);
            }
            if (!rotations.empty()) {
                transform.rotation = rotationAt(rotations, i);
            }
            if (!scales.empty()) {
                transform.scale = Vec3(scales[i * 3], scales[i * 3 + 1], scales[i * 3 + 2]);
            }
            matrices.push_back(matrixFrom(transform));
        }
        return matrices;
    }

}

std::vector<Mat4> readInstances(GltfDocument& document, std::size_t node, const Json& instancing)
{
    const Json* attributes = objectMember(instancing, "attributes");
    if (attributes == nullptr) {
        return {};
    }
    Result<std::vector<Mat4>> matrices = instances(document, *attributes);
    if (!matrices) {
        document.warnings.add("{}: node {} is drawn once, not many times: {}.", document.name(),
                              node, matrices.error().message);
        return {};
    }
    return std::move(*matrices);
}

}
