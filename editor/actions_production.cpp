
#include "editor/actions.h"

namespace premise {

namespace {

    void goToPage(std::vector<Action>& to, std::string_view name, std::string_view keys, Page page)
    {
        to.push_back({.name = name,
                      .keys = keys,
                      .menu = "View",
                      .shelf = "Production",
                      .words = "page workspace",
                      .run = [page](Editor& editor) { editor.openPage(page); },
                      .on = [page](const Editor& editor) { return editor.page == page; }});
    }

}

void addProductionActions(std::vector<Action>& to)
{
    to.push_back(
        {.name = "Save a version",
         .keys = "Ctrl+S",
         .menu = "File",
         .words = "store write disk project",
         .sentence = "Writes the production's file. Every change is kept before that, too.",
         .run = [](Editor& editor) { editor.save(); }});
    to.push_back({.name = "Close",
                  .keys = "Ctrl+Q",
                  .menu = "File",
                  .words = "quit exit end",
                  .run = [](Editor& editor) { editor.close(); }});
    to.push_back({.name = "Undo",
                  .keys = "Ctrl+Z",
                  .menu = "Edit",
                  .words = "back revert",
                  .reason =
                      [](const Editor& editor) {
                          return editor.canUndo() ? "" : "There is nothing to undo.";
                      },
                  .run = [](Editor& editor) { editor.undo(); }});
    to.push_back(
        {.name = "Redo",
         .keys = "Ctrl+Shift+Z",
         .menu = "Edit",
         .words = "again forward",
         .reason =
             [](const Editor& editor) { return editor.canRedo() ? "" : "Nothing was undone."; },
         .run = [](Editor& editor) { editor.redo(); }});
    to.push_back({.name = "Clear the selection",
                  .menu = "Edit",
                  .words = "deselect none",
                  .run = [](Editor& editor) { editor.selection.clear(); }});
    goToPage(to, "Set page", "Ctrl+1", Page::set);
    goToPage(to, "Block page", "Ctrl+2", Page::block);
    goToPage(to, "Shoot page", "Ctrl+3", Page::shoot);
    goToPage(to, "Cut page", "Ctrl+4", Page::cut);
    goToPage(to, "Deliver page", "Ctrl+5", Page::deliver);
    to.push_back({.name = "Full picture",
                  .keys = "F11",
                  .menu = "View",
                  .shelf = "Production",
                  .words = "full screen maximise presentation",
                  .sentence = "The picture alone, over all of the screen. Esc comes back.",
                  .reason =
                      [](const Editor& editor) {
                          return editor.page == Page::deliver ? "Open a page with a picture first."
                                                              : "";
                      },
                  .run = [](Editor& editor) { editor.fullPicture = !editor.fullPicture; },
                  .on = [](const Editor& editor) { return editor.fullPicture; }});
    to.push_back(
        {.name = "Lengths in feet and inches",
         .menu = "View",
         .words = "imperial metric metres units",
         .run =
             [](Editor& editor) {
                 editor.setLengths(editor.lengths() == ui::LengthStyle::metric
                                       ? ui::LengthStyle::feetInches
                                       : ui::LengthStyle::metric);
             },
         .on =
             [](const Editor& editor) { return editor.lengths() == ui::LengthStyle::feetInches; }});
    to.push_back({.name = "Find an action",
                  .keys = "Ctrl+P",
                  .menu = "Help",
                  .words = "palette command search",
                  .run = [](Editor& editor) { openPalette(editor); }});
    to.push_back({.name = "Shortcuts",
                  .keys = "?",
                  .menu = "Help",
                  .words = "keys keyboard cheat sheet",
                  .sentence = "All keys on one page, made from the same list as the menus.",
                  .run =
                      [](Editor& editor) {
                          editor.shortcuts = {!editor.shortcuts.open, {}, {}};
                      },
                  .on = [](const Editor& editor) { return editor.shortcuts.open; }});
}

void addTimeActions(std::vector<Action>& to)
{
    const auto add = [&to](std::string_view name, std::string_view keys, std::string_view words,
                           void (*change)(Transport&)) {
        to.push_back({.name = name,
                      .keys = keys,
                      .menu = "Cut",
                      .shelf = "Play",
                      .words = words,
                      .run = [change](Editor& editor) {
                          change(editor.transport());
                          followPlayhead(editor);
                      }});
    };
    add("Play, stop", "Space", "run pause", [](Transport& now) { now.togglePlay(); });
    add("Play on, faster", "L", "forwards shuttle", [](Transport& now) { now.faster(); });
    add("Stop", "K", "pause shuttle", [](Transport& now) { now.pause(); });
    add("Play back, faster", "J", "reverse shuttle", [](Transport& now) { now.slower(); });
    add("Go to the start", "Shift+Home", "first frame begin",
        [](Transport& now) { now.toStart(); });
    add("Go to the end", "Shift+End", "last frame", [](Transport& now) { now.toEnd(); });
    add("One frame back", "Left", "step previous", [](Transport& now) { now.step(-1); });
    add("One frame on", "Right", "step next", [](Transport& now) { now.step(1); });
    add("Ten frames back", "Shift+Left", "step", [](Transport& now) { now.step(-10); });
    add("Ten frames on", "Shift+Right", "step", [](Transport& now) { now.step(10); });
    add("Set in", "I", "mark range", [](Transport& now) { now.markIn(); });
    add("Set out", "O", "mark range", [](Transport& now) { now.markOut(); });
    add("Clear in and out", "", "mark range", [](Transport& now) { now.clearMarks(); });
    to.push_back(
        {.name = "Loop range",
         .keys = "Ctrl+L",
         .menu = "Cut",
         .shelf = "Play",
         .words = "repeat cycle",
         .run = [](Editor& editor) { editor.transport().setLoops(!editor.transport().loops()); },
         .on = [](const Editor& editor) { return editor.transport().loops(); }});
}

}
