#include <fmt/format.h>

#include "editor/field_step.h"
#include "editor/pages/cut_parts.h"
#include "editor/sound_edits.h"

namespace premise {

void drawSoundNumbers(Editor& editor, ui::Rect& rest, const SoundClip& clip)
{
    ui::Gui& gui = editor.gui;
    const Settings& settings = editor.project().settings;
    ui::section(gui, rest, "Sound");
    ui::Rect at = ui::labelled(gui, rest, "Name");
    const ui::TextChange name = ui::textField(gui, "Sound name", at, clip.name);
    if (name.ended && !name.text.empty() && name.text != clip.name) {
        SoundClip next = clip;
        next.name = name.text;
        editor.ask(Put<SoundClip>{next});
    }
    at = ui::labelled(gui, rest, "Heard from");
    ui::text(gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text,
             formatTimecode(clip.first, settings.rate, settings.dropFrame));
    at = ui::labelled(gui, rest, "Lasts");
    ui::text(gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text,
             fmt::format("{:.2f} s", settings.rate.seconds(double(clip.length))));
    at = ui::labelled(gui, rest, "In the file");
    ui::text(gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text,
             fmt::format("from {:.2f} s", clip.offset));
    ui::NumberLook look;
    look.decimals = 1;
    look.fixed = 1;
    look.least = -60.0;
    look.most = 24.0;
    at = ui::labelled(gui, rest, "Gain");
    const ui::NumberChange gain = ui::numberField(gui, "Gain", at, clip.gain, look);
    ui::text(gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text3, "dB", ui::Align::right);
    fieldStep(editor, gain, {}, [&](double value) {
        SoundClip next = clip;
        next.gain = value;
        editor.ask(Put<SoundClip>{next});
    });
    at = ui::labelled(gui, rest, "");
    if (ui::checkbox(gui, "Mute", at, "Mute", clip.muted)) {
        toggleMute(editor);
    }
    const Sound* sound = editor.project().sounds.find(clip.sound);
    if (sound == nullptr) {
        return;
    }
    at = ui::labelled(gui, rest, "File");
    ui::text(gui, at.inset(8.0F, 0.0F), ui::Face::body, ui::colour::text2, sound->path);
    const std::string problem = editor.sounds.waveform(*sound).problem;
    if (!problem.empty()) {
        const float height = ui::heightOf(gui, ui::Face::body, problem, rest.w);
        ui::paragraph(gui, rest.takeTop(height, 8.0F), ui::Face::body, ui::colour::warning,
                      problem);
    }
}

}
