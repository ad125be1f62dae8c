#pragma once

#include <variant>

#include "base/result.h"
#include "project/project.h"

namespace premise {

/// A new row (id 0 in the row: the project gives one) or a changed one, whole.
template <class Row> struct Put {
    Row row{};
    friend bool operator==(const Put&, const Put&) = default;
};
/// Away with a row. Refused while others name it; the sentence says which.
template <class Row> struct Remove {
    Id<Row> id{};
    friend bool operator==(const Remove&, const Remove&) = default;
};
/// To another place in its table's order.
template <class Row> struct Reorder {
    Id<Row> id{};
    std::size_t place = 0;
    friend bool operator==(const Reorder&, const Reorder&) = default;
};

/// What of a camera setup moves.
enum class CameraTrack { x, y, z, pan, tilt, roll, focalLength, focusDistance, tStop };
struct SetCameraKey {
    Id<CameraSetup> camera{};
    CameraTrack track = CameraTrack::x;
    Key key{};
    friend bool operator==(const SetCameraKey&, const SetCameraKey&) = default;
};
struct RemoveCameraKey {
    Id<CameraSetup> camera{};
    CameraTrack track = CameraTrack::x;
    Frame frame = 0;
    friend bool operator==(const RemoveCameraKey&, const RemoveCameraKey&) = default;
};
struct SetCut {
    std::vector<CutClip> cut{};
    friend bool operator==(const SetCut&, const SetCut&) = default;
};
struct SetSettings {
    Settings settings{};
    friend bool operator==(const SetSettings&, const SetSettings&) = default;
};
struct SetSky {
    Sky sky{};
    friend bool operator==(const SetSky&, const SetSky&) = default;
};

/// A change to the project, as data.
using Edit =
    std::variant<Put<Asset>, Put<SetPiece>, Put<Room>, Put<Prop>, Put<Mark>, Put<Cast>, Put<Light>,
                 Put<CameraSetup>, Put<Shot>, Put<Sound>, Put<SoundClip>, Remove<Asset>,
                 Remove<SetPiece>, Remove<Room>, Remove<Prop>, Remove<Mark>, Remove<Cast>,
                 Remove<Light>, Remove<CameraSetup>, Remove<Shot>, Remove<Sound>, Remove<SoundClip>,
                 Reorder<Asset>, Reorder<SetPiece>, Reorder<Room>, Reorder<Prop>, Reorder<Mark>,
                 Reorder<Cast>, Reorder<Light>, Reorder<CameraSetup>, Reorder<Shot>, Reorder<Sound>,
                 Reorder<SoundClip>, SetCameraKey, RemoveCameraKey, SetCut, SetSettings, SetSky>;

/// The project after the edit, or a sentence why not: names a row that is not there, breaks a rule
/// that would make the project unreadable (empty shot number, second take 1 of a shot, key out of
/// order, value not finite, range without frames, lens without length…).
[[nodiscard]] Result<Project> applied(const Project& project, const Edit& edit);

/// The track that CameraTrack names.
[[nodiscard]] const Track& trackOf(const CameraSetup& camera, CameraTrack track);
[[nodiscard]] Track& trackOf(CameraSetup& camera, CameraTrack track);

}
