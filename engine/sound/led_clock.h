#pragma once

namespace premise {

/// Time as a sound device has it, evened out: a device tells its place in steps of its buffer, and
/// pictures want to move evenly. What passes on our own clock is taken, and drawn towards the device's place.
class LedClock {
public:
    void start(double second) { second_ = second; }
    /// `passed` seconds on our clock, at this speed; `heard` is where the device is now.
    double advance(double passed, double speed, double heard);
    [[nodiscard]] double second() const { return second_; }

private:
    double second_ = 0.0;
};

}
