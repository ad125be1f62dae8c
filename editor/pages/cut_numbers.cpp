#include <algorithm>

#include <fmt/format.h>

#include "editor/field_step.h"
#include "editor/frame_words.h"
#include "editor/pages/cut_parts.h"
#include "editor/sound_edits.h"
#include "editor/ui/fields.h"
#include "editor/ui/icons.h"
#include "project/scene_join.h"
#include "project/speed.h"

namespace premise {

namespace {

    /// A number of frames in these words; what was typed goes to `take`. True while it is typed.
    template <class Take> bool framesField(Editor& editor, std::string_view id, ui::Rect at,
                                           Frame frames, const std::string& words, const Take& take)
    {
        const ui::TextChange typed = ui::textField(editor.gui, id, at, words);
        if (!typed.ended || typed.text == words) {
            return typed.editing;
        }
        const Result<Frame> read = framesIn(typed.text, editor.project().settings.rate);
        if (!read) {
            editor.complain(read.error().message);
        } else if (*read != frames) {
            take(*read);
        }
        return false;
    }

    /// A length in seconds and frames.
    template <class Take> void lengthField(Editor& editor, std::string_view id, ui::Rect at,
                                           Frame frames, std::string_view unit, const Take& take)
    {
        if (!framesField(editor, id, at, frames,
                         secondsAndFrames(frames, editor.project().settings.rate), take)) {
            ui::text(editor.gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text3, unit,
                     ui::Align::right);
        }
    }

    /// When the clip plays: the trim tool says which of the others give way. The first begins the film.
    void drawPlaysAt(Editor& editor, ui::Rect& rest, std::size_t place)
    {
        const Settings& settings = editor.project().settings;
        const Frame start = startOf(editor.project(), place);
        const std::string words = formatTimecode(start, settings.rate, settings.dropFrame);
        const ui::Rect at = ui::labelled(editor.gui, rest, "Plays at");
        if (place == 0) {
            ui::text(editor.gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text, words);
            return;
        }
        framesField(editor, "Plays at", at, start, words, [&](Frame wanted) {
            const Project& project = editor.project();
            const Frame by = wanted - start;
            switch (editor.cutView.tool) {
            case TrimTool::roll: changeCut(editor, rolled(project, place - 1, by)); break;
            case TrimTool::slide: changeCut(editor, slid(project, place, by)); break;
            default: changeCut(editor, trimmedEnd(project, place - 1, by));
            }
        });
    }

    void drawInCut(Editor& editor, ui::Rect& rest, std::size_t place)
    {
        const Project& project = editor.project();
        const CutClip clip = project.cut[place];
        ui::section(editor.gui, rest, "In the cut");
        drawPlaysAt(editor, rest, place);
        const Frame length = recordFrames(clip);
        lengthField(editor, "Lasts", ui::labelled(editor.gui, rest, "Lasts"), length, "s : frames",
                    [&](Frame wanted) {
                        changeCut(editor, trimmedEnd(editor.project(), place, wanted - length));
                    });
        const Shot* shot = editor.project().shots.find(clip.shot);
        if (shot == nullptr) {
            return;
        }
        ui::NumberLook look;
        look.decimals = 0;
        look.least = 0.0;
        look.most = 1000.0;
        const Shot row = *shot;
        const ui::Rect at = ui::labelled(editor.gui, rest, "Handles");
        const ui::NumberChange change =
            ui::numberField(editor.gui, "Handles", at, double(row.handleIn), look);
        ui::text(editor.gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text3,
                 row.handleIn == row.handleOut
                     ? "frames each end"
                     : fmt::format("frames, {} at the end", row.handleOut),
                 ui::Align::right);
        fieldStep(editor, change, "Handles of " + row.number, [&](double value) {
            Shot next = row;
            next.handleIn = Frame(value);
            next.handleOut = Frame(value);
            editor.ask(Put<Shot>{next});
        });
    }

    void drawFromScene(Editor& editor, ui::Rect& rest, std::size_t place)
    {
        const Frame zero = editor.project().settings.firstFrame;
        const CutClip clip = editor.project().cut[place];
        ui::section(editor.gui, rest, "From the scene");
        ui::Rect pair = ui::labelled(editor.gui, rest, "In to out");
        const ui::Rect in = pair.takeLeft((pair.w - 8.0F) * 0.5F, 8.0F);
        lengthField(editor, "In", in, clip.range.first - zero, "I", [&](Frame wanted) {
            const double frames = double(wanted + zero - clip.range.first) / clip.speed.factor();
            changeCut(editor, trimmedStart(editor.project(), place, Frame(frames)));
        });
        lengthField(editor, "Out", pair, clip.range.end - zero, "O", [&](Frame wanted) {
            const double frames = double(wanted + zero - clip.range.end) / clip.speed.factor();
            changeCut(editor, trimmedEnd(editor.project(), place, Frame(frames)));
        });
        ui::NumberLook look;
        look.decimals = 1;
        look.least = 1.0;
        look.most = 10000.0;
        const ui::Rect at = ui::labelled(editor.gui, rest, "Speed");
        const ui::NumberChange change =
            ui::numberField(editor.gui, "Speed", at, clip.speed.factor() * 100.0, look);
        ui::text(editor.gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text3, "%",
                 ui::Align::right);
        fieldStep(editor, change, "Speed", [&](double value) {
            const Result<Speed> speed = speedFromPercent(value);
            if (!speed) {
                editor.complain(speed.error().message);
                return;
            }
            changeCut(editor, retimed(editor.project(), place, *speed));
        });
    }

