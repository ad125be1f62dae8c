#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/frame_words.h"
#include "editor/pages/cut_parts.h"
#include "editor/ui/widgets.h"
#include "project/scene_join.h"

namespace premise {

namespace {

    using What = TimelineDrag::What;
    constexpr float keyReach = 8.0F;
    constexpr float closestKeys = 3.0F; ///< points: nearer ones are one sign

    /// Keys under one place of a lane: of one kind, on one frame.
    template <class Visit>
    void visitKeys(const CameraSetup& camera, const TimelineScale& scale, const Visit& visit)
    {
        const FrameRange seen = scale.seen();
        for (const CameraTrack which : cameraTracks) {
            const std::vector<Key>& keys = trackOf(camera, which).keys;
            auto key = std::ranges::lower_bound(keys, seen.first, {}, &Key::frame);
            float before = -1e9F;
            for (; key != keys.end() && key->frame <= seen.end; ++key) {
                const float x = scale.placeOf(double(key->frame));
                if (x - before >= closestKeys) {
                    visit(which, *key, x);
                    before = x;
                }
            }
        }
    }

    float heightIn(const ui::Rect& lane, KeyKind kind, const CameraSetup& camera, Frame frame)
    {
        // Where a frame has keys of several kinds their signs stand one above the other.
        const bool alone = std::ranges::none_of(cameraTracks, [&](CameraTrack other) {
            const std::vector<Key>& keys = trackOf(camera, other).keys;
            return kindOf(other) != kind &&
                   std::ranges::binary_search(keys, frame, {}, &Key::frame);
        });
        if (alone) {
            return lane.midY();
        }
        return lane.midY() +
               (kind == KeyKind::move ? -4.0F : (kind == KeyKind::focus ? 4.0F : 0.0F));
    }

    bool isPicked(const CutView& view, const KeyName& key)
    {
        return std::ranges::find(view.keys, key) != view.keys.end();
    }

    void drawRanges(Editor& editor, const ui::Rect& lane, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        const TimelineScale& scale = editor.cutView.scene;
        const bool chosen = editor.camera == camera.id;
        const auto bar = [&](FrameRange range, ui::Ink ink) {
            const float from = scale.placeOf(double(range.first));
            const float to = scale.placeOf(double(range.end));
            ui::fill(gui, {from, lane.y + 5.0F, std::max(to - from, 1.0F), lane.h - 10.0F}, ink,
                     3.0F);
        };
        const Project& project = editor.project();
        for (const auto& shot : project.shots.rows()) {
            if (shot->camera == camera.id) {
                bar({shot->range.first - shot->handleIn, shot->range.end + shot->handleOut},
                    ui::colour::control);
            }
        }
        for (std::size_t i = 0; i < project.cut.size(); ++i) {
            const CutClip& clip = project.cut[i];
            const Shot* shot = project.shots.find(clip.shot);
            if (shot == nullptr || shot->camera != camera.id) {
                continue;
            }
            bar(clip.range, chosen ? ui::colour::accentFill : ui::colour::press);
            const HandleUse use = handleUse(project, clip);
            const FrameRange head{clip.range.first, clip.range.first + use.headBeyond};
            const FrameRange tail{clip.range.end - use.tailBeyond, clip.range.end};
            for (const FrameRange beyond : {head, tail}) {
                if (beyond.empty()) {
                    continue;
                }
                bar(beyond, ui::colour::fault);
                const float from = scale.placeOf(double(beyond.first));
                const ui::Rect at{from, lane.y, scale.placeOf(double(beyond.end)) - from, lane.h};
                const ui::Hit over =
                    ui::hit(gui, fmt::format("fault clip {} {}", i + 1, beyond.first), at);
                if (over.hovered) {
                    gui.tooltip(at, shot->number, {},
                                fmt::format("Plays {} beyond its handles.",
                                            framesCounted(beyond.duration())));
                }
                if (over.clicked) {
                    pickClip(editor, i);
                    goToScene(editor, beyond.first);
                }
            }
        }
    }

    void drawCameraName(Editor& editor, ui::Rect name, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        const bool chosen = editor.camera == camera.id;
        const ui::Hit over = ui::row(gui, "lane " + camera.name, name, false);
        ui::Rect rest = name.inset(12.0F, 0.0F);
        const ui::Rect cap = rest.takeLeft(16.0F, 8.0F).band(16.0F);
        ui::fill(gui, cap, chosen ? ui::colour::accent : ui::colour::press, 3.0F);
        ui::text(gui, cap, ui::Face::caption, chosen ? ui::colour::accentInk : ui::colour::text2,
                 camera.name.substr(0, 1), ui::Align::middle);
        std::string words = camera.name;
        for (const auto& shot : editor.project().shots.rows()) {
            if (shot->camera == camera.id && !shot->name.empty()) {
                words = shot->name;
                break;
            }
        }
        ui::text(gui, rest, ui::Face::body, chosen ? ui::colour::text : ui::colour::text2, words);
        if (over.clicked) {
            editor.showCamera(camera.id);
            editor.cutView.revealed = camera.id;
        }
    }

