#include "film/focus.h"

#include <cmath>
#include <limits>

#include "base/promise.h"

namespace premise {

Millimetres circleOfConfusion(CircleOfConfusion convention, Millimetres width, Millimetres height)
{
    switch (convention) {
    case CircleOfConfusion::asc35mm: return Millimetres(0.0254);
    case CircleOfConfusion::asc16mm: return Millimetres(0.01524);
    case CircleOfConfusion::stillFullFrame: return Millimetres(0.03);
    case CircleOfConfusion::diagonal1500: break;
    }
    return Millimetres(std::hypot(width.value(), height.value()) / 1500.0);
}

Millimetres hyperfocal(Millimetres focalLength, double fNumber, Millimetres circle)
{
    PROMISE(fNumber > 0.0, "An aperture has a width");
    PROMISE(circle > Millimetres(0.0), "Nothing at all is sharper than every limit");
    return focalLength * (focalLength / circle / fNumber) + focalLength;
}

SharpRange sharpRange(Millimetres focalLength, double fNumber, Metres focus, Millimetres circle)
{
    PROMISE(millimetres(focus) > focalLength, "A lens cannot focus within its focal length");
    const double hyper = hyperfocal(focalLength, fNumber, circle).value();
    const double length = focalLength.value();
    const double distance = millimetres(focus).value();

    const double near = distance * (hyper - length) / (hyper + distance - 2.0 * length);
    const double far = distance < hyper ? distance * (hyper - length) / (hyper - distance)
                                        : std::numeric_limits<double>::infinity();
    return {.near = metres(Millimetres(near)), .far = metres(Millimetres(far))};
}

Millimetres blurDiameter(Millimetres focalLength, double fNumber, Metres focus, Metres object)
{
    PROMISE(fNumber > 0.0, "An aperture has a width");
    PROMISE(millimetres(focus) > focalLength, "A lens cannot focus within its focal length");
    PROMISE(object > Metres(0.0), "Only what lies ahead of the lens has an image");
    const double length = focalLength.value();
    const double magnification = length / (millimetres(focus).value() - length);
    // |1 − s/o| rather than |o − s|/o, so that an object at infinity has a size too.
    return Millimetres(std::abs(1.0 - focus / object) * length * magnification / fNumber);
}

}
