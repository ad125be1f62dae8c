#include <array>
#include <cmath>

#include <fmt/format.h>

#include "editor/action_reasons.h"
#include "editor/actions.h"
#include "editor/camera_edits.h"
#include "stage/moves.h"
#include "stage/stage.h"

namespace premise {

namespace {

    void addCameraNumbers(std::vector<Action>& to)
    {
        static constexpr std::array<std::string_view, 9> names{"Camera 1", "Camera 2", "Camera 3",
                                                               "Camera 4", "Camera 5", "Camera 6",
                                                               "Camera 7", "Camera 8", "Camera 9"};
        static constexpr std::array<std::string_view, 9> keys{"1", "2", "3", "4", "5",
                                                              "6", "7", "8", "9"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            to.push_back({.name = names[i],
                          .keys = keys[i],
                          .menu = "Camera",
                          .words = "look through monitor",
                          .reason =
                              [i](const Editor& editor) {
                                  return i < editor.project().cameras.size()
                                             ? ""
                                             : "There are not that many cameras.";
                              },
                          .run =
                              [i](Editor& editor) {
                                  const auto& row = *editor.project().cameras.rows()[i];
                                  editor.showCamera(row.id);
                                  editor.eye = row.id;
                                  editor.say("Looking through camera " + row.name);
                              }});
        }
    }

    void addSwitch(std::vector<Action>& to, std::string_view name, std::string_view keys,
                   std::string_view words, bool LensLook::*which)
    {
        to.push_back(
            {.name = name,
             .keys = keys,
             .menu = "View",
             .shelf = "Cameras and lenses",
             .words = words,
             .run = [which](Editor& editor) { editor.lensLook.*which = !(editor.lensLook.*which); },
             .on = [which](const Editor& editor) { return editor.lensLook.*which; }});
    }

    /// The range a move fills: the shot of the camera, from the playhead where that lies in it.
    FrameRange moveRange(const Editor& editor)
    {
        for (const auto& shot : editor.project().shots.rows()) {
            if (shot->camera == editor.camera) {
                FrameRange range = shot->range;
                const Frame now = Frame(std::floor(editor.time));
                if (range.contains(now) && range.end - now > 12) {
                    range.first = now;
                }
                range.end = std::max(range.end - 1, range.first + 1); // its last key is seen
                return range;
            }
        }
        const Frame now = Frame(std::floor(editor.time));
        return {now, now + Frame(std::lround(4.0 * editor.project().settings.rate.perSecond()))};
    }

    void makeMove(Editor& editor, std::string_view name, const Move& move)
    {
        const FrameRange range = moveRange(editor);
        Result<std::vector<Edit>> edits =
            editsFor(editor.project(), editor.camera, move, {range, Ease::inOut});
        if (!edits) {
            editor.complain(edits.error().message);
            return;
        }
        if (editor.ask(*edits, std::string(name))) {
            const double seconds = editor.project().settings.rate.seconds(double(range.duration()));
            editor.operating = false;
            editor.say(
                fmt::format("{} over {:.1f} s; its keys are on the Cut page", name, seconds));
        }
    }

    /// What lies in focus straight ahead: what a move is about where nobody is held sharp.
    DVec3 subjectOf(const Editor& editor)
    {
        const CameraSetup& camera = *editor.shownCamera();
        if (const Cast* held = editor.project().cast.find(camera.focusOn); held != nullptr) {
            return eyesOf(editor.project(), *held, editor.time);
        }
        const StagedCamera staged =
            stage(editor.project(), ThroughCamera{camera.id}, editor.time).camera;
        return DVec3(staged.pose.position) +
               DVec3(staged.pose.rotation * Vec3(0.0F, 0.0F, -1.0F)) * staged.focusDistance.value();
    }

    void addMove(std::vector<Action>& to, std::string_view name, std::string_view words,
                 std::function<Move(const Editor&)> move)
    {
        to.push_back(
            {.name = name,
             .menu = "Move",
             .words = words,
             .sentence = "Makes keys that can be changed like any others.",
             .reason = needsCamera,
             .run = [name, move](Editor& editor) { makeMove(editor, name, move(editor)); }});
    }

