#include "session/session.h"

#include <cmath>
#include <future>
#include <optional>
#include <utility>

#include "base/promise.h"

namespace premise {

namespace {

    /// A picture of another shape than the delivered frame line sees what its own shape sees.
    constexpr double sameShape = 0.01;

    tl::unexpected<Error> stoppedOpening(const fs::path& file)
    {
        return fail("{} was not opened: it was stopped.", file.string());
    }

}

Session::Session(WorkingCopy work)
    : work_(std::move(work)), warnings_(work_.warnings()), arrivals_(std::make_shared<Arrivals>())
{
}

Result<Session> Session::open(const fs::path& production, const SessionOptions& options)
{
    Session session(TRY(WorkingCopy::open(production, options.access)));

    // The driver takes as long to start as the models take to read: side by side.
    std::future<Result<Renderer>> starting =
        std::async(std::launch::async, [&options] { return Renderer::create(options.renderer); });
    session.import_ = options.import;
    TRY(options.texturesLater ? session.readModelsLater(options) : session.readModels(options));
    session.renderer_ = std::make_unique<Renderer>(TRY(starting.get()));
    TRY(session.renderer_->setModels(session.models_));
    session.warningsAtOpening_ = session.warnings_.size();
    return session;
}

Result<void> Session::readModels(const SessionOptions& options)
{
    LoadedModels models =
        loadModels(project(), file().parent_path(),
                   {options.import, options.loading, options.goOn, options.watch});
    if (models.stopped) {
        return stoppedOpening(file());
    }
    models_ = std::move(models.models);
    warnings_.insert(warnings_.end(), models.warnings.begin(), models.warnings.end());
    arrivals_->begin(models_);
    return {};
}

Result<void> Session::readModelsLater(const SessionOptions& options)
{
    auto late = std::make_shared<const LateModels>(project(), file().parent_path(), options.import);
    std::size_t told = 0;
    std::optional<Models> drawable;
    while (!(drawable = late->drawable())) {
        if (options.goOn && !options.goOn()) {
            return stoppedOpening(file());
        }
        const Loading loading = late->progress();
        if (options.watch && loading.total > 0) {
            options.watch(loading);
        }
        if (options.loading && loading.done > std::exchange(told, loading.done)) {
            options.loading(loading.done, loading.total);
        }
        late->waitALittle();
    }
    models_ = std::move(*drawable);
    arrivals_->begin(models_, std::move(late));
    return {};
}

Result<Arrived> Session::poll(std::chrono::milliseconds budget)
{
    Arrived arrived;
    if (renderer_ != nullptr) {
        arrived = TRY(arrivals_->take(*renderer_, budget));
    }
    models_ = arrivals_->models();
    const std::vector<std::string> late = arrivals_->warnings();
    warnings_.resize(warningsAtOpening_);
    warnings_.insert(warnings_.end(), late.begin(), late.end());
    return arrived;
}

DetailWish Session::detailWish(DetailPace pace) const
{
    DetailWish wish{models_, modelFiles(project(), file().parent_path()), import_, pace};
    for (const auto& [asset, model] : models_) {
        if (model->standIn) {
            wish.files.erase(asset);
        }
    }
    return wish;
}

void Session::makeDetail()
{
    arrivals_->makeDetail(detailWish(DetailPace::aside));
}

Result<void> Session::waitForDetail(const std::function<bool(const DetailProgress&)>& goOn)
{
    arrivals_->makeDetail(detailWish(DetailPace::now));
    TRY(arrivals_->waitForDetail(goOn));
    TRY(poll(std::chrono::milliseconds(0)));
    return {};
}

StagedFrame Session::staged(const View& view, FrameTime time)
{
    return stage_.at(project(), view, time);
}

Result<Picture> Session::picture(const View& view, FrameTime time, const PictureSettings& settings)
{
    PROMISE(settings.width > 0 && settings.height > 0, "A picture has pixels");
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
