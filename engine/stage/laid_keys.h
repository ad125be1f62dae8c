#pragma once

#include <vector>

#include "stage/moves.h"

namespace premise {

/// Where a camera stands and looks at one moment, in the numbers its tracks hold.
struct Rig {
    DVec3 position{0.0}; ///< metres
    double pan = 0.0;    ///< degrees
    double tilt = 0.0;
    double roll = 0.0;
};
[[nodiscard]] Rig rigAt(const CameraSetup& camera, FrameTime time);
/// Unit vector along the lens.
[[nodiscard]] DVec3 lensAxis(const Rig& rig);

/// The keys of a move while it is made up, and then the edits that lay them.
class LaidKeys {
public:
    LaidKeys(const CameraSetup& camera, const MoveTiming& timing);

    [[nodiscard]] const CameraSetup& camera() const { return *camera_; }
    [[nodiscard]] const MoveTiming& timing() const { return timing_; }
    [[nodiscard]] FrameRange range() const { return timing_.range; }
    [[nodiscard]] const Rig& start() const { return start_; }
    /// A track's value where the move starts.
    [[nodiscard]] double startOf(CameraTrack track) const;

    void lay(CameraTrack track, std::vector<Key> keys);
    /// From the value at the start to this one, eased.
    void ease(CameraTrack track, double to);
    /// The same for all of the position. An axis that neither goes nor has gone anywhere gets no keys.
    void easePosition(const DVec3& to);
    /// Keeps a track at its start value where keys would move it.
    void hold(CameraTrack track);

    /// Old keys inside the range go first, where no new one takes their place; then the new come. What leads to
    /// the range and away from it keeps its shape as far as the new end values let it.
    [[nodiscard]] std::vector<Edit> edits() const;

private:
    struct Laid {
        CameraTrack track = CameraTrack::x;
        std::vector<Key> keys;
    };
    const CameraSetup* camera_; ///< never null
    MoveTiming timing_;
    Rig start_;
    std::vector<Laid> laid_;
};

}
