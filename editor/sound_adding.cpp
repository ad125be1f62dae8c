#include "editor/sound_adding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

#include "base/file.h"
#include "editor/editor.h"
#include "project/sound_cutting.h"
#include "sound/sound_file.h"

namespace premise {

bool isNamedAsSound(const std::filesystem::path& file)
{
    static constexpr std::array endings{".wav",  ".wave", ".bwf", ".rf64", ".w64", ".aif",
                                        ".aiff", ".flac", ".ogg", ".oga",  ".opus"};
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return std::ranges::find(endings, ending) != endings.end();
}

SoundAdding::Read SoundAdding::read(const Wish& wish)
{
    Read read{.wish = wish};
    const Result<SoundFile> file = SoundFile::open(wish.file);
    if (!file) {
        read.problem = file.error().message;
        return read;
    }
    read.seconds = file->facts().seconds();
    if (const Result<std::string> hash = contentHash(wish.file)) {
        read.contentHash = *hash;
    }
    return read;
}

void SoundAdding::follow(Editor& editor)
{
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        lay(editor, coming_.get());
    }
    if (!coming_.valid() && !waiting_.empty()) {
        const Wish wish = waiting_.front();
        waiting_.pop_front();
        coming_ = std::async(std::launch::async, [wish] { return read(wish); });
    }
    if (coming_.valid()) {
        editor.gui.drawAgainIn(0.1);
    }
}

void SoundAdding::lay(Editor& editor, const Read& read)
{
    if (!read.problem.empty()) {
        editor.complain(read.problem);
        return;
    }
    const fs::path folder = fs::absolute(editor.session.file()).parent_path();
    const Sound sound{.name = read.wish.file.stem().string(),
                      .path = fs::proximate(read.wish.file, folder).generic_string(),
                      .contentHash = read.contentHash};
    const LaidSound laid = editsToLay(editor.project(), sound, read.seconds, read.wish.first);
    if (!editor.ask(laid.edits, "Add " + sound.name)) {
        return;
    }
    editor.selection.pick({ItemKind::sound, laid.clip.value});
    editor.say(fmt::format("Added {}, {:.1f} s", read.wish.file.filename().string(), read.seconds));
}

}
