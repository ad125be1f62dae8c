#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "math/types.h"
#include "project/edit.h"

namespace premise {

enum class Ease { none, in, out, inOut };

/// When a move happens and how softly it starts and ends.
struct MoveTiming {
    FrameRange range; ///< first key on `first`, last on `end`
    Ease ease = Ease::inOut;
};

struct Pan {
    Angle by;
}; ///< positive to the left
struct Tilt {
    Angle by;
}; ///< positive up
struct PushIn {
    Metres by;
}; ///< along the lens axis, level unless the camera is tilted
struct PullOut {
    Metres by;
};
struct TrackMove {
    Metres by;
}; ///< sideways; positive to the camera's right
struct Boom {
    Metres by;
}; ///< straight up; negative down
struct Orbit {
    DVec3 centre;
    Angle by;
}; ///< keeps the centre where it is in frame
struct CraneUp {
    Metres by;
    Metres forward;
    DVec3 lookAt;
}; ///< rises and keeps looking there
struct DollyZoom {
    DVec3 subject;
    Metres by;
}; ///< moves toward the subject (negative: away) and zooms so that its size holds
struct RackFocus {
    Metres to;
}; ///< from the focus distance at the start
struct Follow {
    Id<Cast> cast;
    Metres distance;
    bool focus = true;
}; ///< keeps the actor framed from a moving camera at this distance
struct Handheld {
    std::uint32_t seed = 1;
    double strength = 1.0;
}; ///< adds sway to what is keyed already
using Move = std::variant<Pan, Tilt, PushIn, PullOut, TrackMove, Boom, Orbit, CraneUp, DollyZoom,
                          RackFocus, Follow, Handheld>;

/// The move as edits that lay keys: apply them in one gesture, then edit the keys like any others.
/// Starts from where the camera is at the first frame; keys outside the range stay. Fails with a
/// sentence where the move cannot be made: empty or endless range, a size that is not finite, focal
/// length beyond the lens in a dolly zoom, subject behind the camera, focus under the close focus,
/// cast that is not there. A camera that holds somebody's eyes sharp goes on holding them, unless the move
/// is about focus elsewhere. Pan, tilt and roll that are keyed in the range give way where the move
/// needs them still.
[[nodiscard]] Result<std::vector<Edit>> editsFor(const Project& project, Id<CameraSetup> camera,
                                                 const Move& move, const MoveTiming& timing);

/// What the number of a move counts.
enum class MoveUnit { degrees, metres, strength };
/// What a move is about, beside the camera.
enum class MoveSubject { none, place, cast };

/// A move as a menu or a command offers it.
struct MoveKind {
    std::string name;                        ///< "pan", "push in", …
    MoveUnit unit = MoveUnit::metres;        ///< of MoveWish::amount
    MoveSubject subject = MoveSubject::none; ///< what has to be named with it
    double usual = 0.0;                      ///< the amount where none is wished for
};

/// Every move once, in the order of a menu: "pan", "tilt", "push in", …
[[nodiscard]] const std::vector<MoveKind>& moveKinds();
/// Their names, in the same order.
[[nodiscard]] const std::vector<std::string>& moveNames();

/// What is wished of a move that is known by its name; what the move does not need is ignored.
struct MoveWish {
    std::optional<double>
        amount; ///< in the kind's unit: an angle, a way, the distance of focus or of
                ///< the actor followed, how strong the hand sways
    std::optional<DVec3> place;   ///< orbit: centre; crane up: looked at; dolly zoom: subject
    std::optional<Id<Cast>> cast; ///< follow
    Metres forward = Metres(0.0); ///< crane up: how far it goes forward as it rises
    bool focus = true;            ///< follow: whether the focus goes along
    std::uint32_t seed = 1;       ///< handheld
};

/// The move of this name, as moveNames() writes it. Fails with a sentence where there is none of the
/// name, or the place or actor it is about is not named; editsFor() judges the rest.
[[nodiscard]] Result<Move> moveNamed(std::string_view name, const MoveWish& wish);

}
