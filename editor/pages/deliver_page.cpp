#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "editor/actions.h"
#include "editor/empty_note.h"
#include "editor/pages/pages.h"
#include "editor/tools.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"
#include "editor/view.h"

namespace premise {

namespace {

    struct Preset {
        HandoverKind kind;
        std::string_view name;
        std::string_view what;
        const char* sign;
    };
    constexpr std::array<Preset, 3> presets{
        {{HandoverKind::animatic, "Animatic", "One movie of the whole cut", ui::icon::filmstrip},
         {HandoverKind::shots, "Editorial", "A movie a shot", ui::icon::movie},
         {HandoverKind::stills, "Stills", "One frame a shot, PNG", ui::icon::pictures}}};

    const Preset& chosen(const Editor& editor)
    {
        return *std::ranges::find(presets, editor.handoverWish.kind, &Preset::kind);
    }

    void drawPresets(Editor& editor, const ui::Rect& area)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "presets", area);
        ui::Rect rest = area;
        ui::panelHead(gui, rest, "Hand over to");
        rest.takeTop(8.0F);
        for (const Preset& preset : presets) {
            const ui::Rect at = rest.takeTop(52.0F);
            const ui::Hit over =
                ui::row(gui, preset.name, at, preset.kind == editor.handoverWish.kind);
            ui::Rect inside = at.inset(14.0F, 8.0F);
            ui::glyph(gui, inside.takeLeft(20.0F, 12.0F), preset.sign, ui::colour::text2,
                      ui::IconSize::play);
            ui::text(gui, inside.takeTop(18.0F), ui::Face::action, ui::colour::text, preset.name);
            ui::text(gui, inside.takeTop(18.0F), ui::Face::body, ui::colour::text3, preset.what);
            if (over.clicked) {
                editor.handoverWish.kind = preset.kind;
            }
        }
    }

    void drawChoices(Editor& editor, ui::Rect& rest)
    {
        ui::Gui& gui = editor.gui;
        HandoverWish& wish = editor.handoverWish;
        ui::section(gui, rest, "Picture");
        static const std::array<std::pair<std::string, int>, 4> sizes{{{"360 lines, quick", 360},
                                                                       {"540 lines", 540},
                                                                       {"720 lines", 720},
                                                                       {"1080 lines", 1080}}};
        std::vector<std::string> names;
        std::string current = fmt::format("{} lines", wish.height);
        for (const auto& [name, height] : sizes) {
            names.push_back(name);
            current = height == wish.height ? name : current;
        }
        const int size =
            ui::choice(gui, "size", ui::labelled(gui, rest, "Size", 96.0F), current, names);
        if (size >= 0) {
            wish.height = sizes[std::size_t(size)].second;
        }
        static const std::array<std::pair<std::string, int>, 4> samples{{{"Draft, 1 sample", 1},
                                                                         {"4 samples", 4},
                                                                         {"Standard, 8 samples", 8},
                                                                         {"Lens, 64 samples", 64}}};
        names.clear();
        current = fmt::format("{} samples", wish.samples);
        for (const auto& [name, count] : samples) {
            names.push_back(name);
            current = count == wish.samples ? name : current;
        }
        const int quality =
            ui::choice(gui, "quality", ui::labelled(gui, rest, "Quality", 96.0F), current, names);
        if (quality >= 0) {
            wish.samples = samples[std::size_t(quality)].second;
        }
        const ui::TextChange folder =
            ui::textField(gui, "folder", ui::labelled(gui, rest, "Folder", 96.0F),
                          wish.folder.string(), "A folder");
        if (folder.ended && !folder.text.empty()) {
            wish.folder = folder.text;
        }
        const ui::TextChange name =
            ui::textField(gui, "names", ui::labelled(gui, rest, "Names", 96.0F), wish.name,
                          editor.project().settings.title);
        if (name.ended) {
            wish.name = name.text;
        }
    }

    void drawFiles(Editor& editor, ui::Rect& rest)
    {
        ui::Gui& gui = editor.gui;
        const std::vector<HandoverFile> files = filesOf(editor.project(), editor.handoverWish);
        ui::divider(gui, rest);
        if (editor.project().cut.empty()) {
            ui::section(gui, rest, "Nothing to write yet");
            return;
        }
        ui::section(
            gui, rest,
            fmt::format("Will write {} {}", files.size(), files.size() == 1 ? "file" : "files"));
        const auto most = std::size_t(std::max(rest.h / 24.0F - 1.0F, 0.0F));
        for (std::size_t i = 0; i < std::min(files.size(), most); ++i) {
            const ui::Rect row = rest.takeTop(24.0F);
            ui::text(gui, row, ui::Face::body, ui::colour::text, files[i].path.filename().string());
            ui::text(
                gui, row, ui::Face::body, ui::colour::text3,
                fmt::format("{} {}", files[i].frames, files[i].frames == 1 ? "frame" : "frames"),
                ui::Align::right);
        }
        if (files.size() > most && most > 0) {
            ui::text(gui, rest.takeTop(24.0F), ui::Face::body, ui::colour::text3,
                     fmt::format("and {} more", files.size() - most));
        }
    }

    void drawSheet(Editor& editor, const ui::Rect& area)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "deliver sheet", area);
        ui::Rect rest = area;
        const Project& project = editor.project();
        ui::Rect head = ui::panelHead(gui, rest, chosen(editor).name);
        ui::text(gui, head, ui::Face::body, ui::colour::text2,
                 fmt::format("{} shots, {} clips, {} frames", project.shots.size(),
                             project.cut.size(), cutDuration(project)));
        ui::Rect foot = rest.takeBottom(52.0F).inset(ui::size::padding, 0.0F).band(28.0F);
        mainActionButton(editor, foot, "Hand over now", ui::icon::handOver, true);
        const ui::Rect picture = rest.takeTop(std::min(rest.h * 0.5F, area.w / 2.1F));
        ui::fill(gui, picture, ui::colour::well);
        const CutMoment moment = cutAt(project, editor.playhead.cut.frame());
        if (moment.shot != nullptr) {
            const float shape = project.settings.frameLines.empty()
                                    ? 1.78F
                                    : float(project.settings.frameLines.front().ratio());
            const ui::Rect at = picture.inset(24.0F).fitted(shape);
            drawPicture(editor, at,
                        editor.picture(viewNumber::deliver, at, ThroughShot{moment.shot->id},
                                       moment.sceneTime, {}));
        } else {
            emptyPicture(editor, picture,
                         "The cut is empty. Make a shot to have something to show.", "New shot");
        }
        rest = rest.inset(ui::size::padding, 12.0F);
        drawChoices(editor, rest);
        drawFiles(editor, rest);
    }

    /// What was read back: a tick and a line that takes as many rows as it needs.
    void drawProof(ui::Gui& gui, ui::Rect& rest, const std::string& proof)
    {
        const float height = ui::heightOf(gui, ui::Face::body, proof, rest.w - 22.0F);
        ui::Rect line = rest.takeTop(height + 4.0F, 4.0F);
        ui::glyph(gui, line.takeLeft(14.0F, 8.0F).takeTop(18.0F), ui::icon::check,
                  ui::colour::proof, ui::IconSize::row);
        ui::paragraph(gui, line, ui::Face::body, ui::colour::proof, proof);
        gui.notePlace("proof", line);
    }

    void drawJob(Editor& editor, ui::Rect& rest, Handover& job, std::size_t place)
    {
        ui::Gui& gui = editor.gui;
        const Handover::Now now = job.now();
        const std::string name = job.files().empty() ? std::string("Nothing")
                                                     : job.files().front().path.filename().string();
        ui::Rect head = rest.takeTop(24.0F, 4.0F);
        const bool running = now.state == Handover::State::running;
        if (running) {
            ui::ButtonLook look;
            look.icon = ui::icon::close;
            look.kind = ui::ButtonLook::Kind::quiet;
            look.tipName = "Stop";
            if (ui::button(gui, fmt::format("stop {}", place), head.takeRight(24.0F, 4.0F), look)) {
                job.stop();
            }
            const auto left = int(std::lround(now.left()));
            ui::text(gui, head.takeRight(70.0F, 4.0F), ui::Face::body, ui::colour::text3,
                     now.frame == 0 ? std::string("starting")
                                    : fmt::format("{}:{:02} left", left / 60, left % 60),
                     ui::Align::right);
            gui.drawAgainIn(0.25);
        }
        ui::text(gui, head, ui::Face::strong, ui::colour::text, name);
        if (running) {
            const ui::Rect bar = rest.takeTop(4.0F, 6.0F);
            ui::fill(gui, bar, ui::colour::press, 2.0F);
            const float part = now.frames == 0 ? 0.0F : float(now.frame) / float(now.frames);
            ui::fill(gui, {bar.x, bar.y, bar.w * part, bar.h}, ui::colour::accent, 2.0F);
            ui::text(gui, rest.takeTop(18.0F), ui::Face::body, ui::colour::text2,
                     fmt::format("Frame {} of {}", now.frame, now.frames));
        } else {
            const bool done = now.state == Handover::State::done;
            ui::Rect line = rest.takeTop(done ? 20.0F : 36.0F);
            ui::glyph(gui, line.takeLeft(14.0F, 8.0F).takeTop(18.0F),
                      done ? ui::icon::check : ui::icon::fault,
                      done ? ui::colour::proof : ui::colour::fault, ui::IconSize::row);
            ui::paragraph(gui, line, ui::Face::body, done ? ui::colour::text2 : ui::colour::fault,
                          fmt::format("{}, took {:.0f} s", now.words, now.seconds));
            if (!now.proof.empty()) {
                drawProof(gui, rest, now.proof);
            }
        }
        ui::divider(gui, rest);
    }

    void drawQueue(Editor& editor, const ui::Rect& area)
    {
        ui::Gui& gui = editor.gui;
        const ui::Panel panel(gui, "queue", area);
        ui::Rect whole = area;
        ui::panelHead(gui, whole, "Queue");
        if (editor.handovers.empty()) {
            ui::paragraph(gui, whole.inset(12.0F), ui::Face::body, ui::colour::text3,
                          "Nothing is running. Pick who gets it on the left.");
            return;
        }
        ui::Scroll scroll(gui, "queue scroll", whole);
        ui::Rect rest = scroll.content().inset(ui::size::padding, 0.0F);
        const float top = rest.y;
        rest.takeTop(10.0F);
        for (std::size_t i = editor.handovers.size(); i-- > 0;) {
            drawJob(editor, rest, *editor.handovers[i], i);
        }
        scroll.setHeight(rest.y - top + 12.0F);
    }

}

void drawDeliverTools(Editor& editor, ui::Rect& bar)
{
    actionButton(editor, bar, "Undo", ui::icon::undo);
    actionButton(editor, bar, "Redo", ui::icon::redo);
}

void drawDeliverPage(Editor& editor, const ui::Rect& area, double)
{
    ui::Rect rest = area;
    drawPresets(editor, rest.takeLeft(252.0F));
    rest.takeLeft(ui::size::splitter);
    const ui::Rect queue = rest.takeRight(std::min(420.0F, area.w * 0.3F));
    rest.takeRight(ui::size::splitter);
    drawQueue(editor, queue);
    drawSheet(editor, rest);
}

void addDeliverActions(std::vector<Action>& to)
{
    to.push_back({.name = "Hand over now",
                  .keys = "Ctrl+E",
                  .menu = "File",
                  .words = "export movie render deliver",
                  .sentence = "Draws and writes aside; you can keep working.",
                  .reason =
                      [](const Editor& editor) {
                          return editor.project().cut.empty() ? "The cut is empty." : "";
                      },
                  .run =
                      [](Editor& editor) {
                          editor.openPage(Page::deliver);
                          editor.handOver();
                      }});
}

}
