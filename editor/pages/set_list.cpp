#include <algorithm>
#include <cctype>

#include <imgui.h>

#include "editor/empty_note.h"
#include "editor/moving.h"
#include "editor/pages/set_parts.h"
#include "editor/row_states.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"
#include "stage/row_edits.h"

namespace premise {

namespace {

    /// A row of the list: any kind of thing that a set is made of.
    struct ListedRow {
        Item item{};
        std::string name{};
        const char* sign = nullptr;
    };

    /// Rows under one head: a group of the author's, or what is in none by its kind.
    struct ListedGroup {
        std::string name{};
        bool own = false; ///< the author's
        std::vector<ListedRow> rows{};
    };

    bool isListed(const std::string& name, const std::string& typed)
    {
        const auto same = [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) ==
                   std::tolower(static_cast<unsigned char>(b));
        };
        return std::ranges::search(name, typed, same).begin() != name.end() || typed.empty();
    }

    std::vector<ListedGroup> listedGroups(const Project& project, const std::string& typed)
    {
        std::vector<ListedGroup> groups;
        for (std::string& name : groupsOf(project)) {
            groups.push_back({std::move(name), true, {}});
        }
        const std::size_t own = groups.size();
        for (const char* kind : {"Rooms", "Set", "Props", "Lights", "Grip"}) {
            groups.push_back({kind, false, {}});
        }
        const auto add = [&](const auto& row, ItemKind kind, std::size_t place, const char* sign) {
            if (isListed(row.name, typed)) {
                const auto group = std::ranges::find(groups.begin(), groups.begin() + long(own),
                                                     row.group, &ListedGroup::name);
                ListedGroup& in = row.group.empty() ? groups[own + place]
                                                    : groups[std::size_t(group - groups.begin())];
                in.rows.push_back({{kind, row.id.value}, row.name, sign});
            }
        };
        for (const auto& room : project.rooms.rows()) {
            add(*room, ItemKind::room, 0, ui::icon::room);
        }
        for (const auto& piece : project.setPieces.rows()) {
            add(*piece, ItemKind::setPiece, 1, ui::icon::cube);
        }
        for (const auto& prop : project.props.rows()) {
            add(*prop, ItemKind::prop, prop->gear ? 4 : 2,
                prop->gear ? ui::icon::dolly : ui::icon::sofa);
        }
        for (const auto& light : project.lights.rows()) {
            add(*light, ItemKind::light, 3, ui::icon::light);
        }
        std::erase_if(groups, [](const ListedGroup& group) { return group.rows.empty(); });
        return groups;
    }

    /// A sign at a row's right end: shows on hover, stays when it says something. True when clicked.
    bool rowSwitch(Editor& editor, const ui::Rect& at, const std::string& id, const char* sign,
                   bool stays, bool hovered)
    {
        if (!stays && !hovered) {
            return false;
        }
        const ui::Hit over = ui::hit(editor.gui, id, at);
        ui::glyph(editor.gui, at, sign, over.hovered ? ui::colour::text : ui::colour::text3,
                  ui::IconSize::row);
        return over.clicked;
    }

    void renameRow(Editor& editor, const Item& item, const std::string& name)
    {
        const auto ask = [&](auto id) {
            const Result<std::vector<Edit>> edits = editsToRename(editor.project(), id, name);
            if (!edits) {
                editor.complain(edits.error().message);
            } else if (editor.ask(*edits, "Name " + name)) {
                editor.say("Named " + name);
            }
        };
        switch (item.kind) {
        case ItemKind::room: return ask(Id<Room>{item.id});
        case ItemKind::setPiece: return ask(Id<SetPiece>{item.id});
        case ItemKind::prop: return ask(Id<Prop>{item.id});
        case ItemKind::light: return ask(Id<Light>{item.id});
        default: return;
        }
    }

