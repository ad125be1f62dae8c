#include "editor/placing.h"

#include <array>

#include <fmt/format.h>
#include <imgui.h>

#include "editor/moving.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "session/kept_model.h"
#include "stage/landing.h"
#include "stage/place.h"

namespace premise {

namespace {

    constexpr Metres placingStep{0.25};

    std::string landingWords(const std::string& name, const Landing& landing)
    {
        const std::string on = landing.on.empty() ? "the ground" : landing.on;
        switch (landing.way) {
        case LandingWay::faces: return name + " faces the table";
        case LandingWay::hangs: return name + " hangs from " + on;
        case LandingWay::fills: return fmt::format("{} goes into a wall of {}", name, on);
        case LandingWay::sits: return fmt::format("{} sits on {}", name, on);
        case LandingWay::stands: break;
        }
        return fmt::format("{} stands on {}", name, on);
    }

    std::string_view freedomWords(const CatalogueModel& what, const Landing& landing)
    {
        switch (landing.way) {
        case LandingWay::faces: return "Hold Ctrl to place it freely";
        case LandingWay::sits: return "Hold Ctrl to stand beside it";
        default: break;
        }
        const bool filling = has(what, CatalogueTag::door) || has(what, CatalogueTag::window);
        return filling && landing.way == LandingWay::stands ? "Held over a wall it cuts its opening"
                                                            : "Hold Ctrl for 0.25 m steps";
    }

    /// The placement that a landed row was given.
    const Placement* placementIn(const Landed& landed)
    {
        for (const Edit& edit : landed.edits) {
            if (const auto* piece = std::get_if<Put<SetPiece>>(&edit)) {
                return &piece->row.placement;
            }
            if (const auto* prop = std::get_if<Put<Prop>>(&edit)) {
                return &prop->row.placement;
            }
        }
        return nullptr;
    }

    PlacedBox ghostBox(const Model& model, const Landing& landing, const Landed& landed)
    {
        Pose pose{Vec3(landing.drop.position), rotationFrom(landing.drop.pan, Angle(), Angle())};
        if (const Placement* placement = placementIn(landed)) {
            pose.position = Vec3(placement->x.rest, placement->y.rest, placement->z.rest);
            pose.rotation = rotationFrom(Angle::degrees(placement->pan.rest), Angle(), Angle());
        }
        Bounds bounds = model.bounds;
        if (landing.way == LandingWay::sits) {
            bounds.max.y *= 0.75F; // people are about as much lower when they sit
        }
        return boxOf(bounds, worldFromPose(pose));
    }

    void drawGhost(Editor& editor, const SetView& view, const PlacedBox& box,
                   const std::string& name)
    {
        const ui::Clip clip(editor.gui, view.area);
        const std::array<DVec3, 8> corners = box.corners();
        float top = view.area.bottom();
        float middle = 0.0F;
        for (std::size_t a = 0; a < 8; ++a) {
            const std::optional<Vec2> from = view.onScreen(corners[a]);
            if (!from) {
                return;
            }
            top = std::min(top, from->y);
            middle += from->x / 8.0F;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::size_t b = a | (std::size_t(1) << axis);
                const std::optional<Vec2> to = view.onScreen(corners[b]);
                if (b != a && to) {
                    ui::line(editor.gui, from->x, from->y, to->x, to->y, ui::colour::accent, 2.0F);
                }
            }
        }
        ui::labelAt(editor.gui, middle, top - 26.0F, ui::Face::action, ui::colour::text, name,
                    ui::Align::middle);
    }

