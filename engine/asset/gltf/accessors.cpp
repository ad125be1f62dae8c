#include "asset/gltf/accessors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

namespace premise {

namespace {

    constexpr std::size_t mostZeros = 10'000'000; ///< that an accessor without bytes may stand for

    constexpr std::size_t mostElements = std::size_t(1) << 32U;

    struct Shape {
        std::string_view name;
        std::size_t components;
    };
    constexpr std::array<Shape, 7> shapes{{{"SCALAR", 1},
                                           {"VEC2", 2},
                                           {"VEC3", 3},
                                           {"VEC4", 4},
                                           {"MAT2", 4},
                                           {"MAT3", 9},
                                           {"MAT4", 16}}};

    std::optional<ComponentType> componentType(const Json& object)
    {
        const std::size_t code = sizeMember(object, "componentType").value_or(0);
        const bool known = (code >= 5120 && code <= 5123) || code == 5125 || code == 5126;
        return known ? std::optional(static_cast<ComponentType>(code)) : std::nullopt;
    }

    std::size_t elementBytes(const Accessor& accessor)
    {
        return accessor.components * bytesOf(accessor.type);
    }

    /// The default is 0, as it is for every offset of glTF.
    Result<std::size_t> offsetOf(const Json& object, std::size_t index)
    {
        const Json* found = member(object, "byteOffset");
        const std::optional<std::size_t> offset =
            found == nullptr ? std::size_t(0) : sizeOf(*found);
        if (!offset) {
            return fail("accessor {} has an offset that is none", index);
        }
        return *offset;
    }

    /// `count` elements of `bytesEach`, `stride` apart, from `offset` on, lie inside `bytes`.
    bool fits(std::span<const std::byte> bytes, std::size_t offset, std::size_t count,
              std::size_t stride, std::size_t bytesEach)
    {
        if (offset > bytes.size()) {
            return false;
        }
        const std::size_t room = bytes.size() - offset;
        return count == 0 || (bytesEach <= room && (count - 1) <= (room - bytesEach) / stride);
    }

    Result<void> placeInView(const GltfDocument& document, std::size_t index, const Json& object,
                             std::size_t view, Accessor& accessor)
    {
        const std::span<const std::byte> bytes = TRY(viewBytes(document, view));
        const std::size_t offset = TRY(offsetOf(object, index));
        const Json& viewObject = document.array("bufferViews")[view];
        const std::size_t tight = elementBytes(accessor);
        accessor.stride =
            member(viewObject, "byteStride") == nullptr
                ? tight
                : sizeMember(viewObject, "byteStride").value_or(0); // which is refused
        if (accessor.stride < tight || accessor.stride > 4096) {
            return fail("accessor {} has a stride of {} bytes", index, accessor.stride);
        }
        if (!fits(bytes, offset, accessor.count, accessor.stride, tight)) {
            return fail("accessor {} ends outside its buffer view", index);
        }
        accessor.data = bytes.data() + offset;
        return {};
    }

    /// Copies the elements tightly into memory of the accessor's own, zeros where it has no view.
    Result<void> makeOwned(GltfDocument& document, Accessor& accessor)
    {
        const std::size_t each = elementBytes(accessor);
        TRY(document.spend(accessor.count, each));
        std::vector<std::byte> dense(accessor.count * each);
        if (accessor.data != nullptr) {
            for (std::size_t i = 0; i < accessor.count; ++i) {
                std::memcpy(dense.data() + i * each, accessor.data + i * accessor.stride, each);
            }
        }
        accessor.owned = std::move(dense);
        accessor.data = accessor.owned.data();
        accessor.stride = each;
        return {};
    }

    /// A tight array of `count` elements that "sparse.indices" or "sparse.values" points to.
    Result<Accessor> sparsePart(const GltfDocument& document, std::size_t index, const Json& part,
                                Accessor shape)
    {
        const int view = indexMember(part, "bufferView", document.array("bufferViews").size());
        if (view < 0) {
            return fail("accessor {} is sparse, but names no data", index);
        }
        const std::span<const std::byte> bytes =
            TRY(viewBytes(document, static_cast<std::size_t>(view)));
        const std::size_t offset = TRY(offsetOf(part, index));
        shape.stride = elementBytes(shape);
        if (!fits(bytes, offset, shape.count, shape.stride, shape.stride)) {
            return fail("accessor {} has sparse data outside its buffer view", index);
        }
        shape.data = bytes.data() + offset;
        return shape;
    }

