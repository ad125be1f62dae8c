#include "editor/row_states.h"

#include <algorithm>

#include <fmt/format.h>

namespace premise {

namespace {

    /// Calls with the item's row where it is of a kind that can be grouped and locked.
    template <class Do> void withSetRow(const Project& project, const Item& item, const Do& run)
    {
        const auto call = [&run](const auto* row) {
            if (row != nullptr) {
                run(*row);
            }
        };
        switch (item.kind) {
        case ItemKind::setPiece: call(project.setPieces.find(Id<SetPiece>{item.id})); break;
        case ItemKind::room: call(project.rooms.find(Id<Room>{item.id})); break;
        case ItemKind::prop: call(project.props.find(Id<Prop>{item.id})); break;
        case ItemKind::light: call(project.lights.find(Id<Light>{item.id})); break;
        default: break;
        }
    }

    bool& shownOf(auto& row)
    {
        if constexpr (requires { row.visible; }) {
            return row.visible;
        } else {
            return row.on;
        }
    }

    /// A Put for each row that the change makes another.
    template <class Change> std::vector<Edit> editsToChange(const Project& project,
                                                            const std::vector<Item>& items,
                                                            const Change& change)
    {
        std::vector<Edit> edits;
        const auto put = [&](const auto& row) {
            auto changed = row;
            change(changed);
            if (changed != row) {
                edits.emplace_back(Put<std::remove_cvref_t<decltype(row)>>{std::move(changed)});
            }
        };
        for (const Item& item : items) {
            withSetRow(project, item, put);
        }
        return edits;
    }

    /// All rows that can be in a group.
    std::vector<Item> setItems(const Project& project)
    {
        std::vector<Item> items;
        const auto add = [&items](const auto& table, ItemKind kind) {
            for (const auto& row : table.rows()) {
                items.push_back({kind, row->id.value});
            }
        };
        add(project.rooms, ItemKind::room);
        add(project.setPieces, ItemKind::setPiece);
        add(project.props, ItemKind::prop);
        add(project.lights, ItemKind::light);
        return items;
    }

}

bool isShown(const Project& project, const Item& item)
{
    bool shown = true;
    withSetRow(project, item, [&](auto row) { shown = shownOf(row); });
    if (const Cast* cast = project.cast.find(Id<Cast>{item.id});
        item.kind == ItemKind::cast && cast != nullptr) {
        shown = cast->visible;
    }
    return shown;
}

bool isLocked(const Project& project, const Item& item)
{
    bool locked = false;
    withSetRow(project, item, [&](const auto& row) { locked = row.locked; });
    return locked;
}

std::string groupOf(const Project& project, const Item& item)
{
    std::string group;
    withSetRow(project, item, [&](const auto& row) { group = row.group; });
    return group;
}

std::vector<Edit> editsToShow(const Project& project, const std::vector<Item>& items, bool shown)
{
    std::vector<Edit> edits =
        editsToChange(project, items, [shown](auto& row) { shownOf(row) = shown; });
    for (const Item& item : items) {
        const Cast* cast = project.cast.find(Id<Cast>{item.id});
        if (item.kind == ItemKind::cast && cast != nullptr && cast->visible != shown) {
            Cast changed = *cast;
            changed.visible = shown;
            edits.emplace_back(Put<Cast>{std::move(changed)});
        }
    }
    return edits;
}

std::vector<Edit> editsToLock(const Project& project, const std::vector<Item>& items, bool locked)
{
    return editsToChange(project, items, [locked](auto& row) { row.locked = locked; });
}

std::vector<Edit> editsToGroup(const Project& project, const std::vector<Item>& items,
                               const std::string& group)
{
    return editsToChange(project, items, [&group](auto& row) { row.group = group; });
}

std::vector<Edit> editsToRenameGroup(const Project& project, const std::string& group,
                                     const std::string& name)
{
    std::vector<Item> items = setItems(project);
    std::erase_if(items, [&](const Item& item) { return groupOf(project, item) != group; });
    return editsToGroup(project, items, name);
}

std::vector<std::string> groupsOf(const Project& project)
{
    std::vector<std::string> groups;
    for (const Item& item : setItems(project)) {
        const std::string group = groupOf(project, item);
        if (!group.empty() && std::ranges::find(groups, group) == groups.end()) {
            groups.push_back(group);
        }
    }
    return groups;
}

std::string freeGroup(const Project& project)
{
    const std::vector<std::string> groups = groupsOf(project);
    for (int number = 1;; ++number) {
        std::string name = fmt::format("Group {}", number);
        if (std::ranges::find(groups, name) == groups.end()) {
            return name;
        }
    }
}

}
