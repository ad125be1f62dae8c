#pragma once

#include <string>
#include <vector>

#include "editor/selection.h"
#include "project/edit.h"

namespace premise {

// Seen or hidden, locked or not, in a group or not: what the list of the set shows of each row and turns
// over. Kinds of items that have no such state are shown, not locked and in no group, and stay so.

[[nodiscard]] bool isShown(const Project& project, const Item& item); ///< of a light: on
[[nodiscard]] bool isLocked(const Project& project, const Item& item);
[[nodiscard]] std::string groupOf(const Project& project, const Item& item); ///< empty: in none

[[nodiscard]] std::vector<Edit> editsToShow(const Project& project, const std::vector<Item>& items,
                                            bool shown);
[[nodiscard]] std::vector<Edit> editsToLock(const Project& project, const std::vector<Item>& items,
                                            bool locked);
/// Into the group of this name; empty: out of any.
[[nodiscard]] std::vector<Edit> editsToGroup(const Project& project, const std::vector<Item>& items,
                                             const std::string& group);
/// The same rows under another name.
[[nodiscard]] std::vector<Edit> editsToRenameGroup(const Project& project, const std::string& group,
                                                   const std::string& name);

/// Names of all groups, in the order in which their first rows stand in the project.
[[nodiscard]] std::vector<std::string> groupsOf(const Project& project);
/// "Group 1", or the first number that no group has.
[[nodiscard]] std::string freeGroup(const Project& project);

}
