#pragma once

#include <string>

#include "project/changed_fields.h"
#include "project/tables.h"

namespace premise {

// What became of one row or of the project's settings, in a few words: "Turn Table 4", "Set T4 on
// camera B". What a kind of row has no words of its own for is said by the names of its fields.

/// A row as a few words call it. What is seen goes by its name, what is worked with by kind and name:
/// "Table 4", "12B", "camera B", "mark Door".
template <class Row> [[nodiscard]] std::string shortTitleOf(const Row& row)
{
    if constexpr (std::is_same_v<Row, Shot>) {
        return row.number.empty() ? titleOf(row) : row.number;
    } else {
        constexpr bool byName = std::is_same_v<Row, SetPiece> || std::is_same_v<Row, Prop> ||
                                std::is_same_v<Row, Cast> || std::is_same_v<Row, SoundClip>;
        return byName && !row.name.empty() ? row.name : titleOf(row);
    }
}

/// "Move Table 4", "Turn …", "Scale …", and of keys whether they came, went or changed.
[[nodiscard]] std::string placementWords(const Placement& before, const Placement& after,
                                         const std::string& title);
/// The one field that changed by its name, or all of it.
[[nodiscard]] std::string fieldWords(const ChangedFields& changed, const std::string& title);

/// Any row.
template <class Row> [[nodiscard]] std::string changeWords(const Row& before, const Row& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"name"})) {
        return fmt::format("Rename {} to {}", title, after.name);
    }
    if (changed.only({"asset_id"})) {
        return "Change the model of " + title;
    }
    if constexpr (requires { after.visible; }) {
        if (changed.only({"visible"})) {
            return (after.visible ? "Show " : "Hide ") + title;
        }
    }
    if constexpr (requires { after.locked; }) {
        if (changed.only({"locked"})) {
            return (after.locked ? "Lock " : "Unlock ") + title;
        }
        if (changed.only({"group"})) {
            return after.group.empty() ? "Take " + title + " out of " + before.group
                                       : "Group " + title + " with " + after.group;
        }
    }
    if constexpr (requires { after.placement; }) {
        if (changed.only({"placement"})) {
            return placementWords(before.placement, after.placement, title);
        }
    }
    return fieldWords(changed, title);
}

[[nodiscard]] std::string changeWords(const Asset& before, const Asset& after);
[[nodiscard]] std::string changeWords(const Prop& before, const Prop& after);
[[nodiscard]] std::string changeWords(const Mark& before, const Mark& after);
[[nodiscard]] std::string changeWords(const Cast& before, const Cast& after);
[[nodiscard]] std::string changeWords(const Light& before, const Light& after);
[[nodiscard]] std::string changeWords(const CameraSetup& before, const CameraSetup& after);
[[nodiscard]] std::string changeWords(const Shot& before, const Shot& after);
[[nodiscard]] std::string changeWords(const Sound& before, const Sound& after);
[[nodiscard]] std::string changeWords(const SoundClip& before, const SoundClip& after);
[[nodiscard]] std::string changeWords(const Settings& before, const Settings& after);
[[nodiscard]] std::string changeWords(const Sky& before, const Sky& after);

}
