#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "asset/model.h"
#include "base/result.h"

namespace premise {

/// Whether none of these numbers is infinite or none at all.
[[nodiscard]] bool areFinite(std::span<const float> numbers);

/// The numbers that rows of such a type are made of.
template <class T> [[nodiscard]] std::span<const float> numbersOf(std::span<const T> rows)
{
    static_assert(sizeof(T) % sizeof(float) == 0);
    return {reinterpret_cast<const float*>(rows.data()), rows.size() * (sizeof(T) / sizeof(float))};
}

/// Whether a primitive of a model with so many materials keeps what model.h promises. Fails with a
/// part sentence that begins with what of it does not ("its triangles name vertex 9 of 4").
[[nodiscard]] Result<void> checkPrimitive(const Primitive& primitive, std::size_t materials);

/// One more than the largest joint that it names; 0 where it has no skin.
[[nodiscard]] std::size_t jointsNamed(const Primitive& primitive);

}