    /// The dragged rows come into the group, or, by kind, out of theirs.
    void dropInto(Editor& editor, const ListedGroup& group)
    {
        const std::string to = group.own ? group.name : std::string();
        const std::vector<Edit> edits =
            editsToGroup(editor.project(), editor.selection.items(), to);
        if (!edits.empty() && editor.ask(edits, to.empty() ? "Ungroup" : "Group in " + to)) {
            editor.say(to.empty() ? "Taken out of the group" : "Moved into " + to);
        }
    }

    /// What a press on a row does: select, begin to rename, begin to drag.
    void useRow(Editor& editor, const ListedRow& row, const ui::Hit& over)
    {
        SetListState& list = editor.setList;
        if (over.twice) {
            list.renaming = row.item;
            list.renamingBegins = true;
        } else if (over.clicked) {
            if (ImGui::GetIO().KeyCtrl) {
                editor.selection.toggle(row.item);
            } else {
                editor.selection.pick(row.item);
            }
        }
        if (over.dragging && !list.dragging) {
            list.dragging = true;
            if (!editor.selection.has(row.item)) {
                editor.selection.pick(row.item);
            }
        }
    }

    void drawListedRow(Editor& editor, const ui::Rect& at, const ListedRow& row)
    {
        ui::Gui& gui = editor.gui;
        SetListState& list = editor.setList;
        const Project& project = editor.project();
        const bool shown = isShown(project, row.item);
        const bool locked = isLocked(project, row.item);
        const bool under = at.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
        const ui::Hit over = ui::row(gui, "piece " + row.name, at, editor.selection.has(row.item));
        ui::Rect inside = at.inset(12.0F, 0.0F);
        inside.takeLeft(22.0F);
        const ui::Rect eyeAt = inside.takeRight(18.0F, 4.0F);
        const ui::Rect lockAt = inside.takeRight(18.0F, 4.0F);
        ui::glyph(gui, inside.takeLeft(16.0F, 8.0F), row.sign,
                  shown ? ui::colour::text2 : ui::colour::text3);
        if (list.renaming == row.item) {
            const ui::TextChange typed = ui::textField(gui, "name of piece", inside, row.name,
                                                       "A name", list.renamingBegins);
            list.renamingBegins = false;
            if (!typed.editing || typed.ended || typed.cancelled) {
                list.renaming = {};
            }
            if (typed.ended && typed.text != row.name) {
                renameRow(editor, row.item, typed.text);
            }
            return;
        }
        ui::text(gui, inside, ui::Face::body, shown ? ui::colour::text : ui::colour::text3,
                 row.name);
        if (rowSwitch(editor, eyeAt, "eye " + row.name, shown ? ui::icon::eye : ui::icon::eyeOff,
                      !shown, under)) {
            editor.ask(editsToShow(project, {row.item}, !shown),
                       (shown ? "Hide " : "Show ") + row.name);
        } else if (rowSwitch(editor, lockAt, "lock " + row.name,
                             locked ? ui::icon::lock : ui::icon::unlock, locked, under)) {
            editor.ask(editsToLock(project, {row.item}, !locked),
                       (locked ? "Unlock " : "Lock ") + row.name);
        } else {
            useRow(editor, row, over);
        }
    }

    void renameGroup(Editor& editor, const std::string& group, const std::string& name)
    {
        if (name.find_first_not_of(' ') == std::string::npos) {
            editor.complain("A group needs a name. Type one, or leave it as it was");
        } else if (editor.ask(editsToRenameGroup(editor.project(), group, name), "Name " + name)) {
            editor.say("Named " + name);
        }
    }

