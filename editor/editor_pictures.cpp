// What the editor shows of the set: pictures asked of the desk, and put on the canvas as they come.
#include <algorithm>
#include <bit>
#include <cmath>

#include "editor/editor.h"

namespace premise {

namespace {

    /// Mixes what a picture shows into one number.
    struct Stamp {
        std::uint64_t value = 0xcbf29ce484222325ULL;
        void add(std::uint64_t part)
        {
            value = (value ^ part) * 0x100000001b3ULL;
            value ^= value >> 29U;
        }
        void add(double part) { add(std::bit_cast<std::uint64_t>(part)); }
    };

    void addView(Stamp& stamp, const View& view)
    {
        stamp.add(std::uint64_t(view.index()));
        if (const auto* camera = std::get_if<ThroughCamera>(&view)) {
            stamp.add(std::uint64_t(camera->camera.value));
        } else if (const auto* shot = std::get_if<ThroughShot>(&view)) {
            stamp.add(std::uint64_t(shot->shot.value));
        } else if (const auto* free = std::get_if<FreeView>(&view)) {
            const Pose& pose = free->camera.pose;
            for (int i = 0; i < 3; ++i) {
                stamp.add(double(pose.position[i]));
            }
            for (int i = 0; i < 4; ++i) {
                stamp.add(double(pose.rotation[i]));
            }
            stamp.add(free->camera.focalLength.value());
            stamp.add(free->camera.gate.width.value());
            stamp.add(std::uint64_t(free->walls));
        }
    }

    constexpr std::string_view deviceLostWords =
        "The graphics device was lost and has been started again. Your work is untouched.";

    int evenPixels(double pixels)
    {
        return std::max(int(std::lround(pixels * 0.5)) * 2, 2);
    }

}

void Editor::canvasWasLost()
{
    pictures_.clear();
    complain(std::string(deviceLostWords));
}

void Editor::takePictures()
{
    if (desk.losses() > lossesTold_) {
        lossesTold_ = desk.losses();
        complain(std::string(deviceLostWords));
    }
    for (auto& [view, done] : desk.take()) {
        if (snaps.take(view, done)) {
            continue;
        }
        ShownPicture& shown = pictures_[view];
        shown.error = done.error;
        if (!done.error.empty()) {
            continue;
        }
        Result<std::uint32_t> put = gui.canvas().put(shown.picture, done.image);
        if (!put) {
            shown.error = put.error().message;
            continue;
        }
        shown.picture = *put;
        shown.width = done.image.width;
        shown.height = done.image.height;
        shown.shown = done.wish;
        shown.samples = done.samples;
        shown.seconds = done.seconds;
    }
}

const ShownPicture& Editor::picture(std::uint32_t view, const ui::Rect& area, const View& what,
                                    FrameTime when, const PictureLook& look)
{
    ShownPicture& shown = pictures_[view];
    if (area.empty()) {
        return shown;
    }
    const double pixels = double(gui.scale()) * look.resolution;
    const int width = evenPixels(double(area.w) * pixels);
    const int height = evenPixels(double(area.h) * pixels);
    Stamp stamp;
    addView(stamp, what);
    stamp.add(when);
    stamp.add(revision());
    stamp.add(modelChanges_);
    stamp.add(std::uint64_t(width) << 32U | std::uint64_t(height));
    stamp.add(std::uint64_t(look.settle) * 4 + std::uint64_t(look.shadows) * 2 +
              std::uint64_t(look.bouncedLight));
    stamp.add(look.variant);
    if (stamp.value != shown.stamp) {
        PictureWish wish;
        wish.project = look.project == nullptr ? project() : *look.project;
        wish.view = what;
        wish.time = when;
        wish.settings.width = width;
        wish.settings.height = height;
        wish.settings.quality = Quality::draft;
        wish.settings.shadows = look.shadows;
        wish.settings.bouncedLight = look.bouncedLight;
        wish.settleTo = look.settle && picturesSettle && !playing() ? look.samples : 1;
        shown.stamp = stamp.value;
        shown.wish = desk.want(view, std::move(wish));
    }
    return shown;
}

}
