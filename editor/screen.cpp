#include "editor/screen.h"

#include <chrono>
#include <thread>

#include "editor/window.h"

namespace premise {

namespace {

    /// A driver that starts again needs a moment.
    constexpr int triesToMake = 20;
    constexpr auto betweenTries = std::chrono::milliseconds(100);
    /// A device that is lost so often with few whole frames between is not tried again.
    constexpr int lossesBeforeSoftware = 3;
    constexpr int mostLosses = 8;
    constexpr int fewFrames = 600;

}

Result<std::unique_ptr<Screen>> Screen::create(const ScreenOptions& options)
{
    std::unique_ptr<Screen> screen(new Screen(options));
    TRY(screen->make(false));
    ui::Clipboard clipboard;
    if (options.window != nullptr) {
        clipboard = options.window->clipboard();
    }
    screen->gui_ = TRY(ui::Gui::create(*screen->canvas_, options.scale, std::move(clipboard)));
    return screen;
}

Result<void> Screen::make(bool software)
{
    gpu::DeviceOptions wanted;
    wanted.validation = options_.validation;
    wanted.onlySoftware = software;
    if (options_.window != nullptr) {
        wanted.windowExtensions = options_.window->extensions();
    }
    device_ = TRY(gpu::Device::create(wanted));
    if (options_.window != nullptr) {
        const VkSurfaceKHR onScreen = TRY(options_.window->surfaceOn(*device_));
        surface_ = TRY(gpu::WindowSurface::create(*device_, onScreen));
    }
    canvas_ = TRY(gpu::Canvas::create(*device_));
    return {};
}

void Screen::drop()
{
    canvas_.reset();
    surface_.reset();
    device_.reset();
}

Result<void> Screen::makeAnew()
{
    losses_ = sinceLoss_ > fewFrames ? 1 : losses_ + 1;
    sinceLoss_ = 0;
    if (losses_ > mostLosses) {
        return fail("The graphics device {} is lost again and again. Update its driver or restart "
                    "the machine, then start again; your work is kept.",
                    device_->name());
    }
    messages_ += device_->validationMessages();
    drop();
    Result<void> made = make(losses_ >= lossesBeforeSoftware);
    for (int i = 0; !made && i < triesToMake; ++i) {
        drop();
        std::this_thread::sleep_for(betweenTries);
        made = make(false);
    }
    TRY(std::move(made));
    TRY(gui_->moveTo(*canvas_));
    return canvas_->resize(width_, height_);
}

Result<void> Screen::resize(int pixelsWide, int pixelsHigh)
{
    const auto width = std::uint32_t(pixelsWide);
    const auto height = std::uint32_t(pixelsHigh);
    if (width == width_ && height == height_) {
        return {};
    }
    TRY(canvas_->resize(width, height));
    width_ = width;
    height_ = height;
    return {};
}

Result<Screen::Shown> Screen::endFrame()
{
    const auto show = [this]() -> Result<bool> {
        TRY(gui_->end());
        return surface_ == nullptr ? Result<bool>(true) : surface_->show(canvas_->target());
    };
    const Result<bool> shown = show();
    if (device_->lost() || (surface_ != nullptr && surface_->lost())) {
        TRY(makeAnew());
        return Shown::anew;
    }
    ++sinceLoss_;
    return TRY(shown) ? Shown::done : Shown::later;
}

}
