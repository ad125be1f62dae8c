#include "editor/sound_edits.h"

#include <algorithm>

namespace premise {

const SoundClip* chosenSound(const Editor& editor)
{
    const Item item = editor.selection.main();
    return item.kind == ItemKind::sound ? editor.project().soundClips.find(Id<SoundClip>{item.id})
                                        : nullptr;
}

double soundSeconds(Editor& editor, const SoundClip& clip)
{
    const Sound* sound = editor.project().sounds.find(clip.sound);
    return sound == nullptr ? -1.0 : editor.sounds.waveform(*sound).seconds;
}

void removeSound(Editor& editor)
{
    const SoundClip* clip = chosenSound(editor);
    if (clip == nullptr) {
        return;
    }
    const SoundClip gone = *clip;
    std::vector<Edit> edits{Remove<SoundClip>{gone.id}};
    // A file that nothing plays any more is no longer the production's.
    const auto& clips = editor.project().soundClips.rows();
    if (std::ranges::count_if(clips,
                              [&](const auto& other) { return other->sound == gone.sound; }) == 1) {
        edits.emplace_back(Remove<Sound>{gone.sound});
    }
    if (editor.ask(edits, "Remove " + gone.name)) {
        editor.say("Took " + gone.name + " out");
    }
}

void toggleMute(Editor& editor)
{
    if (const SoundClip* clip = chosenSound(editor)) {
        SoundClip changed = *clip;
        changed.muted = !changed.muted;
        if (editor.ask(Put<SoundClip>{changed})) {
            editor.say(changed.name + (changed.muted ? " is muted" : " is heard"));
        }
    }
}

}
