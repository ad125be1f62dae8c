#pragma once

#include <string>
#include <string_view>

#include "editor/ui/quantity_text.h"
#include "editor/ui/widgets.h"

namespace premise::ui {

struct NumberLook {
    Unit unit = Unit::none;
    int decimals = 2;  ///< of the last digit shown
    int fixed = 0;     ///< decimals that are shown even where they are 0
    double step = 0.0; ///< of Up, Down and one point of a drag; 0: one of the last digit
    double least = -1e9;
    double most = 1e9;
    Face face = Face::body;
    Ink mark = 0; ///< an axis's colour at the left; 0: none
    bool showUnit = true;
    bool wrong = false; ///< struck in amber: kept, but the lens cannot
    LengthStyle style = LengthStyle::metric;
    Reason disabled{};
    std::string_view tip{};
};

/// What the user did with a field in this frame. A drag or a typed text is one step: `began` comes
/// first, `changed` any number of times, and then either `ended` or `cancelled`.
struct NumberChange {
    bool began = false;
    bool changed = false;
    bool ended = false;
    bool cancelled = false; ///< Esc: as it was before
    double value = 0.0;
};

// A field's id is the label that it stands by: a script finds it by that.

/// A number with its unit: a drag scrubs, a click types, Enter takes, Esc puts back, Up and Down
/// step.
NumberChange numberField(Gui& gui, std::string_view id, const Rect& area, double value,
                         const NumberLook& look = {});

struct TextChange {
    bool ended = false; ///< Enter, or a click elsewhere: `text` is meant
    bool cancelled = false;
    bool editing = false;
    std::string text{};
};
/// Words. With `takeFocus` it waits for typing at once, its words selected.
TextChange textField(Gui& gui, std::string_view id, const Rect& area, std::string_view words,
                     std::string_view empty = {}, bool takeFocus = false,
                     const char* sign = nullptr);

/// Words that are read as they are typed: a search. Returns true when they changed.
bool searchField(Gui& gui, std::string_view id, const Rect& area, std::string& words,
                 std::string_view empty, bool takeFocus = false);

}
