#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "editor/timeline_scale.h"
#include "editor/ui/rect.h"
#include "project/edit.h"
#include "project/key_edits.h"

namespace premise {

/// What dragging a clip or its edge does to the clips beside it.
enum class TrimTool { ripple, roll, slip, slide };

/// A key of a camera.
struct KeyName {
    Id<CameraSetup> camera{};
    CameraTrack track = CameraTrack::x;
    Frame frame = 0;
    friend auto operator<=>(const KeyName&, const KeyName&) = default;
};

/// What of a clip, a key or a curve is in hand, and the project as it was before.
struct TimelineDrag {
    enum class What {
        nothing,
        clipStart,
        clipEnd,
        clip,
        soundStart,
        soundEnd,
        sound,
        keys,
        handle,
        box
    };
    What what = What::nothing;
    Project before{};
    std::size_t clip = 0;
    Id<SoundClip> sound{};
    std::size_t place = 0; ///< where a moved clip would stand
    bool copies = false;   ///< it would be a copy
    std::vector<KeyName> keys{};
    Side side = Side::out; ///< of the handle
    float fromX = 0.0F;
    float fromY = 0.0F;
    double value = 0.0; ///< a point up, of the curve in hand
    bool moved = false; ///< further than a click does: a gesture is open, but for a clip's place
    bool cancelled = false; ///< until the button is up
    Frame by = 0;           ///< frames, as last asked for
    double raise = 0.0;
    std::string words{}; ///< as the status line has it
};

/// How the Cut page stands.
struct CutView {
    TrimTool tool = TrimTool::ripple;
    bool snaps = true;
    bool curves = true;
    bool sideBySide = false;
    bool scaled = false;                ///< the scales have been fitted to what there is
    TimelineScale cut;                  ///< of the film
    TimelineScale scene;                ///< as large, of the scene
    float lanesDown = 0.0F;             ///< points that the lanes are scrolled
    Id<CameraSetup> revealed{};         ///< the camera whose lane was last brought into sight
    CameraTrack track = CameraTrack::x; ///< the chosen curve
    std::vector<KeyName> keys{};        ///< picked, each once
    TimelineDrag drag;
    ui::Rect soundLane; ///< of the film, as it was drawn last
    /// What shots' thumbnails show; another value: draw them anew.
    std::map<std::uint32_t, std::uint64_t> thumbnails{};
    /// Joins whose gap or overlap is meant.
    struct KeptJoin {
        CutClip before{};
        CutClip clip{};
        friend bool operator==(const KeptJoin&, const KeptJoin&) = default;
    };
    std::vector<KeptJoin> keptJoins{};

    [[nodiscard]] bool dragging() const { return drag.what != TimelineDrag::What::nothing; }
};

}
