#include "film/lens.h"

#include <cmath>

#include "base/promise.h"

namespace premise {

double fNumberFrom(double tStop, const Lens& lens)
{
    return tStop * std::sqrt(lens.transmission);
}

AnglesOfView anglesOfView(const Gate& gate, double squeeze, Millimetres focalLength)
{
    PROMISE(focalLength > Millimetres(0.0), "A lens has a length");
    const auto angle = [&](double factor, Millimetres side) {
        return Angle::radians(2.0 * std::atan(factor * side / (2.0 * focalLength)));
    };
    return {.horizontal = angle(squeeze, gate.width), .vertical = angle(1.0, gate.height)};
}

}
