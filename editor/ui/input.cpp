#include "editor/ui/input.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <imgui.h>

namespace premise::ui {

namespace {

    void keepModifiers(ImGuiIO& io)
    {
        const auto held = [&io](int left, int right) {
            return io.KeysDown[left] || io.KeysDown[right];
        };
        io.KeyCtrl = held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
        io.KeyShift = held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
        io.KeyAlt = held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
        io.KeySuper = held(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER);
    }

    void letGo(ImGuiIO& io)
    {
        std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
        std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
        keepModifiers(io);
    }

    /// What has happened in this frame already.
    struct Frame {
        std::vector<int> keys{};
        bool button = false;
        bool wheel = false;
        bool typed = false;
    };

    /// Whether the frame can still take the event without hiding one that it has taken.
    bool fits(const InputEvent& event, const Frame& frame)
    {
        if (std::holds_alternative<PointerMoved>(event)) {
            return !frame.button && !frame.wheel;
        }
        if (std::holds_alternative<PointerPressed>(event)) {
            return !frame.button && !frame.wheel && frame.keys.empty() && !frame.typed;
        }
        if (std::holds_alternative<WheelTurned>(event)) {
            return !frame.button && frame.keys.empty();
        }
        if (const auto* key = std::get_if<KeyPressed>(&event)) {
            return !frame.button && !frame.wheel &&
                   std::ranges::find(frame.keys, key->key) == frame.keys.end();
        }
        if (std::holds_alternative<TextTyped>(event)) {
            return !frame.button && !frame.wheel;
        }
        return true;
    }

}

InputQueue::Taken InputQueue::takeFrame()
{
    ImGuiIO& io = ImGui::GetIO();
    Taken taken;
    Frame frame;
    while (!events_.empty() && fits(events_.front(), frame)) {
        const InputEvent event = std::move(events_.front());
        events_.pop_front();
        if (const auto* moved = std::get_if<PointerMoved>(&event)) {
            io.MousePos = ImVec2(moved->x, moved->y);
        } else if (const auto* button = std::get_if<PointerPressed>(&event)) {
            io.MouseDown[int(button->button)] = button->down;
            frame.button = true;
        } else if (const auto* wheel = std::get_if<WheelTurned>(&event)) {
            io.MouseWheelH += wheel->x;
            io.MouseWheel += wheel->y;
            frame.wheel = true;
        } else if (const auto* key = std::get_if<KeyPressed>(&event)) {
            if (key->key >= 0 && key->key < int(std::size(io.KeysDown))) {
                io.KeysDown[key->key] = key->down;
                keepModifiers(io);
                frame.keys.push_back(key->key);
                if (key->down) {
                    taken.pressed.push_back({key->key, io.KeyCtrl, io.KeyShift, io.KeyAlt});
                }
            }
        } else if (const auto* text = std::get_if<TextTyped>(&event)) {
            io.AddInputCharacter(text->letter);
            frame.typed = true;
        } else if (const auto* files = std::get_if<FilesDropped>(&event)) {
            taken.dropped.insert(taken.dropped.end(), files->paths.begin(), files->paths.end());
        } else if (const auto* focus = std::get_if<FocusChanged>(&event)) {
            if (!focus->focused) {
                letGo(io);
                taken.focusLost = true;
            }
        }
    }
    return taken;
}

}
