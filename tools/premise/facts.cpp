#include "tools/premise/facts.h"

namespace premise {

StillFacts stillFacts(Session& session, const CameraSetup& camera, const Shot* shot, Frame frame)
{
    const Settings& settings = session.project().settings;
    StillFacts facts;
    facts.production = settings.title;
    facts.scene = settings.scene;
    facts.shot = shot == nullptr ? "" : shot->number;
    facts.frame = frame;
    facts.cameraName = camera.name;
    facts.lensName = camera.lens.set;
    facts.camera = session.staged(ThroughCamera{camera.id}, FrameTime(frame)).camera;
    return facts;
}

std::string stillNameProblem(const std::string& name)
{
    const Result<StillKind> kind = stillKindOf(name);
    return kind ? "" : kind.error().message;
}

Result<void> folderThere(const fs::path& file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        return fail("{} cannot be written: there is no folder {}. Make it first.", file.string(),
                    folder.string());
    }
    return {};
}

}
