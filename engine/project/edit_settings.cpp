#include "project/edit_apply.h"
#include "project/field_check.h"
#include "project/rules.h"

namespace premise {

Result<Project> appliedTo(Project project, const SetCut& edit)
{
    for (const CutClip& clip : edit.cut) {
        const std::string broken = brokenField(clip);
        if (!broken.empty()) {
            return fail("A clip of the cut: {}.", spoken(broken));
        }
        TRY(keepsRules(project, clip));
    }
    project.cut = edit.cut;
    return project;
}

Result<Project> appliedTo(Project project, const SetSettings& edit)
{
    const std::string broken = brokenField(edit.settings);
    if (!broken.empty()) {
        return fail("Project settings: {}.", spoken(broken));
    }
    TRY(keepsRules(edit.settings));
    project.settings = edit.settings;
    return project;
}

Result<Project> appliedTo(Project project, const SetSky& edit)
{
    const std::string broken = brokenField(edit.sky);
    if (!broken.empty()) {
        return fail("Sky: {}.", spoken(broken));
    }
    project.sky = edit.sky;
    return project;
}

}
