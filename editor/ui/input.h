#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace premise::ui {

enum class MouseButton { left, right, middle };

struct PointerMoved {
    float x = 0.0F; ///< points from the window's top left
    float y = 0.0F;
};
struct PointerPressed {
    MouseButton button = MouseButton::left;
    bool down = true;
};
struct WheelTurned {
    float x = 0.0F; ///< notches
    float y = 0.0F; ///< positive away from the user
};
/// Keys have GLFW's numbers.
struct KeyPressed {
    int key = 0;
    bool down = true;
};
struct TextTyped {
    std::uint32_t letter = 0; ///< Unicode
};
struct FilesDropped {
    std::vector<std::string> paths{};
};
struct FocusChanged {
    bool focused = true;
};
using InputEvent = std::variant<PointerMoved, PointerPressed, WheelTurned, KeyPressed, TextTyped,
                                FilesDropped, FocusChanged>;

/// Events wait here and enter the interface in order, as many a frame as it can tell apart: a key
/// that goes down and up between two frames is still seen going down, then up. A frame takes no second
/// change of one key, and no move after a button's change.
class InputQueue {
public:
    void push(InputEvent event) { events_.push_back(std::move(event)); }
    [[nodiscard]] bool empty() const { return events_.empty(); }
    [[nodiscard]] std::size_t size() const { return events_.size(); }

    /// Moves what one frame can take from the queue into the current ImGui context. Keys that were
    /// pressed come back in `pressed`, with the modifiers held at that moment.
    struct Chord {
        int key = 0;
        bool control = false;
        bool shift = false;
        bool alt = false;
        friend bool operator==(const Chord&, const Chord&) = default;
    };
    struct Taken {
        std::vector<Chord> pressed{};
        std::vector<std::string> dropped{};
        bool focusLost = false;
    };
    Taken takeFrame();

private:
    std::deque<InputEvent> events_;
};

}
