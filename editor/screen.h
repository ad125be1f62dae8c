#pragma once

#include <memory>

#include "base/result.h"
#include "editor/ui/gui.h"
#include "gpu/canvas.h"
#include "gpu/device.h"
#include "gpu/window_surface.h"

namespace premise {

class Window;

struct ScreenOptions {
    bool validation = false;
    float scale = 1.0F;       ///< pixels a point
    Window* window = nullptr; ///< that shows it; none: the canvas alone. It outlives the screen
};

/// What the interface is drawn on: a graphics device of its own, a canvas, and the pictures of a
/// window. Where the device or the window's pictures are lost all of it is made anew, and the
/// interface goes on as it stood; what was put on the canvas is to be put again.
class Screen {
public:
    /// Fails where there is no device, or none that shows pictures in this window.
    [[nodiscard]] static Result<std::unique_ptr<Screen>> create(const ScreenOptions& options);
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    ~Screen() = default;

    [[nodiscard]] ui::Gui& gui() { return *gui_; }
    /// Before a frame: the canvas has this size. Fails beyond what the device draws.
    [[nodiscard]] Result<void> resize(int pixelsWide, int pixelsHigh);
    enum class Shown {
        done,
        later, ///< the window has another size by now or is hidden
        anew   ///< all was lost and made anew: put again what was put, and draw
    };
    /// Ends the interface's frame, draws it and shows it. Fails where nothing can be made anew.
    [[nodiscard]] Result<Shown> endFrame();

    /// Of all its devices so far.
    [[nodiscard]] int validationMessages() const
    {
        return messages_ + device_->validationMessages();
    }

private:
    explicit Screen(const ScreenOptions& options) : options_(options) {}
    [[nodiscard]] Result<void> make(bool software);
    [[nodiscard]] Result<void> makeAnew();
    void drop();

    ScreenOptions options_;
    // In this order, so that each dies before what it hangs on.
    std::unique_ptr<gpu::Device> device_;
    std::unique_ptr<gpu::WindowSurface> surface_;
    std::unique_ptr<gpu::Canvas> canvas_;
    std::unique_ptr<ui::Gui> gui_;
    std::uint32_t width_ = 0; ///< of the canvas, as resize() was told
    std::uint32_t height_ = 0;
    int losses_ = 0;    ///< in a row: none of fewFrames whole frames between
    int sinceLoss_ = 0; ///< whole frames
    int messages_ = 0;  ///< of devices that are gone
};

}
