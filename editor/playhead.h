#pragma once

#include <string>

#include "stage/transport.h"

namespace premise {

class Editor;

/// Two clocks: of the cut, as the film is seen, and of the scene, when it happened. A page runs on one
/// of them and the other follows.
struct Playhead {
    Transport cut;
    Transport scene;
    Clock clock = Clock::scene; ///< the one that runs
};

[[nodiscard]] std::string playheadTimecode(const Editor& editor);
[[nodiscard]] std::string wholeTimecode(const Editor& editor);

/// Moves the playhead on where it plays, and follows edits.
void advancePlayhead(Editor& editor, double seconds);
/// After the running clock was set: the moment of the scene that it means, and whose picture it is.
void followPlayhead(Editor& editor);
/// The page's clock runs from the moment that is shown.
void switchClock(Editor& editor, Clock clock);

}
