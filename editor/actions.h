#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/editor.h"
#include "editor/ui/widgets.h"

namespace premise {

/// What a menu, a key or the palette triggers. One table: the menus, the palette and the page of
/// shortcuts are made from it, so they cannot disagree.
struct Action {
    std::string_view name{};     ///< "Play, stop"
    std::string_view keys{};     ///< "Ctrl+Shift+Z", "Space", "["; empty: none
    std::string_view menu{};     ///< "Edit"; empty: in no menu
    std::string_view shelf{};    ///< on the page of shortcuts: "Play"; empty: that of its menu
    std::string_view words{};    ///< what else it is called: "dof depth bokeh"
    std::string_view sentence{}; ///< what it does, for tooltips
    std::vector<Page> pages{};   ///< where its keys work; empty: everywhere
    std::function<ui::Reason(const Editor&)> reason{}; ///< why not now; may be absent
    std::function<void(Editor&)> run{};
    std::function<bool(const Editor&)> on{}; ///< of a switch; absent: it is none
};

/// All actions, menu by menu in the order of the menus.
[[nodiscard]] const std::vector<Action>& actions();

/// Each group of actions adds its own.
void addProductionActions(std::vector<Action>& to); ///< File, Edit, View, Help
void addDeliverActions(std::vector<Action>& to);
void addTimeActions(std::vector<Action>& to);
void addLibraryActions(std::vector<Action>& to); ///< models from disk
void addSetActions(std::vector<Action>& to);     ///< Set, Cast, and what is done to what is picked
void addCameraActions(std::vector<Action>& to);
void addCutActions(std::vector<Action>& to);
void addSoundActions(std::vector<Action>& to);

/// The chord that the keys mean; key 0 where they mean none.
[[nodiscard]] ui::InputQueue::Chord chordOf(std::string_view keys);

/// "Z", "Space", "["; empty where the key has no name.
[[nodiscard]] std::string_view nameOfKey(int key);

/// Null where no action has these keys on this page.
[[nodiscard]] const Action* actionFor(const ui::InputQueue::Chord& chord, Page page);

/// Runs it, or says in the status line why it cannot be.
void runAction(Editor& editor, const Action& action);

/// By its name; for toolbars, whose buttons then show its keys and reasons. It must be there.
[[nodiscard]] const Action& actionNamed(std::string_view name);

}
