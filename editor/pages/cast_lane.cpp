#include <algorithm>
#include <cctype>

#include "editor/pages/cut_parts.h"
#include "editor/ui/draw.h"
#include "editor/view.h"

namespace premise {

namespace {

    /// "sit_table" as an author reads it: "Sit table".
    std::string actionWords(const std::string& action)
    {
        std::string words = action;
        std::ranges::replace(words, '_', ' ');
        if (!words.empty()) {
            words[0] = char(std::toupper(static_cast<unsigned char>(words[0])));
        }
        return words;
    }

}

void drawCastLane(Editor& editor, ui::Rect name, const ui::Rect& lane, const Cast& person)
{
    ui::Gui& gui = editor.gui;
    const TimelineScale& scale = editor.cutView.scene;
    const ui::Ink ink = inkOf(person.colour);
    ui::Rect rest = name.inset(12.0F, 0.0F);
    const ui::Rect dot = rest.takeLeft(16.0F, 8.0F);
    ui::disc(gui, dot.midX(), dot.midY(), 4.0F, ink);
    ui::text(gui, rest, ui::Face::body, ui::colour::text2, person.name);
    const ui::Clip clip(gui, lane);
    const auto bar = [&](Frame first, Frame end, const std::string& words, double opacity) {
        const float from = scale.placeOf(double(first));
        const float to = scale.placeOf(double(end));
        if (to < lane.x || from > lane.right() || to - from < 2.0F) {
            return;
        }
        const ui::Rect at{from, lane.y + 2.0F, to - from - 1.0F, lane.h - 4.0F};
        ui::fill(gui, at, ui::faded(ink, opacity), 3.0F);
        ui::fill(gui, {from, at.y, 3.0F, at.h}, ink);
        if (at.w > 30.0F) {
            const float left = std::max(at.x, lane.x) + 8.0F;
            ui::text(gui, {left, at.y, at.right() - left - 4.0F, at.h}, ui::Face::body,
                     ui::colour::text, words);
        }
    };
    for (std::size_t i = 0; i < person.stops.size(); ++i) {
        const Stop& stop = person.stops[i];
        const bool last = i + 1 == person.stops.size();
        bar(stop.arrive, last ? std::max(stop.leave, stop.arrive + 1) : stop.leave,
            actionWords(stop.action), 0.26);
        if (!last) {
            bar(stop.leave, person.stops[i + 1].arrive, "Walks", 0.42);
        }
    }
}

}
