#include <algorithm>
#include <array>
#include <string_view>

#include "editor/actions.h"
#include "editor/shortcuts_view.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

const ShortcutLine* lineNamed(const std::vector<ShortcutShelf>& shelves, std::string_view name)
{
    for (const ShortcutShelf& shelf : shelves) {
        const auto found = std::ranges::find(shelf.lines, name, &ShortcutLine::name);
        if (found != shelf.lines.end()) {
            return &*found;
        }
    }
    return nullptr;
}

std::size_t linesIn(const std::vector<ShortcutShelf>& shelves)
{
    std::size_t count = 0;
    for (const ShortcutShelf& shelf : shelves) {
        count += shelf.lines.size();
    }
    return count;
}

struct Wanted {
    std::string_view keys;
    std::string_view action;
    std::vector<Page> pages;
};

const std::vector<Page> anywhere{Page::set, Page::block, Page::shoot, Page::cut, Page::deliver};
const std::vector<Page> views{Page::set, Page::block};
const std::vector<Page> filming{Page::block, Page::shoot, Page::cut};

}

TEST_CASE("every key of the design does what the design says on the pages where it is meant")
{
    // The keyboard as it was designed: look, place, camera, time, production.
    const std::vector<Wanted> keyboard{{"F", "Frame what is picked", views},
                                       {"Home", "Frame all", views},
                                       {"T", "Plan large or small", views},
                                       {"W", "Select and move", views},
                                       {"E", "Rotate", views},
                                       {"R", "Scale", views},
                                       {"Ctrl+G", "Group", views},
                                       {"H", "Hide or show", views},
                                       {"Shift+L", "Lock or unlock", views},
                                       {"Shift+W", "Walk", views},
                                       {"Del", "Delete", views},
                                       {"Ctrl+D", "Duplicate", views},
                                       {"1", "Camera 1", anywhere},
                                       {"9", "Camera 9", anywhere},
                                       {"0", "Free view", anywhere},
                                       {"P", "Operate, lock", {Page::shoot}},
                                       {"[", "Lens before", anywhere},
                                       {"]", "Next lens", anywhere},
                                       {"X", "Focus tool", {Page::shoot}},
                                       {"M", "Mask", anywhere},
                                       {"G", "Thirds", anywhere},
                                       {"Shift+F", "Focus plane", anywhere},
                                       {"Shift+T", "Lens wall", anywhere},
                                       {"N", "Snap a frame", anywhere},
                                       {"Space", "Play, stop", anywhere},
                                       {"J", "Play back, faster", anywhere},
                                       {"K", "Stop", anywhere},
                                       {"L", "Play on, faster", anywhere},
                                       {"Left", "One frame back", anywhere},
                                       {"Right", "One frame on", anywhere},
                                       {"Shift+Left", "Ten frames back", anywhere},
                                       {"Shift+Right", "Ten frames on", anywhere},
                                       {"Shift+Home", "Go to the start", anywhere},
                                       {"Shift+End", "Go to the end", anywhere},
                                       {"I", "Set in", anywhere},
                                       {"O", "Set out", anywhere},
                                       {"Ctrl+L", "Loop range", anywhere},
                                       {"S", "Set key", filming},
                                       {",", "Key before", filming},
                                       {".", "Next key", filming},
                                       {"B", "Split", {Page::cut}},
                                       {"Q", "Ripple", {Page::cut}},
                                       {"Shift+Q", "Roll", {Page::cut}},
                                       {"Y", "Slip", {Page::cut}},
                                       {"U", "Slide", {Page::cut}},
                                       {"C", "Curves", {Page::cut}},
                                       {"Ctrl+T", "New take", {Page::cut}},
                                       {"Ctrl+P", "Find an action", anywhere},
                                       {"Ctrl+Z", "Undo", anywhere},
                                       {"Ctrl+Shift+Z", "Redo", anywhere},
                                       {"Ctrl+S", "Save a version", anywhere},
                                       {"Ctrl+1", "Set page", anywhere},
                                       {"Ctrl+5", "Deliver page", anywhere},
                                       {"?", "Shortcuts", anywhere},
                                       {"F11", "Full picture", anywhere},
                                       {"Ctrl+E", "Hand over now", anywhere}};
    for (const Wanted& wanted : keyboard) {
        for (const Page page : wanted.pages) {
            const Action* action = actionFor(chordOf(wanted.keys), page);
            CAPTURE(std::string(wanted.keys));
            REQUIRE(action != nullptr);
            CHECK(std::string(action->name) == std::string(wanted.action));
        }
    }
}

TEST_CASE("no two actions have the same keys on one page")
{
    for (const Page page : anywhere) {
        for (const Action& action : actions()) {
            const bool here =
                action.pages.empty() || std::ranges::find(action.pages, page) != action.pages.end();
            if (!action.keys.empty() && here) {
                CAPTURE(std::string(action.name));
                CHECK(actionFor(chordOf(action.keys), page) == &action);
            }
        }
    }
}

TEST_CASE("the page of shortcuts has a line for every action with keys")
{
    const std::vector<ShortcutShelf> shelves = shortcutShelves({});
    for (const Action& action : actions()) {
        const bool numbered = action.name.starts_with("Camera ") || action.name.ends_with(" page");
        if (!action.keys.empty() && !numbered) {
            CAPTURE(std::string(action.name));
            CHECK(lineNamed(shelves, action.name) != nullptr);
        }
    }
    const ShortcutLine* cameras = lineNamed(shelves, "Camera 1 to 9");
    REQUIRE(cameras != nullptr);
    CHECK(cameras->keys == std::vector<std::string>{"1 to 9"});
    const ShortcutLine* pages = lineNamed(shelves, "Set page to Deliver page");
    REQUIRE(pages != nullptr);
    CHECK(pages->keys == std::vector<std::string>{"Ctrl", "1 to 5"});
    CHECK(lineNamed(shelves, "Orbit") != nullptr);
}

TEST_CASE("a shortcut is found by its words and by what is pressed")
{
    ShortcutsView view{true, "bokeh", {}};
    CHECK(lineNamed(shortcutShelves(view), "Focus tool") != nullptr);
    view = {true, "", chordOf("Ctrl+D")};
    const std::vector<ShortcutShelf> pressed = shortcutShelves(view);
    CHECK(linesIn(pressed) == 2);
    CHECK(lineNamed(pressed, "Duplicate") != nullptr);
    CHECK(lineNamed(pressed, "Duplicate in the cut") != nullptr);
    view = {true, "", chordOf("Ctrl+Shift+F12")};
    CHECK(shortcutShelves(view).empty());
}

TEST_CASE("a chord is written as the table of actions writes it")
{
    for (const Action& action : actions()) {
        if (!action.keys.empty()) {
            CHECK(wordsOfChord(chordOf(action.keys)) == std::string(action.keys));
        }
    }
}
