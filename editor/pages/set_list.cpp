#include <algorithm>
#include <cctype>

#include <imgui.h>

#include "editor/pages/set_parts.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"

namespace premise {

namespace {

    bool named(const std::string& name, const std::string& typed)
    {
        const auto same = [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) ==
                   std::tolower(static_cast<unsigned char>(b));
        };
        return std::ranges::search(name, typed, same).begin() != name.end() || typed.empty();
    }

    void drawGroup(Editor& editor, ui::Rect& list, std::string_view name, std::size_t count)
    {
        ui::Rect at = list.takeTop(ui::size::row).inset(12.0F, 0.0F);
        ui::glyph(editor.gui, at.takeLeft(14.0F, 8.0F), ui::icon::down, ui::colour::text3,
                  ui::IconSize::row);
        ui::glyph(editor.gui, at.takeLeft(16.0F, 8.0F), ui::icon::folder, ui::colour::text2);
        ui::text(editor.gui, at, ui::Face::body, ui::colour::text3, std::to_string(count),
                 ui::Align::right);
        ui::text(editor.gui, at, ui::Face::body, ui::colour::text, name);
    }

    /// Eye of a row: shows on hover, stays when off. True when clicked.
    bool eye(Editor& editor, const ui::Rect& at, std::string_view id, bool visible, bool hovered)
    {
        if (visible && !hovered) {
            return false;
        }
        const ui::Hit over = ui::hit(editor.gui, id, at);
        ui::glyph(editor.gui, at, visible ? ui::icon::eye : ui::icon::eyeOff,
                  over.hovered ? ui::colour::text : ui::colour::text3, ui::IconSize::row);
        return over.clicked;
    }

    void pick(Editor& editor, const Item& item, bool more)
    {
        if (more) {
            editor.selection.toggle(item);
        } else {
            editor.selection.pick(item);
        }
    }

    template <class Row> void drawRow(Editor& editor, ui::Rect& list, const Row& row, ItemKind kind,
                                      const char* sign, bool shown,
                                      const std::function<void(Row&)>& turnOver)
    {
        ui::Gui& gui = editor.gui;
        const Item item{kind, row.id.value};
        const ui::Rect at = list.takeTop(ui::size::row);
        const bool under = at.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
        const ui::Hit over = ui::row(gui, "piece " + row.name, at, editor.selection.has(item));
        ui::Rect inside = at.inset(12.0F, 0.0F);
        inside.takeLeft(22.0F);
        const ui::Rect eyeAt = inside.takeRight(18.0F, 4.0F);
        ui::glyph(gui, inside.takeLeft(16.0F, 8.0F), sign,
                  shown ? ui::colour::text2 : ui::colour::text3);
        ui::text(gui, inside, ui::Face::body, shown ? ui::colour::text : ui::colour::text3,
                 row.name);
        if (eye(editor, eyeAt, "eye " + row.name, shown, under)) {
            Row changed = row;
            turnOver(changed);
            editor.ask({Put<Row>{std::move(changed)}}, (shown ? "Hide " : "Show ") + row.name);
        } else if (over.clicked) {
            pick(editor, item, ImGui::GetIO().KeyCtrl);
        }
    }

}

void drawSetList(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "set list", area);
    ui::Rect rest = area;
    ui::panelHead(gui, rest, "Set");
    const ui::Rect find = rest.takeTop(36.0F).inset(12.0F, 0.0F).band(24.0F);
    ui::searchField(gui, "find piece", find, editor.setSearch, "Find a piece");
    const Project& project = editor.project();
    if (project.setPieces.empty() && project.rooms.empty() && project.props.empty()) {
        ui::paragraph(gui, rest.inset(12.0F), ui::Face::body, ui::colour::text3,
                      "Walls, furniture, lights and grip will be listed here.");
        return;
    }
    ui::Scroll scroll(gui, "pieces", rest);
    ui::Rect list = scroll.content();
    const float top = list.y;
    const auto group = [&](std::string_view name, const auto& rows, auto each) {
        std::size_t count = 0;
        for (const auto& row : rows) {
            count += named(row->name, editor.setSearch) && each.belongs(*row) ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        drawGroup(editor, list, name, count);
        for (const auto& row : rows) {
            if (named(row->name, editor.setSearch) && each.belongs(*row)) {
                each.draw(*row);
            }
        }
    };
    struct Rooms {
        Editor& editor;
        ui::Rect& list;
        bool belongs(const Room&) const { return true; }
        void draw(const Room& row) const
        {
            drawRow<Room>(editor, list, row, ItemKind::room, ui::icon::room, row.visible,
                          [](Room& changed) { changed.visible = !changed.visible; });
        }
    };
    struct Pieces {
        Editor& editor;
        ui::Rect& list;
        bool belongs(const SetPiece&) const { return true; }
        void draw(const SetPiece& row) const
        {
            drawRow<SetPiece>(editor, list, row, ItemKind::setPiece, ui::icon::cube, row.visible,
                              [](SetPiece& changed) { changed.visible = !changed.visible; });
        }
    };
    struct Props {
        Editor& editor;
        ui::Rect& list;
        bool gear;
        bool belongs(const Prop& row) const { return row.gear == gear; }
        void draw(const Prop& row) const
        {
            drawRow<Prop>(editor, list, row, ItemKind::prop,
                          gear ? ui::icon::dolly : ui::icon::sofa, row.visible,
                          [](Prop& changed) { changed.visible = !changed.visible; });
        }
    };
    struct Lights {
        Editor& editor;
        ui::Rect& list;
        bool belongs(const Light&) const { return true; }
        void draw(const Light& row) const
        {
            drawRow<Light>(editor, list, row, ItemKind::light, ui::icon::light, row.on,
                           [](Light& changed) { changed.on = !changed.on; });
        }
    };
    group("Rooms", project.rooms.rows(), Rooms{editor, list});
    group("Set", project.setPieces.rows(), Pieces{editor, list});
    group("Props", project.props.rows(), Props{editor, list, false});
    group("Lights", project.lights.rows(), Lights{editor, list});
    group("Grip", project.props.rows(), Props{editor, list, true});
    scroll.setHeight(list.y - top + 12.0F);
}

}
