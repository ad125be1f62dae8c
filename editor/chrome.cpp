#include "editor/chrome.h"

#include <array>
#include <cmath>

#include <imgui.h>

#include "base/time.h"
#include "editor/actions.h"
#include "editor/menu.h"
#include "editor/pages/pages.h"
#include "editor/palette.h"
#include "editor/playhead.h"
#include "editor/recovery_layer.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"

namespace premise {

namespace {

    struct PageTab {
        Page page;
        std::string_view name;
        const char* icon;
        std::string_view keys;
    };
    constexpr std::array<PageTab, 5> tabs{
        {{Page::set, "Set", ui::icon::sofa, "Ctrl+1"},
         {Page::block, "Block", ui::icon::walk, "Ctrl+2"},
         {Page::shoot, "Shoot", ui::icon::iris, "Ctrl+3"},
         {Page::cut, "Cut", ui::icon::cut, "Ctrl+4"},
         {Page::deliver, "Deliver", ui::icon::handOver, "Ctrl+5"}}};

    /// Play is the same size and in the same place on every page.
    constexpr float playWidth = 40.0F;

    void drawTitle(Editor& editor, const ui::Rect& row)
    {
        const Settings& settings = editor.project().settings;
        const std::string scene = "/  " + settings.scene;
        const float title = ui::widthOf(editor.gui, ui::Face::strong, settings.title);
        const float whole = title + 8.0F + ui::widthOf(editor.gui, ui::Face::body, scene);
        ui::Rect middle{editor.gui.window().midX() - whole * 0.5F, row.y, whole + 4.0F, row.h};
        if (middle.x < row.x) {
            middle = row;
        }
        ui::text(editor.gui, middle.takeLeft(title, 8.0F), ui::Face::strong, ui::colour::text,
                 settings.title);
        ui::text(editor.gui, middle, ui::Face::body, ui::colour::text2, scene);
    }

    void drawKept(Editor& editor, ui::Rect& row)
    {
        const Editor::Kept kept = editor.kept();
        const ui::Ink ink = kept.fault ? ui::colour::fault : ui::colour::text2;
        const float width = ui::widthOf(editor.gui, ui::Face::body, kept.words);
        const ui::Rect words = row.takeRight(width + 2.0F, 8.0F);
        ui::text(editor.gui, words, ui::Face::body, ink, kept.words);
        ui::glyph(editor.gui, row.takeRight(14.0F, 16.0F),
                  kept.fault ? ui::icon::alert : ui::icon::check,
                  kept.fault ? ui::colour::fault : ui::colour::proof, ui::IconSize::row);
    }

    void drawMenuRow(Editor& editor, const ui::Rect& at)
    {
        const ui::Panel panel(editor.gui, "menu row", at);
        ui::Rect row = at.inset(12.0F, 0.0F);
        const ui::Rect logo = row.takeLeft(20.0F, 12.0F);
        ui::triangle(editor.gui, logo.x + 2.0F, logo.midY(), logo.x + 14.0F, logo.midY() - 6.0F,
                     logo.x + 14.0F, logo.midY() + 6.0F, ui::colour::text);
        ui::fill(editor.gui, {logo.x + 16.0F, logo.midY() - 6.0F, 2.0F, 12.0F}, ui::colour::accent);
        drawMenus(editor, row);
        const float wide = editor.gui.window().w < 1400.0F ? 168.0F : 216.0F;
        const ui::Rect search = row.takeRight(wide, 16.0F).band(24.0F);
        if (paletteButton(editor.gui, search)) {
            openPalette(editor);
        }
        drawKept(editor, row);
        drawTitle(editor, row);
    }

    void drawTransport(Editor& editor, const ui::Rect& bar)
    {
        constexpr float buttons = 4 * 32.0F + playWidth + 12.0F;
        const std::string now = playheadTimecode(editor);
        const std::string whole = "/ " + wholeTimecode(editor);
        const float nowWidth = ui::widthOf(editor.gui, ui::Face::readout, now);
        const float width = buttons + 36.0F + 12.0F + nowWidth + 8.0F +
                            ui::widthOf(editor.gui, ui::Face::body, whole);
        ui::Rect row{editor.gui.window().midX() - width * 0.5F, bar.y, width + 4.0F, bar.h};
        const auto sign = [&](std::string_view name, const char* icon) {
            const ui::Rect place = row.takeLeft(28.0F, 4.0F).band(28.0F);
            const Action& action = actionNamed(name);
            ui::ButtonLook look;
            look.icon = icon;
            look.kind = ui::ButtonLook::Kind::quiet;
            look.tipName = name;
            look.keys = action.keys;
            look.tip = action.sentence;
            look.iconSize = ui::IconSize::toolbar;
            look.on = action.on && action.on(editor);
            if (ui::button(editor.gui, name, place, look)) {
                runAction(editor, action);
            }
        };
        sign("Go to the start", ui::icon::toStart);
        sign("One frame back", ui::icon::stepBack);
        const ui::Rect play = row.takeLeft(playWidth, 4.0F).band(28.0F);
        ui::ButtonLook look;
        look.icon = editor.playing() ? ui::icon::pause : ui::icon::play;
        look.kind = editor.playing() ? ui::ButtonLook::Kind::main : ui::ButtonLook::Kind::plain;
        look.tipName = "Play, stop";
        look.keys = "Space";
        look.iconSize = ui::IconSize::play;
        if (ui::button(editor.gui, "Play, stop", play, look)) {
            runAction(editor, actionNamed("Play, stop"));
        }
        sign("One frame on", ui::icon::stepOn);
        sign("Go to the end", ui::icon::toEnd);
        sign("Loop range", ui::icon::repeat);
        row.takeLeft(8.0F);
        ui::text(editor.gui, row.takeLeft(nowWidth, 8.0F), ui::Face::readout, ui::colour::text,
                 now);
        ui::text(editor.gui, row, ui::Face::body, ui::colour::text3, whole);
    }

