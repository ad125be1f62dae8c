#include "asset/usd/faces.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// A whole number from 0 to below `end`.
    bool isBelow(double number, std::size_t end)
    {
        return number >= 0.0 && number < static_cast<double>(end) && number == std::floor(number);
    }

    Result<void> readPoints(const UsdPrim& prim, UsdFaces& faces)
    {
        const UsdValue* value = usdValue(prim, "points");
        if (value == nullptr || value->numbers.empty() || value->width != 3) {
            return fail("it has no points");
        }
        faces.points.reserve(value->count());
        for (std::size_t i = 0; i + 2 < value->numbers.size(); i += 3) {
            const Vec3 point(static_cast<float>(value->numbers[i]),
                             static_cast<float>(value->numbers[i + 1]),
                             static_cast<float>(value->numbers[i + 2]));
            const auto fits = [](float x) { return std::abs(x) <= 1.0e18F; };
            if (!fits(point.x) || !fits(point.y) || !fits(point.z)) {
                return fail("point {} is not finite", i / 3);
            }
            faces.points.push_back(point);
        }
        return {};
    }

    Result<void> readCorners(const UsdPrim& prim, UsdFaces& faces)
    {
        const std::vector<double>* counts = usdNumbers(prim, "faceVertexCounts");
        const std::vector<double>* indices = usdNumbers(prim, "faceVertexIndices");
        if (counts == nullptr || indices == nullptr || counts->empty()) {
            return fail("it has no faces");
        }
        faces.corners.reserve(indices->size());
        for (const double index : *indices) {
            if (!isBelow(index, faces.points.size())) {
                return fail("a face names point {} of {}", index, faces.points.size());
            }
            faces.corners.push_back(static_cast<std::uint32_t>(index));
        }
        faces.faces.reserve(counts->size());
        std::size_t first = 0;
        for (const double count : *counts) {
            if (!isBelow(count, indices->size() + 1 - first)) {
                return fail("its faces have more corners than the {} that it lists",
                            indices->size());
            }
            const auto corners = static_cast<std::uint32_t>(count);
            faces.faces.push_back({static_cast<std::uint32_t>(first), corners, corners >= 3});
            first += corners;
        }
        return {};
    }

    void readHoles(const UsdPrim& prim, UsdFaces& faces)
    {
        const std::vector<double>* holes = usdNumbers(prim, "holeIndices");
        for (std::size_t i = 0; holes != nullptr && i < holes->size(); ++i) {
            if (isBelow((*holes)[i], faces.faces.size())) {
                faces.faces[static_cast<std::size_t>((*holes)[i])].drawn = false;
            }
        }
    }

    std::optional<UsdSpread> spreadOf(const std::string& interpolation, UsdSpread usual)
    {
        if (interpolation.empty()) {
            return usual;
        }
        return interpolation == "constant"      ? std::optional(UsdSpread::constant)
               : interpolation == "uniform"     ? std::optional(UsdSpread::uniform)
               : interpolation == "vertex"      ? std::optional(UsdSpread::vertex)
               : interpolation == "varying"     ? std::optional(UsdSpread::vertex)
               : interpolation == "faceVarying" ? std::optional(UsdSpread::corner)
                                                : std::nullopt;
    }

    std::size_t elementsOf(const UsdFaces& faces, UsdSpread spread)
    {
        switch (spread) {
        case UsdSpread::constant: return 1;
        case UsdSpread::uniform: return faces.faces.size();
        case UsdSpread::vertex: return faces.points.size();
        case UsdSpread::corner: return faces.corners.size();
        }
        return 0;
    }

    Result<UsdPrimvar> fitted(const UsdPrim& prim, const UsdFaces& faces, const std::string& name,
                              std::size_t width, UsdSpread usual)
    {
        const UsdValue& value = *usdValue(prim, name);
        UsdPrimvar primvar;
        primvar.numbers = &value.numbers;
        primvar.width = width;
        if (value.kind != UsdKind::numbers || value.width != width || value.count() == 0) {
            return fail("it is not of {} numbers a value", width);
        }
        const std::optional<UsdSpread> spread = spreadOf(usdInterpolation(prim, name), usual);
        if (!spread) {
            return fail("its interpolation is unknown");
        }
        primvar.spread = *spread;
        const std::size_t needed = elementsOf(faces, *spread);
        const std::vector<double>* indices = usdNumbers(prim, name + ":indices");
        if (indices == nullptr) {
            if (value.count() < needed) {
                return fail("it has {} values where {} are due", value.count(), needed);
            }
            return primvar;
        }
        if (indices->size() < needed) {
            return fail("it has {} indices where {} are due", indices->size(), needed);
        }
        primvar.indices.reserve(indices->size());
        for (const double index : *indices) {
            if (!isBelow(index, value.count())) {
                return fail("it names value {} of {}", index, value.count());
            }
            primvar.indices.push_back(static_cast<std::uint32_t>(index));
        }
        return primvar;
    }

}

Result<UsdFaces> readUsdFaces(UsdScene& scene, int place)
{
    const UsdPrim& prim = scene.prim(place);
    UsdFaces faces;
    TRY(readPoints(prim, faces));
    TRY(readCorners(prim, faces));
    readHoles(prim, faces);
    faces.leftHanded = usdTextOr(prim, "orientation", "rightHanded") == "leftHanded";
    const std::string scheme = usdTextOr(prim, "subdivisionScheme", "catmullClark");
    faces.smooth = scheme == "catmullClark" || scheme == "loop";
    if (faces.smooth) {
        scene.leftOut["subdivision surfaces, drawn as their cages"][{}].push_back(place);
    }
    const auto thin = static_cast<std::size_t>(
        std::ranges::count_if(faces.faces, [](const UsdFace& face) { return face.count < 3; }));
    if (thin > 0) {
        scene.warnings.add("{}: {} of its {} faces have fewer than three corners; they are left "
                           "out.",
                           scene.where(place), thin, faces.faces.size());
    }
    return faces;
}

std::optional<UsdPrimvar> readUsdPrimvar(UsdScene& scene, int place, const UsdFaces& faces,
                                         const std::string& name, std::size_t width,
                                         UsdSpread usual)
{
    const UsdPrim& prim = scene.prim(place);
    const UsdValue* value = usdValue(prim, name);
    if (value == nullptr || (value->array && value->count() == 0)) {
        return std::nullopt;
    }
    Result<UsdPrimvar> primvar = fitted(prim, faces, name, width, usual);
    if (!primvar) {
        scene.warnings.add("{}: its {} are left out: {}.", scene.where(place), name,
                           primvar.error().message);
        return std::nullopt;
    }
    return std::move(*primvar);
}

}
