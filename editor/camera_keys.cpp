#include "editor/camera_keys.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "editor/cut_edits.h"
#include "editor/frame_words.h"
#include "project/curve.h"
#include "stage/staging.h"

namespace premise {

namespace {

    bool hasKey(const Track& track, Frame frame)
    {
        const auto at = std::ranges::lower_bound(track.keys, frame, {}, &Key::frame);
        return at != track.keys.end() && at->frame == frame;
    }

    using ByTrack = std::map<std::pair<Id<CameraSetup>, CameraTrack>, std::vector<Frame>>;

    ByTrack byTrack(const std::vector<KeyName>& keys)
    {
        ByTrack sorted;
        for (const KeyName& key : keys) {
            sorted[{key.camera, key.track}].push_back(key.frame);
        }
        for (auto& [track, frames] : sorted) {
            std::ranges::sort(frames);
        }
        return sorted;
    }

    Limits limitsOf(CameraTrack track)
    {
        switch (track) {
        case CameraTrack::focalLength:
        case CameraTrack::focusDistance:
        case CameraTrack::tStop: return aboveZero;
        case CameraTrack::x:
        case CameraTrack::y:
        case CameraTrack::z: return onTheLot;
        default: return anyNumber;
        }
    }

    /// The cameras with other tracks, as edits.
    template <class Change> std::vector<Edit> changedTracks(const Project& before,
                                                            const ByTrack& tracks,
                                                            const Change& change)
    {
        std::map<Id<CameraSetup>, CameraSetup> rows;
        for (const auto& [name, frames] : tracks) {
            if (const CameraSetup* camera = before.cameras.find(name.first); camera != nullptr) {
                CameraSetup& row = rows.try_emplace(name.first, *camera).first->second;
                Track& track = trackOf(row, name.second);
                track = change(track, name.second, frames);
            }
        }
        std::vector<Edit> edits;
        for (auto& [id, row] : rows) {
            edits.emplace_back(Put<CameraSetup>{std::move(row)});
        }
        return edits;
    }

}

KeyKind kindOf(CameraTrack track)
{
    switch (track) {
    case CameraTrack::focusDistance: return KeyKind::focus;
    case CameraTrack::focalLength:
    case CameraTrack::tStop: return KeyKind::lens;
    default: return KeyKind::move;
    }
}

ui::Ink inkOf(KeyKind kind)
{
    switch (kind) {
    case KeyKind::focus: return ui::colour::keyFocus;
    case KeyKind::lens: return ui::colour::keyLens;
    default: return ui::colour::keyMove;
    }
}

TrackWords wordsOf(CameraTrack track)
{
    switch (track) {
    case CameraTrack::x: return {"X, m", "x", "m"};
    case CameraTrack::y: return {"Height, m", "height", "m"};
    case CameraTrack::z: return {"Z, m", "z", "m"};
    case CameraTrack::pan: return {"Pan, °", "pan", "°"};
    case CameraTrack::tilt: return {"Tilt, °", "tilt", "°"};
    case CameraTrack::roll: return {"Roll, °", "roll", "°"};
    case CameraTrack::focalLength: return {"Lens, mm", "lens", "mm"};
    case CameraTrack::focusDistance: return {"Focus, m", "focus", "m"};
    case CameraTrack::tStop: return {"Stop, T", "stop", ""};
    }
    return {};
}

KeysMoved movedKeyEdits(const Project& before, const std::vector<KeyName>& keys, Frame by,
                        double raise)
{
    const ByTrack tracks = byTrack(keys);
    KeysMoved moved;
    moved.by = by;
    for (const auto& [name, frames] : tracks) {
        if (const CameraSetup* camera = before.cameras.find(name.first); camera != nullptr) {
            const Frame can = movedKeys(trackOf(*camera, name.second), frames, moved.by, raise,
                                        limitsOf(name.second))
                                  .by;
            moved.by = std::abs(can) < std::abs(moved.by) ? can : moved.by;
        }
    }
    moved.edits =
        changedTracks(before, tracks,
                      [&](const Track& track, CameraTrack which, const std::vector<Frame>& frames) {
                          return movedKeys(track, frames, moved.by, raise, limitsOf(which)).track;
                      });
    for (KeyName key : keys) {
        key.frame += moved.by;
        moved.keys.push_back(key);
    }
    return moved;
}

std::vector<Edit> removedKeyEdits(const Project& before, const std::vector<KeyName>& keys)
{
    return changedTracks(before, byTrack(keys),
                         [](const Track& track, CameraTrack, const std::vector<Frame>& frames) {
                             return withoutKeys(track, frames);
                         });
}

void setKeys(Editor& editor)
{
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        return;
    }
    const Frame frame = Frame(std::floor(editor.time));
    const bool keyed = std::ranges::any_of(
        cameraTracks, [&](CameraTrack track) { return !trackOf(*camera, track).keys.empty(); });
    CameraSetup row = *camera;
    std::vector<KeyName> set;
    for (const CameraTrack which : cameraTracks) {
        Track& track = trackOf(row, which);
        const bool usual = kindOf(which) != KeyKind::lens && which != CameraTrack::roll;
        if (keyed ? !track.keys.empty() : usual) {
            if (track.keys.empty()) {
                Key key;
                key.frame = frame;
                key.value = track.rest;
                track = withKey(track, key);
            } else {
                track = withKeyOnCurve(track, frame);
            }
            set.push_back({camera->id, which, frame});
        }
    }
    const std::string name = camera->name;
    if (editor.ask({Put<CameraSetup>{std::move(row)}}, "Set a key of camera " + name)) {
        editor.cutView.keys = std::move(set);
        editor.say(fmt::format("Set a key of camera {} at frame {}", name, frame));
    }
}

