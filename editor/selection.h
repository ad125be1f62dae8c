#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace premise {

/// What can be picked: rows of the project by their kind.
enum class ItemKind : std::uint8_t {
    none,
    setPiece,
    room,
    prop,
    cast,
    mark,
    light,
    camera,
    shot,
    clip,
    sound ///< a clip of it
};

struct Item {
    ItemKind kind = ItemKind::none;
    std::uint32_t id = 0; ///< value of the row's id; of a clip its place in the cut
    friend bool operator==(const Item&, const Item&) = default;
};

/// Everything picked, the last one first among equals: numbers are its numbers.
class Selection {
public:
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    /// The one picked last; of kind none where nothing is.
    [[nodiscard]] Item main() const { return items_.empty() ? Item{} : items_.back(); }
    [[nodiscard]] bool has(const Item& item) const
    {
        return std::ranges::find(items_, item) != items_.end();
    }
    void clear() { items_.clear(); }
    void pick(const Item& item) { items_.assign(1, item); }
    /// In where it was out, out where it was in.
    void toggle(const Item& item)
    {
        if (std::erase(items_, item) == 0) {
            items_.push_back(item);
        }
    }
    void add(const Item& item)
    {
        std::erase(items_, item);
        items_.push_back(item);
    }
    template <class Gone> void dropWhere(Gone gone) { std::erase_if(items_, gone); }

private:
    std::vector<Item> items_;
};

}
