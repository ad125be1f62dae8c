#include "film/both_sharp.h"

#include <algorithm>
#include <limits>

#include "base/promise.h"
#include "film/focus.h"

namespace premise {

BothSharp bothSharp(Millimetres focalLength, Millimetres circle, Metres one, Metres other,
                    double widest, double deepest)
{
    PROMISE(millimetres(std::min(one, other)) > focalLength,
            "A lens cannot focus within its focal length");
    PROMISE(widest <= deepest, "A lens opens wider than it closes");
    const double length = focalLength.value();
    const double near = millimetres(std::min(one, other)).value();
    const double far = millimetres(std::max(one, other)).value();
    const double focus = 2.0 / (1.0 / near + 1.0 / far);
    const double apart = 1.0 / near - 1.0 / far;
    // H − f = f²/(N c): one subject alone is held by any stop.
    const double wanted =
        apart > 0.0 ? length * length * apart / (2.0 * (1.0 - length / focus) * circle.value())
                    : 0.0;
    if (wanted <= deepest) {
        return {std::max(wanted, widest), metres(Millimetres(focus)), Metres(0.0)};
    }
    const double reach = length * length / (deepest * circle.value()); // H − f
    const double held = (reach - length) / (reach / near - 1.0);
    const SharpRange sharp = sharpRange(focalLength, deepest, metres(Millimetres(held)), circle);
    return {deepest, metres(Millimetres(held)), metres(Millimetres(far)) - sharp.far};
}

}
