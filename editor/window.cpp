#include "editor/window.h"

#include <utility>

#include <GLFW/glfw3.h>

#include "gpu/vulkan.h"

namespace premise {

namespace {

    ui::MouseButton buttonOf(int button)
    {
        switch (button) {
        case GLFW_MOUSE_BUTTON_RIGHT: return ui::MouseButton::right;
        case GLFW_MOUSE_BUTTON_MIDDLE: return ui::MouseButton::middle;
        default: return ui::MouseButton::left;
        }
    }

    /// The monitor that shows this place of the desktop, else the first; null where there is none.
    GLFWmonitor* monitorUnder(int x, int y)
    {
        int count = 0;
        GLFWmonitor** monitors = glfwGetMonitors(&count);
        for (int i = 0; i < count; ++i) {
            int left = 0;
            int top = 0;
            glfwGetMonitorPos(monitors[i], &left, &top);
            const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
            if (mode != nullptr && x >= left && x < left + mode->width && y >= top &&
                y < top + mode->height) {
                return monitors[i];
            }
        }
        return glfwGetPrimaryMonitor();
    }

    int shapeOf(ui::Pointer pointer)
    {
        switch (pointer) {
        case ui::Pointer::text: return GLFW_IBEAM_CURSOR;
        case ui::Pointer::hand: return GLFW_HAND_CURSOR;
        case ui::Pointer::resizeAcross: return GLFW_HRESIZE_CURSOR;
        case ui::Pointer::resizeDown: return GLFW_VRESIZE_CURSOR;
        case ui::Pointer::move:
        case ui::Pointer::cross: return GLFW_CROSSHAIR_CURSOR;
        default: return GLFW_ARROW_CURSOR;
        }
    }

}

Window& Window::of(GLFWwindow* window)
{
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options)
{
    if (glfwInit() != GLFW_TRUE) {
        return fail("No display was found to open a window on. Start from a desktop, or use the "
                    "command line, premise.");
    }
    std::unique_ptr<Window> window(new Window());
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    window->window_ =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (window->window_ == nullptr) {
        return fail(
            "The display would not open a window of {} × {}. Try a smaller one with --size.",
            options.width, options.height);
    }
    glfwSetWindowSizeLimits(window->window_, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwGetFramebufferSize(window->window_, &window->pixelsWide_, &window->pixelsHigh_);
    float down = 1.0F;
    glfwGetWindowContentScale(window->window_, &window->contentScale_, &down);
    window->listen();
    return window;
}

Window::~Window()
{
    for (void* pointer : pointers_) {
        glfwDestroyCursor(static_cast<GLFWcursor*>(pointer));
    }
    if (window_ != nullptr) {
        glfwDestroyWindow(window_);
    }
    glfwTerminate();
}

void Window::listen()
{
    glfwSetWindowUserPointer(window_, this);
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int width, int height) {
        of(window).pixelsWide_ = width;
        of(window).pixelsHigh_ = height;
        of(window).changed_ = true;
    });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* window, float across, float) {
        of(window).contentScale_ = across;
        of(window).changed_ = true;
    });
    glfwSetWindowIconifyCallback(window_, [](GLFWwindow* window, int iconified) {
        of(window).minimised_ = iconified == GLFW_TRUE;
        of(window).changed_ = true;
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { of(window).changed_ = true; });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
        of(window).input_.push(ui::FocusChanged{focused == GLFW_TRUE});
    });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
        const float scale = of(window).scale_;
        of(window).input_.push(ui::PointerMoved{float(x) / scale, float(y) / scale});
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
        if (button <= GLFW_MOUSE_BUTTON_MIDDLE) {
            of(window).input_.push(ui::PointerPressed{buttonOf(button), action == GLFW_PRESS});
        }
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
        of(window).input_.push(ui::WheelTurned{float(x), float(y)});
    });
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int, int action, int) {
        if (key != GLFW_KEY_UNKNOWN && action != GLFW_REPEAT) {
            of(window).input_.push(ui::KeyPressed{key, action == GLFW_PRESS});
        }
    });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned int letter) {
        of(window).input_.push(ui::TextTyped{letter});
    });
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
        of(window).input_.push(ui::FilesDropped{{paths, paths + count}});
    });
}

std::vector<std::string> Window::extensions() const
{
    std::uint32_t count = 0;
    const char** names = glfwGetRequiredInstanceExtensions(&count);
    return names == nullptr ? std::vector<std::string>{}
                            : std::vector<std::string>(names, names + count);
}

Result<VkSurfaceKHR> Window::surfaceOn(const gpu::Device& device)
{
    VkSurfaceKHR surface = VK_NULL_HANDLE;
    if (glfwCreateWindowSurface(device.instance(), window_, nullptr, &surface) != VK_SUCCESS) {
        return fail("{} cannot draw into a window of this display. Use the command line, premise.",
                    device.name());
    }
    return surface;
}

void Window::wait(double seconds)
{
    if (seconds <= 0.0) {
        glfwPollEvents();
    } else if (seconds > 3600.0) {
        glfwWaitEvents();
    } else {
        glfwWaitEventsTimeout(seconds);
    }
}

void Window::wake()
{
    glfwPostEmptyEvent();
}

bool Window::closing() const
{
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void Window::keepOpen()
{
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

bool Window::takeChanged()
{
    return std::exchange(changed_, false);
}

void Window::setPointer(ui::Pointer pointer)
{
    if (grabbed_ || pointer == pointer_) {
        return;
    }
    pointer_ = pointer;
    const auto place = std::size_t(pointer);
    if (pointers_.size() <= place) {
        pointers_.resize(place + 1, nullptr);
    }
    if (pointers_[place] == nullptr) {
        pointers_[place] = glfwCreateStandardCursor(shapeOf(pointer));
    }
    glfwSetCursor(window_, static_cast<GLFWcursor*>(pointers_[place]));
}

void Window::grabPointer(bool grabbed)
{
    if (grabbed != grabbed_) {
        grabbed_ = grabbed;
        glfwSetInputMode(window_, GLFW_CURSOR, grabbed ? GLFW_CURSOR_DISABLED : GLFW_CURSOR_NORMAL);
    }
}

void Window::fillScreen(bool filled)
{
    if (filled == filled_) {
        return;
    }
    filled_ = filled;
    if (!filled) {
        glfwSetWindowMonitor(window_, nullptr, windowed_.x, windowed_.y, windowed_.width,
                             windowed_.height, GLFW_DONT_CARE);
        return;
    }
    glfwGetWindowPos(window_, &windowed_.x, &windowed_.y);
    glfwGetWindowSize(window_, &windowed_.width, &windowed_.height);
    GLFWmonitor* monitor =
        monitorUnder(windowed_.x + windowed_.width / 2, windowed_.y + windowed_.height / 2);
    if (const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
        mode != nullptr) {
        glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    }
}

void Window::setTitle(const std::string& title)
{
    glfwSetWindowTitle(window_, title.c_str());
}

ui::Clipboard Window::clipboard()
{
    return {[this] {
                const char* text = glfwGetClipboardString(window_);
                return std::string(text == nullptr ? "" : text);
            },
            [this](const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }};
}

}
