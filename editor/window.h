#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "editor/ui/gui.h"
#include "gpu/device.h"

struct GLFWwindow;

namespace premise {

struct WindowOptions {
    int width = 1440;
    int height = 900;
    std::string title = "Premise";
};

/// A window of the display: its size, its events in order, its pointer.
class Window {
public:
    /// Fails with a sentence where there is no display. One at a time in a program.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    /// What a device needs to show pictures here.
    [[nodiscard]] std::vector<std::string> extensions() const;
    [[nodiscard]] Result<VkSurfaceKHR> surfaceOn(const gpu::Device& device);

    /// Waits for events, at most so many seconds; 0: takes what is there.
    void wait(double seconds);
    /// From any thread: ends a wait().
    static void wake();
    [[nodiscard]] ui::InputQueue& input() { return input_; }

    [[nodiscard]] int pixelsWide() const { return pixelsWide_; }
    [[nodiscard]] int pixelsHigh() const { return pixelsHigh_; }
    /// Pixels a point, as the monitor says; 1 where it says nothing.
    [[nodiscard]] float contentScale() const { return contentScale_; }
    [[nodiscard]] bool hidden() const { return pixelsWide_ <= 0 || pixelsHigh_ <= 0 || minimised_; }
    [[nodiscard]] bool closing() const;
    void keepOpen(); ///< the user stays after all
    /// Something of the window itself changed since the last call: draw again.
    [[nodiscard]] bool takeChanged();

    void setPointer(ui::Pointer pointer);
    /// While grabbed the pointer is hidden and moves without end.
    void grabPointer(bool grabbed);
    /// Over all of the monitor that it is mostly on, or back to where it was.
    void fillScreen(bool filled);
    void setTitle(const std::string& title);
    [[nodiscard]] ui::Clipboard clipboard();
    void setPointsPerUnit(float scale) { scale_ = scale; } ///< of the events' places

private:
    Window() = default;
    void listen();
    static Window& of(GLFWwindow* window);

    GLFWwindow* window_ = nullptr;
    ui::InputQueue input_;
    int pixelsWide_ = 0;
    int pixelsHigh_ = 0;
    float contentScale_ = 1.0F;
    float scale_ = 1.0F;
    bool minimised_ = false;
    bool changed_ = true;
    bool grabbed_ = false;
    bool filled_ = false;
    struct Place {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
    };
    Place windowed_; ///< where it was before it filled the screen
    ui::Pointer pointer_ = ui::Pointer::arrow;
    std::vector<void*> pointers_;
};

}
