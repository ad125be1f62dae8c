#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace premise {

/// Names one row of a table for as long as the project lives. Zero names nothing. Never reused.
template <class Row> struct Id {
    std::uint32_t value = 0;

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

}

template <class Row> struct std::hash<premise::Id<Row>> {
    std::size_t operator()(premise::Id<Row> id) const noexcept { return id.value; }
};