    void drawGroupHead(Editor& editor, const ui::Rect& whole, const ListedGroup& group, bool closed)
    {
        ui::Gui& gui = editor.gui;
        SetListState& list = editor.setList;
        const ui::Hit over = ui::hit(gui, "group " + group.name, whole);
        if (over.hovered) {
            ui::fill(gui, whole, ui::colour::raised);
        }
        ui::Rect at = whole.inset(12.0F, 0.0F);
        ui::glyph(gui, at.takeLeft(14.0F, 8.0F), closed ? ui::icon::right : ui::icon::down,
                  ui::colour::text3, ui::IconSize::row);
        ui::glyph(gui, at.takeLeft(16.0F, 8.0F), ui::icon::folder, ui::colour::text2);
        if (group.own && list.renamingGroup == group.name) {
            const ui::TextChange typed =
                ui::textField(gui, "name of group", at, group.name, "A name", list.renamingBegins);
            list.renamingBegins = false;
            if (!typed.editing || typed.ended || typed.cancelled) {
                list.renamingGroup.clear();
            }
            if (typed.ended && typed.text != group.name) {
                renameGroup(editor, group.name, typed.text);
            }
            return;
        }
        ui::text(gui, at, ui::Face::body, ui::colour::text3, std::to_string(group.rows.size()),
                 ui::Align::right);
        ui::text(gui, at, ui::Face::body, ui::colour::text, group.name);
        if (over.twice && group.own) {
            list.renamingGroup = group.name;
            list.renamingBegins = true;
            list.closed.erase(group.name);
        } else if (over.clicked && closed) {
            list.closed.erase(group.name);
        } else if (over.clicked) {
            list.closed.insert(group.name);
        }
    }

    /// While rows are dragged: where they would go, and, when the button comes up, there they go.
    void goOnDraggingRows(Editor& editor, const ListedGroup& group, const ui::Rect& at)
    {
        const ImGuiIO& io = ImGui::GetIO();
        if (!editor.setList.dragging || !at.contains(io.MousePos.x, io.MousePos.y)) {
            return;
        }
        ui::outline(editor.gui, at, ui::colour::accent, ui::size::control, 2.0F);
        editor.gui.hint = group.own ? "Moves it into " + group.name : "Takes it out of its group";
        if (ImGui::IsMouseReleased(0)) {
            dropInto(editor, group);
        }
    }

    /// Head and rows; returns what it takes of the list.
    void drawListedGroup(Editor& editor, ui::Rect& list, const ListedGroup& group)
    {
        const bool closed = editor.setList.closed.contains(group.name);
        ui::Rect whole{list.x, list.y, list.w, ui::size::row};
        drawGroupHead(editor, list.takeTop(ui::size::row), group, closed);
        if (!closed) {
            for (const ListedRow& row : group.rows) {
                drawListedRow(editor, list.takeTop(ui::size::row), row);
            }
            whole.h += float(group.rows.size()) * ui::size::row;
        }
        goOnDraggingRows(editor, group, whole);
    }

}

void drawSetList(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    SetListState& state = editor.setList;
    const ui::Panel panel(gui, "set list", area);
    ui::Rect rest = area;
    ui::panelHead(gui, rest, "Set");
    const ui::Rect find = rest.takeTop(36.0F).inset(12.0F, 0.0F).band(24.0F);
    ui::searchField(gui, "find piece", find, state.search, "Find a piece");
    const Project& project = editor.project();
    ui::Scroll scroll(gui, "pieces", rest);
    ui::Rect list = scroll.content();
    const float top = list.y;
    const std::vector<ListedGroup> groups = listedGroups(project, state.search);
    for (const ListedGroup& group : groups) {
        drawListedGroup(editor, list, group);
    }
    const bool bare = project.setPieces.empty() && project.rooms.empty() && project.props.empty();
    if (!state.search.empty() && groups.empty()) {
        emptyNote(editor, list, "Nothing in the set has that in its name.");
    } else if (state.search.empty() && bare) {
        emptyNote(editor, list, "Walls, furniture, lights and grip will be listed here.");
    }
    scroll.setHeight(list.y - top + 12.0F);
    if (state.dragging) {
        const ImGuiIO& io = ImGui::GetIO();
        const std::size_t count = editor.selection.items().size();
        ui::labelAt(gui, io.MousePos.x + 14.0F, io.MousePos.y + 4.0F, ui::Face::action,
                    ui::colour::text,
                    count == 1 ? nameOf(project, editor.selection.main())
                               : fmt::format("{} things", count));
        state.dragging = io.MouseDown[0];
    }
}

}
