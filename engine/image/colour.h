#pragma once

#include <cstdint>

namespace premise {

/// Linear light to the display's encoding and back, 0 to 1; below 0 and above 1 the curve goes on,
/// mirrored below. Source: IEC 61966-2-1.
[[nodiscard]] float srgbFromLinear(float linear);
[[nodiscard]] float linearFromSrgb(float encoded);

/// The same for 8 bits, rounded to the nearest step and clamped; not a number is black.
[[nodiscard]] std::uint8_t srgb8FromLinear(float linear);
[[nodiscard]] float linearFromSrgb8(std::uint8_t encoded);

}
