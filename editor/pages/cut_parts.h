#pragma once

#include "editor/camera_keys.h"
#include "editor/cut_edits.h"
#include "editor/editor.h"

namespace premise {

/// Width of the names at the left of both timelines.
inline constexpr float laneNames = 152.0F;

/// Shots with their takes.
void drawCutShots(Editor& editor, const ui::Rect& area);
/// The film, the scene, or both.
void drawCutViewer(Editor& editor, const ui::Rect& area);
/// The film or the scene, whichever runs, and nothing else.
void drawCutPicture(Editor& editor, const ui::Rect& area);
/// Of the chosen clip, or of the shot that is in no clip.
void drawCutNumbers(Editor& editor, const ui::Rect& area);
/// How a drag trims, snapping, moves by name, and zoom.
void drawTimelineTools(Editor& editor, const ui::Rect& area);
/// The film as it is seen: ruler, clips, sound.
void drawCutTimeline(Editor& editor, const ui::Rect& area);
/// Sounds over the film, in the open panel: waveforms to be moved, slipped and trimmed.
void drawSoundLane(Editor& editor, const ui::Rect& name, const ui::Rect& lane);
/// Of the picked sound: gain, mute, file.
void drawSoundNumbers(Editor& editor, ui::Rect& rest, const SoundClip& clip);
/// When it happened: ruler, a lane a camera and an actor, curves.
void drawSceneTimeline(Editor& editor, const ui::Rect& area);
/// Camera lanes and cast lanes, in the open panel; `names` is left of `lanes`.
void drawLanes(Editor& editor, const ui::Rect& names, const ui::Rect& lanes);
/// An actor's stops and walks as bars.
void drawCastLane(Editor& editor, ui::Rect name, const ui::Rect& lane, const Cast& person);
/// The shown camera's curves, in the open panel.
void drawCurves(Editor& editor, const ui::Rect& names, const ui::Rect& area);

/// A shot's picture, small: of the middle of its range, drawn anew when what it shows has changed.
void drawThumbnail(Editor& editor, const ui::Rect& area, const Shot& shot);

/// Timecodes and ticks; `zero` is the frame called 00:00:00:00. A drag scrubs: true where the pointer
/// holds it.
bool drawRuler(Editor& editor, std::string_view id, const ui::Rect& area,
               const TimelineScale& scale, Frame zero);
/// In to out, on a ruler.
void drawMarked(Editor& editor, const ui::Rect& ruler, const TimelineScale& scale,
                FrameRange marked);
/// A playhead through `area` with its tip at the area's top.
void drawPlayhead(Editor& editor, const ui::Rect& area, const TimelineScale& scale,
                  FrameTime moment, bool runs);
/// Wheel and middle button over a timeline; both keep one size.
void navigateTimeline(Editor& editor, const ui::Rect& area, TimelineScale& scale);
/// A key's sign: colour says what, shape how it goes on.
void drawKeySign(ui::Gui& gui, float x, float y, float radius, const Key& key, ui::Ink ink,
                 bool picked);
/// Whether a drag shall snap: the magnet, turned over by Ctrl.
[[nodiscard]] bool snapsNow(const Editor& editor);
/// Points round a place on a timeline within which a drag snaps to it.
constexpr float snapReach = 8.0F;
/// Ends the drag in hand where the button came up, and puts all back at Esc. True: there is one that
/// goes on.
bool dragGoesOn(Editor& editor);

}
