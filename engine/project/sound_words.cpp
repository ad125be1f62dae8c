#include "project/row_words.h"

namespace premise {

std::string changeWords(const Sound& before, const Sound& after)
{
    const ChangedFields changed(before, after);
    if (changed.only({"path", "content_hash"}) && changed.has("path")) {
        return fmt::format("Find {} at {}", shortTitleOf(before), after.path);
    }
    return changeWords<Sound>(before, after);
}

std::string changeWords(const SoundClip& before, const SoundClip& after)
{
    const ChangedFields changed(before, after);
    const std::string title = shortTitleOf(before);
    if (changed.only({"first_frame"})) {
        return "Move " + title;
    }
    if (changed.only({"offset_s"})) {
        return "Slip " + title;
    }
    if (changed.only({"length_frames"})) {
        return "Trim the end of " + title;
    }
    if (changed.only({"first_frame", "length_frames", "offset_s"})) {
        return "Trim the start of " + title;
    }
    if (changed.only({"gain_db"})) {
        return fmt::format("Set {} to {:+.1f} dB", title, after.gain);
    }
    if (changed.only({"muted"})) {
        return (after.muted ? "Mute " : "Unmute ") + title;
    }
    return changeWords<SoundClip>(before, after);
}

}
