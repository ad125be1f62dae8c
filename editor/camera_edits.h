#pragma once

#include "editor/editor.h"

namespace premise {

// What panels ask for of the camera that is shown. Each is one step, or joins the open gesture.

/// The value at the playhead: a key where the track is keyed, else the one value it has.
[[nodiscard]] Edit valueEdit(const CameraSetup& camera, CameraTrack track, FrameTime time,
                             double value);
void setCameraValue(Editor& editor, CameraTrack track, double value);
/// The row, changed as a whole.
template <class Change> void changeCamera(Editor& editor, const Change& change)
{
    if (const CameraSetup* camera = editor.shownCamera(); camera != nullptr) {
        CameraSetup row = *camera;
        change(row);
        editor.ask(Put<CameraSetup>{std::move(row)});
    }
}
/// A lens of the kit on the camera, with the focal length asked for (of a zoom, held to its range).
void putLensOn(Editor& editor, const KitLens& lens, Millimetres focalLength);
/// The primes of the camera's set in order of focal length; zooms after them.
[[nodiscard]] std::vector<const KitLens*> kitOf(const Editor& editor, const CameraSetup& camera);
/// `steps` lenses on in the kit.
void stepLens(Editor& editor, int steps);
/// Position and head at once, keyed where they are keyed.
void setCameraPose(Editor& editor, const Pose& pose);

}
