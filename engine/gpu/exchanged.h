#pragma once

#include <utility>

namespace premise::gpu {

/// A member that moves by exchange: who is moved from gets what the other held, and lets go of it. A
/// class that owns something of the device keeps all it needs to let go of it in one of these, and
/// moves by default.
template <class T> class Exchanged {
public:
    Exchanged() = default;
    Exchanged(Exchanged&& other) noexcept { std::swap(held_, other.held_); }
    Exchanged& operator=(Exchanged&& other) noexcept
    {
        std::swap(held_, other.held_);
        return *this;
    }
    ~Exchanged() = default;

    [[nodiscard]] const T* operator->() const { return &held_; }
    [[nodiscard]] T* operator->() { return &held_; }

private:
    T held_{};
};

}