    /// The keys nearest to the pointer in a lane: of one kind, on one frame.
    std::vector<KeyName> keysUnder(const Editor& editor, const CameraSetup& camera,
                                   const ui::Rect& lane)
    {
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        float nearest = keyReach * keyReach;
        KeyKind kind = KeyKind::move;
        Frame frame = 0;
        bool found = false;
        visitKeys(camera, editor.cutView.scene, [&](CameraTrack which, const Key& key, float x) {
            if (std::abs(x - pointer.x) > keyReach) {
                return;
            }
            const float dy = heightIn(lane, kindOf(which), camera, key.frame) - pointer.y;
            const float away = (x - pointer.x) * (x - pointer.x) + dy * dy * 0.5F;
            if (away < nearest) {
                nearest = away;
                kind = kindOf(which);
                frame = key.frame;
                found = true;
            }
        });
        std::vector<KeyName> keys;
        for (const CameraTrack which : cameraTracks) {
            if (found && kindOf(which) == kind &&
                std::ranges::binary_search(trackOf(camera, which).keys, frame, {}, &Key::frame)) {
                keys.push_back({camera.id, which, frame});
            }
        }
        return keys;
    }

    void takeKeys(Editor& editor, const std::vector<KeyName>& keys)
    {
        CutView& view = editor.cutView;
        const bool more = ImGui::GetIO().KeyShift;
        const bool in =
            std::ranges::all_of(keys, [&](const KeyName& key) { return isPicked(view, key); });
        if (!in) {
            if (!more) {
                view.keys.clear();
            }
            view.keys.insert(view.keys.end(), keys.begin(), keys.end());
        }
        editor.showCamera(keys.front().camera);
        view.revealed = keys.front().camera;
        view.drag = {};
        view.drag.what = What::keys;
        view.drag.before = editor.project();
        view.drag.keys = view.keys;
        view.drag.fromX = ImGui::GetIO().MousePos.x;
        view.drag.fromY = ImGui::GetIO().MousePos.y;
    }

    void dragKeys(Editor& editor)
    {
        CutView& view = editor.cutView;
        TimelineDrag& drag = view.drag;
        if (drag.what != What::keys || drag.value != 0.0 || !dragGoesOn(editor)) {
            return;
        }
        const float points = ImGui::GetIO().MousePos.x - drag.fromX;
        drag.moved |= std::abs(points) > 3.0F;
        if (!drag.moved) {
            return;
        }
        Frame by = Frame(std::llround(double(points) / view.scene.pointsPerFrame));
        if (snapsNow(editor)) {
            std::vector<Frame> targets = beatsOf(drag.before);
            targets.push_back(editor.playhead.scene.frame());
            std::vector<Frame> frames;
            for (const KeyName& key : drag.keys) {
                frames.push_back(key.frame);
            }
            by = snappedMove(frames, by, targets,
                             Frame(std::lround(double(snapReach) / view.scene.pointsPerFrame)));
        }
        editor.gui.hint = "Ctrl turns snapping over, Esc puts it back";
        editor.gui.setPointer(ui::Pointer::resizeAcross);
        const bool open = editor.session.work().inGesture();
        if (open && by == drag.by) {
            return;
        }
        if (!open) {
            editor.beginGesture(drag.keys.size() == 1 ? "Move a key" : "Move keys");
        }
        const KeysMoved moved = movedKeyEdits(drag.before, drag.keys, by, 0.0);
        drag.by = by;
        editor.ask(moved.edits, {});
        view.keys = moved.keys;
        drag.words = fmt::format("Moving {} by {}", drag.keys.size() == 1 ? "a key" : "keys",
                                 framesCounted(moved.by));
        editor.say(drag.words);
    }

    /// Keys in the box that is drawn over the lanes.
    void dragBox(Editor& editor, const ui::Rect& lanes)
    {
        CutView& view = editor.cutView;
        TimelineDrag& drag = view.drag;
        if (drag.what != What::box) {
            return;
        }
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        const ui::Rect box{std::min(drag.fromX, pointer.x), std::min(drag.fromY, pointer.y),
                           std::abs(pointer.x - drag.fromX), std::abs(pointer.y - drag.fromY)};
        if (!dragGoesOn(editor)) {
            return;
        }
        ui::fill(editor.gui, box, ui::faded(ui::colour::accent, 0.14));
        ui::outline(editor.gui, box, ui::colour::accent);
        view.keys.clear();
        float y = lanes.y - view.lanesDown;
        for (const auto& camera : editor.project().cameras.rows()) {
            const float middle = y + ui::size::lane * 0.5F;
            y += ui::size::lane;
            if (middle < box.y || middle > box.bottom()) {
                continue;
            }
            const Frame from = view.scene.frameNearest(box.x);
            const Frame to = view.scene.frameNearest(box.right());
            for (const CameraTrack which : cameraTracks) {
                const std::vector<Key>& keys = trackOf(*camera, which).keys;
                auto key = std::ranges::lower_bound(keys, from, {}, &Key::frame);
                for (; key != keys.end() && key->frame <= to; ++key) {
                    view.keys.push_back({camera->id, which, key->frame});
                }
            }
        }
        editor.gui.hint = fmt::format("{} keys", view.keys.size());
    }

