#include "editor/camera_edits.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "stage/lens_wall.h"
#include "stage/staging.h"

namespace premise {

namespace {

    bool isOn(const CameraSetup& camera, const KitLens& lens, double focalLength)
    {
        return lens.lens.set == camera.lens.set &&
               focalLength >= lens.lens.shortest.value() - 1e-6 &&
               focalLength <= lens.lens.longest.value() + 1e-6;
    }

}

Edit valueEdit(const CameraSetup& camera, CameraTrack track, FrameTime time, double value)
{
    const Track& now = trackOf(camera, track);
    if (!now.keys.empty()) {
        Key key;
        key.frame = Frame(std::floor(time));
        key.value = value;
        for (const Key& kept : now.keys) {
            if (kept.frame == key.frame) {
                key = kept;
                key.value = value;
            }
        }
        return SetCameraKey{camera.id, track, key};
    }
    CameraSetup row = camera;
    trackOf(row, track).rest = value;
    return Put<CameraSetup>{std::move(row)};
}

void setCameraValue(Editor& editor, CameraTrack track, double value)
{
    if (const CameraSetup* camera = editor.shownCamera(); camera != nullptr) {
        editor.ask(valueEdit(*camera, track, editor.time, value));
    }
}

std::vector<const KitLens*> kitOf(const Editor& editor, const CameraSetup& camera)
{
    return lensesInOrder(editor.kit, camera.lens.set);
}

void putLensOn(Editor& editor, const KitLens& lens, Millimetres focalLength)
{
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        return;
    }
    const double wanted =
        std::clamp(focalLength.value(), lens.lens.shortest.value(), lens.lens.longest.value());
    CameraSetup row = withLensOn(*camera, {lens.lens, Millimetres(wanted)});
    const double angle =
        anglesOfView(row.gate, row.lens.squeeze, Millimetres(wanted)).horizontal.inDegrees();
    if (editor.ask({Put<CameraSetup>{std::move(row)}},
                   fmt::format("Put {:g} mm on camera {}", wanted, camera->name))) {
        editor.say(fmt::format("{:g} mm on camera {}, {:.1f}° wide", wanted,
                               editor.shownCamera()->name, angle));
    }
}

void stepLens(Editor& editor, int steps)
{
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        return;
    }
    const std::vector<const KitLens*> lenses = kitOf(editor, *camera);
    if (lenses.empty()) {
        editor.complain(
            fmt::format("{} is not in the kit, so there is no next lens", camera->lens.set));
        return;
    }
    const double now = valueAt(camera->focalLength, editor.time);
    int place = 0;
    for (int i = 0; i < int(lenses.size()); ++i) {
        if (isOn(*camera, *lenses[std::size_t(i)], now)) {
            place = i;
            break;
        }
        if (lenses[std::size_t(i)]->lens.shortest.value() < now) {
            place = i;
        }
    }
    const int next = std::clamp(place + steps, 0, int(lenses.size()) - 1);
    const KitLens& lens = *lenses[std::size_t(next)];
    putLensOn(editor, lens, lens.lens.shortest);
}

void setCameraPose(Editor& editor, const Pose& pose)
{
    const CameraSetup* camera = editor.shownCamera();
    if (camera == nullptr) {
        return;
    }
    const PanTiltRoll head = panTiltRollFrom(pose.rotation);
    const std::array<std::pair<CameraTrack, double>, 6> wanted{
        {{CameraTrack::x, double(pose.position.x)},
         {CameraTrack::y, double(pose.position.y)},
         {CameraTrack::z, double(pose.position.z)},
         {CameraTrack::pan, head.pan.inDegrees()},
         {CameraTrack::tilt, head.tilt.inDegrees()},
         {CameraTrack::roll, head.roll.inDegrees()}}};
    const bool keyed = std::ranges::any_of(
        wanted, [&](const auto& value) { return !trackOf(*camera, value.first).keys.empty(); });
    if (!keyed) {
        CameraSetup row = *camera;
        for (const auto& [track, value] : wanted) {
            trackOf(row, track).rest = value;
        }
        editor.ask(Put<CameraSetup>{std::move(row)});
        return;
    }
    std::vector<Edit> edits;
    for (const auto& [track, value] : wanted) {
        double held = value;
        if (track == CameraTrack::pan || track == CameraTrack::roll) {
            // The nearest turn to the one before: a head does not spin round to get there.
            const double now = valueAt(trackOf(*camera, track), editor.time);
            held += std::round((now - held) / 360.0) * 360.0;
        }
        edits.push_back(valueEdit(*camera, track, editor.time, held));
        if (std::holds_alternative<Put<CameraSetup>>(edits.back())) {
            editor.ask(edits.back()); // later edits must see it
            edits.pop_back();
            camera = editor.shownCamera();
        }
    }
    editor.ask(edits, "Move camera " + camera->name);
}

}
