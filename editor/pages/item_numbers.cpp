#include <cmath>

#include <fmt/format.h>

#include "editor/moving.h"
#include "editor/pages/number_rows.h"
#include "editor/pages/set_parts.h"
#include "editor/ui/icons.h"
#include "editor/view.h"
#include "stage/block_edits.h"
#include "stage/openings.h"
#include "stage/place.h"
#include "stage/row_edits.h"
#include "stage/stage.h"

namespace premise {

namespace {

    /// The value of a track at the playhead, changed: keyed where it is keyed.
    void setAt(Track& track, FrameTime time, double value)
    {
        if (track.keys.empty()) {
            track.rest = value;
            return;
        }
        Key key;
        key.frame = Frame(std::floor(time));
        for (const Key& kept : track.keys) {
            if (kept.frame == key.frame) {
                key = kept;
            }
        }
        key.value = value;
        track = withKey(std::move(track), key);
    }

    struct Axis {
        std::string_view id;
        Track Placement::*track;
        ui::Ink ink;
    };

    template <class Row> void placementRow(Editor& editor, ui::Rect& rest, std::string_view label,
                                           const Row& row, std::span<const Axis> axes,
                                           ui::NumberLook look)
    {
        ui::Rect fields = ui::labelled(editor.gui, rest, label, 72.0F);
        const float width = (fields.w - 8.0F * float(axes.size() - 1)) / float(axes.size());
        for (const Axis& axis : axes) {
            look.mark = axis.ink;
            look.showUnit = axes.size() == 1;
            if constexpr (requires { row.locked; }) {
                look.disabled = row.locked ? "Unlock it first." : "";
            }
            const ui::NumberChange change = ui::numberField(
                editor.gui, fmt::format("{} {}", label, axis.id), fields.takeLeft(width, 8.0F),
                valueAt(row.placement.*(axis.track), editor.time), look);
            fieldStep(editor, change, fmt::format("{} of {}", label, row.name), [&](double value) {
                Row changed = row;
                setAt(changed.placement.*(axis.track), editor.time, value);
                editor.ask(Put<Row>{std::move(changed)});
            });
        }
    }

    /// How large it is along its own axes. Any of the three makes all of it larger or smaller.
    template <class Row> void drawSize(Editor& editor, ui::Rect& rest, const Row& row)
    {
        const StagedFrame frame =
            editor.stage.at(editor.project(), FreeView{editor.freeCamera.staged(1.0)}, editor.time);
        PlacedKind kind = PlacedKind::set;
        if constexpr (requires { row.gear; }) {
            kind = row.gear ? PlacedKind::gear : PlacedKind::prop;
        }
        const std::optional<PlacedBox> box =
            boxOf(frame, editor.reader.models(), kind, row.id.value);
        if (!box) {
            return; // hidden, or without a shape
        }
        ui::Rect fields = ui::labelled(editor.gui, rest, "Size", 72.0F);
        const float width = (fields.w - 16.0F) / 3.0F;
        static constexpr std::array<std::string_view, 3> ids{"Size x", "Size y", "Size z"};
        static constexpr std::array<ui::Ink, 3> inks{ui::colour::axisX, ui::colour::axisY,
                                                     ui::colour::axisZ};
        for (int axis = 0; axis < 3; ++axis) {
            const double now = 2.0 * double(box->half[axis]);
            ui::NumberLook look = lengthLook(editor);
            look.mark = inks[std::size_t(axis)];
            look.showUnit = false;
            look.least = 0.001;
            look.most = 10000.0;
            look.disabled = row.locked  ? "Unlock it first."
                            : now > 0.0 ? ""
                                        : "It is flat this way: there is nothing to make larger.";
            const ui::NumberChange change = ui::numberField(
                editor.gui, ids[std::size_t(axis)], fields.takeLeft(width, 8.0F), now, look);
            fieldStep(editor, change, "Size of " + row.name, [&](double value) {
                Row changed = row;
                Track& scale = changed.placement.scale;
                setAt(scale, editor.time, valueAt(scale, editor.time) * value / now);
                editor.ask(Put<Row>{std::move(changed)});
            });
        }
    }

