#pragma once

#include <array>
#include <vector>

#include "editor/cut_view.h"
#include "editor/editor.h"

namespace premise {

/// What a key is about: its colour.
enum class KeyKind { move, focus, lens };
[[nodiscard]] KeyKind kindOf(CameraTrack track);
[[nodiscard]] ui::Ink inkOf(KeyKind kind);

/// All that a camera keys, in the order of a legend.
inline constexpr std::array<CameraTrack, 9> cameraTracks{
    CameraTrack::x,    CameraTrack::y,    CameraTrack::z,           CameraTrack::pan,
    CameraTrack::tilt, CameraTrack::roll, CameraTrack::focalLength, CameraTrack::focusDistance,
    CameraTrack::tStop};
/// "Height, m", and its short name, "height".
struct TrackWords {
    std::string_view legend{};
    std::string_view name{};
    std::string_view unit{};
};
[[nodiscard]] TrackWords wordsOf(CameraTrack track);

/// What the keys' moves make of the project as it was: edits, and where the keys are then. They move
/// together, as far as the first of them can.
struct KeysMoved {
    std::vector<Edit> edits{};
    std::vector<KeyName> keys{};
    Frame by = 0;
};
[[nodiscard]] KeysMoved movedKeyEdits(const Project& before, const std::vector<KeyName>& keys,
                                      Frame by, double raise);
/// Without them.
[[nodiscard]] std::vector<Edit> removedKeyEdits(const Project& before,
                                                const std::vector<KeyName>& keys);

/// The shown camera's values at the scene's playhead as keys: of what is keyed already, else of place,
/// turn and focus.
void setKeys(Editor& editor);
void removePickedKeys(Editor& editor);
/// How the picked keys' curves go through them.
void shapePickedKeys(Editor& editor, KeyShape shape);
/// To the shown camera's key after (before) the playhead.
void stepToKey(Editor& editor, int direction);
/// Picked keys that are gone are picked no more.
void dropGoneKeys(Editor& editor);

}
