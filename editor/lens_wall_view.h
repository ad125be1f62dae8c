#pragma once

#include <string>
#include <vector>

#include "editor/ui/rect.h"
#include "stage/lens_wall.h"

namespace premise {

class Editor;

/// The lens wall over the Shoot page: how it stands.
struct LensWallView {
    bool open = false;
    LensWallStays stays = LensWallStays::camera;
    int marked = -1;  ///< place of the lens that its table has picked; −1: none
    int pointed = -1; ///< of that whose picture or row the pointer is on
};

/// How pictures of one shape share an area: as large as they get where all are in sight.
struct LensWallGrid {
    int columns = 1;
    float width = 0.0F;  ///< of a picture, points
    float height = 0.0F; ///< of a picture
    float step = 0.0F;   ///< from a row to the next: the picture, its words and the gap
};
/// `shape` is width over height. Pictures are no narrower than their words: too many for the area go on
/// below it.
[[nodiscard]] LensWallGrid lensWallGrid(std::size_t lenses, const ui::Rect& area, float shape);

/// What the wall shows of the shown camera at the playhead.
struct LensWallShown {
    LensWallSubject subject{};
    std::string subjectName{}; ///< "Marek"; empty: the point in focus
    std::vector<LensWallFrame> frames{};
    int on = -1;         ///< the lens that is on the camera; −1: none of these
    std::string error{}; ///< why there are no frames, one sentence
};
/// The shown camera must be there.
[[nodiscard]] LensWallShown lensWallShown(const Editor& editor);

/// Over the Shoot page, which it opens.
void openLensWall(Editor& editor);
/// Puts the lens on, and the camera where the wall saw it from, as one step.
void takeFromLensWall(Editor& editor, const LensWallFrame& frame);

}
