#include "session/session.h"

#include <cmath>
#include <future>

#include "base/check.h"

namespace premise {

namespace {

    /// A picture of another shape than the delivered frame line sees what its own shape sees.
    constexpr double sameShape = 0.01;

}

Session::Session(WorkingCopy work)
    : work_(std::move(work)), warnings_(work_.warnings())
{
}

Result<Session> Session::open(const fs::path& production, const SessionOptions& options)
{
    Session session(TRY(WorkingCopy::open(production, options.access)));

    // The driver takes as long to start as the models take to read: side by side.
    std::future<Result<Renderer>> starting =
        std::async(std::launch::async, [&options] { return Renderer::create(options.renderer); });
    LoadedModels models =
        loadModels(session.project(), session.file().parent_path(),
                   {options.import, options.loading, options.goOn, options.watch});
    if (models.stopped) {
        return fail("{} was not opened: it was stopped.", session.file().string());
    }
    session.models_ = std::move(models.models);
    session.warnings_.insert(session.warnings_.end(), models.warnings.begin(),
                             models.warnings.end());
    session.renderer_ = std::make_unique<Renderer>(TRY(starting.get()));
    TRY(session.renderer_->setModels(session.models_));
    return session;
}

StagedFrame Session::staged(const View& view, FrameTime time)
{
    return stage_.at(project(), view, time);
}

Result<Picture> Session::picture(const View& view, FrameTime time, const PictureSettings& settings)
{
    CHECK(settings.width > 0 && settings.height > 0, "A picture has pixels");
    const Aspect own{settings.width, settings.height};
    return renderer_->picture(
        [&](FrameTime moment) {
            StagedFrame frame = staged(view, moment);
            if (!fitsShape(own, frame.camera.aspect)) {
                frame.camera.aspect = own;
            }
            return frame;
        },
        time, settings);
}

bool fitsShape(const Aspect& picture, const Aspect& delivered)
{
    return std::abs(picture.ratio() / delivered.ratio() - 1.0) <= sameShape;
}

}
