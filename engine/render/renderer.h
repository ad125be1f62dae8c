#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "asset/detail/levels_of_detail.h"
#include "asset/library.h"
#include "base/result.h"
#include "image/image.h"
#include "render/texture_update.h"
#include "render/tier.h"
#include "stage/staged_frame.h"

namespace premise {

/// draft: one sample and a cheap look at focus: to move about in. standard: a few samples: movies.
/// lens: many samples of lens, shutter and pixel: stills that hold.
enum class Quality { draft, standard, lens };

struct PictureSettings {
    int width = 1280;
    int height = 536;
    Quality quality = Quality::standard;
    int samples = 0;     ///< sub-frames; 0: by quality (1, 8, 64)
    bool linear = false; ///< also give scene-linear floats
    bool shadows = true;
    bool bouncedLight = true; ///< else open sky and ground light every surface alike
    /// Pixels that the outline of what is drawn with fewer triangles may be off by, where its model
    /// has levels of detail; 0: all models are whole. Only a picture of whole models is the same
    /// whether levels are there yet or not.
    float detail = 0.0F;
    /// Asked after each sub-frame but the last, with how many are drawn of how many; false ends the
    /// picture, which then fails with "Stopped.". May be empty.
    std::function<bool(int, int)> goOn{};
};

struct Picture {
    Image8 display; ///< through the display transform
    ImageF linear;  ///< empty unless asked for
};

/// One moment of the scene: pure, may be asked at fractional frames, in any order.
using Staging = std::function<StagedFrame(FrameTime)>;

struct RendererOptions {
    std::optional<Tier> tier; ///< none: by device
    bool validation = false;  ///< the Vulkan validation layer; its messages become errors
};

/// Draws staged frames. Knows no project, no window, no clock. A graphics device that is lost is
/// started again, with all that it had, and the picture drawn anew; after the third loss in few
/// pictures the processor draws.
class Renderer {
public:
    /// Fails with a sentence where there is no Vulkan 1.3 device.
    [[nodiscard]] static Result<Renderer> create(const RendererOptions& options = {});
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();

    /// The models that staged frames name. Uploads what is new.
    [[nodiscard]] Result<void> setModels(const Models& models);

    /// Takes up textures that have arrived since, without the rest: the models are those of
    /// setModels with other images in their textures, and materials that follow from these.
    [[nodiscard]] Result<TextureUpdate> updateTextures(const Models& models,
                                                       const TextureTaking& taking = {});

    /// Levels of detail for models that are there, as they have been made; replaces all that were.
    /// setModels lets go of them.
    [[nodiscard]] Result<void> setDetail(const ModelDetails& details);

    /// The picture at `time`: the shutter opens at `time` and closes shutter/360 frames later.
    /// Fails on sizes the device cannot draw, and where no device stays.
    [[nodiscard]] Result<Picture> picture(const Staging& staging, FrameTime time,
                                          const PictureSettings& settings);

    /// Triangles of the last sub-frame that was drawn, shadows apart.
    [[nodiscard]] std::size_t triangles() const;

    [[nodiscard]] std::string deviceName() const;
    [[nodiscard]] Tier tier() const;
    /// Validation messages so far; 0 where validation is off.
    [[nodiscard]] int validationMessages() const;
    /// Times the device was lost so far.
    [[nodiscard]] int losses() const;

private:
    struct Parts;
    struct Given;
    Renderer(std::unique_ptr<Parts> parts, std::unique_ptr<Given> given);
    /// The parts, on a device that lives.
    [[nodiscard]] Result<Parts*> living();
    [[nodiscard]] Result<Picture> drawn(const Staging& staging, FrameTime time,
                                        const PictureSettings& settings);
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<Given> given_; ///< what a new device needs
};

}
