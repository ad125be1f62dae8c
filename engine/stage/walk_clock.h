#pragma once

namespace premise {

/// How far along a walk is at a moment: eased in from standing, even, eased out to standing. Covers
/// exactly its distance in exactly its time.
class WalkClock {
public:
    WalkClock(double distance, double seconds);

    [[nodiscard]] double walked(double seconds) const; ///< metres, 0 … distance
    [[nodiscard]] double speed(double seconds) const;  ///< metres a second

private:
    double distance_ = 0.0;
    double seconds_ = 0.0;
    double easeIn_ = 0.0; ///< seconds
    double easeOut_ = 0.0;
    double cruise_ = 0.0; ///< metres a second
};

}
