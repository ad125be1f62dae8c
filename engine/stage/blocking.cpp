#include "stage/blocking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/promise.h"
#include "stage/actions.h"
#include "stage/figure.h"
#include "stage/walk_clock.h"
#include "stage/walk_path.h"

namespace premise {

namespace {

    FloorPoint floorPoint(const DVec3& spot)
    {
        return {spot.x, spot.z};
    }

    /// From a seat to where the actor stands to sit down on it.
    DVec3 inFront(double facing, const Cast& cast)
    {
        const double step = figure::seatBehind * figureScale(cast);
        return {std::sin(facing) * step, 0.0, std::cos(facing) * step};
    }

    WalkPath pathBetween(const Stay& from, const Stay& to)
    {
        std::vector<FloorPoint> points;
        points.reserve(to.stop->via.size() + 2);
        points.push_back(floorPoint(from.feet));
        for (const Waypoint& point : to.stop->via) {
            points.emplace_back(point.x.value(), point.z.value());
        }
        points.push_back(floorPoint(to.feet));
        return WalkPath(points);
    }

    constexpr double longestTurn = 0.7;                  ///< seconds
    constexpr double smallTurn = std::numbers::pi / 6.0; ///< made without steps up to here

    /// A wide turn takes longer than a glance: half a second for a right angle.
    double secondsToTurn(double by)
    {
        return 0.3 + (longestTurn - 0.3) * std::abs(by) / std::numbers::pi;
    }

    /// How far the root has gone from the feet's place into the seat.
    double seatShare(double inSeat)
    {
        const double x = std::clamp(inSeat / figure::sitDownSeconds, 0.0, 1.0);
        return x * x * (3.0 - 2.0 * x);
    }

