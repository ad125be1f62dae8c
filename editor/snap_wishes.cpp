#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "deliver/contact_sheet.h"
#include "deliver/still.h"
#include "editor/editor.h"
#include "image/codec.h"
#include "stage/staging.h"

// What is snapped: one frame, or all of a lens wall.

namespace premise {

namespace {

    constexpr int snapWidth = 1920;
    constexpr int snapSamples = 64;
    constexpr int sheetWidth = 480; ///< a picture: as wide as a sheet's cells
    constexpr int sheetSamples = 16;

    /// The shot that is seen through the camera at this moment; null where there is none.
    const Shot* shotSeen(const Editor& editor, const CameraSetup& camera)
    {
        const auto now = Frame(std::floor(editor.time));
        const Shot* found = nullptr;
        for (const auto& shot : editor.project().shots.rows()) {
            const bool plays = shot->range.contains(now);
            if (shot->camera == camera.id && (found == nullptr || plays)) {
                found = shot.get();
                if (plays) {
                    break;
                }
            }
        }
        return found;
    }

    /// As a name of a file: letters, figures and '-' stay.
    std::string snapWord(const std::string& words)
    {
        std::string plain;
        for (const char letter : words) {
            const bool keeps = (letter >= 'a' && letter <= 'z') ||
                               (letter >= 'A' && letter <= 'Z') ||
                               (letter >= '0' && letter <= '9') || letter == '-';
            plain += keeps ? letter : '_';
        }
        return plain;
    }

    struct SnapNames {
        std::string file{}; ///< "12B_t3_f1214", "camera_B_f1214"
        std::string seen{}; ///< "12B", "camera B"
    };
    SnapNames snapNames(const Editor& editor, const CameraSetup& camera)
    {
        const std::string frame = fmt::format("f{}", Frame(std::floor(editor.time)));
        if (const Shot* shot = shotSeen(editor, camera); shot != nullptr) {
            return {fmt::format("{}_t{}_{}", snapWord(shot->number), shot->take, frame),
                    shot->number};
        }
        return {fmt::format("camera_{}_{}", snapWord(camera.name), frame), "camera " + camera.name};
    }

    PictureWish snapPicture(const Project& project, const Editor& editor, int width, double shape,
                            int samples)
    {
        PictureWish wish;
        wish.project = project;
        wish.view = ThroughCamera{editor.camera};
        wish.time = editor.time;
        wish.settings.width = width;
        wish.settings.height = std::max(int(std::lround(double(width) / shape * 0.5)) * 2, 2);
        wish.settings.quality = Quality::draft;
        wish.settleTo = samples;
        return wish;
    }

}

void snapFrame(Editor& editor)
{
    const CameraSetup& camera = *editor.shownCamera();
    const Settings& settings = editor.project().settings;
    const SnapNames names = snapNames(editor, camera);
    const StagedCamera staged = stagedCamera(editor.project(), camera, editor.time);
    const Shot* shot = shotSeen(editor, camera);
    const StillFacts facts{settings.title,
                           settings.scene,
                           shot == nullptr ? std::string() : shot->number,
                           Frame(std::floor(editor.time)),
                           camera.name,
                           camera.lens.set,
                           staged};
    Snaps::Wish wish;
    wish.pictures = {
        snapPicture(editor.project(), editor, snapWidth, staged.aspect.ratio(), snapSamples)};
    wish.name = names.file;
    wish.what = names.seen + " at " + playheadTimecode(editor);
    wish.write = [facts](const fs::path& file, std::vector<Image8> pictures) {
        return writeStill(file, {std::move(pictures.front()), {}}, facts);
    };
    editor.say("Snapping " + wish.what + "…");
    editor.snaps.begin(editor.desk, std::move(wish));
}

void snapLensWall(Editor& editor)
{
    const CameraSetup& camera = *editor.shownCamera();
    const Settings& settings = editor.project().settings;
    const LensWallShown shown = lensWallShown(editor);
    if (!shown.error.empty()) {
        editor.complain(shown.error);
        return;
    }
    const SnapNames names = snapNames(editor, camera);
    Snaps::Wish wish;
    std::vector<SheetCell> cells;
    for (const LensWallFrame& frame : shown.frames) {
        wish.pictures.push_back(snapPicture(frame.project, editor, sheetWidth,
                                            frame.camera.aspect.ratio(), sheetSamples));
        const CameraNumbers numbers = numbersOf(frame.camera);
        cells.push_back({{},
                         lensLine(frame.camera),
                         fmt::format("{:.1f}° wide, {:.1f}° high, subject at {:.2f} m",
                                     numbers.angles.horizontal.inDegrees(),
                                     numbers.angles.vertical.inDegrees(), frame.distance.value())});
    }
    wish.name = names.file + "_lens_wall";
    wish.what = "the lens wall of " + names.seen + " at " + playheadTimecode(editor);
    const std::string stays =
        editor.lensWall.stays == LensWallStays::camera ? "camera stays" : "size stays";
    const std::string heading =
        fmt::format("{}   {}   {}   {}", settings.title, names.seen, camera.lens.set, stays);
    wish.write = [cells, heading](const fs::path& file, std::vector<Image8> pictures) mutable {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i].picture = std::move(pictures[i]);
        }
        return writePng(file, contactSheet(heading, cells));
    };
    editor.say("Saving " + wish.what + "…");
    editor.snaps.begin(editor.desk, std::move(wish));
}

}