    void drawToolbar(Editor& editor, const ui::Rect& at)
    {
        const ui::Panel panel(editor.gui, "toolbar", at);
        ui::line(editor.gui, at.x, at.y, at.right(), at.y, ui::colour::window);
        ui::Rect bar = at.inset(8.0F, 0.0F);
        switch (editor.page) {
        case Page::set: drawSetTools(editor, bar); break;
        case Page::block: drawBlockTools(editor, bar); break;
        case Page::shoot: drawShootTools(editor, bar); break;
        case Page::cut: drawCutTools(editor, bar); break;
        case Page::deliver: drawDeliverTools(editor, bar); break;
        }
        drawTransport(editor, at);
    }

    void drawTabs(Editor& editor, const ui::Rect& at)
    {
        const float width = editor.gui.window().w < 1400.0F ? 96.0F : 104.0F;
        ui::Rect row{editor.gui.window().midX() - width * 2.5F, at.y, width * 5.0F, at.h};
        for (const PageTab& tab : tabs) {
            const ui::Rect place = row.takeLeft(width);
            const ui::Hit over = ui::hit(editor.gui, std::string("page ").append(tab.name), place);
            const bool on = editor.page == tab.page;
            if (on || over.hovered) {
                ui::fill(editor.gui, place, ui::colour::raised);
            }
            if (on) {
                ui::fill(editor.gui, {place.x, place.y, place.w, 2.0F}, ui::colour::accent);
            }
            const float words = ui::widthOf(editor.gui, ui::Face::action, tab.name);
            ui::Rect inside{place.midX() - (words + 24.0F) * 0.5F, place.y, words + 26.0F, place.h};
            ui::glyph(editor.gui, inside.takeLeft(16.0F, 8.0F), tab.icon,
                      on ? ui::colour::accent : ui::colour::text2);
            ui::text(editor.gui, inside, ui::Face::action,
                     on ? ui::colour::text : ui::colour::text2, tab.name);
            if (over.hovered) {
                editor.gui.tooltip(place, tab.name, tab.keys);
            }
            if (over.clicked) {
                editor.openPage(tab.page);
            }
        }
    }

    void drawPageBar(Editor& editor, const ui::Rect& at)
    {
        const ui::Panel panel(editor.gui, "page bar", at);
        ui::line(editor.gui, at.x, at.y, at.right(), at.y, ui::colour::window);
        drawTabs(editor, at);
        const float tabsWide = (editor.gui.window().w < 1400.0F ? 96.0F : 104.0F) * 5.0F;
        ui::Rect left = at.inset(14.0F, 0.0F);
        left.w = std::max(0.0F, editor.gui.window().midX() - tabsWide * 0.5F - left.x - 12.0F);
        ui::Rect right = at.inset(14.0F, 0.0F);
        const float from = editor.gui.window().midX() + tabsWide * 0.5F + 12.0F;
        right.w = std::max(0.0F, right.right() - from);
        right.x = from;
        const float said =
            ui::text(editor.gui, left, ui::Face::body,
                     editor.complained() ? ui::colour::warning : ui::colour::text, editor.status());
        left.takeLeft(said + 10.0F);
        if (left.w > 60.0F) {
            ui::text(editor.gui, left, ui::Face::body, ui::colour::text3, editor.lastHint());
        }
        const Transport& now = editor.transport();
        const std::string words = now.words();
        const ui::Ink ink = now.dropped() > 0 ? ui::colour::warning : ui::colour::text3;
        ui::text(editor.gui, right.takeRight(ui::widthOf(editor.gui, ui::Face::body, words), 8.0F),
                 ui::Face::body, ink, words);
        if (right.w > 60.0F) {
            ui::text(editor.gui, right, ui::Face::body, ui::colour::text3, "Playback",
                     ui::Align::right);
        }
    }

}

ui::Rect drawChrome(Editor& editor)
{
    ui::Rect rest = editor.gui.window();
    drawMenuRow(editor, rest.takeTop(ui::size::menu));
    drawToolbar(editor, rest.takeTop(ui::size::toolbar));
    drawPageBar(editor, rest.takeBottom(ui::size::pageBar));
    return rest;
}

void drawLayers(Editor& editor)
{
    drawPalette(editor);
    drawFileChooser(editor);
    drawRecovery(editor);
}

bool layerTakesKeys(const Editor& editor)
{
    return editor.palette.open || editor.shortcuts.open || editor.fileChooser.open ||
           recoveryWaits(editor);
}

}
