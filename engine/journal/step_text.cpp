#include "journal/step_text.h"

#include <algorithm>

#include "project/edit_io.h"

namespace premise {

namespace {

    template <class Row> bool replaces(const Put<Row>& later, const Put<Row>& earlier)
    {
        return later.row.id && later.row.id == earlier.row.id;
    }
    bool replaces(const SetCameraKey& later, const SetCameraKey& earlier)
    {
        return later.camera == earlier.camera && later.track == earlier.track &&
               later.key.frame == earlier.key.frame;
    }
    bool replaces(const SetCut&, const SetCut&)
    {
        return true;
    }
    bool replaces(const SetSettings&, const SetSettings&)
    {
        return true;
    }
    bool replaces(const SetSky&, const SetSky&)
    {
        return true;
    }
    template <class Kind> bool replaces(const Kind&, const Kind&)
    {
        return false;
    }
    bool replaces(const Edit& later, const Edit& earlier)
    {
        return later.index() == earlier.index() &&
               std::visit([&]<class Kind>(
                              const Kind& kind) { return replaces(kind, std::get<Kind>(earlier)); },
                          later);
    }

    /// The last of those that set the same, each at its place.
    std::vector<Edit> lastOfEach(const std::vector<Edit>& edits)
    {
        std::vector<Edit> kept; // the last first
        for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
            const bool replaced = std::ranges::any_of(
                kept, [&](const Edit& later) { return replaces(later, *edit); });
            if (!replaced) {
                kept.push_back(*edit);
            }
        }
        std::ranges::reverse(kept);
        return kept;
    }

    bool leads(const std::vector<Edit>& edits, Project project, const Project& after)
    {
        for (const Edit& edit : edits) {
            Result<Project> next = applied(project, edit);
            if (!next) {
                return false;
            }
            project = std::move(*next);
        }
        return project == after;
    }

}

std::string stepText(const std::vector<Edit>& edits, const Project& before, const Project& after)
{
    // What stood between two edits of a row may have needed the first: then it takes them all.
    const std::vector<Edit> fewer = lastOfEach(edits);
    return editsText(leads(fewer, before, after) ? fewer : edits);
}

}
