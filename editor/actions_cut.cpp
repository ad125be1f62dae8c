#include "editor/action_reasons.h"
#include "editor/actions.h"
#include "editor/camera_keys.h"
#include "editor/cut_edits.h"
#include "editor/sound_edits.h"

namespace premise {

namespace {

    ui::Reason needsClip(const Editor& editor)
    {
        return chosenClip(editor) ? "" : "Pick a shot in the cut first.";
    }

    ui::Reason needsKeys(const Editor& editor)
    {
        return editor.cutView.keys.empty() ? "Pick keys first." : "";
    }

    void addTrimTool(std::vector<Action>& to, std::string_view name, std::string_view keys,
                     std::string_view sentence, TrimTool tool)
    {
        to.push_back({.name = name,
                      .keys = keys,
                      .menu = "Cut",
                      .words = "trim edit tool",
                      .sentence = sentence,
                      .pages = {Page::cut},
                      .run = [tool](Editor& editor) { editor.cutView.tool = tool; },
                      .on = [tool](const Editor& editor) { return editor.cutView.tool == tool; }});
    }

    void addClipActions(std::vector<Action>& to)
    {
        to.push_back({.name = "Split",
                      .keys = "B",
                      .menu = "Cut",
                      .words = "blade razor cut",
                      .sentence = "Cuts the shot at the playhead in two.",
                      .pages = {Page::cut},
                      .run = splitAtPlayhead});
        to.push_back({.name = "Duplicate in the cut",
                      .keys = "Ctrl+D",
                      .menu = "Cut",
                      .words = "copy again clip",
                      .pages = {Page::cut},
                      .reason = needsClip,
                      .run = duplicateClip});
        to.push_back({.name = "Delete keys or clip",
                      .keys = "Del",
                      .menu = "Cut",
                      .words = "remove erase away",
                      .sentence = "The picked keys; where none are, the clip out of the cut.",
                      .pages = {Page::cut},
                      .reason =
                          [](const Editor& editor) {
                              return chosenSound(editor) == nullptr && editor.cutView.keys.empty()
                                         ? needsClip(editor)
                                         : "";
                          },
                      .run =
                          [](Editor& editor) {
                              if (chosenSound(editor) != nullptr) {
                                  removeSound(editor);
                              } else if (editor.cutView.keys.empty()) {
                                  removeClip(editor);
                              } else {
                                  removePickedKeys(editor);
                              }
                          }});
        to.push_back({.name = "New take",
                      .keys = "Ctrl+T",
                      .menu = "Cut",
                      .words = "another again version",
                      .sentence = "The chosen shot once more, with a camera of its own.",
                      .pages = {Page::cut},
                      .reason =
                          [](const Editor& editor) {
                              return chosenShot(editor) == nullptr ? "Pick a shot first." : "";
                          },
                      .run = makeTake});
    }

    void addShape(std::vector<Action>& to, std::string_view name, KeyShape shape)
    {
        to.push_back({.name = name,
                      .menu = "Cut",
                      .words = "curve tangent interpolation ease",
                      .pages = {Page::cut},
                      .reason = needsKeys,
                      .run = [shape](Editor& editor) { shapePickedKeys(editor, shape); }});
    }

    void addKeyActions(std::vector<Action>& to)
    {
        const std::vector<Page> wherever{Page::block, Page::shoot, Page::cut};
        to.push_back({.name = "Set key",
                      .keys = "S",
                      .menu = "Cut",
                      .words = "keyframe animate",
                      .sentence = "Keeps where the camera is now, as keys.",
                      .pages = wherever,
                      .reason = needsCamera,
                      .run = setKeys});
        to.push_back({.name = "Key before",
                      .keys = ",",
                      .menu = "Cut",
                      .pages = wherever,
                      .reason = needsCamera,
                      .run = [](Editor& editor) { stepToKey(editor, -1); }});
        to.push_back({.name = "Next key",
                      .keys = ".",
                      .menu = "Cut",
                      .pages = wherever,
                      .reason = needsCamera,
                      .run = [](Editor& editor) { stepToKey(editor, 1); }});
        addShape(to, "Smooth keys", KeyShape::smooth);
        addShape(to, "Flat keys", KeyShape::flat);
        addShape(to, "Straight keys", KeyShape::linear);
        addShape(to, "Holding keys", KeyShape::hold);
    }

}

void addCutActions(std::vector<Action>& to)
{
    addTrimTool(to, "Ripple", "Q", "Later shots follow.", TrimTool::ripple);
    addTrimTool(to, "Roll", "Shift+Q", "Both sides of the cut change, all else stays.",
                TrimTool::roll);
    addTrimTool(to, "Slip", "Y", "Another piece of the scene in the same place.", TrimTool::slip);
    addTrimTool(to, "Slide", "U", "The shot moves between its neighbours.", TrimTool::slide);
    addClipActions(to);
    addKeyActions(to);
    to.push_back({.name = "Curves",
                  .keys = "C",
                  .menu = "Cut",
                  .words = "graph editor animation",
                  .sentence = "The chosen camera's values over time.",
                  .pages = {Page::cut},
                  .run = [](Editor& editor) { editor.cutView.curves = !editor.cutView.curves; },
                  .on = [](const Editor& editor) { return editor.cutView.curves; }});
}

}
