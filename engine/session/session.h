#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "asset/library.h"
#include "render/renderer.h"
#include "session/arrivals.h"
#include "session/working_copy.h"
#include "stage/stage.h"

namespace premise {

struct SessionOptions {
    Access access = Access::look;
    RendererOptions renderer{};
    std::function<void(std::size_t, std::size_t)> loading{}; ///< models so far, of how many
    std::function<void(const Loading&)> watch{};             ///< the same, a few times a second
    ImportSettings import{};                                 ///< of models
    /// Open as soon as every model can be drawn, in the mean of what its textures are to be: they come
    /// with poll(). Pictures to be delivered want to wait.
    bool texturesLater = false;
    /// Asked from any thread while models are read; false stops the opening, which then fails.
    std::function<bool()> goOn{};
};

/// Within 1 %: near enough to be the same shape in whole, even pixels.
[[nodiscard]] bool fitsShape(const Aspect& picture, const Aspect& delivered);

/// An open production: what both doors, editor and command line, share.
class Session {
public:
    /// Reads the project, its models and starts the renderer side by side. Missing models become
    /// stand-ins and a warning; a missing or broken project fails.
    [[nodiscard]] static Result<Session> open(const fs::path& production,
                                              const SessionOptions& options = {});

    [[nodiscard]] const Project& project() const { return work_.project(); }
    /// Changing, undoing, saving and recovering the project.
    [[nodiscard]] WorkingCopy& work() { return work_; }
    [[nodiscard]] const WorkingCopy& work() const { return work_; }
    [[nodiscard]] const fs::path& file() const { return work_.file(); }
    /// Of opening: the project's and its models'.
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
    [[nodiscard]] Renderer& renderer() { return *renderer_; }
    /// For whoever draws on a thread of its own; from then on picture() and renderer() are his.
    [[nodiscard]] std::unique_ptr<Renderer> takeRenderer() { return std::move(renderer_); }

    [[nodiscard]] const Models& models() const { return models_; }

    [[nodiscard]] StagedFrame staged(const View& view, FrameTime time);
    /// Where width × height does not fit the delivered shape, the picture has its own: it sees more
    /// or less of the set, and nothing is stretched.
    [[nodiscard]] Result<Picture> picture(const View& view, FrameTime time,
                                          const PictureSettings& settings);
    /// Takes up what has come since the last picture, textures that were to come later and levels of
    /// detail: for about as long as the budget says, and of textures at least one. For whoever shows
    /// pictures, before each. models() and warnings() are whole once nothing more comes. Who took the
    /// renderer calls take() of arrivals() in place of this, which then only brings those two up to date.
    [[nodiscard]] Result<Arrived> poll(std::chrono::milliseconds budget);
    [[nodiscard]] const std::shared_ptr<Arrivals>& arrivals() const { return arrivals_; }

    /// Begins to take levels of detail of all models from the cache, or to make them, on a thread that
    /// gives way to all others; poll() takes them up. Until then PictureSettings::detail changes nothing.
    void makeDetail();
    [[nodiscard]] DetailProgress detailProgress() const { return arrivals_->detailProgress(); }
    /// The same on all cores; returns when the renderer has them all, so that pictures are the same
    /// whether the cache had levels or not. `goOn` is told how far it is, often; where it says no, this
    /// fails.
    [[nodiscard]] Result<void> waitForDetail(
        const std::function<bool(const DetailProgress&)>& goOn);

private:
    explicit Session(WorkingCopy work);
    [[nodiscard]] Result<void> readModels(const SessionOptions& options);
    [[nodiscard]] Result<void> readModelsLater(const SessionOptions& options);
    [[nodiscard]] DetailWish detailWish(DetailPace pace) const;

    WorkingCopy work_;
    std::vector<std::string> warnings_;
    std::size_t warningsAtOpening_ = 0; ///< those of models that came later follow
    ImportSettings import_;
    Models models_;
    Stage stage_;
    std::unique_ptr<Renderer> renderer_;
    std::shared_ptr<Arrivals> arrivals_; ///< its own, but where the renderer was taken
};

}