    Result<void> fillSparse(GltfDocument& document, std::size_t index, const Json& sparse,
                            Accessor& accessor)
    {
        const std::size_t count = sizeMember(sparse, "count").value_or(mostElements);
        const Json* indicesPart = objectMember(sparse, "indices");
        const Json* valuesPart = objectMember(sparse, "values");
        if (count > accessor.count || indicesPart == nullptr || valuesPart == nullptr) {
            return fail("accessor {} is sparse in a way that is not glTF", index);
        }
        Accessor places;
        places.count = count;
        const std::optional<ComponentType> type = componentType(*indicesPart);
        if (!type) {
            return fail("accessor {} has sparse indices of no known type", index);
        }
        places.type = *type;
        places = TRY(sparsePart(document, index, *indicesPart, std::move(places)));
        Accessor values;
        values.count = count;
        values.type = accessor.type;
        values.components = accessor.components;
        values = TRY(sparsePart(document, index, *valuesPart, std::move(values)));
        const std::vector<std::uint32_t> at = TRY(indicesOf(places));
        TRY(makeOwned(document, accessor));
        const std::size_t each = elementBytes(accessor);
        for (std::size_t i = 0; i < count; ++i) {
            if (at[i] >= accessor.count) {
                return fail("accessor {} has a sparse index out of range", index);
            }
            std::memcpy(accessor.owned.data() + at[i] * each, values.data + i * each, each);
        }
        return {};
    }

    template <class T> float scaled(T value, bool normalised)
    {
        const auto number = static_cast<float>(value);
        if constexpr (std::is_floating_point_v<T>) {
            return number;
        } else {
            const float unit = number / static_cast<float>(std::numeric_limits<T>::max());
            return normalised ? std::max(unit, -1.0F) : number;
        }
    }

    template <class T, std::size_t N>
    void copyElements(const Accessor& from, float* out, std::size_t step)
    {
        const std::byte* data = from.data;
        const bool normalised = from.normalised;
        for (std::size_t i = 0; i < from.count; ++i, data += from.stride, out += step) {
            T element[N];
            std::memcpy(element, data, sizeof element);
            for (std::size_t k = 0; k < N; ++k) {
                out[k] = scaled(element[k], normalised);
            }
        }
    }

    template <class T> void copyTyped(const Accessor& from, float* out, std::size_t step)
    {
        switch (from.components) {
        case 1: copyElements<T, 1>(from, out, step); return;
        case 2: copyElements<T, 2>(from, out, step); return;
        case 3: copyElements<T, 3>(from, out, step); return;
        case 4: copyElements<T, 4>(from, out, step); return;
        case 9: copyElements<T, 9>(from, out, step); return;
        default: copyElements<T, 16>(from, out, step); return;
        }
    }

