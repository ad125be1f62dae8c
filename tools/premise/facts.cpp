#include "tools/premise/facts.h"

#include <cmath>

namespace premise {

StillFacts stillFacts(Session& session, const CameraSetup& camera, const Shot* shot, FrameTime time)
{
    const Settings& settings = session.project().settings;
    StillFacts facts;
    facts.production = settings.title;
    facts.scene = settings.scene;
    facts.shot = shot == nullptr ? "" : shot->number;
    facts.frame = Frame(std::floor(time));
    facts.cameraName = camera.name;
    facts.lensName = camera.lens.set;
    facts.camera = session.staged(ThroughCamera{camera.id}, time).camera;
    return facts;
}

std::string stillNameProblem(const std::string& name)
{
    const Result<StillKind> kind = stillKindOf(name);
    return kind ? "" : kind.error().message;
}

std::string pngNameProblem(const std::string& name)
{
    return fs::path(name).extension() == ".png"
               ? ""
               : fmt::format("A sheet is a PNG, and {} ends otherwise. End its name with .png",
                             name);
}

}
