#include <algorithm>

#include <fmt/format.h>

#include "editor/actions.h"
#include "editor/row_states.h"

namespace premise {

namespace {

    ui::Reason needsRows(const Editor& editor)
    {
        return editor.selection.empty() ? "Pick something first." : "";
    }

    void askForPicked(Editor& editor, const std::vector<Edit>& edits, const std::string& name,
                      const std::string& past)
    {
        if (edits.empty()) {
            editor.complain("What is picked cannot be " + past);
        } else if (editor.ask(edits, name)) {
            editor.say(edits.size() == 1 ? "It is " + past
                                         : fmt::format("{} things are {}", edits.size(), past));
        }
    }

    void hideOrShow(Editor& editor)
    {
        const std::vector<Item>& picked = editor.selection.items();
        const bool anyShown = std::ranges::any_of(
            picked, [&](const Item& item) { return isShown(editor.project(), item); });
        askForPicked(editor, editsToShow(editor.project(), picked, !anyShown),
                     anyShown ? "Hide" : "Show",
                     anyShown ? "hidden. H shows it again" : "shown again");
    }

    void lockOrUnlock(Editor& editor)
    {
        const std::vector<Item>& picked = editor.selection.items();
        const bool allLocked = std::ranges::all_of(
            picked, [&](const Item& item) { return isLocked(editor.project(), item); });
        askForPicked(editor, editsToLock(editor.project(), picked, !allLocked),
                     allLocked ? "Unlock" : "Lock",
                     allLocked ? "unlocked" : "locked. Shift+L frees it");
    }

    void groupPicked(Editor& editor)
    {
        const std::string name = freeGroup(editor.project());
        const std::vector<Edit> edits =
            editsToGroup(editor.project(), editor.selection.items(), name);
        askForPicked(editor, edits, "Group", "grouped. Type a name");
        if (!edits.empty()) {
            editor.setList.renamingGroup = name;
            editor.setList.renamingBegins = true;
        }
    }

    void addPickedAction(std::vector<Action>& to, std::string_view name, std::string_view keys,
                         std::string_view words, std::string_view sentence, void (*run)(Editor&))
    {
        to.push_back({.name = name,
                      .keys = keys,
                      .menu = "Set",
                      .words = words,
                      .sentence = sentence,
                      .pages = {Page::set, Page::block},
                      .reason = needsRows,
                      .run = run});
    }

}

void addLibraryActions(std::vector<Action>& to)
{
    to.push_back({.name = "Add model",
                  .keys = "Ctrl+I",
                  .menu = "File",
                  .words = "import file disk gltf fbx obj collada open",
                  .sentence = "Chooses a model from disk. Dropping it on the window does the same.",
                  .run = [](Editor& editor) { openFileChooser(editor); }});
    to.push_back({.name = "Add sound",
                  .menu = "File",
                  .words = "import audio wav flac ogg music dialogue voice scratch",
                  .sentence = "Chooses a sound from disk and lays it over the cut at the playhead. "
                              "Dropping it on the window does the same.",
                  .run = [](Editor& editor) { openFileChooser(editor); }});
    addPickedAction(to, "Group", "Ctrl+G", "folder together", "Puts what is picked into a group.",
                    groupPicked);
    addPickedAction(to, "Hide or show", "H", "visible eye", "Hides what is picked from all views.",
                    hideOrShow);
    addPickedAction(to, "Lock or unlock", "Shift+L", "fix freeze",
                    "Locked things are not picked or moved in the views.", lockOrUnlock);
}

}
