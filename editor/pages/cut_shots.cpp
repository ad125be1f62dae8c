#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "editor/empty_note.h"
#include "editor/frame_words.h"
#include "editor/pages/cut_parts.h"
#include "editor/ui/icons.h"
#include "editor/ui/widgets.h"
#include "editor/view.h"
#include "project/takes.h"

namespace premise {

namespace {

    constexpr float shotRow = 60.0F;
    constexpr float takeRow = 28.0F;

    /// What pictures show besides cameras: rows are never changed, only put in another's place.
    std::uint64_t sceneStamp(const Project& project)
    {
        std::uint64_t stamp = 0xcbf29ce484222325ULL;
        const auto add = [&stamp](const auto& table) {
            for (const auto& row : table.rows()) {
                stamp = (stamp ^ std::bit_cast<std::uintptr_t>(row.get())) * 0x100000001b3ULL;
            }
        };
        add(project.assets);
        add(project.setPieces);
        add(project.rooms);
        add(project.props);
        add(project.marks);
        add(project.cast);
        add(project.lights);
        return stamp;
    }

    bool usedInCut(const Project& project, Id<Shot> shot)
    {
        return std::ranges::find(project.cut, shot, &CutClip::shot) != project.cut.end();
    }

    void pickShot(Editor& editor, const Shot& shot)
    {
        const std::vector<CutClip>& cut = editor.project().cut;
        for (std::size_t i = 0; i < cut.size(); ++i) {
            if (cut[i].shot == shot.id) {
                pickClip(editor, i);
                goToRecord(editor, startOf(editor.project(), i));
                return;
            }
        }
        editor.selection.pick({ItemKind::shot, shot.id.value});
        editor.showCamera(shot.camera);
    }

    void drawTake(Editor& editor, const ui::Rect& row, const Shot& take)
    {
        ui::Gui& gui = editor.gui;
        const Project& project = editor.project();
        const ui::Hit over =
            ui::row(gui, fmt::format("take {} {}", take.number, take.take), row, false);
        ui::Rect rest = row;
        rest.takeLeft(104.0F);
        const bool used = usedInCut(project, take.id);
        ui::glyph(gui, rest.takeLeft(16.0F, 8.0F), used ? ui::icon::check : ui::icon::circle,
                  used ? ui::colour::accent : ui::colour::text3, ui::IconSize::row);
        rest.takeLeft(ui::text(gui, rest, ui::Face::strong, ui::colour::text,
                               fmt::format("Take {}", take.take)) +
                      8.0F);
        const CameraSetup* camera = project.cameras.find(take.camera);
        if (camera != nullptr) {
            ui::text(gui, rest, ui::Face::body, ui::colour::text3,
                     take.notes.empty() ? fmt::format("{:g} mm", valueAt(camera->focalLength,
                                                                         double(take.range.first)))
                                        : take.notes);
        }
        if (over.hovered) {
            gui.hint = "Click plays this take in the cut";
        }
        if (over.clicked) {
            takeIn(editor, take.id);
        }
    }

