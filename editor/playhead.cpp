#include "editor/playhead.h"

#include <cmath>

#include "editor/editor.h"

namespace premise {

namespace {

    std::string timecode(const Editor& editor, Frame frames)
    {
        const Settings& settings = editor.project().settings;
        return formatTimecode(frames, settings.rate, settings.dropFrame);
    }

}

std::string playheadTimecode(const Editor& editor)
{
    const Transport& now = editor.transport();
    return timecode(editor, now.frame() - now.range().first);
}

std::string wholeTimecode(const Editor& editor)
{
    return timecode(editor, editor.transport().range().duration());
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
