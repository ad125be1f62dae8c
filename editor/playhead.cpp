#include "editor/playhead.h"

#include <cmath>
#include <cstdlib>

#include "editor/editor.h"
#include "project/cutting.h"

namespace premise {

namespace {

    /// Where the rulers begin to count.
    Frame zeroOf(const Editor& editor)
    {
        return editor.playhead.clock == Clock::cut ? 0 : editor.project().settings.firstFrame;
    }

    /// Handles may reach before that.
    std::string timecode(const Editor& editor, Frame frames)
    {
        const Settings& settings = editor.project().settings;
        return (frames < 0 ? "−" : "") +
               formatTimecode(std::abs(frames), settings.rate, settings.dropFrame);
    }

    /// A picked clip that the film's playhead has left is picked no more: numbers and keys mean the one
    /// that is seen.
    void leaveClip(Editor& editor)
    {
        const Item item = editor.selection.main();
        const Result<ClipPlace> seen = clipAt(editor.project(), editor.playhead.cut.frame());
        if (item.kind == ItemKind::clip && seen && seen->clip != item.id) {
            editor.selection.clear();
        }
    }

}

std::string playheadTimecode(const Editor& editor)
{
    return timecode(editor, editor.transport().frame() - zeroOf(editor));
}

std::string wholeTimecode(const Editor& editor)
{
    return timecode(editor, editor.transport().range().end - zeroOf(editor));
}

void advancePlayhead(Editor& editor, double seconds)
{
    editor.playhead.cut.follow(editor.project());
    editor.playhead.scene.follow(editor.project());
    // Where sound is heard, time is that of its device.
    const double due = editor.sounds.advance(editor.project(), editor.transport(), seconds);
    if (editor.playing()) {
        editor.transport().advance(std::llround(due * 1e9));
        followPlayhead(editor);
    }
}

void followPlayhead(Editor& editor)
{
    if (editor.playhead.clock == Clock::scene) {
        editor.time = double(editor.playhead.scene.frame());
        return;
    }
    leaveClip(editor);
    const CutMoment moment = cutAt(editor.project(), editor.playhead.cut.frame());
    if (moment.shot != nullptr) {
        editor.time = moment.sceneTime;
        editor.playhead.scene.goTo(Frame(std::floor(moment.sceneTime)));
        if (moment.shot->camera.value != 0) {
            editor.camera = moment.shot->camera;
        }
    }
}

void switchClock(Editor& editor, Clock clock)
{
    if (editor.playhead.clock == clock) {
        return;
    }
    editor.transport().pause();
    editor.playhead.clock = clock;
    if (clock == Clock::cut) {
        const std::vector<Frame> records =
            recordsOf(editor.project(), Frame(std::floor(editor.time)));
        if (!records.empty()) {
            editor.playhead.cut.goTo(records.front());
        }
    }
    followPlayhead(editor);
}

}
