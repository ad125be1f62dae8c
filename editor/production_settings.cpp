#include "editor/production_settings.h"

#include <algorithm>

namespace premise {

Settings settingsAt(Settings settings, FrameRate rate)
{
    settings.timecodeStart = settings.timecodeStart * rate.nominal() / settings.rate.nominal();
    settings.rate = rate;
    if (!canDropFrames(rate)) {
        settings.dropFrame = DropFrame::no;
    }
    return settings;
}

Settings delivering(Settings settings, const Aspect& aspect)
{
    if (!settings.frameLines.empty()) {
        settings.frameLines.erase(settings.frameLines.begin());
    }
    std::erase(settings.frameLines, aspect);
    settings.frameLines.insert(settings.frameLines.begin(), aspect);
    return settings;
}

}
