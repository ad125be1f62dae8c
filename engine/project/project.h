#pragma once

#include <string>
#include <vector>

#include "film/framing.h"
#include "project/rows.h"
#include "project/sound.h"
#include "project/table.h"

namespace premise {

/// The sky as light and backdrop. Colours are shapes only: `lux` says how much light it sends down.
struct Sky {
    Colour zenith{0.36, 0.52, 0.78};
    Colour horizon{0.78, 0.84, 0.90};
    Colour ground{0.38, 0.36, 0.33}; ///< what lies below the horizon where no set does: its albedo
    double lux = 12000.0;            ///< on level ground, without the sun
    friend bool operator==(const Sky&, const Sky&) = default;
};

struct Settings {
    std::string title = "Untitled";
    std::string scene = "1";
    FrameRate rate{24, 1};
    Frame firstFrame = 1001; ///< scene time's habitual start
    Frame timecodeStart =
        86400; ///< timecode of the cut's first frame, in frames: 01:00:00:00 at 24
    DropFrame dropFrame = DropFrame::no;
    std::vector<Aspect> frameLines{{239, 100}}; ///< the first is what is delivered
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// What the author decided, and nothing else: a value. Rows refer to each other by id.
struct Project {
    Settings settings{};
    Sky sky{};
    Table<Asset> assets{};
    Table<SetPiece> setPieces{};
    Table<Room> rooms{};
    Table<Prop> props{};
    Table<Mark> marks{};
    Table<Cast> cast{};
    Table<Light> lights{};
    Table<CameraSetup> cameras{};
    Table<Shot> shots{};
    std::vector<CutClip> cut{};
    Table<Sound> sounds{};
    Table<SoundClip> soundClips{};
    std::uint32_t lastId = 0; ///< ids are given once, over all tables, also after undo of nothing
    friend bool operator==(const Project&, const Project&) = default;
};

/// What will not work or will surprise, a sentence each, in reading order.
struct Problem {
    enum class Weight { note, warning, error };
    Weight weight = Weight::warning;
    std::string message{};
    friend bool operator==(const Problem&, const Problem&) = default;
};
/// Dangling ids, empty ranges, overlapping stops, keys out of order, lens below close focus or stop
/// wider than the glass, focal length outside the zoom, image circle smaller than the gate, a walk
/// faster than a run, cut clips beyond handles, non-finite numbers, unusable rates.
[[nodiscard]] std::vector<Problem> problemsIn(const Project& project);

/// The shot with this number, of several takes the one that plays first in the cut, else the highest;
/// null where there is none.
[[nodiscard]] const Shot* shotNumbered(const Project& project, std::string_view number);

/// Frames of the cut that a clip lasts: its scene frames over its speed, up to a whole frame. So a
/// slowed clip still ends on a whole frame of the scene, and shows no moment beyond its range.
[[nodiscard]] Frame recordFrames(const CutClip& clip);
/// The moment of the scene that a clip shows on its frame 0 … recordFrames − 1 of the cut.
[[nodiscard]] FrameTime sceneTimeIn(const CutClip& clip, Frame record);

/// Length of the cut in frames.
[[nodiscard]] Frame cutDuration(const Project& project);

/// Which shot plays at a record frame (0 … cutDuration), and at which scene time: between whole frames
/// where its speed is not 1. Shot is null in black.
struct CutMoment {
    const Shot* shot = nullptr;
    FrameTime sceneTime = 0.0;
};
[[nodiscard]] CutMoment cutAt(const Project& project, Frame record);

}