    template <class Row> void drawPlacement(Editor& editor, ui::Rect& rest, const Row& row)
    {
        ui::section(editor.gui, rest, "Place",
                    editor.lengths() == ui::LengthStyle::metric ? "metres" : "feet and inches");
        static constexpr std::array<Axis, 3> places{{{"x", &Placement::x, ui::colour::axisX},
                                                     {"y", &Placement::y, ui::colour::axisY},
                                                     {"z", &Placement::z, ui::colour::axisZ}}};
        static constexpr std::array<Axis, 3> turns{{{"tilt", &Placement::tilt, ui::colour::axisX},
                                                    {"pan", &Placement::pan, ui::colour::axisY},
                                                    {"roll", &Placement::roll, ui::colour::axisZ}}};
        placementRow(editor, rest, "Position", row, places, lengthLook(editor));
        ui::NumberLook degrees;
        degrees.unit = ui::Unit::degrees;
        degrees.decimals = 1;
        degrees.fixed = 1;
        placementRow(editor, rest, "Turn", row, turns, degrees);
    }

    template <class Row> void drawName(Editor& editor, ui::Rect& rest, const Row& row)
    {
        const ui::Rect at = ui::labelled(editor.gui, rest, "Name", 72.0F);
        const ui::TextChange typed =
            ui::textField(editor.gui, "Name", at, row.name, "A name", editor.nameWaits);
        editor.nameWaits = false;
        if (typed.ended && typed.text != row.name) {
            Result<std::vector<Edit>> edits = editsToRename(editor.project(), row.id, typed.text);
            if (!edits) {
                editor.complain(edits.error().message);
            } else if (editor.ask(*edits, "Name " + typed.text)) {
                editor.say("Named " + typed.text);
            }
        }
    }

    void drawAsset(Editor& editor, ui::Rect& rest, Id<Asset> id)
    {
        const Asset* asset = editor.project().assets.find(id);
        if (asset == nullptr) {
            return;
        }
        ui::divider(editor.gui, rest);
        ui::section(editor.gui, rest, "Kept with this model");
        const ui::Rect file = ui::labelled(editor.gui, rest, "File", 72.0F);
        const auto slash = asset->path.rfind('/');
        ui::text(editor.gui, file, ui::Face::body, ui::colour::text,
                 slash == std::string::npos ? asset->path : asset->path.substr(slash + 1));
    }

    void drawPerson(Editor& editor, ui::Rect& rest, const Cast& person)
    {
        ui::Gui& gui = editor.gui;
        ui::section(gui, rest, "Person");
        drawName(editor, rest, person);
        const LengthRow tall{.label = "Height",
                             .of = person.name,
                             .now = person.height,
                             .least = Metres(0.4),
                             .most = Metres(2.6)};
        lengthRow(editor, rest, tall, [&](double value) {
            Cast changed = person;
            changed.height = Metres(value);
            editor.ask(Put<Cast>{std::move(changed)});
        });
        ui::Rect dots = ui::labelled(gui, rest, "Tape", 72.0F);
        static constexpr std::array<std::uint32_t, 6> tapes{0xe0795f, 0x5d93dd, 0xb9a27a,
                                                            0xa68bd8, 0xd98ab0, 0x6fbf9f};
        for (const std::uint32_t tape : tapes) {
            const ui::Rect place = dots.takeLeft(20.0F, 6.0F);
            const ui::Hit over = ui::hit(gui, fmt::format("tape {:06x}", tape), place);
            const Colour colour{double((tape >> 16U) & 255U) / 255.0,
                                double((tape >> 8U) & 255U) / 255.0, double(tape & 255U) / 255.0};
            ui::disc(gui, place.midX(), place.midY(), 8.0F, ui::ink(tape));
            if (inkOf(person.colour) == ui::ink(tape)) {
                ui::ring(gui, place.midX(), place.midY(), 10.0F, ui::colour::text, 2.0F);
            }
            if (over.clicked) {
                Cast changed = person;
                changed.colour = colour;
                editor.ask({Put<Cast>{std::move(changed)}}, "Tape of " + person.name);
            }
        }
        ui::divider(gui, rest);
        const CastMoment moment = castAt(editor.project(), person, editor.time);
        ui::section(gui, rest, "Now");
        const auto line = [&](std::string_view label, const std::string& words) {
            ui::text(gui, ui::labelled(gui, rest, label, 72.0F), ui::Face::body, ui::colour::text,
                     words);
        };
        line("Eyes at", withUnit(editor, moment.eyeHeight));
        line("Speed", moment.speed < 0.01 ? "still" : fmt::format("{:.2f} m/s", moment.speed));
        const DVec3 eyes = eyesOf(editor.project(), person, editor.time);
        for (const auto& other : editor.project().cast.rows()) {
            if (other->id != person.id && other->visible) {
                const double away =
                    glm::length(eyesOf(editor.project(), *other, editor.time) - eyes);
                line("To " + other->name, withUnit(editor, away));
            }
        }
    }

