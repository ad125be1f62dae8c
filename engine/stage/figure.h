#pragma once

namespace premise::figure {

// What the mannequin's clips are made to. A figure of another height is the same model scaled, so
// its stride scales with it and its feet still do not slide.

inline constexpr double modelHeight = 1.78;        ///< metres, of the model as it is filed
inline constexpr double metresPerWalkCycle = 1.40; ///< ground that "walk" covers in one loop
inline constexpr double secondsPerWalkCycle = 1.0; ///< length of "walk"
inline constexpr double sitDownSeconds = 1.4;      ///< of "sit_down" and "sit_down_table"
inline constexpr double seatBehind =
    0.32; ///< metres that "sit_down" goes back on its way into the seat
inline constexpr double seatHeight = 0.46;     ///< metres over the floor, of what "sit" sits on
inline constexpr double tableEdge = 0.44;      ///< metres ahead of a sitter where a table begins
inline constexpr double turnClipSeconds = 0.8; ///< length of "turn_left" and "turn_right"

// Eyes over the floor as a share of the height: ANSUR II, men: stature 1.756 m, standing eye
// 1.642 m; seated on a chair 1.234 m.
inline constexpr double standingEye = 0.935;
inline constexpr double seatedEye = 0.70;

}
