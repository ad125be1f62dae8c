#pragma once

#include "editor/free_camera.h"
#include "editor/ui/widgets.h"

namespace premise {

/// What a view's part of the window caught in this frame: all three buttons and the wheel.
struct ViewInput {
    bool hovered = false;
    bool pressed = false; ///< left, without Alt
    bool held = false;    ///< left, without Alt, pressed in this view
    bool clicked = false; ///< left, without a drag
    bool twice = false;
    bool dragging = false; ///< left, moved further than a click does
    bool released = false; ///< left, in this frame
    float x = 0.0F;        ///< pointer in the view, 0…1 from its top left
    float y = 0.0F;
    float dragX = 0.0F; ///< points since it went down
    float dragY = 0.0F;
    bool looking = false; ///< the right button holds the view: fly
};
/// Takes the pointer in a view. Call before what lies over it.
[[nodiscard]] ViewInput viewInput(ui::Gui& gui, std::string_view id, const ui::Rect& area);

/// True while the right button is down and the key is one that flies: it does nothing else then.
[[nodiscard]] bool fliesWith(int key);

/// Orbit Alt+left, pan Alt+middle or middle, zoom wheel or Alt+right, fly right with WASD QE, its
/// speed by right with wheel. An unmodified left button never moves the camera. True when it moved.
bool navigate(ui::Gui& gui, const ui::Rect& area, const ViewInput& input, FreeCamera& camera,
              double seconds);

}