    /// Feet on the way from one stay to the next.
    Footing walkingAt(const Stay& from, const Stay& to, double seconds)
    {
        const WalkPath path = pathBetween(from, to);
        const double rise = to.spot.y - from.spot.y;
        const double slope = walkLength(from, to);
        const WalkClock clock(slope, to.arrive - from.leave);
        Footing footing;
        footing.walking = true;
        footing.walked = clock.walked(seconds - from.leave);
        footing.speed = clock.speed(seconds - from.leave);
        const double share = slope > 0.0 ? footing.walked / slope : 0.0;
        const FloorPoint place = path.at(share * path.length());
        footing.position = DVec3(place.x, from.spot.y + rise * share, place.y);
        footing.heading = path.length() > 0.0 ? path.heading(share * path.length()) : from.facing;
        return footing;
    }

}

double figureScale(const Cast& cast)
{
    const double scale = cast.height.value() / figure::modelHeight;
    return scale > 0.0 ? scale : 1.0;
}

std::vector<Stay> staysOf(const Project& project, const Cast& cast)
{
    constexpr double always = std::numeric_limits<double>::infinity();
    std::vector<Stay> stays;
    stays.reserve(cast.stops.size());
    for (const Stop& stop : cast.stops) {
        const Mark* mark = project.marks.find(stop.mark);
        if (mark == nullptr) {
            continue;
        }
        Stay stay;
        stay.stop = &stop;
        stay.spot = DVec3(mark->x.value(), mark->y.value(), mark->z.value());
        stay.facing = mark->facing.inRadians();
        stay.seated = isSeated(stop.action);
        stay.feet = stay.seated ? stay.spot + inFront(stay.facing, cast) : stay.spot;
        stay.arrive = project.settings.rate.seconds(double(stop.arrive));
        stay.leave = project.settings.rate.seconds(double(std::max(stop.arrive, stop.leave)));
        if (!stays.empty()) {
            stay.arrive = std::max(stay.arrive, stays.back().arrive);
            stay.leave = std::max(stay.leave, stay.arrive);
            stays.back().leave = std::min(stays.back().leave, stay.arrive);
        }
        stays.push_back(stay);
    }
    if (!stays.empty()) {
        stays.front().arrive = -always;
        stays.back().leave = always;
    }
    return stays;
}

double Turn::done(double seconds) const
{
    if (by == 0.0 || seconds <= begin) {
        return 0.0;
    }
    const double share = std::min(1.0, progress(seconds));
    return share * share * (3.0 - 2.0 * share);
}

bool Turn::wide() const
{
    return std::abs(by) > smallTurn;
}

Turn arrivalTurn(const std::vector<Stay>& stays, std::size_t stay)
{
    if (stay == 0) {
        return {};
    }
    const Stay& here = stays[stay];
    const Stay& before = stays[stay - 1];
    const WalkPath path = pathBetween(before, here);
    const double facing = path.length() > 0.0 ? path.heading(path.length()) : before.facing;
    const double by = shortTurn(here.facing - facing);
    return {by, here.arrive, here.arrive + secondsToTurn(by)};
}

Turn departureTurn(const std::vector<Stay>& stays, std::size_t stay)
{
    if (stay + 1 >= stays.size()) {
        return {};
    }
    const Stay& here = stays[stay];
    const WalkPath path = pathBetween(here, stays[stay + 1]);
    const double ahead = path.length() > 0.0 ? path.heading(0.0) : here.facing;
    const double by = shortTurn(ahead - here.facing);
    return {by, here.leave - secondsToTurn(by), here.leave};
}

bool keepsSeat(const std::vector<Stay>& stays, std::size_t stay)
{
    return stay + 1 < stays.size() && stays[stay].seated && stays[stay + 1].seated &&
           stays[stay].stop->mark == stays[stay + 1].stop->mark;
}

double walkLength(const Stay& from, const Stay& to)
{
    return std::hypot(pathBetween(from, to).length(), to.spot.y - from.spot.y);
}

double secondsInSeat(const std::vector<Stay>& stays, std::size_t stay, double seconds)
{
    constexpr double always = std::numeric_limits<double>::infinity();
    if (!stays[stay].seated) {
        return -always;
    }
    double since = always;
    if (stay > 0 && !keepsSeat(stays, stay - 1)) {
        const Turn turn = arrivalTurn(stays, stay);
        since = seconds - (turn.wide() ? turn.end : stays[stay].arrive);
    }
    double left = always;
    if (stay + 1 < stays.size() && !keepsSeat(stays, stay)) {
        const Turn turn = departureTurn(stays, stay);
        left = (turn.wide() ? turn.begin : stays[stay].leave) - seconds;
    }
    return std::min(since, left);
}

Footing footingAt(const std::vector<Stay>& stays, double seconds)
{
    PROMISE(!stays.empty(), "An actor without stops stands where the placement says");
    std::size_t at = stays.size() - 1;
    while (at > 0 && seconds < stays[at].arrive) {
        --at;
    }
    Footing footing;
    const bool between = seconds > stays[at].leave && at + 1 < stays.size();
    if (between && !keepsSeat(stays, at)) {
        footing = walkingAt(stays[at], stays[at + 1], seconds);
    } else {
        const double share = seatShare(secondsInSeat(stays, at, seconds));
        footing.position = glm::mix(stays[at].feet, stays[at].spot, share);
        footing.heading = stays[at].facing;
        footing.walking = between;
    }
    footing.stay = at;
    // Turns add up, so that a stay too short for two of them is still without a jerk: the rest of
    // those that belong to stays up to here, and what is done of those that belong to later ones.
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (seconds >= stays[i].arrive && seconds < stays[i].arrive + longestTurn) {
            const Turn turn = arrivalTurn(stays, i);
            footing.heading += turn.by * (turn.done(seconds) - 1.0);
        }
        if (seconds > stays[i].leave - longestTurn && seconds <= stays[i].leave) {
            const Turn turn = departureTurn(stays, i);
            footing.heading += turn.by * turn.done(seconds);
        }
    }
    return footing;
}

}