    template <class From, class To> void copyIntegers(const Accessor& from, std::vector<To>& out)
    {
        const std::size_t components = from.components;
        out.resize(from.count * components);
        if (sizeof(From) == sizeof(To) && from.stride == sizeof(From) * components) {
            if (!out.empty()) {
                std::memcpy(out.data(), from.data, out.size() * sizeof(To));
            }
            return;
        }
        const std::byte* data = from.data;
        for (std::size_t i = 0; i < from.count; ++i, data += from.stride) {
            for (std::size_t k = 0; k < components; ++k) {
                From value{};
                std::memcpy(&value, data + k * sizeof(From), sizeof value);
                out[i * components + k] = static_cast<To>(value);
            }
        }
    }

}

std::size_t bytesOf(ComponentType type)
{
    switch (type) {
    case ComponentType::int8:
    case ComponentType::uint8: return 1;
    case ComponentType::int16:
    case ComponentType::uint16: return 2;
    default: return 4;
    }
}

Result<Accessor> accessorShape(const GltfDocument& document, std::size_t index)
{
    const Json& accessors = document.array("accessors");
    if (index >= accessors.size()) {
        return fail("accessor {} does not exist", index);
    }
    const Json& object = accessors[index];
    Accessor accessor;
    const std::optional<ComponentType> type = componentType(object);
    const std::string shapeName = textOr(object, "type", "");
    const auto* shape = std::ranges::find(shapes, shapeName, &Shape::name);
    const std::optional<std::size_t> count = sizeMember(object, "count");
    if (!type || shape == shapes.end() || !count || *count > mostElements) {
        return fail("accessor {} has no usable type or count", index);
    }
    accessor.type = *type;
    accessor.components = shape->components;
    accessor.count = *count;
    accessor.normalised = flagOr(object, "normalized", false) && *type != ComponentType::float32 &&
                          *type != ComponentType::uint32;
    return accessor;
}

Result<Accessor> accessorAt(GltfDocument& document, std::size_t index)
{
    Accessor accessor = TRY(accessorShape(document, index));
    if (const auto packed = document.unpackedAccessors.find(index);
        packed != document.unpackedAccessors.end()) {
        accessor.data = packed->second.values.data();
        accessor.count = packed->second.count;
        accessor.stride = elementBytes(accessor);
        return accessor;
    }
    const Json& object = document.array("accessors")[index];
    const int view = indexMember(object, "bufferView", document.array("bufferViews").size());
    if (view == -2) {
        return fail("accessor {} names a buffer view that does not exist", index);
    }
    if (view >= 0) {
        TRY(placeInView(document, index, object, static_cast<std::size_t>(view), accessor));
    }
    if (const Json* sparse = objectMember(object, "sparse")) {
        TRY(fillSparse(document, index, *sparse, accessor));
    } else if (view < 0) {
        if (accessor.count > mostZeros) {
            return fail("accessor {} promises {} elements and brings none", index, accessor.count);
        }
        TRY(makeOwned(document, accessor));
    }
    return accessor;
}

Result<Accessor> accessorOf(GltfDocument& document, const Json& object, const char* key,
                            std::size_t components)
{
    const int index = indexMember(object, key, document.array("accessors").size());
    if (index < 0) {
        return fail("{} names no accessor", key);
    }
    Accessor accessor = TRY(accessorAt(document, static_cast<std::size_t>(index)));
    if (accessor.components != components) {
        return fail("{} has {} components where {} are due", key, accessor.components, components);
    }
    return accessor;
}

void copyFloats(const Accessor& accessor, float* out, std::size_t step)
{
    switch (accessor.type) {
    case ComponentType::int8: copyTyped<std::int8_t>(accessor, out, step); return;
    case ComponentType::uint8: copyTyped<std::uint8_t>(accessor, out, step); return;
    case ComponentType::int16: copyTyped<std::int16_t>(accessor, out, step); return;
    case ComponentType::uint16: copyTyped<std::uint16_t>(accessor, out, step); return;
    case ComponentType::uint32: copyTyped<std::uint32_t>(accessor, out, step); return;
    case ComponentType::float32: copyTyped<float>(accessor, out, step); return;
    }
}

std::vector<float> floatsOf(const Accessor& accessor)
{
    std::vector<float> values(accessor.count * accessor.components);
    copyFloats(accessor, values.data(), accessor.components);
    return values;
}

Result<std::vector<std::uint32_t>> indicesOf(const Accessor& accessor)
{
    std::vector<std::uint32_t> indices;
    switch (accessor.type) {
    case ComponentType::uint8: copyIntegers<std::uint8_t>(accessor, indices); break;
    case ComponentType::uint16: copyIntegers<std::uint16_t>(accessor, indices); break;
    case ComponentType::uint32: copyIntegers<std::uint32_t>(accessor, indices); break;
    default: return fail("its indices are not unsigned integers");
    }
    return indices;
}

Result<std::vector<std::uint16_t>> shortsOf(const Accessor& accessor)
{
    std::vector<std::uint16_t> shorts;
    switch (accessor.type) {
    case ComponentType::uint8: copyIntegers<std::uint8_t>(accessor, shorts); break;
    case ComponentType::uint16: copyIntegers<std::uint16_t>(accessor, shorts); break;
    default: return fail("its joints are not unsigned integers");
    }
    return shorts;
}

bool allFinite(const float* values, std::size_t count)
{
    constexpr std::uint32_t exponent = 0x7F800000U;
    bool finite = true;
    for (std::size_t i = 0; i < count; ++i) {
        finite = finite && (std::bit_cast<std::uint32_t>(values[i]) & exponent) != exponent;
    }
    return finite;
}

}
