#include <algorithm>
#include <array>

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include "editor/pages/pages.h"
#include "editor/ui/fields.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    constexpr float lineHeight = 24.0F;
    constexpr float shelfHead = 34.0F;
    constexpr float shelfGap = 12.0F;
    constexpr float columnGap = 32.0F;
    constexpr float columnLeast = 320.0F;
    constexpr int columnsMost = 3;

    float heightOfShelf(const ShortcutShelf& shelf)
    {
        return shelfHead + float(shelf.lines.size()) * lineHeight + shelfGap;
    }

    /// Two shelves a column where there are three columns: short ones fill the rest, in order.
    std::vector<std::vector<const ShortcutShelf*>> inColumns(
        const std::vector<ShortcutShelf>& shelves, int columns)
    {
        float whole = 0.0F;
        for (const ShortcutShelf& shelf : shelves) {
            whole += heightOfShelf(shelf);
        }
        std::vector<std::vector<const ShortcutShelf*>> laid(1);
        float height = 0.0F;
        for (const ShortcutShelf& shelf : shelves) {
            const float middle = height + heightOfShelf(shelf) * 0.5F;
            if (!laid.back().empty() && int(laid.size()) < columns &&
                middle > whole / float(columns) * float(laid.size())) {
                laid.emplace_back();
            }
            laid.back().push_back(&shelf);
            height += heightOfShelf(shelf);
        }
        return laid;
    }

    /// Returns what is left of the row before the caps.
    ui::Rect drawCaps(ui::Gui& gui, ui::Rect row, const std::vector<std::string>& caps)
    {
        for (auto cap = caps.rbegin(); cap != caps.rend(); ++cap) {
            const float width = std::max(ui::widthOf(gui, ui::Face::caption, *cap) + 12.0F, 20.0F);
            const ui::Rect at = row.takeRight(width, 4.0F).band(18.0F);
            ui::fill(gui, at, ui::colour::control, 3.0F);
            ui::outline(gui, at, ui::colour::edge, 3.0F);
            ui::text(gui, at, ui::Face::caption, ui::colour::text, *cap, ui::Align::middle);
        }
        return row;
    }

    void drawLine(ui::Gui& gui, const ui::Rect& at, const ShortcutLine& line)
    {
        const ui::Hit over = ui::hit(gui, "shortcut " + line.name, at);
        if (over.hovered) {
            ui::fill(gui, {at.x - 8.0F, at.y, at.w + 16.0F, at.h}, ui::colour::raised,
                     ui::size::control);
            if (!line.sentence.empty()) {
                gui.tooltip(at, line.name, {}, line.sentence);
            }
        }
        ui::Rect row = drawCaps(gui, at, line.keys);
        row.takeLeft(ui::text(gui, row, ui::Face::body, ui::colour::text2, line.name) + 10.0F);
        if (ui::widthOf(gui, ui::Face::caption, line.where) < row.w) {
            ui::text(gui, row, ui::Face::caption, ui::colour::text3, line.where);
        }
    }

    float drawShelf(ui::Gui& gui, ui::Rect at, const ShortcutShelf& shelf)
    {
        const ui::Rect head = at.takeTop(shelfHead - 4.0F, 4.0F);
        ui::text(gui, {head.x, head.y, head.w, 24.0F}, ui::Face::title, ui::colour::text,
                 shelf.title);
        ui::line(gui, head.x, head.bottom(), head.right(), head.bottom(), ui::ink(0x2f2f2f));
        for (const ShortcutLine& line : shelf.lines) {
            drawLine(gui, at.takeTop(lineHeight), line);
        }
        return heightOfShelf(shelf);
    }

    /// A key that goes down on its own is a modifier: the chord is still to come.
    bool isModifier(int key)
    {
        return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_MENU;
    }

    /// What is pressed is what is looked for; letters are, where the field is not typed into.
    void takePressed(Editor& editor)
    {
        ShortcutsView& view = editor.shortcuts;
        const std::vector<ui::InputQueue::Chord> pressed = editor.gui.pressed();
        for (const ui::InputQueue::Chord& chord : pressed) {
            const std::string words = wordsOfChord(chord);
            if (words == "Esc" || words == "?") {
                view.open = false;
            } else if (!words.empty() && !isModifier(chord.key)) {
                view.chord = chord;
                view.words = words;
            }
            editor.gui.swallow(chord);
        }
    }

    void drawShortcutsHead(Editor& editor, ui::Rect row)
    {
        ui::Gui& gui = editor.gui;
        ShortcutsView& view = editor.shortcuts;
        row.takeLeft(ui::text(gui, row, ui::Face::number, ui::colour::text, "Shortcuts") + 14.0F);
        ui::ButtonLook close;
        close.label = "Close";
        close.kind = ui::ButtonLook::Kind::quiet;
        ui::keyCap(gui, row, "Esc");
        if (ui::button(gui, "Close the shortcuts",
                       row.takeRight(ui::buttonWidth(gui, close), 12.0F).band(28.0F), close)) {
            view.open = false;
        }
        const ui::Rect field = row.takeRight(240.0F, 12.0F).band(28.0F);
        if (ui::searchField(gui, "find a shortcut", field, view.words,
                            "Find a shortcut or press it")) {
            view.chord = {};
        }
        ui::text(gui, row, ui::Face::body, ui::colour::text3,
                 "W A S D Q E fly only while the right button is down");
    }

}

void drawShortcuts(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "shortcuts", area);
    takePressed(editor);
    ui::Rect rest = area.inset(24.0F, 16.0F);
    drawShortcutsHead(editor, rest.takeTop(36.0F, 16.0F));
    const std::vector<ShortcutShelf> shelves = shortcutShelves(editor.shortcuts);
    if (shelves.empty()) {
        ui::text(gui, rest.takeTop(lineHeight), ui::Face::body, ui::colour::text3,
                 editor.shortcuts.chord.key != 0
                     ? editor.shortcuts.words + " does nothing yet."
                     : std::string("No shortcut by that name. Press Ctrl+P to find any action."));
        return;
    }
    gui.hint = "Press keys to see what they do";
    const int columns =
        std::clamp(int((rest.w + columnGap) / (columnLeast + columnGap)), 1, columnsMost);
    const float width = (rest.w - columnGap * float(columns - 1)) / float(columns);
    ui::Scroll scroll(gui, "shortcuts scroll", {rest.x - 8.0F, rest.y, rest.w + 16.0F, rest.h});
    float x = scroll.content().x + 8.0F;
    float tallest = 0.0F;
    for (const auto& column : inColumns(shelves, columns)) {
        float y = scroll.content().y;
        for (const ShortcutShelf* shelf : column) {
            y += drawShelf(gui, {x, y, width, heightOfShelf(*shelf)}, *shelf);
        }
        tallest = std::max(tallest, y - scroll.content().y);
        x += width + columnGap;
    }
    scroll.setHeight(tallest);
}

}
