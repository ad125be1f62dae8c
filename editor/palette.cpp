#include "editor/palette.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <imgui.h>

#include "editor/actions.h"
#include "editor/search_words.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"

namespace premise {

namespace {

    constexpr float paletteWidth = 640.0F;
    constexpr float rowHeight = 36.0F;
    constexpr std::size_t mostRows = 10;

    struct Found {
        const Action* action = nullptr; ///< null: something of the production
        std::string name{};
        std::string kind{};
        Item item{};
    };

    template <class Row> void addRows(std::vector<Found>& found, const Table<Row>& rows,
                                      const std::string& typed, ItemKind kind,
                                      std::string_view word)
    {
        for (const auto& row : rows.rows()) {
            if (searchMatches(typed, searchLower(row->name))) {
                found.push_back({nullptr, row->name, std::string(word), {kind, row->id.value}});
            }
        }
    }

    std::vector<Found> findAll(const Editor& editor, const std::string& words)
    {
        const std::string typed = searchLower(words);
        std::vector<Found> named;
        std::vector<Found> meant;
        for (const Action& action : actions()) {
            const std::string name = searchLower(action.name);
            if (searchMatches(typed, name)) {
                named.push_back({&action, std::string(action.name), std::string(action.menu), {}});
            } else if (searchMatches(typed, name + " " + searchLower(action.words) + " " +
                                                searchLower(action.sentence))) {
                meant.push_back({&action, std::string(action.name), std::string(action.menu), {}});
            }
        }
        named.insert(named.end(), meant.begin(), meant.end());
        if (!typed.empty()) {
            addRows(named, editor.project().cast, typed, ItemKind::cast, "Person");
            addRows(named, editor.project().cameras, typed, ItemKind::camera, "Camera");
            addRows(named, editor.project().setPieces, typed, ItemKind::setPiece, "Set");
            addRows(named, editor.project().props, typed, ItemKind::prop, "Prop");
            for (const auto& shot : editor.project().shots.rows()) {
                if (searchMatches(typed, searchLower(shot->number + " " + shot->name))) {
                    named.push_back({nullptr,
                                     shot->number + "  " + shot->name,
                                     "Shot",
                                     {ItemKind::shot, shot->id.value}});
                }
            }
        }
        return named;
    }

    void take(Editor& editor, const Found& found)
    {
        editor.palette.open = false;
        if (found.action != nullptr) {
            runAction(editor, *found.action);
            return;
        }
        editor.selection.pick(found.item);
        if (found.item.kind == ItemKind::camera) {
            editor.showCamera(Id<CameraSetup>{found.item.id});
        }
        editor.say("Picked " + found.name);
    }

    void drawFound(Editor& editor, const Found& found, const ui::Rect& at, bool marked)
    {
        ui::Gui& gui = editor.gui;
        if (marked) {
            ui::fill(gui, at, ui::colour::accentFill, ui::size::control);
        }
        ui::Rect inside = at.inset(12.0F, 0.0F);
        const ui::Reason reason =
            found.action != nullptr && found.action->reason ? found.action->reason(editor) : "";
        if (!reason.empty()) {
            ui::text(gui, inside.takeRight(ui::widthOf(gui, ui::Face::body, reason), 12.0F),
                     ui::Face::body, ui::colour::text3, reason);
        } else if (found.action != nullptr && !found.action->keys.empty()) {
            ui::keyCap(gui, inside, found.action->keys);
        }
        const float name =
            ui::text(gui, inside, ui::Face::body,
                     reason.empty() ? ui::colour::text : ui::colour::disabled, found.name);
        inside.takeLeft(name + 10.0F);
        ui::text(gui, inside, ui::Face::body, ui::colour::text3, found.kind);
    }

    bool keyWent(int key)
    {
        return ImGui::IsKeyPressed(key);
    }

}

bool paletteButton(ui::Gui& gui, const ui::Rect& at)
{
    const ui::Hit over = ui::hit(gui, "Find an action", at);
    ui::fill(gui, at, over.hovered ? ui::colour::hover : ui::colour::control, ui::size::control);
    ui::Rect inside = at.inset(8.0F, 0.0F);
    ui::glyph(gui, inside.takeLeft(16.0F, 8.0F), ui::icon::find, ui::colour::text2);
    ui::text(gui, inside.takeRight(44.0F), ui::Face::caption, ui::colour::text3, "Ctrl+P",
             ui::Align::right);
    ui::text(gui, inside, ui::Face::body, ui::colour::text3, "Find an action");
    if (over.hovered) {
        gui.setPointer(ui::Pointer::text);
    }
    return over.clicked;
}

void openPalette(Editor& editor)
{
    editor.palette = {true, true, {}, 0};
}

void drawPalette(Editor& editor)
{
    Palette& palette = editor.palette;
    if (!palette.open) {
        return;
    }
    ui::Gui& gui = editor.gui;
    const ui::Panel dim(gui, "palette dim", gui.window(), ui::colour::dimPalette,
                        ui::Panel::Layer::over);
    if (palette.justOpened) {
        ImGui::SetWindowFocus();
    }
    const std::vector<Found> found = findAll(editor, palette.words);
    const std::size_t rows = std::clamp<std::size_t>(found.size(), 1, mostRows);
    const float wide = std::min(paletteWidth, gui.window().w - 32.0F);
    ui::Rect box{gui.window().midX() - wide * 0.5F, 120.0F, wide,
                 48.0F + float(rows) * rowHeight + 16.0F};
    const ui::Hit outside = ui::hit(gui, "palette outside", gui.window());
    ui::fill(gui, box, ui::colour::raised, ui::size::dialog);
    ui::outline(gui, box, ui::colour::edge, ui::size::dialog);
    ui::Rect inside = box.inset(12.0F);
    const ui::Rect field = inside.takeTop(32.0F, 8.0F);
    if (ui::searchField(gui, "find", field, palette.words, "Find an action, a person, a shot",
                        palette.justOpened)) {
        palette.marked = 0;
    }
    palette.justOpened = false;
    if (keyWent(GLFW_KEY_DOWN)) {
        palette.marked = std::min(palette.marked + 1, found.empty() ? 0 : found.size() - 1);
    }
    if (keyWent(GLFW_KEY_UP) && palette.marked > 0) {
        --palette.marked;
    }
    if (found.empty()) {
        ui::text(gui, inside.takeTop(rowHeight), ui::Face::body, ui::colour::text3,
                 "No action by that name. Try \"lens\", \"mark\" or \"cut\".");
    }
    const std::size_t first =
        palette.marked >= mostRows ? palette.marked - mostRows + 1 : std::size_t(0);
    for (std::size_t i = first; i < std::min(found.size(), first + mostRows); ++i) {
        const ui::Rect at = inside.takeTop(rowHeight);
        const ui::Hit over = ui::hit(gui, "found " + found[i].name, at);
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        if (over.hovered && (moved.x != 0.0F || moved.y != 0.0F)) {
            palette.marked = i;
        }
        drawFound(editor, found[i], at, i == palette.marked);
        if (over.clicked) {
            take(editor, found[i]);
            return;
        }
    }
    const bool enter = keyWent(GLFW_KEY_ENTER) || keyWent(GLFW_KEY_KP_ENTER);
    if (enter && palette.marked < found.size()) {
        take(editor, found[palette.marked]);
    } else if (keyWent(GLFW_KEY_ESCAPE) ||
               (outside.pressed &&
                !box.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y))) {
        palette.open = false;
    }
}

}