    void drawCameraKeys(Editor& editor, const ui::Rect& lane, const CameraSetup& camera)
    {
        ui::Gui& gui = editor.gui;
        const CutView& view = editor.cutView;
        visitKeys(camera, view.scene, [&](CameraTrack which, const Key& key, float x) {
            const KeyKind kind = kindOf(which);
            const float y = heightIn(lane, kind, camera, key.frame);
            drawKeySign(gui, x, y, y == lane.midY() ? 5.0F : 4.0F, key, inkOf(kind),
                        isPicked(view, {camera.id, which, key.frame}));
            if (gui.recording) {
                static constexpr std::string_view kinds[] = {"move", "focus", "lens"};
                gui.notePlace(fmt::format("key {} {} {}", camera.name, kinds[int(kind)], key.frame),
                              {x - 1.0F, y - 1.0F, 2.0F, 2.0F});
            }
        });
    }

}

void drawLanes(Editor& editor, const ui::Rect& names, const ui::Rect& lanes)
{
    ui::Gui& gui = editor.gui;
    CutView& view = editor.cutView;
    const Project project = editor.project(); // a click may change it meanwhile
    dragKeys(editor);
    const float whole = float(project.cameras.size() + project.cast.size()) * ui::size::lane;
    const bool over =
        ImGui::IsWindowHovered() && ui::Rect{names.x, names.y, names.w + lanes.w, names.h}.contains(
                                        ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
    const bool besideTime = ImGui::GetIO().MousePos.x < lanes.x || ImGui::GetIO().KeyShift;
    if (over && besideTime) {
        view.lanesDown -= ImGui::GetIO().MouseWheel * ui::size::lane;
    }
    if (view.revealed != editor.camera) {
        view.revealed = editor.camera;
        for (std::size_t i = 0; i < project.cameras.size(); ++i) {
            if (project.cameras.rows()[i]->id == editor.camera) {
                const float top = float(i) * ui::size::lane;
                view.lanesDown = std::clamp(view.lanesDown, top + ui::size::lane - lanes.h, top);
            }
        }
    }
    view.lanesDown = std::clamp(view.lanesDown, 0.0F, std::max(whole - lanes.h, 0.0F));
    const ui::Clip clip(gui, {names.x, names.y, names.w + lanes.w, names.h});
    const ui::Hit ground = ui::hit(gui, "lanes", lanes);
    float y = lanes.y - view.lanesDown;
    for (const auto& row : project.cameras.rows()) {
        const ui::Rect lane{lanes.x, y, lanes.w, ui::size::lane};
        y += ui::size::lane;
        if (lane.bottom() <= lanes.y || lane.y >= lanes.bottom()) {
            continue;
        }
        const CameraSetup& camera = *row;
        drawCameraName(editor, {names.x, lane.y, names.w, lane.h}, camera);
        const ui::Clip inside(gui, lanes);
        ui::line(gui, lane.x, lane.bottom(), lane.right(), lane.bottom(), ui::colour::window);
        drawRanges(editor, lane, camera);
        drawCameraKeys(editor, lane, camera);
        if (ground.hovered && lane.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y)) {
            const std::vector<KeyName> keys = keysUnder(editor, camera, lane);
            if (!keys.empty()) {
                gui.setPointer(ui::Pointer::resizeAcross);
                gui.hint = "Drag moves keys in time, Shift adds";
            }
            if (ground.pressed && !keys.empty()) {
                takeKeys(editor, keys);
            } else if (ground.pressed) {
                editor.showCamera(camera.id);
                view.revealed = camera.id;
            }
        }
    }
    for (const auto& person : project.cast.rows()) {
        const ui::Rect lane{lanes.x, y, lanes.w, ui::size::lane};
        y += ui::size::lane;
        if (lane.bottom() > lanes.y && lane.y < lanes.bottom()) {
            drawCastLane(editor, {names.x, lane.y, names.w, lane.h}, lane, *person);
        }
    }
    if (project.cameras.empty() && project.cast.empty()) {
        ui::text(gui, ui::Rect{lanes.x, lanes.y, lanes.w, 32.0F}.inset(12.0F, 0.0F), ui::Face::body,
                 ui::colour::text3,
                 "Cameras with their keys and people with their beats will be here.");
    }
    if (ground.pressed && !view.dragging()) {
        view.keys.clear();
        view.drag = {};
        view.drag.what = What::box;
        view.drag.fromX = ImGui::GetIO().MousePos.x;
        view.drag.fromY = ImGui::GetIO().MousePos.y;
    }
    dragBox(editor, lanes);
    if (whole > lanes.h) {
        const float size = lanes.h * lanes.h / whole;
        ui::fill(gui,
                 {lanes.right() - 4.0F, lanes.y + view.lanesDown / whole * lanes.h, 4.0F, size},
                 ui::colour::hover, 2.0F);
    }
}

}
