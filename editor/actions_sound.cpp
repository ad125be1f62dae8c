#include "editor/actions.h"
#include "editor/sound_edits.h"

namespace premise {

void addSoundActions(std::vector<Action>& to)
{
    to.push_back({.name = "Mute sound",
                  .menu = "Cut",
                  .words = "silence audio quiet",
                  .pages = {Page::cut},
                  .reason =
                      [](const Editor& editor) {
                          return chosenSound(editor) == nullptr ? "Pick a sound first." : "";
                      },
                  .run = toggleMute,
                  .on =
                      [](const Editor& editor) {
                          const SoundClip* clip = chosenSound(editor);
                          return clip != nullptr && clip->muted;
                      }});
}

}
