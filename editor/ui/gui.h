#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "editor/ui/fonts.h"
#include "editor/ui/input.h"
#include "editor/ui/rect.h"
#include "editor/ui/theme.h"
#include "gpu/canvas.h"

struct ImDrawList;
struct ImGuiContext;

namespace premise::ui {

/// The pointer's shape.
enum class Pointer { arrow, text, hand, resizeAcross, resizeDown, move, cross, none };

/// Text from and to the rest of the desk.
struct Clipboard {
    std::function<std::string()> get{};
    std::function<void(const std::string&)> set{};
};

/// What is being typed or dragged in a field. There is one keyboard and one pointer, so there is one.
struct FieldState {
    using Letters = std::array<char, 512>;
    struct Typing {
        std::uint32_t id = 0; ///< 0: nothing
        Letters letters{};
        bool first = false; ///< focus and selection come with the first frame
        bool wrong = false; ///< the text was not understood
    };
    struct Scrubbing {
        std::uint32_t id = 0;
        double before = 0.0;
        double value = 0.0; ///< not yet rounded
        float lastX = 0.0F;
        bool cancelled = false;
    };
    Typing typing{};
    Scrubbing scrub{};
};

/// One interface: fonts, input and a frame's drawing, over an ImGui context of its own. Lengths are
/// points; a point is `scale` pixels. Everything a widget needs comes in here.
class Gui {
public:
    /// Draws onto the canvas, which outlives it. Fails where a font is missing.
    [[nodiscard]] static Result<std::unique_ptr<Gui>> create(gpu::Canvas& canvas, float scale,
                                                             Clipboard clipboard = {});
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;
    ~Gui();

    /// Takes input and begins a frame `seconds` after the last one in a window of this many pixels.
    void begin(InputQueue& input, int pixelsWide, int pixelsHigh, double seconds);
    /// Ends the frame and draws it.
    [[nodiscard]] Result<void> end();
    /// Draws onto another canvas from the next frame on; pictures of the old one are not on it.
    [[nodiscard]] Result<void> moveTo(gpu::Canvas& canvas);
    /// Another scale from the next frame on: fonts are drawn anew.
    [[nodiscard]] Result<void> setScale(float scale);

    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] const Fonts& fonts() const { return fonts_; }
    [[nodiscard]] Rect window() const { return window_; } ///< all of it, in points
    [[nodiscard]] gpu::Canvas& canvas() { return *canvas_; }
    /// Keys that went down in this frame and that no text field took.
    [[nodiscard]] const std::vector<InputQueue::Chord>& pressed() const { return taken_.pressed; }
    [[nodiscard]] const std::vector<std::string>& dropped() const { return taken_.dropped; }
    [[nodiscard]] bool typing() const; ///< a text field has the keyboard
    /// Takes this frame's press of a key, so that nobody else acts on it.
    void swallow(const InputQueue::Chord& chord);
    [[nodiscard]] double time() const { return time_; } ///< seconds of frames so far
    [[nodiscard]] Pointer pointer() const { return pointer_; }
    void setPointer(Pointer pointer) { pointer_ = pointer; }
    /// The frame must be drawn again soon although nothing was pressed: something moves, or a
    /// tooltip waits.
    void drawAgainIn(double seconds);
    [[nodiscard]] double drawAgain() const { return drawAgain_; } ///< seconds; infinite: on input

    /// This frame wants the pointer hidden, and moving without end.
    bool holdsPointer = false;

    /// Into what widgets draw now: the list of the innermost open panel.
    ImDrawList* draw = nullptr;
    FieldState fields;
    /// What is under the pointer says it in the status line; last one wins, empty each frame.
    std::string hint;

    /// Where widgets of this name are in this frame, for scripts; kept only while `recording`.
    bool recording = false;
    void notePlace(std::string_view name, const Rect& at);
    /// Those noted so far in this frame.
    [[nodiscard]] const std::map<std::string, Rect, std::less<>>& places() const { return places_; }
    /// The last one drawn of this name, in the frame before; empty: none.
    [[nodiscard]] Rect placeOf(std::string_view name) const;

    /// Tooltip of the widget under the pointer, shown after it has rested: a name, its keys, and one
    /// or two sentences.
    void tooltip(const Rect& over, std::string_view name, std::string_view keys = {},
                 std::string_view sentence = {});

private:
    Gui(gpu::Canvas& canvas, Clipboard clipboard);
    void drawTooltip();

    gpu::Canvas* canvas_;
    Clipboard clipboard_;
    std::string clipboardText_;
    ImGuiContext* context_ = nullptr;
    Fonts fonts_;
    float scale_ = 1.0F;
    std::uint32_t atlas_ = 0;
    Rect window_;
    InputQueue::Taken taken_;
    double time_ = 0.0;
    double drawAgain_ = 0.0;
    Pointer pointer_ = Pointer::arrow;

    std::map<std::string, Rect, std::less<>> places_;     ///< of this frame
    std::map<std::string, Rect, std::less<>> lastPlaces_; ///< of the one before
    struct Tip {
        Rect over{};
        std::string name{};
        std::string keys{};
        std::string sentence{};
    };
    Tip tip_;     ///< of this frame
    Rect rested_; ///< what the pointer rests on
    double restedSince_ = 0.0;
    double tipClosed_ = -10.0; ///< when one was last shown
};

/// One panel: a part of the window that clips what is drawn in it and has its own ids. While it
/// lives, gui.draw is its list.
class Panel {
public:
    enum class Layer { page, over };
    Panel(Gui& gui, const char* name, const Rect& at, Ink ground = colour::panel,
          Layer layer = Layer::page);
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
    ~Panel();

private:
    Gui& gui_;
    ImDrawList* before_;
};

}
