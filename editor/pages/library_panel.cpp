#include <array>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/actions.h"
#include "editor/empty_note.h"
#include "editor/pages/set_parts.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"
#include "editor/view.h"

namespace premise {

namespace {

    constexpr float cardWide = 96.0F;
    constexpr float cardHigh = 64.0F;
    constexpr float cardStep = 104.0F; ///< from card to card
    constexpr float cardRow = 112.0F;  ///< thumbnail, name, width, and what parts the rows
    constexpr float headHigh = 40.0F;
    constexpr double turnPerSecond = 60.0; ///< degrees
    constexpr double turnStep = 6.0;       ///< degrees, from picture to picture

    constexpr std::array<CatalogueGroup, 6> shelves{
        CatalogueGroup::furniture, CatalogueGroup::doorsAndWindows, CatalogueGroup::grip,
        CatalogueGroup::people,    CatalogueGroup::outdoors,        CatalogueGroup::props};

    void drawShelfTabs(Editor& editor, ui::Rect& head)
    {
        ui::Gui& gui = editor.gui;
        Library& library = editor.library;
        // Eight tabs stand beside the search in a window of 1280 points.
        const float parting = head.w < 560.0F ? 9.0F : 14.0F;
        const auto tab = [&](std::string_view name, int shelf) {
            const float width = ui::widthOf(gui, ui::Face::action, name) + parting;
            if (width > head.w) {
                return;
            }
            const ui::Rect at = head.takeLeft(width).band(24.0F);
            const ui::Hit over = ui::hit(gui, fmt::format("shelf {}", name), at);
            const bool on = library.shelf == shelf;
            ui::text(gui, at, on ? ui::Face::strong : ui::Face::action,
                     on || over.hovered ? ui::colour::text : ui::colour::text2, name,
                     ui::Align::middle);
            if (over.clicked) {
                library.shelf = shelf;
            }
        };
        tab("Library", 0);
        tab("This production", Library::production);
        for (std::size_t i = 0; i < shelves.size(); ++i) {
            tab(nameOf(shelves[i]), int(i) + 1);
        }
    }

    void drawLibraryHead(Editor& editor, ui::Rect head)
    {
        head = head.inset(4.0F, 0.0F);
        ui::ButtonLook fromDisk;
        fromDisk.icon = ui::icon::folderAdd;
        fromDisk.label = "Add from disk";
        fromDisk.tip = actionNamed("Add model").sentence;
        fromDisk.keys = actionNamed("Add model").keys;
        const bool narrow = head.w < 760.0F;
        if (narrow) {
            fromDisk.label = {};
            fromDisk.tipName = "Add from disk";
        }
        const ui::Rect button =
            head.takeRight(ui::buttonWidth(editor.gui, fromDisk), 8.0F).band(24.0F);
        if (ui::button(editor.gui, "Add from disk", button, fromDisk)) {
            runAction(editor, actionNamed("Add model"));
        }
        const ui::Rect search = head.takeRight(narrow ? 112.0F : 160.0F, 8.0F).band(24.0F);
        ui::searchField(editor.gui, "find model", search, editor.library.search, "Find a model");
        drawShelfTabs(editor, head);
    }

    /// The thumbnail, turning while the pointer is on it.
    void drawThumbnail(Editor& editor, std::size_t place, const ui::Rect& at, bool hovered)
    {
        Library& library = editor.library;
        const ShownPicture* shown = &editor.libraryPicture(place, at);
        if (hovered && library.turning != place) {
            library.turning = place;
            library.turnsSince = editor.gui.time();
        } else if (!hovered && library.turning == place) {
            library.turning = Library::none;
        }
        if (hovered && shown->picture != 0) {
            const double turned = (editor.gui.time() - library.turnsSince) * turnPerSecond;
            const double degrees = std::fmod(std::floor(turned / turnStep) * turnStep, 360.0);
            if (degrees > 0.0) {
                const ShownPicture& turning =
                    editor.libraryPicture(place, at, Angle::degrees(degrees));
                const bool ofThis = turning.picture != 0 && turning.shown == turning.wish;
                shown = ofThis ? &turning : shown;
            }
            editor.gui.drawAgainIn(0.05);
        }
        ui::fill(editor.gui, at, ui::colour::control, ui::size::control);
        if (shown->picture != 0) {
            ui::image(editor.gui, at, shown->picture, ui::size::control);
        } else {
            ui::glyph(editor.gui, at, shown->error.empty() ? ui::icon::cube : ui::icon::alert,
                      ui::colour::text3, ui::IconSize::card);
        }
    }

