#include "render/renderer.h"

#include <cmath>
#include <utility>

#include "render/renderer_parts.h"

namespace premise {

namespace {

    int samplesFor(const PictureSettings& settings)
    {
        if (settings.samples > 0) {
            return settings.samples;
        }
        switch (settings.quality) {
        case Quality::draft: return 1;
        case Quality::standard: return 8;
        case Quality::lens: break;
        }
        return 64;
    }

    /// Radius in pixels under which blur is not worth a pass.
    constexpr float sharpEnough = 0.6F;

    /// A device that is lost so often in a row is not tried again.
    constexpr int lossesForSoftware = 3;
    constexpr int lossesAtMost = 8;
    /// Whole pictures after which earlier losses count no more.
    constexpr int lossesForgottenAfter = 500;

}

/// All that the renderer was given, to give it to another device.
struct Renderer::Given {
    RendererOptions options{};
    Models models{};
    ModelDetails detail{};
    int losses = 0;
    int recentLosses = 0;
    int whole = 0;    ///< pictures since the last loss
    bool made = true; ///< the parts have all of it
};

Renderer::Renderer(std::unique_ptr<Parts> parts, std::unique_ptr<Given> given)
    : parts_(std::move(parts)), given_(std::move(given))
{
}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

Result<Renderer> Renderer::create(const RendererOptions& options)
{
    std::unique_ptr<gpu::Device> device = TRY(gpu::Device::create({options.validation}));
    auto parts = std::make_unique<Parts>(std::move(device), options.tier);
    TRY(parts->begin());
    auto given = std::make_unique<Given>();
    given->options = options;
    return Renderer(std::move(parts), std::move(given));
}

Result<Renderer::Parts*> Renderer::living()
{
    Given& given = *given_;
    while (parts_->device->lost() || !given.made) {
        if (parts_->device->lost()) {
            ++given.losses;
            given.whole = 0;
            if (++given.recentLosses > lossesAtMost) {
                given.recentLosses = 0; // who asks again later may find it mended
                return fail("The graphics device {} is lost again and again. Update its driver, or "
                            "restart the machine; your work is kept.",
                            parts_->device->name());
            }
        }
        given.made = false;
        const bool software = given.recentLosses >= lossesForSoftware;
        const bool validation = given.options.validation;
        Result<std::unique_ptr<gpu::Device>> device =
            gpu::Device::create({validation, {}, software});
        if (!device) {
            device = gpu::Device::create({validation, {}, !software});
        }
        parts_ = std::make_unique<Parts>(TRY(std::move(device)), given.options.tier);
        const auto giveAll = [&]() -> Result<void> {
            TRY(parts_->begin());
            TRY(parts_->cache.setModels(given.models));
            return parts_->cache.setDetail(given.detail);
        };
        const Result<void> gave = giveAll();
        if (!parts_->device->lost()) {
            TRY(gave);
            given.made = true;
        }
    }
    return parts_.get();
}

Result<void> Renderer::setModels(const Models& models)
{
    Parts& parts = *TRY(living());
    given_->models = models;
    given_->detail.clear();
    parts.stillScene.reset();
    parts.light.forget();
    parts.bounceDue = false;
    const Result<void> set = parts.cache.setModels(models);
    return parts.device->lost() ? Result<void>{} : set; // the next device gets them
}

Result<TextureUpdate> Renderer::updateTextures(const Models& models, const TextureTaking& taking)
{
    Parts& parts = *TRY(living());
    given_->models = models;
    TextureUpdate update = TRY(parts.cache.updateTextures(models, taking.goOn));
    if (update.changed) {
        // What bounces off a surface has its colour, and what has holes throws a shadow with holes.
        parts.bounceDue = true;
        parts.lampViews.clear();
    }
    if (parts.bounceDue && update.whole && !taking.moreToCome) {
        parts.light.forget();
        parts.bounceDue = false;
        update.changed = true;
    }
    return update;
}

Result<void> Renderer::setDetail(const ModelDetails& details)
{
    Parts& parts = *TRY(living());
    given_->detail = details;
    parts.lampViews.clear();
    const Result<void> set = parts.cache.setDetail(details);
    return parts.device->lost() ? Result<void>{} : set;
}

std::size_t Renderer::triangles() const
{
    return parts_->current().picture.triangles;
}

std::string Renderer::deviceName() const
{
    return parts_->device->name();
}

Tier Renderer::tier() const
{
    return parts_->tier;
}

int Renderer::validationMessages() const
{
    return parts_->device->validationMessages();
}

int Renderer::losses() const
{
    return given_->losses;
}

Result<Picture> Renderer::picture(const Staging& staging, FrameTime time,
                                  const PictureSettings& settings)
{
    while (true) {
        const Parts& parts = *TRY(living());
        Result<Picture> picture = drawn(staging, time, settings);
        if (!parts.device->lost()) {
            if (picture && ++given_->whole > lossesForgottenAfter) {
                given_->recentLosses = 0;
            }
            return picture;
        }
    }
}

Result<Picture> Renderer::drawn(const Staging& staging, FrameTime time,
                                const PictureSettings& settings)
{
    Parts& parts = *parts_;
    TRY(parts.targets.resize(*parts.device, settings.width, settings.height));
    const int count = samplesFor(settings);
    const StagedFrame opening = staging(time);
    const double openFor = opening.camera.exposure.shutter.inDegrees() / 360.0;
    const LensView centre = lensView(opening.camera, {}, settings.width, settings.height);
    // Points of a sunflower lie about 1.8 / √n of its radius apart.
    const float residual =
        centre.blurAtInfinity * (count > 1 ? 1.3F / std::sqrt(float(count)) : 1.0F);
    const bool smooth = residual > sharpEnough;
    Shading shading;
    shading.shadows = settings.shadows;
    shading.oneTap = count >= 4;
    shading.toDisplay = count == 1 && !smooth && !settings.linear;

    for (int i = 0; i < count; ++i) {
        const double shutter = subFrameSample(i, count).shutter;
        const bool same = shutter == 0.0;
        TRY(parts.drawSubFrame(same ? opening : staging(time + shutter * openFor), i, count,
                               settings, shading));
        if (i + 1 < count) {
            parts.current().commands.submit();
            if (settings.goOn && !settings.goOn(i + 1, count)) {
                parts.device->waitIdle(); // whoever stops may change the models next
                return fail("Stopped.");
            }
        }
    }
    gpu::Texture* linear = nullptr;
    if (!shading.toDisplay) {
        SubFrame& last = parts.current();
        const PassContext passes = parts.context(parts.cache.materials(parts.exposure));
        linear = &parts.targets.sum;
        if (smooth) {
            smoothFocus(last, passes,
                        {residual, float(opening.camera.focusDistance.value()),
                         float(opening.camera.squeeze)});
            linear = &parts.targets.focused;
        }
        resolve(last, passes, *linear);
    }
    return parts.readBack(settings, settings.linear ? linear : nullptr);
}

}
