#pragma once

#include <compare>
#include <numbers>

namespace premise {

/// A number with a unit. Quantities of different units neither mix nor convert by accident.
template <class Unit> class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(double value) : value_(value) {}

    [[nodiscard]] constexpr double value() const { return value_; }

    friend constexpr Quantity operator+(Quantity a, Quantity b)
    {
        return Quantity(a.value_ + b.value_);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b)
    {
        return Quantity(a.value_ - b.value_);
    }
    friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.value_); }
    friend constexpr Quantity operator*(Quantity a, double k) { return Quantity(a.value_ * k); }
    friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(a.value_ * k); }
    friend constexpr Quantity operator/(Quantity a, double k) { return Quantity(a.value_ / k); }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;

private:
    double value_ = 0.0;
};

using Metres = Quantity<struct MetresUnit>;
using Millimetres = Quantity<struct MillimetresUnit>;

[[nodiscard]] constexpr Metres metres(Millimetres length)
{
    return Metres(length.value() / 1000.0);
}

[[nodiscard]] constexpr Millimetres millimetres(Metres length)
{
    return Millimetres(length.value() * 1000.0);
}

/// An angle; ask for it in the unit you mean.
class Angle {
public:
    constexpr Angle() = default;
    [[nodiscard]] static constexpr Angle degrees(double value)
    {
        return Angle(value * std::numbers::pi / 180.0);
    }
    [[nodiscard]] static constexpr Angle radians(double value) { return Angle(value); }
    [[nodiscard]] constexpr double inDegrees() const { return radians_ * 180.0 / std::numbers::pi; }
    [[nodiscard]] constexpr double inRadians() const { return radians_; }

    friend constexpr Angle operator+(Angle a, Angle b) { return Angle(a.radians_ + b.radians_); }
    friend constexpr Angle operator-(Angle a, Angle b) { return Angle(a.radians_ - b.radians_); }
    friend constexpr Angle operator*(Angle a, double k) { return Angle(a.radians_ * k); }
    friend constexpr auto operator<=>(const Angle&, const Angle&) = default;

private:
    constexpr explicit Angle(double radians) : radians_(radians) {}
    double radians_ = 0.0;
};

inline namespace literals {
    constexpr Metres operator""_m(long double v)
    {
        return Metres(static_cast<double>(v));
    }
    constexpr Metres operator""_m(unsigned long long v)
    {
        return Metres(static_cast<double>(v));
    }
    constexpr Millimetres operator""_mm(long double v)
    {
        return Millimetres(static_cast<double>(v));
    }
    constexpr Millimetres operator""_mm(unsigned long long v)
    {
        return Millimetres(static_cast<double>(v));
    }
    constexpr Angle operator""_deg(long double v)
    {
        return Angle::degrees(static_cast<double>(v));
    }
    constexpr Angle operator""_deg(unsigned long long v)
    {
        return Angle::degrees(static_cast<double>(v));
    }
}

}
