#include "project/curve_segment.h"

#include <algorithm>
#include <cmath>

namespace premise {

namespace {

    /// A cubic Bézier's value at parameter s.
    double bezier(double p0, double p1, double p2, double p3, double s)
    {
        const double r = 1.0 - s;
        return r * r * r * p0 + 3.0 * r * r * s * p1 + 3.0 * r * s * s * p2 + s * s * s * p3;
    }

    double bezierSlope(double p0, double p1, double p2, double p3, double s)
    {
        const double r = 1.0 - s;
        return 3.0 * (r * r * (p1 - p0) + 2.0 * r * s * (p2 - p1) + s * s * (p3 - p2));
    }

    /// The parameter at which a curve that runs from 0 over `first` and `second` to 1 reaches `x`.
    /// With both in 0…1 the curve never turns back, so a bracket holds the answer; Newton's step is
    /// taken while it stays inside and replaced by halving where the curve stands still.
    double parameterReaching(double x, double first, double second)
    {
        double low = 0.0;
        double high = 1.0;
        double s = x;
        for (int step = 0; step < 64; ++step) {
            const double error = bezier(0.0, first, second, 1.0, s) - x;
            if (std::abs(error) < 1e-15) {
                break;
            }
            (error < 0.0 ? low : high) = s;
            const double slope = bezierSlope(0.0, first, second, 1.0, s);
            const double newton = s - error / slope;
            s = slope > 1e-9 && newton > low && newton < high ? newton : 0.5 * (low + high);
        }
        return s;
    }

}

CurveSegment::CurveSegment(const Key& from, const Key& to)
    : length(double(to.frame - from.frame)),
      out(std::clamp(from.out.width, 0.0, length)),
      in(std::clamp(to.in.width, 0.0, length)),
      values{from.value, from.value + from.out.slope * out, to.value - to.in.slope * in, to.value}
{
}

double CurveSegment::parameterAt(double time) const
{
    return parameterReaching(time / length, out / length, 1.0 - in / length);
}

double CurveSegment::valueAt(double s) const
{
    return bezier(values[0], values[1], values[2], values[3], s);
}

double CurveSegment::slopeAt(double s) const
{
    const auto slope = [&](double at) {
        const double time = bezierSlope(0.0, out, length - in, length, at);
        const double value = bezierSlope(values[0], values[1], values[2], values[3], at);
        return time > 1e-9 * length ? value / time : std::nan("");
    };
    // A handle without width starts from a standstill in time: the slope is that of just beside it.
    const double here = slope(s);
    return std::isnan(here) ? slope(s < 0.5 ? s + 1e-4 : s - 1e-4) : here;
}

}
