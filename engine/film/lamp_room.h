#pragma once

#include <cstddef>

namespace premise {

/// The most lamps a picture is lit by, the sun apart; beyond it the weakest at the lens are left out.
inline constexpr std::size_t mostLamps = 32;
/// The most lamps that throw shadows.
inline constexpr std::size_t mostShadowLamps = 8;

}
