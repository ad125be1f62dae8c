#include "editor/shortcuts_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "editor/actions.h"
#include "editor/search_words.h"

namespace premise {

namespace {

    constexpr std::array<std::string_view, 6> shelfTitles{
        "Look around", "Play", "Place things", "Production", "Cameras and lenses", "Keys and cut"};

    /// What the pointer does: in no table of actions, for it runs nothing.
    struct PointerWay {
        std::string_view shelf;
        std::string_view name;
        std::string_view keys; ///< caps apart by '|'
        std::string_view sentence;
    };
    constexpr std::array<PointerWay, 11> pointerWays{
        {{"Look around", "Orbit", "Alt|Left drag", ""},
         {"Look around", "Pan", "Alt|Middle drag", "The middle button alone does, too."},
         {"Look around", "Zoom", "Wheel", ""},
         {"Look around", "Zoom by a drag", "Alt|Right drag", ""},
         {"Look around", "Fly", "Right drag|W A S D", "Of an operated camera: it flies itself."},
         {"Look around", "Fly down, up", "Right drag|Q|E", ""},
         {"Look around", "Fly slower, faster", "Right drag|Wheel", ""},
         {"Place things", "Select", "Left click", "Ctrl adds to what is picked."},
         {"Place things", "Snap while dragging", "Ctrl", "Steps of length and angle."},
         {"Place things", "Fine drag", "Shift", "One tenth of the speed."},
         {"Place things", "Put back", "Esc", "Everything as it was before the drag."}}};

    std::string_view shelfOf(const Action& action)
    {
        if (!action.shelf.empty()) {
            return action.shelf;
        }
        if (action.menu == "View") {
            return "Look around";
        }
        if (action.menu == "Set" || action.menu == "Cast") {
            return "Place things";
        }
        if (action.menu == "Camera") {
            return "Cameras and lenses";
        }
        return action.menu == "Cut" ? "Keys and cut" : "Production";
    }

    std::vector<std::string> capsOf(std::string_view keys, char apart)
    {
        std::vector<std::string> caps;
        while (true) {
            const std::size_t at = keys.find(apart, 1);
            const std::string_view cap = keys.substr(0, at);
            caps.emplace_back(cap == "Left" ? "←" : cap == "Right" ? "→" : cap);
            if (at == std::string_view::npos) {
                return caps;
            }
            keys.remove_prefix(at + 1);
        }
    }

    std::string pagesOf(const Action& action)
    {
        constexpr std::array<std::string_view, 5> names{"Set", "Block", "Shoot", "Cut", "Deliver"};
        std::string words;
        for (const Page page : action.pages) {
            words += (words.empty() ? "" : ", ") + std::string(names[std::size_t(page)]);
        }
        return words;
    }

    bool isDigit(const std::string& cap)
    {
        return cap.size() == 1 && cap[0] >= '0' && cap[0] <= '9';
    }

    /// The next number of a row of actions, such as cameras: it goes into the line of the first.
    bool countsOn(const ShortcutLine& before, const ShortcutLine& line)
    {
        const std::string& last = before.keys.back();
        const bool same = std::equal(before.keys.begin(), before.keys.end() - 1, line.keys.begin(),
                                     line.keys.end() - 1);
        return same && isDigit(line.keys.back()) && !last.empty() &&
               isDigit(last.substr(last.size() - 1)) && last.back() + 1 == line.keys.back()[0];
    }

    void countOn(ShortcutLine& line, const ShortcutLine& next)
    {
        const std::string first = line.name.substr(0, line.name.find(" to "));
        std::string last = next.name;
        // "Camera 1 to 9", not "Camera 1 to Camera 9".
        const std::size_t word = first.rfind(' ');
        if (word != std::string::npos && last.starts_with(first.substr(0, word + 1))) {
            last = last.substr(word + 1);
        }
        line.name = first + " to " + last;
        line.keys.back() = fmt::format("{} to {}", line.keys.back()[0], next.keys.back());
        line.sentence.clear();
    }

    bool isFound(const ShortcutsView& view, const ShortcutLine& line, const std::string& more)
    {
        std::string keys;
        for (const std::string& cap : line.keys) {
            keys += (keys.empty() ? "" : "+") + cap;
        }
        return searchLower(view.words) == searchLower(keys) ||
               searchMatches(searchLower(view.words),
                             searchLower(line.name + " " + keys + " " + more));
    }

    void addPointerWays(const ShortcutsView& view, ShortcutShelf& shelf)
    {
        for (const PointerWay& way : pointerWays) {
            const ShortcutLine line{
                std::string(way.name), capsOf(way.keys, '|'), {}, std::string(way.sentence)};
            if (way.shelf == shelf.title && view.chord.key == 0 && isFound(view, line, {})) {
                shelf.lines.push_back(line);
            }
        }
    }

}

std::vector<ShortcutShelf> shortcutShelves(const ShortcutsView& view)
{
    std::vector<ShortcutShelf> shelves;
    for (const std::string_view title : shelfTitles) {
        ShortcutShelf shelf{title, {}};
        addPointerWays(view, shelf);
        const Action* before = nullptr;
        for (const Action& action : actions()) {
            if (action.keys.empty() || shelfOf(action) != title) {
                continue;
            }
            const ShortcutLine line{std::string(action.name), capsOf(action.keys, '+'),
                                    pagesOf(action), std::string(action.sentence)};
            const bool pressed = view.chord.key != 0;
            const bool found = pressed ? chordOf(action.keys) == view.chord
                                       : isFound(view, line, std::string(action.words));
            if (!found) {
                continue;
            }
            if (before != nullptr && !pressed && !shelf.lines.empty() &&
                countsOn(shelf.lines.back(), line)) {
                countOn(shelf.lines.back(), line);
            } else {
                shelf.lines.push_back(line);
            }
            before = &action;
        }
        if (!shelf.lines.empty()) {
            shelves.push_back(std::move(shelf));
        }
    }
    return shelves;
}

std::string wordsOfChord(const ui::InputQueue::Chord& chord)
{
    const std::string key(nameOfKey(chord.key));
    if (key.empty()) {
        return {};
    }
    if (key == "/" && chord.shift && !chord.control && !chord.alt) {
        return "?";
    }
    return std::string(chord.control ? "Ctrl+" : "") + (chord.alt ? "Alt+" : "") +
           (chord.shift ? "Shift+" : "") + key;
}

}
