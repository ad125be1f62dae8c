#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "base/id.h"
#include "base/promise.h"

namespace premise {

/// Rows in the author's order. A copy shares its rows: keeping whole projects for undo costs a
/// pointer a row. Every row has a member `Id<Row> id`.
template <class Row> class Table {
public:
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// The row, or null. Ids are few and grow, so a binary search over the sorted index would cost
    /// more to keep than this look finds.
    [[nodiscard]] const Row* find(Id<Row> id) const
    {
        const auto at = position(id);
        return at == rows_.end() ? nullptr : at->get();
    }
    [[nodiscard]] const Row& at(Id<Row> id) const
    {
        const Row* row = find(id);
        PROMISE(row != nullptr, "Whoever names a row has checked that it is there");
        return *row;
    }

    [[nodiscard]] const std::vector<std::shared_ptr<const Row>>& rows() const { return rows_; }

    /// In place of the row with its id, or last.
    void put(Row row)
    {
        const auto at = std::ranges::find(rows_, row.id, [](const auto& kept) { return kept->id; });
        auto shared = std::make_shared<const Row>(std::move(row));
        if (at == rows_.end()) {
            rows_.push_back(std::move(shared));
        } else {
            *at = std::move(shared);
        }
    }
    /// Last; no row has its id yet. For reading many: put() looks through all rows for each.
    void add(Row row) { rows_.push_back(std::make_shared<const Row>(std::move(row))); }
    void remove(Id<Row> id)
    {
        std::erase_if(rows_, [id](const auto& row) { return row->id == id; });
    }
    /// To this place among the rows; clamped.
    void move(Id<Row> id, std::size_t place)
    {
        const auto from = position(id);
        PROMISE(from != rows_.end(), "Only a row that is there can move");
        auto row = *from;
        rows_.erase(from);
        rows_.insert(rows_.begin() + std::ptrdiff_t(std::min(place, rows_.size())), std::move(row));
    }

    friend bool operator==(const Table& a, const Table& b)
    {
        return std::ranges::equal(a.rows_, b.rows_, [](const auto& left, const auto& right) {
            return left == right || *left == *right;
        });
    }

private:
    [[nodiscard]] auto position(Id<Row> id) const
    {
        return std::ranges::find(rows_, id, [](const auto& row) { return row->id; });
    }
    std::vector<std::shared_ptr<const Row>> rows_; ///< one an id, none null
};

}
