#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "editor/editor.h"
#include "editor/script_figures.h"

namespace premise {

/// What a script of the interface does, line by line, on a fixed clock: each frame takes a sixtieth of
/// a second. `#` begins a remark. Places are points from the window's top left, or the name of a
/// widget in quotes ("New shot"), its middle, or "name" 0.25 0.5: a place inside it.
///
///     move PLACE                       the pointer goes there
///     click PLACE [right|middle]       one action
///     twice PLACE                      a double click
///     drag PLACE PLACE [right|middle]  down, there in steps, up
///     down PLACE / up                  a drag with steps between: move, type, press
///     hold KEY… / release KEY…         keys stay down between: hold Alt
///     press Ctrl+P                     a chord goes down and up
///     type TEXT                        letters, then nothing: `press Enter` takes it
///     wheel NOTCHES
///     wait FRAMES
///     settle                           until every model and picture has come and settled
///     drafts                           pictures stay as they are first drawn
///     handover LINES SAMPLES           of the Deliver page's pictures
///     finish                           until every handover has ended, well
///     drop FILE                        onto the window
///     shot FILE.png                    what the window shows
///     measure                          begins to measure frames; they do not wait for a display
///     figures NAME                     tells what they took, in a line of JSON
///     expect status TEXT               the status line contains it
///     expect proof TEXT                what was read back of the last handover
///     expect shots|cameras|cast|pieces|rooms|props|marks|clips|sounds N
///     expect on|off ACTION             a switch of the table of actions
///     expect frame N                   the running clock stands on it, from the first there is
///     expect shuttle N                 how fast it plays, −4 to 4
///     expect in|out N                  what is marked, from the first frame there is
///     expect undo TEXT                 the step that undo would take back
class Script {
public:
    /// Fails with the line that it cannot read.
    [[nodiscard]] static Result<Script> read(const std::filesystem::path& file);

    /// Runs it all; fails with the line and what was not so. `frame` draws one frame with what is in
    /// the queue.
    struct Stage {
        ui::Gui& gui;
        ui::InputQueue& input;
        Editor& editor;
        std::function<Result<void>(double seconds)> frame;
    };
    [[nodiscard]] Result<void> run(Stage& stage);
    /// Clicks, drags, chords and typed texts so far.
    [[nodiscard]] int actions() const { return actions_; }

private:
    struct Line {
        int number = 0;
        std::vector<std::string> words{};
    };
    std::string name_;
    std::vector<Line> lines_;
    int actions_ = 0;
    ScriptFigures figures_;
};

}
