#include "stage/moves.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "stage/focus_on.h"
#include "stage/move_kinds.h"

namespace premise {

namespace {

    bool allFinite(std::initializer_list<double> numbers)
    {
        return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
    }
    bool finite(const DVec3& place)
    {
        return allFinite({place.x, place.y, place.z});
    }
    bool finite(Metres length)
    {
        return std::isfinite(length.value());
    }

    bool isFocus(const Edit& edit)
    {
        const auto* set = std::get_if<SetCameraKey>(&edit);
        const auto* remove = std::get_if<RemoveCameraKey>(&edit);
        return (set != nullptr && set->track == CameraTrack::focusDistance) ||
               (remove != nullptr && remove->track == CameraTrack::focusDistance);
    }

    /// Whether a move is there to take focus from the eyes that a camera holds.
    bool takesFocus(const Move& move, Id<Cast> held)
    {
        const auto* follow = std::get_if<Follow>(&move);
        return std::holds_alternative<RackFocus>(move) ||
               (follow != nullptr && follow->focus && follow->cast != held);
    }

    /// The camera with focus where it holds it at the start, and let go.
    CameraSetup released(const Project& project, CameraSetup camera, FrameTime start)
    {
        const auto held = heldFocus(project, camera, start);
        if (held && !camera.focusDistance.moves()) {
            camera.focusDistance = {held->value(), {}};
        }
        camera.focusOn = {};
        return camera;
    }

    struct Finite {
        bool operator()(const Pan& move) const { return std::isfinite(move.by.inRadians()); }
        bool operator()(const Tilt& move) const { return std::isfinite(move.by.inRadians()); }
        bool operator()(const PushIn& move) const { return finite(move.by); }
        bool operator()(const PullOut& move) const { return finite(move.by); }
        bool operator()(const TrackMove& move) const { return finite(move.by); }
        bool operator()(const Boom& move) const { return finite(move.by); }
        bool operator()(const Orbit& move) const
        {
            return finite(move.centre) && std::isfinite(move.by.inRadians());
        }
        bool operator()(const CraneUp& move) const
        {
            return finite(move.by) && finite(move.forward) && finite(move.lookAt);
        }
        bool operator()(const DollyZoom& move) const
        {
            return finite(move.subject) && finite(move.by);
        }
        bool operator()(const RackFocus& move) const { return finite(move.to); }
        bool operator()(const Follow& move) const { return finite(move.distance); }
        bool operator()(const Handheld& move) const { return std::isfinite(move.strength); }
    };

}

Result<std::vector<Edit>> editsFor(const Project& project, Id<CameraSetup> camera, const Move& move,
                                   const MoveTiming& timing)
{
    const CameraSetup* setup = project.cameras.find(camera);
    if (setup == nullptr) {
        return fail("There is no camera {} to move. Choose one of the project's cameras.",
                    camera.value);
    }
    if (timing.range.empty()) {
        return fail("A move from frame {} to {} has no time. Let it end after it begins.",
                    timing.range.first, timing.range.end);
    }
    // Some moves lay a key every few frames; what asks for millions is a slip of the hand.
    constexpr Frame longest = 100'000;
    if (timing.range.duration() > longest) {
        return fail("A move of {} frames is longer than any take. Use {} frames at most.",
                    timing.range.duration(), longest);
    }
    if (!std::visit(Finite{}, move)) {
        return fail("The move has a number that is not finite. Give it a size.");
    }
    const bool lets = setup->focusOn && takesFocus(move, setup->focusOn);
    const CameraSetup moving =
        lets ? released(project, *setup, double(timing.range.first)) : *setup;
    LaidKeys keys(moving, timing);
    TRY(std::visit([&](const auto& kind) { return layMove(project, kind, keys); }, move));
    std::vector<Edit> edits = keys.edits();
    if (lets) {
        edits.insert(edits.begin(), Put<CameraSetup>{moving});
    } else if (setup->focusOn) {
        std::erase_if(edits, isFocus); // held already
    }
    return edits;
}

}