    /// Bottom right in the view: what it sits on.
    void drawLandingPill(Editor& editor, const SetView& view, const std::string& words,
                         std::string_view freedom)
    {
        ui::Gui& gui = editor.gui;
        const float width = ui::widthOf(gui, ui::Face::action, words) +
                            ui::widthOf(gui, ui::Face::body, freedom) + 56.0F;
        if (width > view.area.w - 24.0F) {
            return;
        }
        ui::Rect at{view.area.right() - 12.0F - width, view.area.bottom() - 36.0F, width, 24.0F};
        ui::fill(gui, at, ui::colour::pill, ui::size::control);
        at = at.inset(8.0F, 0.0F);
        ui::glyph(gui, at.takeLeft(16.0F, 8.0F), ui::icon::magnet, ui::colour::accent);
        at.takeLeft(ui::text(gui, at, ui::Face::action, ui::colour::text, words) + 8.0F);
        ui::text(gui, at, ui::Face::body, ui::colour::text3, freedom);
    }

    void letFall(Editor& editor, const CatalogueModel& what, const Landing& landing)
    {
        Library& library = editor.library;
        if (editor.session.work().readOnly()) {
            editor.complain("Open to look, not to change");
            return;
        }
        const Result<KeptModel> kept =
            keepModel(editor.project(), editor.session.file().parent_path(),
                      library.fileOf(library.inHand), what.name);
        if (!kept) {
            editor.complain(kept.error().message);
            return;
        }
        const Result<Landed> landed = editsToLand(editor.project(), what, landing, kept->file);
        if (!landed) {
            editor.complain(landed.error().message);
            return;
        }
        if (!editor.ask(landed->edits, "Add " + what.name)) {
            return;
        }
        const Item item = itemOf(landed->kind, landed->row);
        editor.selection.pick(item);
        editor.nameWaits = item.kind == ItemKind::cast;
        editor.say(landingWords(premise::nameOf(editor.project(), item), landing) +
                   (kept->copied ? ". Its file is kept in " + kept->file.path : ""));
        if (!ImGui::GetIO().KeyShift || item.kind == ItemKind::cast) {
            editor.tool = Tool::select;
        }
    }

}

void placeFromLibrary(Editor& editor, const SetView& view, const ViewInput& input)
{
    Library& library = editor.library;
    if (library.inHand == Library::none) {
        return;
    }
    const ImGuiIO& io = ImGui::GetIO();
    const bool inside = view.area.contains(io.MousePos.x, io.MousePos.y);
    if (!inside || (!library.dragged && !input.hovered && !input.clicked)) {
        return;
    }
    const CatalogueModel& what = library.models()[library.inHand];
    const bool falls = library.dragged ? ImGui::IsMouseReleased(0) : input.clicked;
    const std::shared_ptr<const Model> model = library.model(library.inHand);
    if (model == nullptr) {
        editor.gui.hint = fmt::format("{} is being read", what.name);
        if (falls) {
            editor.complain(what.name + " is still being read. Drop it again in a moment");
        }
        return;
    }
    LandingWish wish{what, model, DVec3(view.camera.pose.position), io.KeyCtrl, {}};
    wish.step = io.KeyCtrl ? placingStep : Metres();
    const std::optional<Landing> landing =
        landingOf(view.ray(input.x, input.y), wish,
                  {editor.project(), view.frame, editor.reader.models(), editor.picker});
    if (!landing) {
        editor.gui.hint = "There is no floor under the pointer";
        return;
    }
    if (falls) {
        letFall(editor, what, *landing);
        return;
    }
    const Result<Landed> landed = editsToLand(editor.project(), what, *landing, {what.name, {}});
    if (!landed) {
        editor.complain(landed.error().message);
        return;
    }
    drawGhost(editor, view, ghostBox(*model, *landing, *landed), what.name);
    const std::string words = landingWords(what.name, *landing);
    drawLandingPill(editor, view, words, freedomWords(what, *landing));
    editor.say(words);
    editor.gui.hint = fmt::format("{}, Esc puts it back", freedomWords(what, *landing));
    editor.gui.setPointer(ui::Pointer::cross);
}

void endPlacing(Editor& editor)
{
    Library& library = editor.library;
    if (editor.tool != Tool::place) {
        library.inHand = Library::none;
        library.dragged = false;
    } else if (library.dragged && !ImGui::GetIO().MouseDown[0]) {
        editor.tool = Tool::select;
        library.inHand = Library::none;
        library.dragged = false;
    }
}

}
