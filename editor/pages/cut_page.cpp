#include <algorithm>

#include "editor/pages/cut_parts.h"
#include "editor/pages/pages.h"
#include "editor/tools.h"

namespace premise {

namespace {

    constexpr float toolRow = 36.0F;
    constexpr float margin = 8.0F; ///< before and after what there is on a timeline

    /// Both timelines as large as each other, so that the same length is as long on both.
    void layScales(Editor& editor, const ui::Rect& timelines)
    {
        CutView& view = editor.cutView;
        const float left = timelines.x + laneNames;
        const float width = std::max(timelines.w - laneNames, 1.0F);
        for (TimelineScale* scale : {&view.cut, &view.scene}) {
            scale->left = left;
            scale->width = width;
        }
        if (!view.scaled) {
            view.scaled = true;
            const Transport& scene = editor.playhead.scene;
            const Frame cut = cutDuration(editor.project());
            const Frame first = std::min(scene.range().first, editor.project().settings.firstFrame);
            view.cut = fitted(view.cut, {0, std::max({cut, scene.range().end - first, Frame(120)})},
                              margin);
            view.scene.pointsPerFrame = view.cut.pointsPerFrame;
            view.scene.first = double(editor.project().settings.firstFrame) -
                               double(margin) / view.scene.pointsPerFrame;
        }
        if (editor.playing()) {
            const bool cut = editor.playhead.clock == Clock::cut;
            TimelineScale& running = cut ? view.cut : view.scene;
            running = revealing(running, double(editor.transport().frame()), 24.0F);
        }
    }

}

void drawCutPage(Editor& editor, const ui::Rect& area, double)
{
    const bool small = editor.gui.window().w < 1400.0F;
    ui::Rect rest = area;
    float below = area.h * (1.0F - editor.splits.cutShare);
    ui::Rect timelines = rest.takeBottom(below);
    const ui::Rect split = rest.takeBottom(ui::size::splitter);
    splitBelow(editor, "cut split", split, below, area.h * (1.0F - Splits().cutShare), area.h);
    editor.splits.cutShare = 1.0F - below / area.h;
    const float shots = small ? std::min(editor.splits.shots, 248.0F) : editor.splits.shots;
    const float numbers = small ? std::min(editor.splits.right, 252.0F) : editor.splits.right;
    drawCutShots(editor, rest.takeLeft(shots));
    splitLeft(editor, "shots split", rest.takeLeft(ui::size::splitter), editor.splits.shots,
              Splits().shots, area.w);
    drawCutNumbers(editor, rest.takeRight(numbers));
    splitRight(editor, "cut numbers split", rest.takeRight(ui::size::splitter), editor.splits.right,
               Splits().right, area.w);
    drawCutViewer(editor, rest);
    layScales(editor, timelines);
    drawTimelineTools(editor, timelines.takeTop(toolRow));
    const float track = area.h < 700.0F ? 48.0F : ui::size::cutTrack;
    drawCutTimeline(
        editor, timelines.takeTop(ui::size::ruler + track + ui::size::sound * (small ? 0.8F : 1.0F),
                                  ui::size::splitter));
    drawSceneTimeline(editor, timelines);
}

}
