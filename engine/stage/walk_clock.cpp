#include "stage/walk_clock.h"

#include <algorithm>

namespace premise {

namespace {
    constexpr double startSeconds = 0.5; ///< from standing to walking
    constexpr double stopSeconds = 0.6;
}

WalkClock::WalkClock(double distance, double seconds) : distance_(distance), seconds_(seconds)
{
    if (seconds <= 0.0) {
        return;
    }
    // A walk too short to ease at leisure is all easing.
    const double share = std::min(1.0, seconds / (startSeconds + stopSeconds));
    easeIn_ = startSeconds * share;
    easeOut_ = stopSeconds * share;
    cruise_ = distance / (seconds - (easeIn_ + easeOut_) / 2.0);
}

double WalkClock::walked(double seconds) const
{
    if (seconds <= 0.0) {
        return 0.0;
    }
    if (seconds >= seconds_) {
        return distance_;
    }
    if (seconds < easeIn_) {
        return cruise_ * seconds * seconds / (2.0 * easeIn_);
    }
    const double left = seconds_ - seconds;
    if (left < easeOut_) {
        return distance_ - cruise_ * left * left / (2.0 * easeOut_);
    }
    return cruise_ * (seconds - easeIn_ / 2.0);
}

double WalkClock::speed(double seconds) const
{
    if (seconds <= 0.0 || seconds >= seconds_) {
        return 0.0;
    }
    return cruise_ * std::min({1.0, seconds / easeIn_, (seconds_ - seconds) / easeOut_});
}

}
