#include "asset/primitive_check.h"

#include <algorithm>
#include <array>
#include <bit>

namespace premise {

namespace {

    /// So many at once that the compiler makes wide instructions of it.
    constexpr std::size_t lanes = 16;

    std::uint32_t largestOf(std::span<const std::uint32_t> values)
    {
        std::array<std::uint32_t, lanes> largest{};
        std::size_t i = 0;
        for (; i + lanes <= values.size(); i += lanes) {
            for (std::size_t k = 0; k < lanes; ++k) {
                largest[k] = std::max(largest[k], values.data()[i + k]);
            }
        }
        for (; i < values.size(); ++i) {
            largest[0] = std::max(largest[0], values.data()[i]);
        }
        return std::ranges::max(largest);
    }

    Bounds boundsOf(std::span<const Vertex> vertices)
    {
        Bounds bounds;
        for (const Vertex& vertex : vertices) {
            for (int axis = 0; axis < 3; ++axis) {
                bounds.min[axis] = std::min(bounds.min[axis], vertex.position[axis]);
                bounds.max[axis] = std::max(bounds.max[axis], vertex.position[axis]);
            }
        }
        return bounds;
    }

    bool holds(const Bounds& outer, const Bounds& inner)
    {
        bool all = true;
        for (int axis = 0; axis < 3; ++axis) {
            all = all && outer.min[axis] <= inner.min[axis] && outer.max[axis] >= inner.max[axis];
        }
        return all && areFinite({&outer.min.x, 3}) && areFinite({&outer.max.x, 3});
    }

    Result<void> checkTriangles(const Primitive& primitive)
    {
        const std::span<const std::uint32_t> indices = primitive.indices.rows();
        if (indices.size() % 3 != 0) {
            return fail("its triangles have {} corners", indices.size());
        }
        const std::uint32_t largest = largestOf(indices);
        if (!indices.empty() && largest >= primitive.vertices.size()) {
            return fail("its triangles name vertex {} of {}", largest, primitive.vertices.size());
        }
        return {};
    }

    template <class T>
    Result<void> checkRows(const char* name, std::span<const T> rows, std::size_t vertices)
    {
        if (!rows.empty() && rows.size() != vertices) {
            return fail("it has {} {} for {} vertices", rows.size(), name, vertices);
        }
        if (!areFinite(numbersOf(rows))) {
            return fail("its {} are not all finite", name);
        }
        return {};
    }

    Result<void> checkSkin(const Primitive& primitive)
    {
        const std::span<const SkinVertex> skin = primitive.skin.rows();
        if (!skin.empty() && skin.size() != primitive.vertices.size()) {
            return fail("it has {} weights for {} vertices", skin.size(),
                        primitive.vertices.size());
        }
        const bool finite = std::ranges::all_of(
            skin, [](const SkinVertex& vertex) { return areFinite(vertex.weights); });
        if (!finite) {
            return fail("its weights are not all finite");
        }
        return {};
    }

}

bool areFinite(std::span<const float> numbers)
{
    // An exponent of all ones, and one more, runs into the sign's place.
    constexpr std::uint32_t exponent = 0x7F800000U;
    constexpr std::uint32_t one = 0x00800000U;
    std::array<std::uint32_t, lanes> found{};
    std::size_t i = 0;
    for (; i + lanes <= numbers.size(); i += lanes) {
        for (std::size_t k = 0; k < lanes; ++k) {
            const auto bits = std::bit_cast<std::uint32_t>(numbers.data()[i + k]);
            found[k] |= (bits & exponent) + one;
        }
    }
    for (; i < numbers.size(); ++i) {
        found[0] |= (std::bit_cast<std::uint32_t>(numbers.data()[i]) & exponent) + one;
    }
    std::uint32_t all = 0;
    for (const std::uint32_t lane : found) {
        all |= lane;
    }
    return all <= exponent;
}

Result<void> checkPrimitive(const Primitive& primitive, std::size_t materials)
{
    if (primitive.material < -1 ||
        (primitive.material >= 0 && std::size_t(primitive.material) >= materials)) {
        return fail("it names material {} of {}", primitive.material, materials);
    }
    const std::size_t vertices = primitive.vertices.size();
    if (vertices == 0 || vertices > 0xFFFFFFFFU) {
        return fail("it has {} vertices", vertices);
    }
    TRY(checkTriangles(primitive));
    TRY(checkRows("vertices", primitive.vertices.rows(), vertices));
    if (!holds(primitive.bounds, boundsOf(primitive.vertices.rows()))) {
        return fail("its vertices lie outside its bounds");
    }
    TRY(checkRows("tangents", primitive.tangents.rows(), vertices));
    TRY(checkRows("second texture coordinates", primitive.uv1.rows(), vertices));
    TRY(checkRows("colours", primitive.colours.rows(), vertices));
    TRY(checkSkin(primitive));
    for (const MorphTarget& target : primitive.morphs) {
        TRY(checkRows("morphed positions", target.positions.rows(), vertices));
        TRY(checkRows("morphed normals", target.normals.rows(), vertices));
    }
    return {};
}

std::size_t jointsNamed(const Primitive& primitive)
{
    std::size_t largest = 0;
    for (const SkinVertex& skin : primitive.skin) {
        largest = std::max(largest, std::size_t(std::ranges::max(skin.joints)));
    }
    return primitive.skin.empty() ? 0 : largest + 1;
}

}
