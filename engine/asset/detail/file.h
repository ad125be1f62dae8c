#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "asset/detail/levels_of_detail.h"

namespace premise {

// Levels of detail as the cache keeps them: one flat file, little endian, that is mapped and looked into
// where it lies. A head with a hash of all that follows and one of what the levels were made from; then,
// mesh by mesh and primitive by primitive, how many levels and how large; then their triangles.

/// Of the form of the file and of how levels are made: another version is not read but made anew.
inline constexpr std::uint32_t detailVersion = 2;

/// Tells a model from one that other levels would be made of: 32 hex digits.
[[nodiscard]] std::string shapeHash(const Model& model);

/// The file of levels that were made of a model of this shape.
[[nodiscard]] std::vector<std::byte> detailFile(const ModelDetail& detail,
                                                const std::string& shape);

/// The levels in these bytes, whose triangles go on lying there: `keeper` keeps them. Nothing where
/// a bit of it is not as it was written, or they were made from other triangles than the model's.
[[nodiscard]] std::optional<ModelDetail> detailFrom(std::span<const std::byte> bytes,
                                                    const std::shared_ptr<const void>& keeper,
                                                    const Model& model);

}