    void drawRoomNumbers(Editor& editor, ui::Rect& rest, const Room& room)
    {
        drawName(editor, rest, room);
        const auto number = [&](std::string_view label, Metres Room::*which) {
            const LengthRow row{.label = label,
                                .of = room.name,
                                .now = room.*which,
                                .least = Metres(0.05),
                                .labelWidth = 110.0F};
            lengthRow(editor, rest, row, [&](double value) {
                Room changed = room;
                changed.*which = Metres(value);
                for (const Edit& edit : editsToReshape(editor.project(), changed)) {
                    editor.ask(edit);
                }
            });
        };
        number("Wall height", &Room::wallHeight);
        number("Wall thickness", &Room::wallThickness);
        if (ui::checkbox(editor.gui, "ceiling", rest.takeTop(24.0F, 8.0F), "Ceiling",
                         room.hasCeiling)) {
            Room changed = room;
            changed.hasCeiling = !changed.hasCeiling;
            editor.ask({Put<Room>{std::move(changed)}}, "Ceiling of " + room.name);
        }
    }

}

void drawItemNumbers(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "item numbers", area);
    ui::Rect whole = area;
    const Item item = editor.selection.main();
    const Project& project = editor.project();
    const std::string name = nameOf(project, item);
    // A shot's numbers are those of the Cut page.
    if (name.empty() || item.kind == ItemKind::shot) {
        drawProductionNumbers(editor, whole);
        return;
    }
    ui::panelHead(gui, whole, name);
    ui::Scroll scroll(gui, "item scroll", whole);
    ui::Rect rest = scroll.content().inset(ui::size::padding, 0.0F);
    const float top = rest.y;
    rest.takeTop(10.0F);
    switch (item.kind) {
    case ItemKind::setPiece: {
        const SetPiece& row = project.setPieces.at(Id<SetPiece>{item.id});
        drawName(editor, rest, row);
        if (const Room* room = roomFilledBy(project, row.id); room != nullptr) {
            drawOpeningNumbers(editor, rest, row, *room);
        } else {
            drawPlacement(editor, rest, row);
            drawSize(editor, rest, row);
        }
        drawAsset(editor, rest, row.asset);
        break;
    }
    case ItemKind::prop: {
        const Prop& row = project.props.at(Id<Prop>{item.id});
        drawName(editor, rest, row);
        drawPlacement(editor, rest, row);
        drawSize(editor, rest, row);
        drawAsset(editor, rest, row.asset);
        break;
    }
    case ItemKind::light: {
        const Light& row = project.lights.at(Id<Light>{item.id});
        drawName(editor, rest, row);
        drawPlacement(editor, rest, row);
        break;
    }
    case ItemKind::camera:
        drawPlacement(editor, rest, project.cameras.at(Id<CameraSetup>{item.id}));
        break;
    case ItemKind::cast: drawPerson(editor, rest, project.cast.at(Id<Cast>{item.id})); break;
    case ItemKind::room: drawRoomNumbers(editor, rest, project.rooms.at(Id<Room>{item.id})); break;
    case ItemKind::mark: drawName(editor, rest, project.marks.at(Id<Mark>{item.id})); break;
    default: break;
    }
    scroll.setHeight(rest.y - top + 12.0F);
}

}
