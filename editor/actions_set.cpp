#include <imgui.h>

#include "editor/actions.h"
#include "editor/moving.h"
#include "editor/way_dots.h"
#include "stage/place.h"
#include "stage/row_edits.h"
#include "stage/stage.h"

namespace premise {

namespace {

    ui::Reason needsSelection(const Editor& editor)
    {
        return editor.selection.empty() ? "Pick something first." : "";
    }

    /// Calls with the id of the item's row, in the row's type.
    template <class Do> Result<std::vector<Edit>> forRow(const Item& item, const Do& run)
    {
        switch (item.kind) {
        case ItemKind::setPiece: return run(Id<SetPiece>{item.id});
        case ItemKind::room: return run(Id<Room>{item.id});
        case ItemKind::prop: return run(Id<Prop>{item.id});
        case ItemKind::cast: return run(Id<Cast>{item.id});
        case ItemKind::mark: return run(Id<Mark>{item.id});
        case ItemKind::light: return run(Id<Light>{item.id});
        case ItemKind::camera: return run(Id<CameraSetup>{item.id});
        case ItemKind::shot: return run(Id<Shot>{item.id});
        default: return fail("Nothing is picked that this could be done to.");
        }
    }

    /// One after another, as one step: each must see what the one before did.
    template <class Do>
    void forPicked(Editor& editor, const std::string& name, const std::string& past, const Do& run)
    {
        const std::vector<Item> items = editor.selection.items();
        editor.beginGesture(name);
        for (const Item& item : items) {
            const Result<std::vector<Edit>> edits =
                forRow(item, [&](auto id) { return run(editor.project(), id); });
            if (!edits) {
                editor.cancelGesture();
                editor.complain(edits.error().message);
                return;
            }
            if (!editor.ask(*edits, name)) {
                editor.cancelGesture();
                return;
            }
        }
        editor.endGesture();
        editor.say(past);
    }

    void frameAll(Editor& editor, bool pickedOnly)
    {
        const StagedFrame frame =
            editor.stage.at(editor.project(), FreeView{editor.freeCamera.staged(1.5)}, editor.time);
        Bounds box;
        const auto add = [&](const PlacedModel& model) {
            const Item item = itemOf(model.kind, model.row);
            if (pickedOnly && !editor.selection.has(item)) {
                return;
            }
            if (const std::optional<PlacedBox> placed =
                    boxOf(frame, editor.reader.models(), model.kind, model.row)) {
                // What is larger than a stage is a backdrop; all of it would show nothing.
                if (!pickedOnly && std::max(placed->half.x, placed->half.z) > 30.0F) {
                    return;
                }
                for (const DVec3& corner : placed->corners()) {
                    box.add(Vec3(corner));
                }
            }
        };
        for (const PlacedModel& model : frame.still->models) {
            add(model);
        }
        for (const PlacedModel& model : frame.moving) {
            add(model);
        }
        editor.eye = {}; // it is the free view that moves
        if (pickedOnly && box.empty()) {
            box.add(Vec3(placeOf(editor.project(), editor.selection.main(), editor.time)));
        }
        editor.say(pickedOnly ? "Framed what is picked" : "Framed all");
        editor.freeCamera.show(box, 1.4);
        if (!box.empty()) {
            editor.plan.centre = DVec3(box.centre());
            editor.plan.width =
                Metres(std::max(double(box.size().x), double(box.size().z) * 1.3) * 1.3 + 1.0);
        }
    }

