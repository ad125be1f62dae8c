#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "editor/pages/set_parts.h"
#include "editor/production_settings.h"
#include "editor/ui/fields.h"
#include "film/framing.h"

namespace premise {

namespace {

    constexpr std::array<FrameRate, 8> offeredRates{
        {{24000, 1001}, {24, 1}, {25, 1}, {30000, 1001}, {30, 1}, {48, 1}, {50, 1}, {60000, 1001}}};
    constexpr std::array<Aspect, 6> offeredShapes{Aspect{239, 100}, Aspect{2, 1}, Aspect{185, 100},
                                                  Aspect{16, 9},    Aspect{4, 3}, Aspect{9, 16}};
    constexpr float productionLabels = 84.0F;

    std::string rateWords(FrameRate rate)
    {
        return rate.denominator == 1 ? fmt::format("{} fps", rate.numerator)
                                     : fmt::format("{:.3f} fps", rate.perSecond());
    }

    void changeSettings(Editor& editor, const Settings& settings, const std::string& step,
                        const std::string& done)
    {
        if (editor.ask({SetSettings{settings}}, step)) {
            editor.say(done);
        }
    }

    void nameRow(Editor& editor, ui::Rect& rest, std::string_view label,
                 std::string Settings::*which)
    {
        const Settings& now = editor.project().settings;
        const ui::TextChange typed = ui::textField(
            editor.gui, label, ui::labelled(editor.gui, rest, label, productionLabels), now.*which,
            "A name");
        if (typed.ended && !typed.text.empty() && typed.text != now.*which) {
            Settings settings = now;
            settings.*which = typed.text;
            changeSettings(editor, settings, fmt::format("{} of the production", label),
                           fmt::format("{} is {}", label, typed.text));
        }
    }

    void rateRow(Editor& editor, ui::Rect& rest)
    {
        const Settings& now = editor.project().settings;
        std::vector<std::string> words;
        for (const FrameRate& rate : offeredRates) {
            words.push_back(rateWords(rate));
        }
        const ui::Rect at = ui::labelled(editor.gui, rest, "Frame rate", productionLabels);
        const int chosen = ui::choice(editor.gui, "Frame rate", at, rateWords(now.rate), words);
        if (chosen >= 0) {
            changeSettings(editor, settingsAt(now, offeredRates[std::size_t(chosen)]), "Frame rate",
                           words[std::size_t(chosen)] + ". Keys and cuts stay at their frames");
        }
    }

    void shapeRow(Editor& editor, ui::Rect& rest)
    {
        const Settings& now = editor.project().settings;
        std::vector<std::string> words;
        for (const Aspect& shape : offeredShapes) {
            words.push_back(formatAspect(shape));
        }
        const std::string current =
            now.frameLines.empty() ? "The whole gate" : formatAspect(now.frameLines.front());
        const ui::Rect at = ui::labelled(editor.gui, rest, "Picture", productionLabels);
        const int chosen = ui::choice(editor.gui, "Picture", at, current, words);
        if (chosen >= 0) {
            changeSettings(editor, delivering(now, offeredShapes[std::size_t(chosen)]), "Picture",
                           "Delivers " + words[std::size_t(chosen)]);
        }
    }

    void unitsRow(Editor& editor, ui::Rect& rest)
    {
        static const std::array<std::string, 2> units{"Metres", "Feet and inches"};
        const bool feet = editor.lengths() == ui::LengthStyle::feetInches;
        const ui::Rect at = ui::labelled(editor.gui, rest, "Units", productionLabels);
        const int chosen = ui::choice(editor.gui, "Units", at, units[feet ? 1 : 0], units);
        if (chosen >= 0) {
            editor.setLengths(chosen == 1 ? ui::LengthStyle::feetInches : ui::LengthStyle::metric);
        }
    }

}

void drawProductionNumbers(Editor& editor, ui::Rect rest)
{
    ui::panelHead(editor.gui, rest, "This production");
    rest = rest.inset(ui::size::padding, 0.0F);
    rest.takeTop(10.0F);
    ui::section(editor.gui, rest, "Set once, change any time");
    nameRow(editor, rest, "Title", &Settings::title);
    nameRow(editor, rest, "Scene", &Settings::scene);
    rateRow(editor, rest);
    shapeRow(editor, rest);
    unitsRow(editor, rest);
    ui::divider(editor.gui, rest);
    ui::paragraph(editor.gui, rest, ui::Face::body, ui::colour::text3,
                  "Select something to see its numbers here.");
}

}
