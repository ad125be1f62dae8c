#include "tools/demo/writer.h"

namespace premise::demo {

Result<void> Writer::move(Id<CameraSetup> camera, const Move& move, const MoveTiming& timing)
{
    const std::vector<Edit> edits = TRY(editsFor(project(), camera, move, timing));
    history_.beginGesture();
    for (const Edit& edit : edits) {
        TRY(apply(edit));
    }
    history_.endGesture();
    return {};
}

}