    void setTool(std::vector<Action>& to, std::string_view name, std::string_view keys,
                 std::string_view menu, std::string_view words, Tool tool,
                 std::function<ui::Reason(const Editor&)> reason, std::string_view sentence)
    {
        to.push_back({.name = name,
                      .keys = keys,
                      .menu = menu,
                      .words = words,
                      .sentence = sentence,
                      .pages = {Page::set, Page::block},
                      .reason = std::move(reason),
                      .run =
                          [tool](Editor& editor) {
                              if (editor.page != Page::set && editor.page != Page::block) {
                                  editor.openPage(Page::block);
                              }
                              editor.tool = tool;
                          },
                      .on = [tool](const Editor& editor) { return editor.tool == tool; }});
    }

}

void addSetActions(std::vector<Action>& to)
{
    setTool(to, "Select and move", "W", "Set", "gizmo arrows translate place", Tool::select, {},
            "Drag a thing along the ground, or an arrow, a square or the ball.");
    setTool(to, "Rotate", "E", "Set", "turn rings gizmo pan tilt roll", Tool::rotate, {},
            "Drag a ring. Hold Ctrl for steps of 15°.");
    setTool(
        to, "Scale", "R", "Set", "size bigger smaller gizmo", Tool::scale,
        [](const Editor& editor) {
            const ItemKind kind = editor.selection.main().kind;
            const bool sized =
                kind == ItemKind::setPiece || kind == ItemKind::prop || kind == ItemKind::none;
            return sized ? "" : "Only furniture and props have a scale.";
        },
        "Drag the box up to make it larger.");
    setTool(to, "Tape", "", "Set", "measure distance ruler length", Tool::tape, {},
            "Drag from one place to another. Double-click a tape keeps it.");
    setTool(to, "Draw a room", "", "Set", "wall box floor", Tool::room, {},
            "Drag a rectangle. Walls are 2.75 m high, change it on the right.");
    setTool(to, "Add person", "", "Cast", "actor cast figure character", Tool::addPerson, {},
            "Click the floor to stand, a seat to sit.");
    setTool(to, "Mark", "", "Cast", "tape floor place position", Tool::mark, {},
            "Click the floor. The mark is for who is picked.");
    setTool(
        to, "Walk", "Shift+W", "Cast", "path step blocking", Tool::walk,
        [](const Editor& editor) {
            return editor.selection.main().kind == ItemKind::cast ? "" : "Pick a person first.";
        },
        "Click marks in order. Each click is a step, Esc ends it.");
    to.push_back({.name = "Frame what is picked",
                  .keys = "F",
                  .menu = "View",
                  .words = "focus zoom selected",
                  .pages = {Page::set, Page::block},
                  .reason = needsSelection,
                  .run = [](Editor& editor) { frameAll(editor, true); }});
    to.push_back({.name = "Frame all",
                  .keys = "Home",
                  .menu = "View",
                  .words = "zoom everything fit",
                  .pages = {Page::set, Page::block},
                  .run = [](Editor& editor) { frameAll(editor, false); }});
    to.push_back({.name = "Grid on the floor",
                  .menu = "View",
                  .words = "ground lines metres",
                  .sentence = "Lines on the ground of both views.",
                  .pages = {Page::set, Page::block},
                  .run = [](Editor& editor) { editor.gridShown = !editor.gridShown; },
                  .on = [](const Editor& editor) { return editor.gridShown; }});
    to.push_back(
        {.name = "Walls facing me",
         .menu = "View",
         .words = "see through inside room hide",
         .sentence = "Hides walls with their backs to you. Cameras still see them.",
         .pages = {Page::set, Page::block},
         .run =
             [](Editor& editor) {
                 editor.walls = editor.walls == WallsFacingAway::hidden ? WallsFacingAway::shown
                                                                        : WallsFacingAway::hidden;
             },
         .on = [](const Editor& editor) { return editor.walls == WallsFacingAway::hidden; }});
    to.push_back({.name = "Plan large or small",
                  .keys = "T",
                  .menu = "View",
                  .words = "top map",
                  .pages = {Page::set, Page::block},
                  .run = [](Editor& editor) { editor.planLarge = !editor.planLarge; },
                  .on = [](const Editor& editor) { return editor.planLarge; }});
    to.push_back({.name = "Duplicate",
                  .keys = "Ctrl+D",
                  .menu = "Edit",
                  .shelf = "Place things",
                  .words = "copy again",
                  .pages = {Page::set, Page::block},
                  .reason = needsSelection,
                  .run = [](Editor& editor) {
                      forPicked(editor, "Duplicate", "Duplicated what was picked",
                                [](const Project& project, auto id) -> Result<std::vector<Edit>> {
                                    auto made = editsToDuplicate(project, id);
                                    if (!made) {
                                        return fail("{}", made.error().message);
                                    }
                                    return std::move(made->edits);
                                });
                  }});
    to.push_back(
        {.name = "Delete",
         .keys = "Del",
         .menu = "Edit",
         .shelf = "Place things",
         .words = "remove erase away",
         .pages = {Page::set, Page::block},
         .reason = needsSelection,
         .run = [](Editor& editor) {
             if (straightenPickedDot(editor)) {
                 return;
             }
             forPicked(editor, "Delete", "Deleted what was picked. Ctrl+Z brings it back",
                       [](const Project& project, auto id) { return editsToRemove(project, id); });
         }});
    to.push_back({.name = "End the tool",
                  .keys = "Esc",
                  .shelf = "Place things",
                  .words = "cancel escape",
                  .run = [](Editor& editor) {
                      const Tool usual = editor.page == Page::shoot ? Tool::focus : Tool::select;
                      if (editor.session.work().inGesture()) {
                          return; // whoever drags puts it back
                      }
                      if (editor.fullPicture) {
                          editor.fullPicture = false;
                      } else if (editor.lensWall.open) {
                          editor.lensWall.open = false;
                      } else if (editor.tool != usual) {
                          editor.tool = usual;
                      } else {
                          editor.selection.clear();
                      }
                  }});
}

}