    void drawShot(Editor& editor, const ui::Rect& row, const Shot& shot, std::size_t takes,
                  bool chosen)
    {
        ui::Gui& gui = editor.gui;
        const Project& project = editor.project();
        const ui::Hit over = ui::row(gui, "shot " + shot.number, row, chosen);
        ui::Rect rest = row.inset(12.0F, 8.0F);
        const ui::Rect picture = rest.takeLeft(80.0F, 12.0F);
        drawThumbnail(editor, picture, shot);
        ui::Rect top = rest.takeTop(20.0F);
        top.takeLeft(ui::text(gui, top, ui::Face::strong, ui::colour::text, shot.number) + 8.0F);
        ui::text(gui, top, ui::Face::body, ui::colour::text, shot.name);
        ui::Rect below = rest.takeTop(18.0F);
        const std::string count = fmt::format("{} {}", takes, takes == 1 ? "take" : "takes");
        ui::text(gui, below.takeRight(ui::widthOf(gui, ui::Face::body, count), 8.0F),
                 ui::Face::body, ui::colour::text2, count);
        const CameraSetup* camera = project.cameras.find(shot.camera);
        const std::string length = secondsAndFrames(shot.range.duration(), project.settings.rate);
        ui::text(gui, below, ui::Face::body, ui::colour::text2,
                 camera == nullptr
                     ? length
                     : fmt::format("{:.3g} mm  {}",
                                   valueAt(camera->focalLength, double(shot.range.first)), length));
        if (over.twice) {
            insertShot(editor, shot.id, editor.playhead.cut.frame());
        } else if (over.clicked) {
            pickShot(editor, shot);
        }
        if (over.hovered) {
            gui.hint = "Double-click lays it into the cut at the playhead";
        }
    }

}

void drawThumbnail(Editor& editor, const ui::Rect& area, const Shot& shot)
{
    const Project& project = editor.project();
    const CameraSetup* camera = project.cameras.find(shot.camera);
    if (camera == nullptr) {
        return;
    }
    const Frame middle = shot.range.first + shot.range.duration() / 2;
    std::uint64_t stamp = sceneStamp(project);
    stamp = (stamp ^ std::bit_cast<std::uintptr_t>(camera)) * 0x100000001b3ULL;
    stamp = (stamp ^ std::uint64_t(middle)) * 0x100000001b3ULL;
    std::uint64_t& drawn = editor.cutView.thumbnails[shot.id.value];
    // In the midst of a drag every frame would be another picture of everything.
    const bool busy = editor.playing() || editor.session.work().inGesture();
    Editor::PictureLook look;
    look.settle = false;
    const double shape =
        project.settings.frameLines.empty() ? 1.78 : project.settings.frameLines.front().ratio();
    const ui::Rect small{0.0F, 0.0F, 96.0F, 96.0F / float(shape)};
    const bool anew = stamp != drawn && !busy;
    const ShownPicture& shown =
        editor.picture(viewNumber::thumbnail + shot.id.value, anew ? small : ui::Rect{},
                       ThroughCamera{camera->id}, double(middle), look);
    drawn = anew ? stamp : drawn;
    const ui::Rect at = area.fitted(float(shape));
    if (shown.picture != 0) {
        ui::image(editor.gui, at, shown.picture, 2.0F);
    } else {
        ui::fill(editor.gui, at, ui::colour::well, 2.0F);
    }
}

void drawCutShots(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "cut shots", area);
    ui::Rect rest = area;
    ui::Rect head = ui::panelHead(gui, rest, "Shots");
    const std::vector<std::string> numbers = shotNumbers(editor.project());
    ui::ButtonLook plus;
    plus.icon = ui::icon::plus;
    plus.kind = ui::ButtonLook::Kind::quiet;
    plus.tipName = "New take";
    plus.keys = "Ctrl+T";
    plus.tip = "The chosen shot once more, with a camera of its own.";
    plus.disabled = chosenShot(editor) == nullptr ? "Pick a shot first." : "";
    if (ui::button(gui, "New take", head.takeRight(24.0F, 8.0F).band(24.0F), plus)) {
        makeTake(editor);
    }
    ui::text(gui, head, ui::Face::body, ui::colour::text2,
             fmt::format("{} shots, {} takes", numbers.size(), editor.project().shots.size()),
             ui::Align::right);
    if (numbers.empty()) {
        emptyNote(editor, rest, "No shots yet. Make one on the Shoot page.", "New shot");
        return;
    }
    // A click changes the project while its rows are still being drawn: they are kept until then.
    const Project project = editor.project();
    const Shot* picked = chosenShot(editor);
    const std::string chosen = picked == nullptr ? std::string() : picked->number;
    ui::Scroll scroll(gui, "shots", rest);
    ui::Rect list = scroll.content();
    const float top = list.y;
    for (const std::string& number : numbers) {
        const ui::Rect row = list.takeTop(shotRow);
        const bool seen = row.bottom() > rest.y && row.y < rest.bottom();
        const bool open = number == chosen;
        if (!seen && !open) {
            continue;
        }
        const std::vector<const Shot*> takes = takesOf(project, number);
        if (seen) {
            const Shot& stands = open && picked != nullptr && picked->number == number
                                     ? *picked
                                     : *shotNumbered(project, number);
            drawShot(editor, row, stands, takes.size(), open);
        }
        if (open && takes.size() > 1) {
            for (const Shot* take : takes) {
                drawTake(editor, list.takeTop(takeRow), *take);
            }
        }
    }
    scroll.setHeight(list.y - top);
}

}