    void addMoves(std::vector<Action>& to)
    {
        addMove(to, "Dolly in", "push forward", [](const Editor&) { return PushIn{Metres(1.5)}; });
        addMove(to, "Dolly out", "pull back", [](const Editor&) { return PullOut{Metres(1.5)}; });
        addMove(to, "Track left", "slide sideways truck",
                [](const Editor&) { return TrackMove{Metres(-1.5)}; });
        addMove(to, "Track right", "slide sideways truck",
                [](const Editor&) { return TrackMove{Metres(1.5)}; });
        addMove(to, "Crane up", "boom rise jib", [](const Editor& editor) {
            return CraneUp{Metres(1.5), Metres(0.0), subjectOf(editor)};
        });
        addMove(to, "Crane down", "boom lower jib", [](const Editor& editor) {
            const double height = valueAt(editor.shownCamera()->placement.y, editor.time);
            return CraneUp{Metres(-std::min(1.0, std::max(height - 0.3, 0.05))), Metres(0.0),
                           subjectOf(editor)};
        });
        addMove(to, "Orbit", "arc circle around", [](const Editor& editor) {
            return Orbit{subjectOf(editor), Angle::degrees(45.0)};
        });
        addMove(to, "Dolly zoom", "vertigo zolly", [](const Editor& editor) {
            return DollyZoom{subjectOf(editor), Metres(1.0)};
        });
        addMove(to, "Pan left", "turn head",
                [](const Editor&) { return Pan{Angle::degrees(30.0)}; });
        addMove(to, "Pan right", "turn head",
                [](const Editor&) { return Pan{Angle::degrees(-30.0)}; });
        addMove(to, "Handheld", "sway shake", [](const Editor&) { return Handheld{}; });
    }

}

void addCameraActions(std::vector<Action>& to)
{
    to.push_back({.name = "New shot",
                  .menu = "Camera",
                  .words = "camera setup add",
                  .sentence = "A camera of its own, in hand at once. It begins where the last shot "
                              "ended and is in the cut.",
                  .run = [](Editor& editor) { editor.newShot(); }});
    to.push_back({.name = "Operate, lock",
                  .keys = "P",
                  .menu = "Camera",
                  .words = "fly take hand camera",
                  .sentence = "Takes the camera in hand: flying moves it. Again locks it.",
                  .pages = {Page::shoot},
                  .reason = needsCamera,
                  .run =
                      [](Editor& editor) {
                          editor.operating = !editor.operating;
                          const std::string& name = editor.shownCamera()->name;
                          editor.say(editor.operating ? "You operate camera " + name
                                                      : "Camera " + name + " is locked");
                      },
                  .on = [](const Editor& editor) { return editor.operating; }});
    to.push_back({.name = "Lens before",
                  .keys = "[",
                  .menu = "Camera",
                  .words = "shorter wider focal length",
                  .reason = needsCamera,
                  .run = [](Editor& editor) { stepLens(editor, -1); }});
    to.push_back({.name = "Next lens",
                  .keys = "]",
                  .menu = "Camera",
                  .words = "longer tighter focal length",
                  .reason = needsCamera,
                  .run = [](Editor& editor) { stepLens(editor, 1); }});
    to.push_back(
        {.name = "Focus tool",
         .keys = "X",
         .menu = "Camera",
         .words = "depth of field sharp dof bokeh",
         .sentence = "Click a person to hold focus on the eyes, a surface to set it there.",
         .pages = {Page::shoot},
         .run = [](Editor& editor) { editor.tool = Tool::focus; },
         .on = [](const Editor& editor) { return editor.tool == Tool::focus; }});
    to.push_back({.name = "Lens wall",
                  .keys = "Shift+T",
                  .menu = "Camera",
                  .words = "compare focal lengths all lenses angle",
                  .sentence = "This moment through every lens of the set.",
                  .reason = needsCamera,
                  .run =
                      [](Editor& editor) {
                          if (editor.lensWall.open) {
                              editor.lensWall.open = false;
                          } else {
                              openLensWall(editor);
                          }
                      },
                  .on = [](const Editor& editor) { return editor.lensWall.open; }});
    to.push_back({.name = "Snap a frame",
                  .keys = "N",
                  .menu = "Camera",
                  .words = "still photo picture export png",
                  .sentence = "Keeps the camera's picture in the production's snaps folder.",
                  .reason = needsCamera,
                  .run = snapFrame});
    addSwitch(to, "Mask", "M", "letterbox surround gate", &LensLook::mask);
    addSwitch(to, "Thirds", "G", "grid composition", &LensLook::thirds);
    addSwitch(to, "Safe areas", "", "title action", &LensLook::safe);
    addSwitch(to, "Focus plane", "Shift+F", "depth of field dof", &LensLook::focusPlane);
    addSwitch(to, "Lens-true when still", "", "settle samples bokeh", &LensLook::settles);
    addMoves(to);
    addCameraNumbers(to);
    to.push_back({.name = "Free view",
                  .keys = "0",
                  .menu = "Camera",
                  .words = "look round anywhere",
                  .sentence = "The set from anywhere, as it was left.",
                  .run = [](Editor& editor) {
                      if (editor.page != Page::set && editor.page != Page::block) {
                          editor.openPage(Page::block);
                      }
                      editor.eye = {};
                      editor.say("Free view");
                  }});
}

}
