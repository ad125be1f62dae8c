#include "editor/actions.h"

#include <algorithm>
#include <array>
#include <utility>

#include <GLFW/glfw3.h>

#include "base/promise.h"

namespace premise {

namespace {

    constexpr std::array<std::pair<std::string_view, int>, 26> namedKeys{
        {{"Space", GLFW_KEY_SPACE},    {"Esc", GLFW_KEY_ESCAPE},
         {"Enter", GLFW_KEY_ENTER},    {"Tab", GLFW_KEY_TAB},
         {"Del", GLFW_KEY_DELETE},     {"Backspace", GLFW_KEY_BACKSPACE},
         {"Left", GLFW_KEY_LEFT},      {"Right", GLFW_KEY_RIGHT},
         {"Up", GLFW_KEY_UP},          {"Down", GLFW_KEY_DOWN},
         {"Home", GLFW_KEY_HOME},      {"End", GLFW_KEY_END},
         {"[", GLFW_KEY_LEFT_BRACKET}, {"]", GLFW_KEY_RIGHT_BRACKET},
         {",", GLFW_KEY_COMMA},        {".", GLFW_KEY_PERIOD},
         {"?", GLFW_KEY_SLASH},        {"F1", GLFW_KEY_F1},
         {"F2", GLFW_KEY_F2},          {"F5", GLFW_KEY_F5},
         {"F11", GLFW_KEY_F11},        {"F12", GLFW_KEY_F12},
         {"-", GLFW_KEY_MINUS},        {"=", GLFW_KEY_EQUAL},
         {"PageUp", GLFW_KEY_PAGE_UP}, {"PageDown", GLFW_KEY_PAGE_DOWN}}};

    std::vector<Action> allActions()
    {
        std::vector<Action> all;
        addProductionActions(all);
        addLibraryActions(all);
        addDeliverActions(all);
        addTimeActions(all);
        addSetActions(all);
        addCameraActions(all);
        addCutActions(all);
        addSoundActions(all);
        return all;
    }

}

const std::vector<Action>& actions()
{
    static const std::vector<Action> all = allActions();
    return all;
}

ui::InputQueue::Chord chordOf(std::string_view keys)
{
    ui::InputQueue::Chord chord;
    while (true) {
        const auto plus = keys.find('+', 1);
        const std::string_view part = keys.substr(0, plus);
        if (plus == std::string_view::npos) {
            break;
        }
        chord.control |= part == "Ctrl";
        chord.shift |= part == "Shift";
        chord.alt |= part == "Alt";
        keys.remove_prefix(plus + 1);
    }
    if (keys.size() == 1 && keys[0] >= 'A' && keys[0] <= 'Z') {
        chord.key = GLFW_KEY_A + (keys[0] - 'A');
    } else if (keys.size() == 1 && keys[0] >= '0' && keys[0] <= '9') {
        chord.key = GLFW_KEY_0 + (keys[0] - '0');
    } else {
        const auto named =
            std::ranges::find(namedKeys, keys, &std::pair<std::string_view, int>::first);
        chord.key = named == namedKeys.end() ? 0 : named->second;
        chord.shift |= keys == "?"; // it stands above the slash
    }
    return chord;
}

std::string_view nameOfKey(int key)
{
    static constexpr std::string_view plain = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) {
        return plain.substr(std::size_t(key - GLFW_KEY_0), 1);
    }
    if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) {
        return plain.substr(std::size_t(10 + key - GLFW_KEY_A), 1);
    }
    if (key == GLFW_KEY_SLASH) {
        return "/";
    }
    const auto named = std::ranges::find(namedKeys, key, &std::pair<std::string_view, int>::second);
    return named == namedKeys.end() ? std::string_view() : named->first;
}

const Action* actionFor(const ui::InputQueue::Chord& chord, Page page)
{
    const auto fits = [&](const Action& action) {
        return !action.keys.empty() && chordOf(action.keys) == chord &&
               (action.pages.empty() ||
                std::ranges::find(action.pages, page) != action.pages.end());
    };
    const auto found = std::ranges::find_if(actions(), fits);
    return found == actions().end() ? nullptr : &*found;
}

void runAction(Editor& editor, const Action& action)
{
    if (action.reason) {
        if (const ui::Reason reason = action.reason(editor); !reason.empty()) {
            editor.say(std::string(action.name) + ": " + reason);
            return;
        }
    }
    action.run(editor);
}

const Action& actionNamed(std::string_view name)
{
    const auto found = std::ranges::find(actions(), name, &Action::name);
    PROMISE(found != actions().end(), "A toolbar's button names an action that is there");
    return *found;
}

}
