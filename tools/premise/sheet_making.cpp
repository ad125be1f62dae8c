#include "tools/premise/sheet_making.h"

#include "deliver/contact_sheet.h"
#include "deliver/still.h"
#include "image/codec.h"
#include "tools/premise/summary.h"

namespace premise {

Frame middleOf(const Shot& shot)
{
    return shot.range.first + shot.range.duration() / 2;
}

Result<void> writeSheet(Session& session, const std::map<Id<Shot>, Image8>& middles,
                        const fs::path& path)
{
    const Project& project = session.project();
    std::vector<SheetCell> cells;
    for (const auto& shot : project.shots.rows()) {
        const auto middle = middles.find(shot->id);
        if (middle == middles.end()) {
            continue;
        }
        const StagedCamera camera =
            session.staged(ThroughShot{shot->id}, FrameTime(middleOf(*shot))).camera;
        cells.push_back({middle->second, shot->number + "  " + shot->name,
                         fmt::format("{}  {} frames", lensLine(camera), shot->range.duration())});
    }
    const std::string heading =
        fmt::format("{}   scene {}", project.settings.title, project.settings.scene);
    return writePng(path, contactSheet(heading, cells));
}

}