    void takeInHand(Editor& editor, std::size_t place, const ui::Hit& over)
    {
        Library& library = editor.library;
        if (over.pressed) {
            library.inHand = place;
            library.dragged = false;
            editor.tool = Tool::place;
            editor.selection.clear();
            editor.say(library.models()[place].name + " is in hand");
        }
        if (over.dragging && library.inHand == place && editor.tool == Tool::place) {
            library.dragged = true;
        }
        if (over.hovered || over.held) {
            editor.gui.hint = "Drag it into the view, or click there";
        }
    }

    void drawCard(Editor& editor, std::size_t place, const ui::Rect& at)
    {
        ui::Gui& gui = editor.gui;
        const CatalogueModel& model = editor.library.models()[place];
        const ui::Hit over = ui::hit(gui, "model " + model.name, at);
        ui::Rect rest = at;
        const ui::Rect picture = rest.takeTop(cardHigh, 4.0F);
        drawThumbnail(editor, place, picture, over.hovered);
        if (editor.library.inHand == place) {
            ui::outline(gui, picture, ui::colour::accent, ui::size::control, 2.0F);
        } else if (over.hovered) {
            ui::outline(gui, picture, ui::colour::edge, ui::size::control);
        }
        ui::text(gui, rest.takeTop(16.0F), ui::Face::action, ui::colour::text, model.name);
        ui::text(gui, rest.takeTop(14.0F), ui::Face::caption, ui::colour::text3,
                 withUnit(editor, model.width.value()));
        takeInHand(editor, place, over);
        if (over.hovered) {
            gui.tooltip(at, model.name, {},
                        fmt::format("{} wide, {} deep, {} high. {}.",
                                    withUnit(editor, model.width.value()),
                                    withUnit(editor, model.depth.value()),
                                    withUnit(editor, model.height.value()), model.sizeSource));
        }
    }

    void drawEmptyShelf(Editor& editor, const ui::Rect& area)
    {
        const Library& library = editor.library;
        if (!library.trouble().empty() && library.shelf != Library::production) {
            emptyNote(editor, area, library.trouble());
        } else if (!library.search.empty()) {
            emptyNote(editor, area, "No model by that name. Try \"chair\", \"door\" or \"dolly\".");
        } else {
            emptyNote(editor, area,
                      "What stands in this production will be here, to be placed again.",
                      "Add model");
        }
    }

    std::vector<std::size_t> onTheShelf(const Library& library)
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < library.models().size(); ++i) {
            const CatalogueModel& model = library.models()[i];
            const bool held = library.isHeld(i);
            const bool here = library.shelf == Library::production ? held
                              : library.shelf == 0
                                  ? !held
                                  : !held && model.group == shelves[std::size_t(library.shelf - 1)];
            if (here && fits(model, library.search)) {
                found.push_back(i);
            }
        }
        return found;
    }

}

void drawLibrary(Editor& editor, const ui::Rect& area)
{
    editor.library.hold(editor.project(), editor.reader.models(),
                        editor.session.file().parent_path());
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "library", area);
    ui::Rect rest = area;
    drawLibraryHead(editor, rest.takeTop(headHigh));
    const std::vector<std::size_t> found = onTheShelf(editor.library);
    if (found.empty()) {
        drawEmptyShelf(editor, rest);
        return;
    }
    ui::Scroll scroll(gui, "cards", rest);
    const ui::Rect content = scroll.content().inset(12.0F, 4.0F);
    const auto columns = std::size_t(std::max(1.0F, std::floor((content.w + 8.0F) / cardStep)));
    for (std::size_t i = 0; i < found.size(); ++i) {
        const ui::Rect at{content.x + float(i % columns) * cardStep,
                          content.y + float(i / columns) * cardRow, cardWide, cardRow - 10.0F};
        if (at.bottom() > rest.y && at.y < rest.bottom()) {
            drawCard(editor, found[i], at);
        }
    }
    scroll.setHeight(float((found.size() + columns - 1) / columns) * cardRow + 8.0F);
}

}
