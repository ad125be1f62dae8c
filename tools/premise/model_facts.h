#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "asset/model.h"

namespace premise {

/// What a model costs and holds, counted.
struct ModelCounts {
    std::size_t triangles = 0; ///< as drawn: every instance counted
    std::size_t vertices = 0;  ///< as kept: each once
    std::size_t instances = 0; ///< things drawn
    std::size_t morphTargets = 0;
    std::uintmax_t geometryBytes = 0; ///< in memory
    std::uintmax_t textureBytes = 0;  ///< in memory, with their smaller versions
};
[[nodiscard]] ModelCounts countsOf(const Model& model);

/// A picture in memory with all its smaller versions.
[[nodiscard]] std::uintmax_t bytesOf(const TextureImage& image);

/// The frame rate that the keys of all animations lie on, in frames a second: the first of film and
/// television's that fits all of them. None where there are too few keys to tell, or none fits.
[[nodiscard]] std::optional<double> keyRateOf(const Model& model);

/// Full angles of view in degrees; none where the file does not say.
struct ViewAngles {
    std::optional<double> horizontal{};
    std::optional<double> vertical{};
};
[[nodiscard]] ViewAngles viewAnglesOf(const ModelCamera& camera);

/// "5' 10.9\"", for those who build sets in feet.
[[nodiscard]] std::string feetAndInches(double metres);

}
