#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "asset/library.h"
#include "render/renderer.h"
#include "session/working_copy.h"
#include "stage/stage.h"

namespace premise {

struct SessionOptions {
    Access access = Access::look;
    RendererOptions renderer{};
    std::function<void(std::size_t, std::size_t)> loading{}; ///< models so far, of how many
    std::function<void(const Loading&)> watch{};             ///< the same, a few times a second
    ImportSettings import{};                                 ///< of models
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
private:
    explicit Session(WorkingCopy work);
    WorkingCopy work_;
    std::vector<std::string> warnings_;
    Models models_;
    Stage stage_;
    std::unique_ptr<Renderer> renderer_;
};

}
