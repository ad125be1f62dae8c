#include "sound/led_clock.h"

#include <cmath>

namespace premise {

double LedClock::advance(double passed, double speed, double heard)
{
    /// Beyond this something broke off, and evening it out would take too long.
    constexpr double farOff = 0.2;
    /// Of what it is off, a second: steps of a buffer are evened out, a wrong clock is not left alone.
    constexpr double pull = 4.0;
    second_ += passed * speed;
    const double off = heard - second_;
    second_ += std::abs(off) > farOff ? off : off * std::fmin(1.0, pull * passed);
    return second_;
}

}
