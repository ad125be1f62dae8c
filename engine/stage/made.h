#pragma once

#include <string>
#include <vector>

#include "project/edit.h"

namespace premise {

/// Edits that put a new row, and the id it will have when they are applied in order to the project they
/// were made for.
template <class Row> struct Made {
    std::vector<Edit> edits;
    Id<Row> id;
};

/// The name without a number behind it: "Chair" of "Chair 12".
[[nodiscard]] std::string withoutNumber(const std::string& name);

/// "Chair", or where a row of the table has that name already "Chair 2", "Chair 3"…
template <class Row> [[nodiscard]] std::string freeName(const Table<Row>& table, std::string wanted)
{
    const auto isTaken = [&](const std::string& name) {
        const auto named = [&](const auto& row) { return row->name == name; };
        return std::ranges::any_of(table.rows(), named);
    };
    const std::string base = withoutNumber(wanted);
    for (int number = 2; isTaken(wanted); ++number) {
        wanted = base + " " + std::to_string(number);
    }
    return wanted;
}

}