void removePickedKeys(Editor& editor)
{
    const std::size_t count = editor.cutView.keys.size();
    if (editor.ask(removedKeyEdits(editor.project(), editor.cutView.keys),
                   count == 1 ? "Delete a key" : fmt::format("Delete {} keys", count))) {
        editor.cutView.keys.clear();
        editor.say(count == 1 ? "Deleted a key" : fmt::format("Deleted {} keys", count));
    }
}

void shapePickedKeys(Editor& editor, KeyShape shape)
{
    const std::size_t count = editor.cutView.keys.size();
    const bool done = editor.ask(
        changedTracks(editor.project(), byTrack(editor.cutView.keys),
                      [shape](const Track& track, CameraTrack, const std::vector<Frame>& frames) {
                          return withShape(track, frames, shape);
                      }),
        "Shape keys");
    if (done) {
        editor.say(count == 1 ? "Shaped a key" : fmt::format("Shaped {} keys", count));
    }
}

void stepToKey(Editor& editor, int direction)
{
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        return;
    }
    const Frame now = Frame(std::floor(editor.time));
    Frame found = now;
    for (const CameraTrack which : cameraTracks) {
        for (const Key& key : trackOf(*camera, which).keys) {
            const bool beyond = direction > 0 ? key.frame > now : key.frame < now;
            const bool nearer = std::abs(key.frame - now) < std::abs(found - now);
            if (beyond && (found == now || nearer)) {
                found = key.frame;
            }
        }
    }
    if (found == now) {
        editor.say(fmt::format("Camera {} has no key {} this frame", camera->name,
                               direction > 0 ? "after" : "before"));
        return;
    }
    goToScene(editor, found);
    editor.cutView.keys.clear();
    for (const CameraTrack which : cameraTracks) {
        if (hasKey(trackOf(*camera, which), found)) {
            editor.cutView.keys.push_back({camera->id, which, found});
        }
    }
}

void dropGoneKeys(Editor& editor)
{
    std::erase_if(editor.cutView.keys, [&editor](const KeyName& key) {
        const CameraSetup* camera = editor.project().cameras.find(key.camera);
        return camera == nullptr || !hasKey(trackOf(*camera, key.track), key.frame);
    });
}

}