    void drawCamera(Editor& editor, ui::Rect& rest, const Shot& shot)
    {
        std::vector<std::string> names;
        std::string current;
        const auto words = [&shot](const CameraSetup& camera) {
            return fmt::format("{}, {:.3g} mm", camera.name,
                               valueAt(camera.focalLength, double(shot.range.first)));
        };
        for (const auto& camera : editor.project().cameras.rows()) {
            names.push_back(words(*camera));
            current = camera->id == shot.camera ? names.back() : current;
        }
        const int chosen = ui::choice(editor.gui, "Camera of the shot",
                                      ui::labelled(editor.gui, rest, "Camera"), current, names);
        if (chosen >= 0) {
            Shot next = shot;
            next.camera = editor.project().cameras.rows()[std::size_t(chosen)]->id;
            if (editor.ask(Put<Shot>{next})) {
                editor.showCamera(next.camera);
                editor.say(fmt::format("{} is shot by camera {}", next.number,
                                       editor.shownCamera()->name));
            }
        }
    }

    /// The gap or overlap to the clip before, with its two answers.
    void drawJoin(Editor& editor, ui::Rect& rest, std::size_t place)
    {
        const Result<SceneJoin> join = sceneJoin(editor.project(), place);
        if (!join || join->words.empty() || place == 0) {
            return;
        }
        ui::Gui& gui = editor.gui;
        const CutView::KeptJoin key{editor.project().cut[place - 1], editor.project().cut[place]};
        std::vector<CutView::KeptJoin>& kept = editor.cutView.keptJoins;
        if (std::ranges::find(kept, key) != kept.end()) {
            return;
        }
        ui::divider(gui, rest);
        const float height = ui::heightOf(gui, ui::Face::body, join->words, rest.w - 24.0F);
        ui::Rect words = rest.takeTop(std::max(height, 16.0F), 8.0F);
        ui::glyph(gui, words.takeLeft(16.0F, 8.0F).takeTop(16.0F), ui::icon::alert,
                  ui::colour::warning);
        ui::paragraph(gui, words, ui::Face::body, ui::colour::text2, join->words);
        ui::Rect row = rest.takeTop(28.0F);
        ui::ButtonLook match;
        match.label = "Match the action";
        const Result<CutChange> change = actionMatched(editor.project(), place);
        match.disabled = change ? std::string() : change.error().message;
        const ui::Rect left = row.takeLeft(ui::buttonWidth(gui, match), 4.0F).band(24.0F);
        if (ui::button(gui, "Match the action", left, match)) {
            changeCut(editor, change);
        }
        ui::ButtonLook keep;
        keep.label = "Keep it";
        keep.kind = ui::ButtonLook::Kind::quiet;
        const ui::Rect right = row.takeLeft(ui::buttonWidth(gui, keep)).band(24.0F);
        if (ui::button(gui, "Keep it", right, keep)) {
            kept.push_back(key);
        }
    }

}

void drawCutNumbers(Editor& editor, const ui::Rect& area)
{
    ui::Gui& gui = editor.gui;
    const ui::Panel panel(gui, "cut numbers", area);
    ui::Rect rest = area;
    const bool heard = chosenSound(editor) != nullptr;
    const Shot* shot = heard ? nullptr : chosenShot(editor);
    const std::size_t beyond = editor.project().cut.size();
    const std::size_t clip = heard ? beyond : chosenClip(editor).value_or(beyond);
    const std::string other = heard           ? chosenSound(editor)->name
                              : clip < beyond ? "Black"
                                              : "Nothing picked";
    ui::Rect head = ui::panelHead(
        gui, rest, shot == nullptr ? other : fmt::format("{} take {}", shot->number, shot->take));
    if (clip < beyond) {
        ui::ButtonLook look;
        look.icon = ui::icon::duplicate;
        look.kind = ui::ButtonLook::Kind::quiet;
        look.tipName = "Duplicate in the cut";
        look.keys = "Ctrl+D";
        if (ui::button(gui, "Duplicate here", head.takeRight(24.0F).band(24.0F), look)) {
            duplicateClip(editor);
        }
    }
    ui::Scroll scroll(gui, "cut numbers scroll", rest);
    ui::Rect list = scroll.content().inset(ui::size::padding, 0.0F);
    list.y += 8.0F;
    const float top = list.y;
    if (const SoundClip* sound = chosenSound(editor); sound != nullptr) {
        const SoundClip row = *sound;
        drawSoundNumbers(editor, list, row);
        scroll.setHeight(list.y - top + 20.0F);
        return;
    }
    if (clip < beyond) {
        drawInCut(editor, list, clip);
        ui::divider(gui, list);
        drawFromScene(editor, list, clip);
    } else if (shot == nullptr) {
        ui::paragraph(gui, list, ui::Face::body, ui::colour::text3,
                      "Pick a shot to see its numbers here.");
    } else {
        const std::vector<CutClip>& cut = editor.project().cut;
        const bool plays = std::ranges::find(cut, shot->id, &CutClip::shot) != cut.end();
        ui::text(gui, list.takeTop(24.0F), ui::Face::body, ui::colour::text3,
                 plays ? "In the cut. Pick it there for its times."
                       : "Not in the cut. Double-click it in the list.");
    }
    if (const Shot* now = chosenShot(editor); now != nullptr) {
        const Shot row = *now;
        drawCamera(editor, list, row);
    }
    if (const std::optional<std::size_t> now = chosenClip(editor)) {
        drawJoin(editor, list, *now);
    }
    scroll.setHeight(list.y - top + 20.0F);
}

}
