#pragma once

#include "math/bounds.h"
#include "stage/staged_frame.h"

namespace premise {

/// The eye that looks at the set from anywhere: it turns about a point and flies.
struct FreeCamera {
    DVec3 pivot{0.0, 1.0, 0.0};
    double distance = 9.0; ///< metres from the pivot
    Angle pan = Angle::degrees(35.0);
    Angle tilt = Angle::degrees(-28.0);
    double flySpeed = 2.5; ///< metres a second

    [[nodiscard]] DVec3 eye() const;
    [[nodiscard]] DVec3 ahead() const; ///< unit
    [[nodiscard]] DVec3 right() const;
    [[nodiscard]] DVec3 up() const;

    /// As a camera with a deep-focus 24 mm on a full-frame gate of this shape.
    [[nodiscard]] StagedCamera staged(double aspect) const;

    void orbit(Angle byPan, Angle byTilt); ///< about the pivot; tilt stops short of straight up
    void look(Angle byPan, Angle byTilt);  ///< about the eye
    /// Sideways and up by parts of the picture's height at the pivot's distance.
    void slide(double acrossHeights, double upHeights);
    void zoom(double factor);      ///< of the distance
    void fly(const DVec3& metres); ///< right, up, ahead
    /// Stands and looks as the camera does (but for its roll), about what is in focus.
    [[nodiscard]] static FreeCamera at(const StagedCamera& camera);
    /// The box fills most of a picture of this shape.
    void show(const Bounds& box, double aspect);
};

}
